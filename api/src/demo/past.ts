import { addDays, cantonsIn, civilDateIn, instantAt, scopeOf } from '@hemicycle/domain'
import { asc, eq } from 'drizzle-orm'
import { membersOf } from '../features/authorities/queries.ts'
import type { councillors } from '../kernel/db/schema/index.ts'
import type { Sql } from '../kernel/db/client.ts'
import {
  agendaItems,
  agendaSections,
  allocatedNumbers,
  bodies,
  deliberations,
  itemVotes,
  meetings,
  numberSeries,
  sittingEvents,
  sittings,
  type StoredField,
} from '../kernel/db/schema/index.ts'
import { inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { newId } from '../kernel/ids.ts'
import { nextWeekday } from './days.ts'
import { COMMITTEE_AFFAIRS, COUNCIL_AFFAIRS, type PastAffair } from './past-affairs.ts'
import { voteOf } from './past-votes.ts'
import { type PastCahier, type PastReport, sendCahiers } from './past-papers.ts'
import { CANTONS, COMMITTEES } from './people.ts'
import { DEMO_CLERK } from './seed.ts'
import { demoActor } from './until.ts'

const ZONE = 'Europe/Paris'
/** How many months ago each body met. */
const CP_MONTHS = [24, 22, 21, 19, 18, 16, 15, 13, 12, 10, 9, 7, 6, 4, 3, 2]
const CD_MONTHS = [23, 20, 17, 14, 11, 8, 5]

type Body = typeof bodies.$inferSelect
type Member = typeof councillors.$inferSelect
interface Sat {
  readonly body: Body
  readonly members: readonly Member[]
  readonly date: string
  /** Which meeting of the demo it is, from 0: what varies from one to the next. */
  readonly turn: number
  readonly affairs: readonly PastAffair[]
}

/** Two years of held meetings with their votes and délibérations, written in bulk: the product's own rules say what each vote decides. */
export async function seedPast(deps: Deps): Promise<void> {
  const clerk = await demoActor(deps, DEMO_CLERK.name)
  const { authorityId } = clerk
  await inTx(deps, { authorityId }, async (sql) => {
    const known = await sql.select({ id: deliberations.id }).from(deliberations).limit(1)
    if (known.length > 0) return
    const rows = emptyRows()
    const [counters, cahiers] = [new Map<string, number>(), [] as PastCahier[]]
    for (const sat of await sittingsOf(sql, civilDateIn(deps.clock.now(), ZONE)))
      cahiers.push(await fill(sql, { authorityId, rows, counters }, sat))
    await insertAll(sql, rows)
    await sendCahiers(deps, sql, clerk, cahiers)
  })
}

async function sittingsOf(sql: Sql, today: string): Promise<Sat[]> {
  const all = await sql.select().from(bodies)
  const body = (code: string): Body | undefined => all.find((one) => one.code === code)
  const plans = [
    { body: body('CP'), months: CP_MONTHS, affairs: COMMITTEE_AFFAIRS, count: 8 },
    { body: body('CD'), months: CD_MONTHS, affairs: COUNCIL_AFFAIRS, count: 6 },
  ]
  const found: Sat[] = []
  for (const plan of plans)
    for (const [turn, months] of plan.months.entries()) {
      if (!plan.body) continue
      const date = nextWeekday(today, -Math.round(months * 30.4))
      const affairs = Array.from(
        { length: plan.count },
        (_, n) => plan.affairs[(turn * 5 + n) % plan.affairs.length],
      )
      found.push({
        body: plan.body,
        members: await membersOf(sql, plan.body.id, date),
        date,
        turn,
        affairs: affairs.filter((one) => one !== undefined),
      })
    }
  return found.sort((a, b) => (a.date < b.date ? -1 : 1))
}

const emptyRows = () => ({
  meetings: [] as (typeof meetings.$inferInsert)[],
  sections: [] as (typeof agendaSections.$inferInsert)[],
  items: [] as (typeof agendaItems.$inferInsert)[],
  sittings: [] as (typeof sittings.$inferInsert)[],
  events: [] as (typeof sittingEvents.$inferInsert)[],
  votes: [] as (typeof itemVotes.$inferInsert)[],
  deliberations: [] as (typeof deliberations.$inferInsert)[],
  numbers: [] as (typeof allocatedNumbers.$inferInsert)[],
})
interface Writing {
  readonly authorityId: string
  readonly rows: ReturnType<typeof emptyRows>
  readonly counters: Map<string, number>
}

async function insertAll(sql: Sql, rows: Writing['rows']): Promise<void> {
  await sql.insert(meetings).values(rows.meetings)
  await sql.insert(agendaSections).values(rows.sections)
  await sql.insert(agendaItems).values(rows.items)
  await sql.insert(sittings).values(rows.sittings)
  await sql.insert(sittingEvents).values(rows.events)
  await sql.insert(itemVotes).values(rows.votes)
  await sql.insert(deliberations).values(rows.deliberations)
  await sql.insert(allocatedNumbers).values(rows.numbers)
}

async function fill(sql: Sql, writing: Writing, sat: Sat): Promise<PastCahier> {
  const { authorityId, rows } = writing
  const { body, date } = sat
  const meetingId = newId()
  const convenedAt = instantAt(addDays(date, -15), '10:00', ZONE)
  const when = { date, time: body.defaultTime, place: body.defaultPlace, createdAt: addedAt(date) }
  const state = { state: 'HELD' as const, announced: true, frozenAt: convenedAt, convenedAt }
  const meeting = { id: meetingId, authorityId, bodyId: body.id, ...when, ...state }
  rows.meetings.push(meeting)
  const own = { authorityId, meetingId }
  const sections = body.sections.map((section, position) => ({ ...own, id: newId(), ...section, position }))
  rows.sections.push(...sections)
  const recordedAt = instantAt(date, body.defaultTime, ZONE)
  const present = open(writing, sat, { meetingId, recordedAt })
  const series = await sql
    .select()
    .from(numberSeries)
    .where(eq(numberSeries.bodyId, body.id))
    .orderBy(asc(numberSeries.id))
  const reports = sat.affairs
    .map((affair) => ({ affair, section: sections.find(({ code }) => code === affair.section) ?? null }))
    .sort((one, other) => (one.section?.position ?? 0) - (other.section?.position ?? 0))
    .map(({ affair, section }, index) =>
      decide(writing, sat, { affair, section, index, meetingId, present, recordedAt, series }),
    )
  return { meeting, bodyName: body.name, sections, councillorIds: sat.members.map(({ id }) => id), reports }
}

/** Who chairs, who keeps the minutes, who is there: one or two are away, never the same. */
function open(
  { authorityId, rows }: Writing,
  { body, members, turn }: Sat,
  { meetingId, recordedAt }: Pick<Decided, 'meetingId' | 'recordedAt'>,
): Member[] {
  const at = body.defaultTime
  const [president, secretary] = [members[0], members[(turn % (members.length - 1)) + 1]]
  const openedAt = `${at.slice(0, 3)}${String(Number(at.slice(3)) + 5).padStart(2, '0')}`
  const hours = { openedAt, closedAt: body.code === 'CP' ? '11:40' : '17:50' }
  const bureau = { presidentId: president?.id ?? null, secretaryId: secretary?.id ?? null }
  rows.sittings.push({ authorityId, meetingId, ...bureau, ...hours })
  const second = turn % 2 ? members[(turn * 5 + 7) % members.length]?.id : undefined
  const away = new Set([members[(turn * 3 + 4) % members.length]?.id, second])
  const present = members.filter(({ id }) => id === president?.id || !away.has(id))
  const arrival = { authorityId, meetingId, type: 'ARRIVED' as const, at, recordedAt }
  rows.events.push(
    ...present.map(({ id: memberId }, index) => ({ ...arrival, id: newId(), seq: index + 1, memberId })),
  )
  return present
}

const addedAt = (date: string): Date => instantAt(addDays(date, -40), '09:00', ZONE)

interface Decided {
  readonly affair: PastAffair
  readonly section: { readonly id: string; readonly code: string } | null
  readonly index: number
  readonly meetingId: string
  readonly present: readonly Member[]
  readonly recordedAt: Date
  readonly series: readonly (typeof numberSeries.$inferSelect)[]
}

function decide(writing: Writing, sat: Sat, one: Decided): PastReport {
  const { authorityId, rows } = writing
  const { affair, section, index, meetingId, recordedAt } = one
  const { date } = sat
  const itemId = newId()
  const title = written(affair.title, sat)
  const rapporteur = rapporteurOf(affair, sat)
  const report = reportNumber(writing, sat, one, itemId)
  const place = { sectionId: section?.id ?? null, position: index, number: report, seq: index + 1 }
  const fields = { title: said(title), rapporteur: said(rapporteur), department: said(affair.direction) }
  const sentAt = instantAt(addDays(date, -15), '10:00', ZONE)
  const item = { id: itemId, authorityId, meetingId, sentAt, createdAt: addedAt(date) }
  rows.items.push({ ...item, ...place, fields: { ...fields, actNumber: said(null) } })
  const { vote, result } = voteOf(sat.members, one.present, sat.turn * 7 + index)
  rows.votes.push({ authorityId, itemId, ...vote, recordedAt })
  const number = result.adopted ? draw(writing, sat, one, { itemId, applies: 'DELIBERATION' }) : null
  const filing = {
    policy: affair.policy,
    matter: affair.matter,
    committees: [COMMITTEES[affair.committee]?.name ?? ''],
    cantons: cantonsIn(title, '', CANTONS),
  }
  const words = { title, text: textOf(affair, report, title, sat.body.code), rapporteur }
  const published = { drawnAt: recordedAt, publishedAt: instantAt(addDays(date, 4), '16:00', ZONE) }
  const own = { id: newId(), authorityId, meetingId, itemId, position: index + 1, number, result }
  rows.deliberations.push({
    ...own,
    ...words,
    ...filing,
    ...published,
    ...(number ? datesOf(date, number) : {}),
  })
  return { itemId, sectionId: place.sectionId, number: report, title, rapporteur, affair }
}

/** Sent to the préfecture three days after, posted the day after. */
function datesOf(date: string, number: string) {
  const [sent, posted] = [addDays(date, 3), addDays(date, 4)]
  return { postedOn: posted, sentOn: sent, receipt: number, receiptOn: sent }
}

function rapporteurOf(affair: PastAffair, { members }: Sat): string | null {
  const one = members[affair.rapporteur] ?? members[0]
  return one ? `${one.civility === 'MME' ? 'Mme' : 'M.'} ${one.firstName} ${one.lastName}` : null
}

const ORDINALS = ['1re', '2e', '3e', '4e', '5e', '6e']
const written = (title: string, { date, turn }: Sat): string =>
  title
    .replace('n° {n}', `n°\u00a0${(turn % 3) + 1}`)
    .replace('{n}', ORDINALS[turn % ORDINALS.length] ?? '')
    .replaceAll('{y}', date.slice(0, 4))
    .replace(' :', '\u00a0:')

function reportNumber(writing: Writing, sat: Sat, one: Decided, itemId: string): string {
  if (!one.section) return draw(writing, sat, one, { itemId, applies: 'REPORT' })
  const key = `${one.meetingId} ${one.section.code}`
  const next = (writing.counters.get(key) ?? 0) + 1
  writing.counters.set(key, next)
  return `${one.section.code}${sat.date.slice(5, 7)}${String(next).padStart(2, '0')}`
}

/** The next number of the year, written down as the product would: the numbers to come go on from it. */
function draw(
  { authorityId, rows, counters }: Writing,
  { body, date }: Sat,
  { meetingId, series, recordedAt }: Decided,
  { itemId, applies }: { readonly itemId: string; readonly applies: 'REPORT' | 'DELIBERATION' },
): string {
  const key = applies === 'REPORT' ? 'reports' : 'deliberations'
  const row = series.find(({ appliesTo }) => appliesTo === applies)
  if (!row) throw new Error(`no series for ${applies}`)
  const context = { body, meeting: { id: meetingId, date, indexInMonth: 1, indexInYear: 1 } }
  const scope = scopeOf({ ...row, key }, context, { id: itemId, withdrawn: false })
  const seq = (counters.get(`${row.id} ${scope}`) ?? 0) + 1
  counters.set(`${row.id} ${scope}`, seq)
  const rank = String(seq).padStart(3, '0')
  const number =
    applies === 'REPORT'
      ? `${date.slice(0, 4)}-${body.code}-${rank}`
      : `${body.code}_${date.slice(0, 4)}_${rank}`
  rows.numbers.push({ authorityId, seriesId: row.id, scope, seq, number, itemId, allocatedAt: recordedAt })
  return number
}

const said = (value: string | null): StoredField =>
  value === null
    ? { value, source: 'NONE', confidence: 0, evidence: null }
    : { value, source: 'CLERK', confidence: 1, evidence: null }

const textOf = ({ decision }: PastAffair, report: string, title: string, code: string): string =>
  [
    'Vu le code général des collectivités territoriales,',
    ...(code === 'CP'
      ? ['Vu la délibération du conseil départemental portant délégation à la commission permanente,']
      : []),
    `Vu le rapport n°\u00a0${report} relatif à\u00a0: ${title},`,
    'Considérant l’avis favorable de la commission compétente,',
    'Après en avoir délibéré,',
    'DÉCIDE\u00a0:',
    `– de ${decision}\u00a0;`
      .replace('de a', 'd’a')
      .replace('de e', 'd’e')
      .replace('de i', 'd’i')
      .replace('de o', 'd’o'),
    '– d’autoriser la Présidente à signer les actes correspondants.',
  ].join('\n')
