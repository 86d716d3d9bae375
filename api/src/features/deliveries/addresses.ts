import { and, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { convocationPreferences } from '../../kernel/db/schema/index.ts'

/** The mobile numbers that councillors have given for their convocations, in force on a day; the latest given counts. */
export async function mobilesOn(
  sql: Sql,
  councillorIds: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  if (councillorIds.length === 0) return new Map()
  const table = convocationPreferences
  const rows = await sql
    .select()
    .from(table)
    .where(
      and(
        inArray(table.councillorId, [...councillorIds]),
        eq(table.channel, 'SMS'),
        lte(table.since, on),
        or(isNull(table.until), gte(table.until, on)),
      ),
    )
    .orderBy(desc(table.since), desc(table.recordedAt))
  return new Map([...rows].reverse().map((row) => [row.councillorId, row.address]))
}
