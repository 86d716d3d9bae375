import type { Sql } from '../../kernel/db/client.ts'
import { type DocumentRecord, documentsByIds } from '../agenda/queries.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { type Manifest, readManifestText } from '../dispatches/queries.ts'
import { type EditionItem, type Facts, readFacts, titlesIn } from './source.ts'

/**
 * What a councillor was sent last, by its manifest: the office may have changed titles, order and files since, of which they know
 * nothing. What a manifest does not tell – confidential, the section above – is as it is now.
 */
export async function sentFacts(sql: Sql, meetingId: string, councillorId: string): Promise<Facts> {
  const { dispatch } = await receivedDispatch(sql, councillorId, meetingId)
  const manifest = readManifestText(dispatch.manifest)
  const now = await readFacts(sql, meetingId)
  const { date, time, place } = manifest.meeting
  return {
    ...now,
    meeting: { ...now.meeting, date, time, place },
    agenda: {
      version: manifest.agendaVersion,
      sections: manifest.sections.map((section) => ({ ...section, parentId: parentOf(now, section.id) })),
      items: manifest.items.map((item) => toItem(item, now)),
    },
    byItem: await sentDocuments(sql, manifest),
    titles: titlesIn(manifest.items),
  }
}

const parentOf = ({ agenda }: Facts, sectionId: string): string | null =>
  agenda.sections.find(({ id }) => id === sectionId)?.parentId ?? null

function toItem(item: Manifest['items'][number], { agenda }: Facts): EditionItem {
  const { id, number, sectionId, title, rapporteur, department } = item
  return {
    id,
    number,
    sectionId,
    confidential: agenda.items.find((one) => one.id === id)?.confidential ?? false,
    withdrawnAt: null,
    title: { value: title },
    rapporteur: { value: rapporteur },
    department: { value: department },
  }
}

/** The very files, whatever has taken their place since. */
async function sentDocuments(sql: Sql, { items }: Manifest): Promise<Map<string, DocumentRecord[]>> {
  const ids = items.flatMap(({ documents }) => documents.map(({ id }) => id))
  const found = new Map((await documentsByIds(sql, ids)).map((document) => [document.id, document]))
  return new Map(
    items.map(({ id: itemId, documents }) => [
      itemId,
      documents.flatMap(({ id }) => {
        const document = found.get(id)
        return document ? [{ ...document, itemId }] : []
      }),
    ]),
  )
}
