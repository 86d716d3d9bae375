import { Problem } from '@hemicycle/domain'
import { and, asc, desc, eq, inArray, isNotNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bundles, dispatches, dispatchRecipients, documents, files } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { sentFileNames } from '../bundles/queries.ts'
import type { Manifest } from '../dispatches/queries.ts'
import { publicationFile } from '../publications/queries.ts'
import type { Readable } from './link.ts'

export { linkTo } from './link.ts'

const PDF = 'application/pdf'

type FileKind = 'DOCUMENT' | 'BUNDLE' | 'PUBLICATION'

/** The bytes behind a file, if this person may read them: clerks all, élus what was sent to them or published for them. */
export async function readableFile(
  sql: Sql,
  actor: Actor,
  kind: FileKind,
  id: string,
  original: boolean,
  now: Date,
): Promise<Readable> {
  const office = isOffice(actor)
  const own = original && office
  if (kind === 'PUBLICATION') {
    const found = await publicationFile(sql, actor, { id, original, office }, now)
    if (!found) throw new Problem('NOT_FOUND', 'file')
    return found
  }
  const file = await (kind === 'DOCUMENT' ? documentFile(sql, id, own) : bundleFile(sql, id))
  if (!file || !(await mayRead(sql, actor, kind, id))) throw new Problem('NOT_FOUND', 'file')
  // Only what is saved has a name: a reader asks for many addresses.
  if (office || kind === 'BUNDLE' || !original) return file
  return { ...file, name: (await sentName(sql, actor, id)) ?? file.name }
}

/** What the ordre du jour that was sent calls a file: the office may have named it otherwise since. */
async function sentName(sql: Sql, { councillorId }: Actor, id: string): Promise<string | undefined> {
  const [row] = await sql
    .select({
      item: raw<
        Manifest['items'][number]
      >`jsonb_path_query_first(${dispatches.manifest}::jsonb, '$.items[*] ? (@.documents[*].id == $id)', ${JSON.stringify({ id })}::jsonb)`,
    }) // prettier-ignore
    .from(dispatches)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.dispatchId, dispatches.id))
    .where(
      and(
        eq(dispatchRecipients.councillorId, councillorId ?? ''),
        isNotNull(dispatches.availableAt),
        carriesDocument(id),
      ),
    )
    .orderBy(desc(dispatches.availableAt))
    .limit(1)
  return row && sentFileNames(row.item).get(id)
}

const isOffice = ({ role }: Actor): boolean => role === 'ADMINISTRATOR' || role === 'ASSEMBLY_OFFICE'

export async function mayRead(
  sql: Sql,
  actor: Actor,
  kind: 'DOCUMENT' | 'BUNDLE',
  id: string,
): Promise<boolean> {
  return isOffice(actor) || wasSent(sql, actor, kind, id)
}

/** Which of these documents were sent to this councillor: the manifests of what is available to them are read once for all. */
export async function sentDocuments(
  sql: Sql,
  { councillorId }: Actor,
  ids: readonly string[],
): Promise<Set<string>> {
  if (!councillorId) return new Set()
  const { rows } = await sql.execute<{ id: string }>(raw`
    select distinct doc ->> 'id' as id
    from dispatches d
      join dispatch_recipients r on r.dispatch_id = d.id
      cross join jsonb_array_elements(d.manifest::jsonb -> 'items') item
      cross join jsonb_array_elements(item -> 'documents') doc
    where r.councillor_id = ${councillorId} and d.available_at is not null and doc ->> 'id' in ${[...ids]}`)
  return new Set(rows.map(({ id }) => id))
}

