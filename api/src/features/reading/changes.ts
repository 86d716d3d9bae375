import type { Input, Output, readChanges, readTextChanges } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { receivedDispatches } from '../convocations/queries.ts'
import { type Manifest, readManifestText } from '../dispatches/queries.ts'
import { comparisonOf, documentById, lineOf, textOf } from '../imports/queries.ts'

type Changes = Output<typeof readChanges>
type ItemChange = Changes['items'][number]
type Item = Manifest['items'][number]

/** The meeting as it is now beside the last dispatch that this person had opened before it, else the one before. */
export async function changesSince(sql: Sql, actor: Actor, meetingId: string): Promise<Changes> {
  const [latest, ...earlier] = await receivedDispatches(sql, actor.councillorId, meetingId)
  const read = earlier.find(({ recipient }) => recipient.openedAt !== null) ?? earlier[0]
  if (!latest || !read) return { since: null, items: [] }
  const [before, after] = [
    readManifestText(read.dispatch.manifest),
    readManifestText(latest.dispatch.manifest),
  ]
  const since = (read.dispatch.availableAt ?? read.dispatch.requestedAt).toISOString()
  return { since, items: await compare(sql, before, after) }
}

async function compare(sql: Sql, before: Manifest, after: Manifest): Promise<ItemChange[]> {
  const known = new Map(before.items.map((item) => [item.id, item]))
  const changes: ItemChange[] = []
  for (const item of after.items) {
    const change = await changeOf(sql, known.get(item.id), item)
    if (change) changes.push(change)
  }
  const left = new Set(after.items.map((item) => item.id))
  const gone = before.items.filter((item) => !left.has(item.id))
  return [...changes, ...gone.map((item) => said(item, 'WITHDRAWN', []))]
}

async function changeOf(sql: Sql, before: Item | undefined, after: Item): Promise<ItemChange | null> {
  if (!before) return said(after, 'ADDED', [])
  const known = new Set(before.documents.map((document) => document.id))
  const documents: ItemChange['documents'] = []
  for (const { id, name, kind, title, mark } of after.documents.filter(
    (document) => !known.has(document.id),
  )) {
    const line = await lineOf(sql, await documentById(sql, id))
    documents.push({
      documentId: id,
      name,
      kind,
      title: title ?? null,
      mark: mark ?? null,
      since: line.find((one) => known.has(one.id))?.id ?? null,
    })
  }
  if (documents.length > 0 || after.documents.length < before.documents.length)
    return said(after, 'REPLACED', documents)
  return before.title === after.title ? null : said(after, 'RENAMED', [])
}

const said = (
  { id, number, title }: Item,
  change: ItemChange['change'],
  documents: ItemChange['documents'],
): ItemChange => ({ itemId: id, number, title, change, documents })

/** Both versions must have been sent to this person: a draft between two dispatches is nobody's but the office's. */
export async function textChanges(
  sql: Sql,
  actor: Actor,
  { meetingId, documentId, since }: Input<typeof readTextChanges>,
): Promise<Output<typeof readTextChanges>> {
  const sent = (await receivedDispatches(sql, actor.councillorId, meetingId)).flatMap(({ dispatch }) =>
    readManifestText(dispatch.manifest).items.flatMap((item) =>
      item.documents.map((document) => document.id),
    ),
  )
  if (!sent.includes(documentId) || !sent.includes(since)) throw new Problem('NOT_FOUND', 'version')
  const [older, newer] = [
    await textOf(sql, await documentById(sql, since)),
    await textOf(sql, await documentById(sql, documentId)),
  ]
  return comparisonOf(older, newer)
}
