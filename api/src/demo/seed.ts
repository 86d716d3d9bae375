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
  politicalGroups,
  quorumRules,
  terms,
  users,
} from '../kernel/db/schema/index.ts'
import { asSystem } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { newId } from '../kernel/ids.ts'
import { COMMITTEES, COUNCILLORS, DEMO_GROUPS, emailOf, MANDATES, SECTIONS } from './people.ts'

export const DEMO_SLUG = 'vallee'
export const DEMO_CLERK = {
  email: 'assemblees@vallee.example',
  name: 'Anne Delmas',
  password: 'hemicycle-demo',
}
/** Who works with her: each account takes a code once, so that several may sign in at a time. */
export const DEMO_COLLEAGUES = [
  { email: 'seances@vallee.example', name: 'Fatou Diarra' },
  { email: 'actes@vallee.example', name: 'Pierre Lacoste' },
  { email: 'convocations@vallee.example', name: 'Julie Nguyen' },
] as const
export const DEMO_ADMINISTRATOR = {
  email: 'administration@vallee.example',
  name: 'Marc Thibault',
  password: 'hemicycle-demo',
}
/** Two directions that hand in reports. */
export const DEMO_AUTHORS = [
  {
    email: 'routes@vallee.example',
    name: 'Karim Haddad',
    department: 'Direction des routes et des mobilités',
  },
  {
    email: 'culture@vallee.example',
    name: 'Sophie Marchetti',
    department: 'Direction de la culture et du patrimoine',
  },
] as const
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
      siret: '22990000600011',
      signatory: { name: 'Claire Vidalenc', quality: 'La Présidente du Conseil départemental' },
    })
    await seedOffice(deps, sql, authorityId)
    const termId = await seedTermAndGroups(sql, authorityId)
    const bodyIds = await seedBodies(sql, authorityId, termId, deps.clock.now())
    await seedCouncillors(deps, sql, authorityId, bodyIds, termId)
    return { created: true }
  })
}

async function seedOffice(deps: Deps, sql: Sql, authorityId: string): Promise<void> {
  const now = deps.clock.now()
  const passwordHash = await hashPassword(DEMO_CLERK.password)
  // The same secret for all, so that the mailbox page shows one code. Each account still takes a code once.
  const factor = { totpSecret: newTotpSecret(), totpConfirmedAt: now }
  const people = [
    ...[DEMO_CLERK, ...DEMO_COLLEAGUES].map((clerk) => ({ ...clerk, role: 'ASSEMBLY_OFFICE' as const })),
    { ...DEMO_ADMINISTRATOR, role: 'ADMINISTRATOR' as const },
    ...DEMO_AUTHORS.map((author) => ({ ...author, role: 'AUTHOR' as const })),
  ]
  for (const { name: displayName, ...person } of people) {
    const department = 'department' in person ? person.department : null
    const { email, role } = person
    const userId = newId()
    await sql.insert(users).values({ id: userId, email, passwordHash, createdAt: now, ...factor })
    await sql.insert(memberships).values({ id: newId(), authorityId, userId, role, displayName, department })
  }
}

async function seedTermAndGroups(sql: Sql, authorityId: string): Promise<string> {
  const termId = newId()
  const past = { name: 'Mandature 2015-2021', startsOn: '2015-04-02', endsOn: '2021-06-30' }
  const present = { name: 'Mandature 2021-2028', startsOn: '2021-07-01', endsOn: null }
  await sql.insert(terms).values([
    { ...past, id: newId(), authorityId },
    { ...present, id: termId, authorityId },
  ])
  await sql
    .insert(politicalGroups)
    .values(DEMO_GROUPS.map((group, position) => ({ ...group, id: newId(), authorityId, position })))
  return termId
}

/** Given once a délibération is adopted, one counter a year for each body. */
const DELIBERATIONS = seriesOf({
  key: 'deliberations',
  appliesTo: 'DELIBERATION',
  template: '{body.code}_{meeting.date:YYYY}_{seq:000}',
  resetOn: ['YEAR'],
  allocateAt: 'ADOPTION',
})

/** What its règlement intérieur asks for beyond the law: the commissions have a quorum too. */
const OWN_QUORUMS = {
  STANDING_COMMITTEE: null,
  COMMITTEE: { mode: 'MAJORITY_PRESENT', share: 'THIRD', article: 'Règlement intérieur, art. 7' },
  PLENARY: null,
} as const

type Quorums = typeof OWN_QUORUMS

async function seedQuorums(
  sql: Sql,
  authorityId: string,
  rows: readonly { readonly id: string; readonly kind: keyof Quorums }[],
  recordedAt: Date,
): Promise<void> {
  const rules = rows.flatMap(({ id: bodyId, kind }) => {
    const own = OWN_QUORUMS[kind]
    return own ? [{ ...own, id: newId(), authorityId, bodyId, validFrom: '2021-09-24', recordedAt }] : []
  })
  await sql.insert(quorumRules).values(rules)
}

async function seedBodies(sql: Sql, authorityId: string, termId: string, now: Date): Promise<string[]> {
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
    termId,
    position,
    defaultPlace: place,
  }))
  await sql.insert(bodies).values(rows)
  const series = rows.flatMap(({ id: bodyId, series: reports }) =>
    [reports, DELIBERATIONS].map((one) => ({ ...one, id: newId(), authorityId, bodyId })),
  )
  await sql.insert(numberSeries).values(series)
  const committees = COMMITTEES.map((row, index) => ({
    ...row,
    id: newId(),
    authorityId,
    termId,
    kind: 'COMMITTEE' as const,
    sections: [],
    position: rows.length + index,
    defaultPlace: place,
    defaultTime: '10:00',
  }))
  await sql.insert(bodies).values(committees)
  await seedQuorums(sql, authorityId, [...rows, ...committees], now)
  return [...rows, ...committees].map((row) => row.id)
}

async function seedCouncillors(
  deps: Deps,
  sql: Sql,
  authorityId: string,
  bodyIds: readonly string[],
  termId: string,
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
      mandate:
        MANDATES[index] ?? (civility === 'MME' ? 'Conseillère départementale' : 'Conseiller départemental'),
      phone: `+336399801${String(index).padStart(2, '0')}`,
      termId,
      since: '2021-07-01',
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
      if (sits(index, bodyIndex))
        await sql.insert(bodyMembers).values({ authorityId, bodyId, councillorId: id, since: '2021-07-01' })
  }
}

/** The commission permanente is made of the first fourteen; the council of all; each sits in one committee. */
const sits = (index: number, body: number): boolean =>
  body === 0 ? index < 14 : body === 1 || index % COMMITTEES.length === body - 2
