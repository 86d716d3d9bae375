import { asc, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import {
  bodies,
  bodyMembers,
  councillorProfiles,
  councillors,
  serviceContacts,
} from '../../../kernel/db/schema/index.ts'
import { inOffice, todayOf } from '../../authorities/queries.ts'
import { type Entry, NOTHING } from '../entry.ts'

/** People and services by what everybody may read of them: never an address, a number or what a person has not agreed to show. */
export async function directoryEntries(sql: Sql, now: Date): Promise<Entry[]> {
  return [...(await people(sql, await todayOf(sql, now))), ...(await services(sql))]
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part).join(' · ')

async function people(sql: Sql, today: string): Promise<Entry[]> {
  const rows = await sql
    .select({ councillor: councillors, profile: councillorProfiles })
    .from(councillors)
    .leftJoin(councillorProfiles, eq(councillorProfiles.councillorId, councillors.id))
    .where(isNull(councillors.removedAt))
  const seats = await seatsOn(sql, today)
  return rows.map(
    ({ councillor: { id, firstName, lastName, mandate, canton, politicalGroup }, profile }) => ({
      ...NOTHING,
      shelf: 'DIRECTORY' as const,
      kind: 'PERSON' as const,
      title: `${firstName} ${lastName}`,
      detail: mandate ?? '',
      targetId: id,
      text: joined([
        canton,
        politicalGroup,
        ...(profile?.delegations ?? []),
        ...(seats.get(id) ?? []),
        ...(profile?.representations ?? []).map(({ body, role }) => `${body} (${role})`),
      ]),
    }),
  )
}

async function seatsOn(sql: Sql, today: string): Promise<Map<string, string[]>> {
  const rows = await sql
    .select({ id: bodyMembers.councillorId, name: bodies.name })
    .from(bodyMembers)
    .innerJoin(bodies, eq(bodies.id, bodyMembers.bodyId))
    .where(inOffice(today))
    .orderBy(asc(bodies.position))
  const seats = new Map<string, string[]>()
  for (const { id, name } of rows) seats.set(id, [...(seats.get(id) ?? []), name])
  return seats
}

async function services(sql: Sql): Promise<Entry[]> {
  const rows = await sql.select().from(serviceContacts).where(isNull(serviceContacts.removedAt))
  return rows.map(({ id, service, name, role, subjects, place }) => ({
    ...NOTHING,
    shelf: 'DIRECTORY' as const,
    kind: 'SERVICE' as const,
    title: service,
    detail: joined([name, role]),
    targetId: id,
    text: joined([subjects, place]),
  }))
}
