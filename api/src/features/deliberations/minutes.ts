import type { changeMinutes, Input, Minutes, Sitting, SittingEvent } from '@hemicycle/contract'
import { type AttendanceEvent, frenchDate, frenchTime, NO_MINUTES, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { meetingMinutes } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { mustHaveSeen, shown } from '../../kernel/mark.ts'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import { proxiesAtOpening } from '../attendance/queries.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { noteSitting, sittingOf } from '../sittings/queries.ts'
import { type Place, placeOf, sittingOn } from './papers.ts'
import { personalDataOfMinutes } from './personal-data.ts'
import { deliberationsOf } from './queries.ts'
import { personName, presenceOf, resultOf } from './result.ts'
import { namesOf, presenceLines, verdictOf } from './words.ts'

type Facts = Minutes['facts']

/** The procès-verbal: what happened, in sentences made anew each time, and what its secretary wrote beside. */
export async function minutesOf(sql: Sql, meetingId: string): Promise<Minutes> {
  const place = await placeOf(sql, meetingId)
  const [row] = await sql.select().from(meetingMinutes).where(eq(meetingMinutes.meetingId, meetingId))
  const { texts, approvedOn, version } = row ?? { texts: NO_MINUTES, approvedOn: null, version: 0 }
  const numbers = new Map((await deliberationsOf(sql, meetingId)).map((one) => [one.itemId, one.number]))
  const sitting = await sittingOf(sql, meetingId)
  const orders = new Map(sitting.items.map(({ itemId, order }) => [itemId, order]))
  const proxies = await proxiesAtOpening(sql, meetingId, orders)
  const facts = factsOf(place, sitting, numbers, proxies)
  const personalData = approvedOn ? shown([]) : personalDataOfMinutes(texts, facts)
  return {
    meetingId,
    texts: { ...texts, items: { ...texts.items } },
    approvedOn,
    version,
    personalData,
    facts,
  }
}

/** What CGCT, art. L2121-15 and L3121-13 ask a procès-verbal to say. */
function factsOf(
  place: Place,
  sitting: Sitting,
  numbers: ReadonlyMap<string, string | null>,
  proxies: readonly AttendanceEvent[],
): Facts {
  const { opening, members, openedAt, closedAt } = sitting
  const who = (id: string | null): string | null => {
    const found = members.find((one) => one.id === id)
    return found ? personName(found) : null
  }
  const [president, secretary] = [who(sitting.presidentId), who(sitting.secretaryId)]
  const { counted, required, reached } = opening.quorum
  return {
    opening: [
      `${sittingOn(place)}, ${place.meeting.place}.`,
      openedAt
        ? `La séance est ouverte à ${frenchTime(openedAt)}${president ? ` sous la présidence de ${president}` : ''}.`
        : president
          ? `Présidence\u00a0: ${president}.`
          : '',
      secretary ? `Secrétaire de séance\u00a0: ${secretary}.` : '',
      ...presenceLines(presenceOf(members, opening.standings)),
      ...proxiesForItems(sitting, proxies, who),
      `Le quorum est ${reached ? 'atteint' : 'manqué'}\u00a0: ${counted} pour ${required} requis.`,
    ].filter(Boolean),
    items: sitting.items.map((item) => {
      const result = resultOf(sitting, item)
      const number = numbers.get(item.itemId) ?? null
      return {
        itemId: item.itemId,
        number: item.number,
        title: item.title,
        lines: [
          ...sitting.events
            .filter(({ itemId }) => itemId === item.itemId)
            .map((event) => happened(event, who)),
          item.rapporteur ? `Rapporteur\u00a0: ${item.rapporteur}.` : '',
          item.withdrawn ? 'Le rapport est retiré de l’ordre du jour.' : '',
          ...(result ? [verdictOf(result), ...namesOf(result)] : []),
          number ? `Délibération n°\u00a0${number}.` : '',
        ].filter(Boolean),
      }
    }),
    closing: closedAt ? [`La séance est levée à ${frenchTime(closedAt)}.`] : [],
  }
}

/** At the opening nobody is represented by a proxy for named items: it is said apart, where it counted for one of them. */
function proxiesForItems(
  { items }: Sitting,
  proxies: readonly AttendanceEvent[],
  who: (id: string | null) => string | null,
): string[] {
  return proxies.flatMap((proxy) => {
    if (proxy.type !== 'PROXY_GIVEN' || !proxy.items) return []
    const { memberId, holderId, items: orders } = proxy
    const named = items.filter(({ order }) => orders.includes(order))
    const counted = named.some(({ standings }) =>
      standings.some((one) => one.memberId === memberId && one.by === holderId),
    )
    const points = named.map(({ number, title }) => number ?? `«\u00a0${title}\u00a0»`).join(', ')
    const word = named.length > 1 ? 'les seuls points' : 'le seul point'
    return counted
      ? [`${who(memberId) ?? ''} donne pouvoir à ${who(holderId) ?? ''} pour ${word} ${points}.`]
      : []
  })
}

const HAPPENED: Readonly<Record<SittingEvent['type'], string>> = {
  ARRIVED: 'prend place',
  LEFT: 'quitte la séance',
  PROXY_GIVEN: 'donne pouvoir',
  PROXY_REVOKED: 'reprend son pouvoir',
  RECUSED: 'se déporte',
}
const happened = (event: SittingEvent, who: (id: string | null) => string | null): string =>
  `${event.at ? `À ${frenchTime(event.at)}, ` : ''}${who(event.memberId) ?? ''} ${HAPPENED[event.type]}${event.holderId ? ` à ${who(event.holderId) ?? ''}` : ''}.`

/** NOT_ALLOWED_NOW once they were approved: what the assembly arrested stays. */
export async function changeMinutesCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, version, texts, approvedOn, personalData }: Input<typeof changeMinutes>,
): Promise<Minutes> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    await lockMeeting(sql, meetingId)
    const before = await minutesOf(sql, meetingId)
    if (before.version !== version)
      throw new Problem('STALE_VERSION', '', { extra: { version: before.version } })
    if (before.approvedOn !== null) throw new Problem('NOT_ALLOWED_NOW', 'the minutes are approved')
    const said = approvedOn ? personalDataOfMinutes(texts, before.facts) : shown([])
    mustHaveSeen(said, personalData)
    const set = { texts, approvedOn, version: version + 1, changedAt: now }
    await sql
      .insert(meetingMinutes)
      .values({ authorityId: actor.authorityId, meetingId, ...set })
      .onConflictDoUpdate({ target: [meetingMinutes.authorityId, meetingMinutes.meetingId], set })
    const { length: found } = said.found
    const noted = approvedOn
      ? { action: 'minutes.approved', facts: { personalData: found } }
      : { action: 'minutes.changed' }
    await noteSitting(sql, actor, now, meetingId, noted)
    return minutesOf(sql, meetingId)
  })
}

