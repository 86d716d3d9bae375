import { eq } from 'drizzle-orm'
import { type Councillor, type ExtractionProfile, officeOf } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import { councillors, extractionProfiles } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'

export interface HowToRead {
  readonly councillors: readonly Councillor[]
  readonly profile?: ExtractionProfile
}

/** The people whose names reports bear, and the profile that the authority reads with. */
export async function howToRead(deps: Deps, authorityId: string): Promise<HowToRead> {
  return inTx(deps, { authorityId }, async (sql) => {
    const profile = await profileInUse(sql)
    return { councillors: await knownCouncillors(sql), ...(profile ? { profile } : {}) }
  })
}

export async function knownCouncillors(sql: Sql): Promise<Councillor[]> {
  const rows = await sql.select().from(councillors)
  return rows.map(({ id, civility, firstName, lastName, mandate, removedAt }) => ({
    id,
    civility,
    firstName,
    lastName,
    // Whoever left has left the office too.
    office: removedAt ? null : officeOf(mandate),
  }))
}

async function profileInUse(sql: Sql): Promise<ExtractionProfile | null> {
  const [row] = await sql.select().from(extractionProfiles).where(eq(extractionProfiles.inUse, true)).limit(1)
  return row?.profile ?? null
}
