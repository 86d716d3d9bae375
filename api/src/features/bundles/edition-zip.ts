import type { Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import type { Readable } from 'node:stream'
import type { DocumentRecord } from '../agenda/queries.ts'
import { assembleStream } from './assemble-stream.ts'
import { contentOf } from './contents.ts'
import { distinct, documentNames, folderName, labelOf } from './file-names.ts'
import { borrowSource, type Facts } from './source.ts'
import type { ZipEntry } from './zip.ts'

/** Every file of the agenda under the name that the ordre du jour gives it, in the folder of its section. Signed files stay signed. */
export function zipEntries(deps: Deps, tenant: Tenant, facts: Facts): ZipEntry[] {
  const { agenda, byItem, titles } = facts
  const files = agenda.items
    .filter((item) => item.withdrawnAt === null)
    .flatMap((item) => {
      const documents = byItem.get(item.id) ?? []
      const names = documentNames(item, documents.map((document) => labelOf(document.kind, titles.get(document.id)))) // prettier-ignore
      const folder = folderName(agenda.sections.find(({ id }) => id === item.sectionId))
      return documents.map((document, i) => ({ document, name: `${folder}${names[i] ?? ''}` }))
    })
  const names = distinct(files.map(({ name }) => name))
  return files.map(({ document }, i) => ({
    name: names[i] ?? '',
    date: document.receivedAt,
    open: () => openDocument(deps, tenant, facts, document),
  }))
}

/** A whole file as it was received, or the readable copy that serves instead; a piece of a cahier is cut out of it. */
async function openDocument(
  deps: Deps,
  { authorityId }: Tenant,
  facts: Facts,
  document: DocumentRecord,
): Promise<Readable> {
  if (document.firstPage === null) return deps.store.open(fileKey(authorityId, contentOf(document)))
  const itemId = document.itemId ?? ''
  const alone: Facts = { ...facts, byItem: new Map([[itemId, [document]]]) }
  const source = await borrowSource(deps, { authorityId }, alone, { kind: 'REPORT', id: itemId })
  const { stream, result } = assembleStream(deps.pool, source.spec)
  void result.catch(() => undefined).finally(source.release)
  return stream
}
