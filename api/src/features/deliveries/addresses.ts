import { toE164 } from '@hemicycle/domain'
import { and, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { convocationPreferences, councillors } from '../../kernel/db/schema/index.ts'

/**
 * The mobile numbers of councillors on a day: the one given for convocations, the latest in force, else the one of the directory.
 * A directory number that no SMS can reach is none.
 */
export async function mobilesOn(
  sql: Sql,
  councillorIds: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  if (councillorIds.length === 0) return new Map()
  const people = await sql
    .select({ id: councillors.id, phone: councillors.phone })
    .from(councillors)
    .where(inArray(councillors.id, [...councillorIds]))
  const known = people.flatMap(({ id, phone }): [string, string][] => {
    const mobile = phone === null ? null : mobileOf(phone)
    return mobile === null ? [] : [[id, mobile]]
  })
  return new Map([...known, ...(await preferredOn(sql, councillorIds, on))])
}

function mobileOf(phone: string): string | null {
  try {
    return toE164(phone)
  } catch {
    return null
  }
}

async function preferredOn(
  sql: Sql,
  councillorIds: readonly string[],
  on: string,
): Promise<[string, string][]> {
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
  return [...rows].reverse().map((row) => [row.councillorId, row.address])
}
