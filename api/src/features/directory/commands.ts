import { Readable } from 'node:stream'
import type {
  changePhoto,
  changeMemberProfile,
  changeSharing,
  Input,
  Output,
  MemberProfile,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillorProfiles, councillors, files } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { receiveFile } from '../../kernel/files/receive.ts'
import { record } from '../../kernel/journal.ts'
import { todayOf } from '../authorities/queries.ts'
import { profileOf } from './queries.ts'

type Values = Partial<typeof councillorProfiles.$inferInsert>

/** A councillor's own choice. It holds at once. */
export async function changeSharingCommand(
  deps: Deps,
  actor: Actor,
  { shared }: Input<typeof changeSharing>,
): Promise<Output<typeof changeSharing>> {
  return inTx(deps, actor, async (sql) => {
    const councillorId = existing(actor.councillorId ?? undefined, 'councillor')
    await write(deps, sql, actor, councillorId, { shared }, 'directory.sharing')
    return { shared }
  })
}

export async function changeMemberProfileCommand(
  deps: Deps,
  actor: Actor,
  { councillorId, version, office, ...fields }: Input<typeof changeMemberProfile>,
): Promise<MemberProfile> {
  return inTx(deps, actor, async (sql) => {
    current(await lock(sql, councillorId), version, 'profile')
    const values = { ...fields, office: office?.trim() || null }
    await write(deps, sql, actor, councillorId, values, 'directory.profile')
    return profileOf(deps, sql, councillorId, await todayOf(sql, deps.clock.now()))
  })
}

/** The profile of a councillor; one without is at version 0. The councillor is locked: two first writings wait for each other. */
async function lock(sql: Sql, councillorId: string): Promise<{ version: number }> {
  const [person] = await sql
    .select({ id: councillors.id })
    .from(councillors)
    .where(eq(councillors.id, councillorId))
    .for('update')
  existing(person, 'councillor')
  const [profile] = await sql
    .select()
    .from(councillorProfiles)
    .where(eq(councillorProfiles.councillorId, councillorId))
  return profile ?? { version: 0 }
}

/** What changed is journaled by the names of the fields only. */
async function write(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  councillorId: string,
  values: Values,
  action: string,
): Promise<void> {
  const { version } = await lock(sql, councillorId)
  const changedAt = deps.clock.now()
  const row = { ...values, version: version + 1, changedAt }
  await sql
    .insert(councillorProfiles)
    .values({ authorityId: actor.authorityId, councillorId, ...row })
    .onConflictDoUpdate({
      target: [councillorProfiles.authorityId, councillorProfiles.councillorId],
      set: row,
    })
  const facts = values.shared ? { shared: [...values.shared] } : {}
  await record(sql, actor, changedAt, { action, subject: 'councillor', subjectId: councillorId, facts })
}

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47]

/** Keeps a picture, once its first bytes say that it is one; the browser has made it small. */
export async function changePhotoCommand(
  deps: Deps,
  actor: Actor,
  { councillorId, content }: Input<typeof changePhoto>,
): Promise<MemberProfile> {
  const { authorityId } = actor
  const bytes = content === null ? null : Buffer.from(content, 'base64')
  if (bytes && ![JPEG, PNG].some((mark) => mark.every((byte, index) => bytes[index] === byte)))
    throw new Problem('UNSUPPORTED_MEDIA', 'a JPEG or PNG picture is expected')
  const maxBytes = deps.config.maxUploadBytes
  const kept =
    bytes && (await receiveFile(deps.store, { authorityId, stream: Readable.from([bytes]), maxBytes }))
  return inTx(deps, actor, async (sql) => {
    const now = deps.clock.now()
    if (kept)
      await sql
        .insert(files)
        .values({ authorityId, ...kept, createdAt: now })
        .onConflictDoNothing()
    await write(deps, sql, actor, councillorId, { photoSha256: kept?.sha256 ?? null }, 'directory.photo')
    return profileOf(deps, sql, councillorId, await todayOf(sql, now))
  })
}
