import type { ProfileRow, ProfileShown, ReadingProfile } from '@hemicycle/contract'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { ExtractionProfile } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { extractionProfiles, extractionProfileVersions } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'

type Row = typeof extractionProfiles.$inferSelect

export async function profileList(sql: Sql): Promise<ProfileRow[]> {
  const rows = await sql.select().from(extractionProfiles).orderBy(asc(extractionProfiles.id))
  return rows.map(toRow)
}

export async function profileShown(sql: Sql, profileId: string): Promise<ProfileShown> {
  const [found] = await sql.select().from(extractionProfiles).where(eq(extractionProfiles.id, profileId))
  const row = existing(found, 'profile')
  const history = await sql
    .select()
    .from(extractionProfileVersions)
    .where(eq(extractionProfileVersions.profileId, profileId))
    .orderBy(desc(extractionProfileVersions.version))
  return {
    ...toRow(row),
    profile: shown(row.profile),
    history: history.map(({ version, actor, savedAt }) => ({
      version,
      actor,
      savedAt: savedAt.toISOString(),
    })),
  }
}

export async function profileVersion(sql: Sql, profileId: string, version: number): Promise<ReadingProfile> {
  const here = and(
    eq(extractionProfileVersions.profileId, profileId),
    eq(extractionProfileVersions.version, version),
  )
  const [row] = await sql.select().from(extractionProfileVersions).where(here)
  return shown(existing(row, 'version').profile)
}

const toRow = ({ id, profile, inUse, version, updatedAt }: Row): ProfileRow => ({
  id,
  name: profile.name,
  base: profile.base,
  inUse,
  version,
  updatedAt: updatedAt.toISOString(),
})

/** The library's profile is the contract's, but for lists that nobody may change in place. */
export const shown = (profile: ExtractionProfile): ReadingProfile =>
  structuredClone(profile) as ReadingProfile
