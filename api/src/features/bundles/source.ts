import { frenchDate, frenchTime } from '@hemicycle/domain'
import type { AgendaItem } from '@hemicycle/contract'
import type { Sql } from '../../kernel/db/client.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import type { BundleDocument, BundleItem, BundleSpec } from '../../pdf/index.ts'
import { agendaOf, documentsByItem, type DocumentRecord } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import type { BundleRow } from './queries.ts'

const KIND_LABELS = {
  REPORT: 'Rapport',
  DELIBERATION: 'Projet de délibération',
  ANNEX: 'Annexe',
  OTHER: 'Pièce',
} as const

export interface BundleSource {
  readonly spec: BundleSpec
  readonly agendaVersion: number
  readonly total: number
  release(): Promise<void>
}

/** What the engine needs to assemble a meeting: words, numbers and local copies of the files, released afterwards. */
export async function bundleSource(deps: Deps, bundle: BundleRow): Promise<BundleSource> {
  const { authorityId, meetingId } = bundle
  const facts = await inTx(deps, { authorityId }, (sql) => readFacts(sql, meetingId))
  const documents = [...facts.byItem.values()].flat()
  const local = new Map<string, { path: string; release(): Promise<void> }>()
  // Pieces of one cahier share its file: the engine then reads it once.
  for (const sha256 of new Set(documents.map(contentOf)))
    local.set(sha256, await deps.store.localPath(fileKey(authorityId, sha256)))
  const pathOf = (document: DocumentRecord) => local.get(contentOf(document))?.path ?? ''
  return {
    spec: specOf(facts, pathOf),
    agendaVersion: facts.agenda.version,
    total: documents.length,
    release: async () => void (await Promise.allSettled([...local.values()].map((file) => file.release()))),
  }
}

const contentOf = ({ readableSha256, sha256 }: DocumentRecord): string => readableSha256 ?? sha256

async function readFacts(sql: Sql, meetingId: string) {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const [authority, agenda, byItem] = [
    await currentAuthority(sql),
    await agendaOf(sql, meetingId),
    await documentsByItem(sql, meetingId),
  ]
  return { meeting, body, authority, agenda, byItem }
}
type Facts = Awaited<ReturnType<typeof readFacts>>

function specOf(
  { meeting, body, authority, agenda, byItem }: Facts,
  pathOf: (document: DocumentRecord) => string,
): BundleSpec {
  const when = frenchDate(meeting.date)
  const [year = '', month = '', day = ''] = meeting.date.split('-')
  const items = (sectionId: string | null) =>
    agenda.items
      .filter((item) => item.sectionId === sectionId)
      .map((item) => toItem(item, byItem.get(item.id) ?? [], pathOf))
  const sections = agenda.sections.map((section) => ({
    heading: `${section.code} – ${section.title}`,
    items: items(section.id),
  }))
  return {
    title: `${body.name} – ${when}`,
    author: authority.name,
    language: 'fr-FR',
    // Of the agenda and not of the hour: the same agenda gives the same bytes.
    createdAt: meeting.createdAt.toISOString(),
    cover: {
      authority: authority.name,
      heading: body.name,
      subheading: `${when}, ${frenchTime(meeting.time)}`,
      lines: [meeting.place],
    },
    agenda: {
      heading: 'Ordre du jour',
      sections: [...sections, { heading: null, items: items(null) }].filter((s) => s.items.length > 0),
    },
    stamp: {
      left: `${body.code} ${day}/${month}/${year} – Rapport n° {number} – {page}/{pages}`,
      folio: true,
    },
  }
}

function toItem(
  item: AgendaItem,
  documents: readonly DocumentRecord[],
  pathOf: (document: DocumentRecord) => string,
): BundleItem {
  const withdrawn = item.withdrawnAt !== null
  return {
    id: item.id,
    number: item.number ?? '',
    title: item.title.value ?? '',
    rapporteur: item.rapporteur.value,
    department: item.department.value,
    withdrawn,
    documents: withdrawn
      ? []
      : documents.map((document) => ({
          id: document.id,
          label: KIND_LABELS[document.kind ?? 'OTHER'],
          path: pathOf(document),
          ...pagesOf(document),
        })),
  }
}

const pagesOf = ({ firstPage, lastPage }: DocumentRecord): Pick<BundleDocument, 'pages'> =>
  firstPage !== null && lastPage !== null ? { pages: { first: firstPage, last: lastPage } } : {}