/** The bytes behind each of these documents that was sent to this councillor. A piece of a cahier not cut yet is left out. */
export async function sentFiles(
  sql: Sql,
  actor: Actor,
  ids: readonly string[],
): Promise<(Readable & { readonly documentId: string })[]> {
  const sent = [...(await sentDocuments(sql, actor, ids))]
  if (sent.length === 0) return []
  const rows = await sql.select().from(documents).where(inArray(documents.id, sent))
  const known = await sql
    .select()
    .from(files)
    .where(
      inArray(
        files.sha256,
        rows.flatMap((row) => shownSha256(row, false) ?? []),
      ),
    )
  const bySha = new Map(known.map((file) => [file.sha256, file]))
  return rows.flatMap((row) => {
    const file = bySha.get(shownSha256(row, false) ?? '')
    return file ? [{ documentId: row.id, ...shown(row, file) }] : []
  })
}

/** What a screen can show: the copy derived from the original, or the pages of a piece. The office may have the original itself. */
async function documentFile(sql: Sql, id: string, original: boolean): Promise<Readable | null> {
  const [row] = await sql.select().from(documents).where(eq(documents.id, id))
  if (!row) return null
  const [file] = await sql
    .select()
    .from(files)
    .where(eq(files.sha256, shownSha256(row, original) ?? ''))
  return file ? shown(row, file) : null
}

type Row = typeof documents.$inferSelect
const isPiece = ({ firstPage }: Row): boolean => firstPage !== null

function shownSha256(row: Row, original: boolean): string | null {
  if (isPiece(row)) return row.cutSha256
  return original ? row.sha256 : (row.readableSha256 ?? row.sha256)
}

function shown(row: Row, { sha256, bytes }: typeof files.$inferSelect): Readable {
  const untouched = sha256 === row.sha256 && !isPiece(row)
  return { sha256, bytes, ...called(row, untouched) }
}

/** An original keeps its name; what was made of it is a PDF and says so. */
function called({ name, format }: Row, untouched: boolean): Pick<Readable, 'name' | 'type'> {
  if (format === null || format === 'PDF' || format === 'UNKNOWN') return { name, type: PDF }
  return untouched
    ? { name, type: 'application/octet-stream' }
    : { name: `${name.replace(/\.[^.]+$/, '')}.pdf`, type: PDF }
}

/** Under what name these files are saved, where no dispatch says it. */
export async function pdfNames(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql
    .select()
    .from(documents)
    .where(inArray(documents.id, [...ids]))
    .orderBy(asc(documents.id))
  return new Map(rows.map((row) => [row.id, called(row, false).name]))
}

async function bundleFile(sql: Sql, id: string): Promise<Readable | null> {
  const [row] = await sql
    .select()
    .from(bundles)
    .where(and(eq(bundles.id, id), eq(bundles.state, 'READY')))
  if (!row?.sha256) return null
  const { sha256, bytes, layout } = row
  const opening = layout?.opening
  return {
    sha256,
    bytes: bytes ?? 0,
    ...(opening && { opening }),
    name: 'ordre-du-jour-et-rapports.pdf',
    type: PDF,
  }
}

/** Whether an available dispatch to this councillor carries it: the manifest says what was sent. */
async function wasSent(sql: Sql, actor: Actor, kind: 'DOCUMENT' | 'BUNDLE', id: string): Promise<boolean> {
  if (actor.role !== 'COUNCILLOR' || !actor.councillorId) return false
  const carries = kind === 'BUNDLE' ? eq(dispatches.bundleId, id) : carriesDocument(id)
  const rows = await sql
    .select({ id: dispatches.id })
    .from(dispatches)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.dispatchId, dispatches.id))
    .where(
      and(
        eq(dispatchRecipients.councillorId, actor.councillorId),
        isNotNull(dispatches.availableAt),
        carries,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** A manifest weighs a hundred kilobytes: it is only read where its text has the identifier at all. */
function carriesDocument(id: string) {
  const carried = JSON.stringify({ items: [{ documents: [{ id }] }] })
  return raw<boolean>`case when strpos(${dispatches.manifest}, ${id}) > 0 then ${dispatches.manifest}::jsonb @> ${carried}::jsonb else false end`
}