export async function minutesPaper(
  sql: Sql,
  meetingId: string,
): Promise<{ bytes: Promise<Uint8Array>; place: Place }> {
  const place = await placeOf(sql, meetingId)
  const { facts, texts, approvedOn } = await minutesOf(sql, meetingId)
  const { authority, meeting } = place
  const text = (one: string): SheetBlock => ({ type: 'TEXT', text: one })
  const written = (one: string | undefined): SheetBlock[] =>
    (one ?? '')
      .split(/\n+/u)
      .filter((part) => part.trim() !== '')
      .map(text)
  const bytes = printSheet({
    title: `Procès-verbal – ${sittingOn(place)}`,
    author: authority.name,
    createdAt: meeting.createdAt.toISOString(),
    footer: `${authority.name} – procès-verbal du ${frenchDate(meeting.date, { weekday: false })}`,
    blocks: [
      { type: 'AUTHORITY', text: authority.name },
      { type: 'RULE' },
      { type: 'TITLE', text: 'Procès-verbal' },
      {
        type: 'SUBTITLE',
        text: approvedOn
          ? `Arrêté le ${frenchDate(approvedOn, { weekday: false })}`
          : 'Projet, à arrêter à la séance suivante',
      },
      { type: 'SPACE', height: 10 },
      ...facts.opening.map(text),
      ...written(texts.opening),
      ...facts.items.flatMap((item): SheetBlock[] => [
        { type: 'SPACE', height: 6 },
        { type: 'STRONG', text: [item.number, item.title].filter(Boolean).join(' – ') },
        ...written(texts.items[item.itemId]),
        ...item.lines.map(text),
      ]),
      { type: 'SPACE', height: 6 },
      ...written(texts.closing),
      ...facts.closing.map(text),
      { type: 'SPACE', height: 14 },
      { type: 'SIGNATURES', labels: ['La présidence de séance', 'Le secrétaire de séance'] },
    ],
  })
  return { bytes, place }
}
