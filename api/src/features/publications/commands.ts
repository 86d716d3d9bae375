import type {
  changePublication,
  createPublication,
  Input,
  markPublication,
  Publication,
  PublicationFields,
  publishPublication,
} from '@hemicycle/contract'
import { emptyDetails, instantAt, Problem } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { publicationFiles, publications, publicationVersions } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { mustHaveSeen } from '../../kernel/mark.ts'
import { currentAuthority, todayOf } from '../authorities/queries.ts'
import { checkedFields } from './fields.ts'
import { personalDataOf } from './personal-data.ts'
import { filesOf, lastVersion, lockPublication, publicationById, type VersionRecord } from './queries.ts'

export async function createPublicationCommand(
  deps: Deps,
  actor: Actor,
  { kind, title }: Input<typeof createPublication>,
): Promise<Publication> {
  return inTx(deps, actor, async (sql) => {
    const [id, now] = [newId(), deps.clock.now()]
    const { authorityId } = actor
    await sql.insert(publications).values({ id, authorityId, kind, createdAt: now })
    await sql.insert(publicationVersions).values({
      id: newId(),
      authorityId,
      publicationId: id,
      number: 1,
      title: title.trim(),
      text: '',
      details: emptyDetails(kind),
      audience: 'ALL',
      changedAt: now,
    })
    return written(deps, sql, actor, 'publication.created', id)
  })
}

export async function changePublicationCommand(
  deps: Deps,
  actor: Actor,
  { publicationId: id, version, ...fields }: Input<typeof changePublication>,
): Promise<Publication> {
  return inTx(deps, actor, async (sql) => {
    const row = current(await lockPublication(sql, id), version, 'publication')
    const values = await checkedFields(sql, row.kind, fields)
    const draft = await openDraft(deps, sql, id)
    // What waits for its day is a draft again once it is changed: nobody has approved the new words.
    await sql
      .update(publicationVersions)
      .set({ ...stored(values), publishedAt: null, publishedBy: null, changedAt: deps.clock.now() })
      .where(eq(publicationVersions.id, draft.id))
    await moved(sql, id)
    return publicationById(sql, id, deps.clock.now())
  })
}

const stored = ({ audience, details, ...kept }: PublicationFields) => ({
  ...kept,
  details,
  audience: audience.kind,
  audienceIds: audience.ids,
})

/** The version that is being written; begun from what is published, files included, when there is none. Call it with the publication locked. */
export async function openDraft(deps: Deps, sql: Sql, publicationId: string): Promise<VersionRecord> {
  const last = existing(await lastVersion(sql, publicationId), 'version')
  const now = deps.clock.now()
  if (last.publishedAt === null || last.publishedAt > now) return last
  const next = {
    ...last,
    id: newId(),
    number: last.number + 1,
    note: null,
    publishedAt: null,
    publishedBy: null,
  }
  const [draft] = await sql
    .insert(publicationVersions)
    .values({ ...next, changedAt: now })
    .returning()
  const files = await sql.select().from(publicationFiles).where(eq(publicationFiles.versionId, last.id))
  const copies = files.map((file) => ({ ...file, id: newId(), versionId: next.id }))
  if (copies.length > 0) await sql.insert(publicationFiles).values(copies)
  return existing(draft, 'version')
}

const moved = (sql: Sql, id: string) =>
  sql
    .update(publications)
    .set({ version: raw`${publications.version} + 1` })
    .where(eq(publications.id, id))

export async function publishCommand(
  deps: Deps,
  actor: Actor,
  { publicationId: id, version, from, personalData }: Input<typeof publishPublication>,
): Promise<Publication> {
  return inTx(deps, actor, async (sql) => {
    const { kind } = current(await lockPublication(sql, id), version, 'publication')
    const draft = existing(await lastVersion(sql, id), 'version')
    const now = deps.clock.now()
    if (draft.publishedAt !== null && draft.publishedAt <= now)
      throw new Problem('NOT_ALLOWED_NOW', 'there is nothing new to publish')
    const files = await filesOf(sql, draft.id)
    if (files.some((file) => file.state !== 'READY'))
      throw new Problem('NOT_ALLOWED_NOW', 'a file cannot be read', {
        violations: [{ field: 'documents', reason: 'cannot be read' }],
      })
    const said = await personalDataOf(sql, kind, draft)
    mustHaveSeen(said, personalData)
    const publishedAt = await momentOf(sql, now, from)
    await sql
      .update(publicationVersions)
      .set({ publishedAt, publishedBy: actor.name })
      .where(eq(publicationVersions.id, draft.id))
    await sql.update(publications).set({ archivedAt: null }).where(eq(publications.id, id))
    await moved(sql, id)
    return written(deps, sql, actor, 'publication.published', id, {
      number: draft.number,
      personalData: said.found.length,
    })
  })
}

async function momentOf(sql: Sql, now: Date, from: string | null): Promise<Date> {
  if (from === null || from === (await todayOf(sql, now))) return now
  const moment = instantAt(from, '00:00', (await currentAuthority(sql)).timeZone)
  if (moment > now) return moment
  throw new Problem('INVALID_INPUT', 'from', { violations: [{ field: 'from', reason: 'is past' }] })
}

type One = { publicationId: string }

export async function discardDraftCommand(
  deps: Deps,
  actor: Actor,
  { publicationId: id }: One,
): Promise<Publication> {
  return inTx(deps, actor, async (sql) => {
    await lockPublication(sql, id)
    const last = existing(await lastVersion(sql, id), 'version')
    const now = deps.clock.now()
    const open = last.publishedAt === null || last.publishedAt > now
    if (!open || last.number === 1)
      throw new Problem('NOT_ALLOWED_NOW', 'no draft beside a published version')
    await sql.delete(publicationFiles).where(eq(publicationFiles.versionId, last.id))
    await sql.delete(publicationVersions).where(eq(publicationVersions.id, last.id))
    await moved(sql, id)
    return written(deps, sql, actor, 'publication.draft-discarded', id)
  })
}

export async function markPublicationCommand(
  deps: Deps,
  actor: Actor,
  { publicationId: id, pinned, archived }: Input<typeof markPublication>,
): Promise<Publication> {
  return inTx(deps, actor, async (sql) => {
    const row = await lockPublication(sql, id)
    const archivedAt = archived === undefined ? row.archivedAt : archived ? deps.clock.now() : null
    await sql
      .update(publications)
      .set({ pinned: pinned ?? row.pinned, archivedAt, version: row.version + 1 })
      .where(eq(publications.id, id))
    return written(deps, sql, actor, 'publication.marked', id, { pinned, archived })
  })
}

async function written(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  action: string,
  id: string,
  facts: Record<string, unknown> = {},
): Promise<Publication> {
  const now = deps.clock.now()
  await record(sql, actor, now, { action, subject: 'publication', subjectId: id, facts })
  return publicationById(sql, id, now)
}
