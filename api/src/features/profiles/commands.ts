import type {
  changeProfile,
  chooseProfile,
  createProfile,
  Input,
  Output,
  ProfileShown,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { type ExtractionProfile, profileProblems } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { extractionProfiles, extractionProfileVersions } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { profileList, profileShown } from './queries.ts'

/** The profile, or every fault of it by its place: « labels.title.2 », TWICE. */
export function soundProfile(value: unknown): ExtractionProfile {
  const faults = profileProblems(value)
  if (faults.length === 0) return value as ExtractionProfile
  const violations = faults.map(({ path: field, code: reason }) => ({ field, reason }))
  throw new Problem('INVALID_INPUT', 'profile', { violations })
}

export async function createProfileCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createProfile>,
): Promise<ProfileShown> {
  const profile = soundProfile(input.profile)
  return inTx(deps, actor, async (sql) => {
    const { authorityId } = actor
    const id = newId()
    const updatedAt = deps.clock.now()
    await sql.insert(extractionProfiles).values({ id, authorityId, profile, updatedAt })
    return written(deps, sql, actor, 'profile.created', { id, version: 0, profile })
  })
}

export async function changeProfileCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeProfile>,
): Promise<ProfileShown> {
  const { profileId: id } = input
  const profile = soundProfile(input.profile)
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql
      .select()
      .from(extractionProfiles)
      .where(eq(extractionProfiles.id, id))
      .for('update')
    const version = current(row, input.version, 'profile').version + 1
    const change = { profile, version, updatedAt: deps.clock.now() }
    await sql.update(extractionProfiles).set(change).where(eq(extractionProfiles.id, id))
    return written(deps, sql, actor, 'profile.changed', { id, version, profile })
  })
}

interface Saved {
  readonly id: string
  readonly version: number
  readonly profile: ExtractionProfile
}

/** Each version is kept as it was saved, with who saved it. */
async function written(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  action: string,
  { id, version, profile }: Saved,
): Promise<ProfileShown> {
  const { authorityId, name } = actor
  const savedAt = deps.clock.now()
  const row = { authorityId, profileId: id, version, profile, actor: name, savedAt }
  await sql.insert(extractionProfileVersions).values(row)
  await record(sql, actor, savedAt, { action, subject: 'profile', subjectId: id, facts: { version } })
  return profileShown(sql, id)
}

/** The next files are read with it; those that were read stay as they are. */
export async function chooseProfileCommand(
  deps: Deps,
  actor: Actor,
  { chosen }: Input<typeof chooseProfile>,
): Promise<Output<typeof chooseProfile>> {
  return inTx(deps, actor, async (sql) => {
    const rows = await sql.select().from(extractionProfiles).for('update')
    const wanted = chosen === null ? null : existing(rows.find(({ id }) => id === chosen), 'profile') // prettier-ignore
    for (const { id, inUse } of rows)
      if (inUse !== (id === wanted?.id))
        await sql.update(extractionProfiles).set({ inUse: !inUse }).where(eq(extractionProfiles.id, id))
    const fact = { action: 'profile.chosen', subject: 'profile', subjectId: chosen }
    await record(sql, actor, deps.clock.now(), fact)
    return { profiles: await profileList(sql) }
  })
}
