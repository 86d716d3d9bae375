import { seriesOf } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import { hashPassword, newTotpSecret } from '../features/accounts/queries.ts'
import type { Sql } from '../kernel/db/client.ts'
import {
  authorities,
  bodies,
  bodyMembers,
  councillors,
  memberships,
  numberSeries,
  users,
} from '../kernel/db/schema/index.ts'
import { asSystem } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { newId } from '../kernel/ids.ts'
import { COUNCILLORS, emailOf, SECTIONS } from './people.ts'

export const DEMO_SLUG = 'vallee'
export const DEMO_CLERK = {
  email: 'assemblees@vallee.example',
  name: 'Anne Delmas',
  password: 'hemicycle-demo',
}
export const DEMO_COUNCILLOR = { email: 'claire.vidalenc@vallee.example', password: 'hemicycle-demo' }

/** Fills an empty database with a fictitious département. Does nothing when an authority is there already. */
export async function seedAuthority(deps: Deps): Promise<{ created: boolean }> {
  return asSystem(deps, async (sql) => {
    await sql.execute(raw`select pg_advisory_xact_lock(4715003)`)
    const [existing] = await sql.select({ id: authorities.id }).from(authorities).limit(1)
    if (existing) return { created: false }
    const authorityId = newId()
    await sql.insert(authorities).values({
      id: authorityId,
      slug: DEMO_SLUG,
      name: 'Département de la Vallée',
      type: 'DEPARTEMENT',
      timeZone: 'Europe/Paris',
    })
    await seedClerk(deps, sql, authorityId)
    const bodyIds = await seedBodies(sql, authorityId)
    await seedCouncillors(deps, sql, authorityId, bodyIds)
    return { created: true }
  })
}

async function seedClerk(deps: Deps, sql: Sql, authorityId: string): Promise<void> {
  const userId = newId()
  const now = deps.clock.now()
  await sql.insert(users).values({
    id: userId,
    email: DEMO_CLERK.email,
    passwordHash: await hashPassword(DEMO_CLERK.password),
    totpSecret: newTotpSecret(),
    totpConfirmedAt: now,
    createdAt: now,
  })
  const role = 'ASSEMBLY_OFFICE' as const
  await sql
    .insert(memberships)
    .values({ id: newId(), authorityId, userId, role, displayName: DEMO_CLERK.name })
}

async function seedBodies(sql: Sql, authorityId: string): Promise<string[]> {
  const place = 'Hôtel du Département, salle Jeanne-Laborde'
  const rows = [
    {
      code: 'CP',
      name: 'Commission permanente',
      kind: 'STANDING_COMMITTEE' as const,
      series: seriesOf({
        key: 'reports',
        template: '{section.code}{meeting.date:MM}{seq:00}',
        alternative: {
          field: 'meeting.indexInMonth',
          above: 1,
          template: '{section.code}{meeting.date:MM}{meeting.indexInMonth-1}{seq:00}',
        },
      }),
      sections: SECTIONS,
      defaultTime: '09:30',
    },
    {
      code: 'CD',
      name: 'Conseil départemental',
      kind: 'PLENARY' as const,
      series: seriesOf({
        key: 'reports',
        template: '{meeting.date:YYYY}-{body.code}-{seq:000}',
        resetOn: ['YEAR'],
      }),
      sections: [],
      defaultTime: '14:00',
    },
  ].map((row, position) => ({
    ...row,
    id: newId(),
    authorityId,
    position,
    defaultPlace: place,
  }))
  await sql.insert(bodies).values(rows)
  await sql
    .insert(numberSeries)
    .values(rows.map(({ id: bodyId, series }) => ({ ...series, id: newId(), authorityId, bodyId })))
  return rows.map((row) => row.id)
}

async function seedCouncillors(
  deps: Deps,
  sql: Sql,
  authorityId: string,
  bodyIds: readonly string[],
): Promise<void> {
  const now = deps.clock.now()
  const passwordHash = await hashPassword(DEMO_COUNCILLOR.password)
  for (const [index, person] of COUNCILLORS.entries()) {
    const [id, userId, email] = [newId(), newId(), emailOf(person)]
    const { civility, firstName, lastName, canton, group: politicalGroup } = person
    await sql.insert(councillors).values({
      id,
      authorityId,
      civility,
      firstName,
      lastName,
      email,
      canton,
      politicalGroup,
      protocolOrder: index,
    })
    // One élue may sign in by password; the others use the link of their mails, as most élus do.
    await sql
      .insert(users)
      .values({ id: userId, email, passwordHash: index === 0 ? passwordHash : null, createdAt: now })
    const displayName = `${firstName} ${lastName}`
    await sql
      .insert(memberships)
      .values({ id: newId(), authorityId, userId, role: 'COUNCILLOR', displayName, councillorId: id })
    for (const [bodyIndex, bodyId] of bodyIds.entries())
      // The commission permanente is made of the first fourteen; the council of all.
      if (bodyIndex === 1 || index < 14)
        await sql.insert(bodyMembers).values({ authorityId, bodyId, councillorId: id, since: '2021-07-01' })
  }
}
