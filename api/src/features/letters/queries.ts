import type { Letter, Signatories, Signatory } from '@hemicycle/contract'
import { civilDateIn, defaultLetter, delayInWords, type DispatchKind, frenchDate, frenchTime, MERGE_FIELDS, mergeLetter, type MergeValues, Problem, proxyWord } from '@hemicycle/domain' // prettier-ignore
import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, convocationPreferences, councillors, deliveries, dispatchRecipients, letterTemplates } from '../../kernel/db/schema/index.ts' // prettier-ignore
import { currentAuthority } from '../authorities/queries.ts'
import { noticeRuleOf } from '../bodies/queries.ts'
import { dispatchById, type DispatchRow, type Manifest, readManifestText } from '../dispatches/queries.ts'
import { meetingById, meetingWithBody } from '../meetings/queries.ts'

type Councillor = typeof councillors.$inferSelect
type Authority = Awaited<ReturnType<typeof currentAuthority>>

/** The words of a letter: the office's own for that body and kind, else the product's. */
export async function letterOf(sql: Sql, bodyId: string, kind: DispatchKind): Promise<Letter> {
  const [body] = await sql.select({ id: bodies.id }).from(bodies).where(eq(bodies.id, bodyId))
  if (!body) throw new Problem('NOT_FOUND', 'body')
  const { type } = await currentAuthority(sql)
  const [row] = await sql
    .select()
    .from(letterTemplates)
    .where(and(eq(letterTemplates.bodyId, bodyId), eq(letterTemplates.kind, kind)))
  const own = row !== undefined && row.text !== ''
  const text = own ? row.text : defaultLetter(type, kind)
  return { bodyId, kind, text, own, version: row?.version ?? 0, fields: [...MERGE_FIELDS] }
}

interface Facts {
  readonly authority: Authority
  readonly body: string
  readonly meeting: { readonly date: string; readonly time: string; readonly place: string }
  readonly items: number
  readonly motive: string | null
  readonly day: string
  /** The delay that the meeting is convened by, in words. */
  readonly delay: string
  readonly signatory: Signatory | null
}

/** Who signs for a body, and for those that have nobody of their own. */
export async function signatoriesOf(sql: Sql, bodyId: string): Promise<Signatories> {
  const [body] = await sql.select({ own: bodies.signatory }).from(bodies).where(eq(bodies.id, bodyId))
  if (!body) throw new Problem('NOT_FOUND', 'body')
  return { own: body.own, authority: (await currentAuthority(sql)).signatory }
}

/** What a letter takes from the body and the day of its meeting. */
async function regimeFacts(
  sql: Sql,
  { type }: Authority,
  body: typeof bodies.$inferSelect,
  date: string,
): Promise<Pick<Facts, 'delay' | 'signatory'>> {
  const { own, authority } = await signatoriesOf(sql, body.id)
  const rule = await noticeRuleOf(sql, type, body, date)
  return { delay: delayInWords(rule), signatory: own ?? authority }
}

export function valuesFor(
  { authority, body, meeting, items, motive, day, delay, signatory }: Facts,
  to: Councillor,
): MergeValues {
  const woman = to.civility === 'MME'
  return {
    civilite: woman ? 'Madame la Conseillère' : 'Monsieur le Conseiller',
    nom: `${to.firstName} ${to.lastName}`,
    convoque: woman ? 'convoquée' : 'convoqué',
    collectivite: authority.name,
    instance: body,
    date: frenchDate(meeting.date),
    heure: frenchTime(meeting.time),
    lieu: meeting.place,
    nombre_rapports: String(items),
    motif: motive ?? '',
    pouvoir: proxyWord(authority.type) === 'DELEGATION' ? 'délégation de vote' : 'pouvoir',
    date_envoi: frenchDate(day, { weekday: false }),
    delai: delay,
    qualite: signatory?.quality ?? '',
    signataire: signatory?.name ?? '',
  }
}

/** The letter that a councillor would get of a meeting as it is now. */
export async function letterPreview(
  sql: Sql,
  input: { meetingId: string; kind: DispatchKind; councillorId: string },
  now: Date,
): Promise<{ address: string[]; text: string; signed: boolean }> {
  const { body } = await meetingWithBody(sql, input.meetingId)
  const meeting = await meetingById(sql, input.meetingId, now)
  const [to] = await sql.select().from(councillors).where(eq(councillors.id, input.councillorId))
  if (!to) throw new Problem('NOT_FOUND', 'councillor')
  const authority = await currentAuthority(sql)
  const day = civilDateIn(now, authority.timeZone)
  const letter = await letterOf(sql, body.id, input.kind)
  const motive = input.kind === 'URGENT' || input.kind === 'CANCELLATION' ? '…' : null
  const regime = await regimeFacts(sql, authority, body, meeting.date)
  const facts = { authority, body: body.name, meeting, items: meeting.items, motive, day, ...regime }
  const addresses = await postalOn(sql, [to.id], day)
  return {
    address: addressOf(to, addresses),
    text: mergeLetter(letter.text, valuesFor(facts, to)).trimEnd(),
    signed: regime.signatory !== null,
  }
}

export const addressOf = (to: Councillor, addresses: ReadonlyMap<string, string>): string[] => [
  `${to.civility === 'MME' ? 'Madame' : 'Monsieur'} ${to.firstName} ${to.lastName}`,
  ...(addresses.get(to.id) ?? '')
    .split(/\n|,\s*/u)
    .map((line) => line.trim())
    .filter(Boolean),
]

/** Postal addresses that councillors asked to be convened at, in force on a day (law.md §1.8). */
async function postalOn(sql: Sql, ids: readonly string[], on: string): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const table = convocationPreferences
  const rows = await sql
    .select()
    .from(table)
    .where(
      and(
        inArray(table.councillorId, [...ids]),
        eq(table.channel, 'PAPER'),
        lte(table.since, on),
        or(isNull(table.until), gte(table.until, on)),
      ),
    )
    .orderBy(desc(table.since), desc(table.recordedAt))
  return new Map([...rows].reverse().map((row) => [row.councillorId, row.address]))
}

export interface Mailing {
  readonly dispatch: DispatchRow
  readonly manifest: Manifest
  readonly authority: Authority
  readonly bodyId: string
  readonly facts: Facts
  readonly people: readonly {
    readonly councillor: Councillor
    readonly address: string | null
    readonly email: string | null
    readonly state: string | null
  }[]
}

/** A dispatch as paper sees it: who was sent what, at which address, and whether the mail arrived. */
export async function mailingOf(sql: Sql, dispatchId: string): Promise<Mailing> {
  const dispatch = await dispatchById(sql, dispatchId)
  const manifest = readManifestText(dispatch.manifest)
  const authority = await currentAuthority(sql)
  const { body } = await meetingWithBody(sql, dispatch.meetingId)
  const rows = await sql
    .select({ councillor: councillors, state: deliveries.state, email: deliveries.address })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .leftJoin(
      deliveries,
      and(
        eq(deliveries.recipientId, dispatchRecipients.id),
        eq(deliveries.channel, 'MAIL'),
        eq(deliveries.purpose, 'NOTICE'),
      ),
    )
    .where(eq(dispatchRecipients.dispatchId, dispatchId))
    .orderBy(asc(councillors.protocolOrder))
  const day = civilDateIn(dispatch.availableAt ?? dispatch.requestedAt, authority.timeZone)
  const ids = rows.map(({ councillor }) => councillor.id)
  const addresses = await postalOn(sql, ids, day)
  const { meeting, items } = manifest
  // Printed again, a letter is the one that left: who signs and convenes by which delay today is for the next ones.
  const today = await regimeFacts(sql, authority, body, meeting.date)
  return {
    dispatch,
    manifest,
    authority,
    bodyId: body.id,
    facts: {
      authority,
      body: meeting.body,
      meeting,
      items: items.length,
      motive: dispatch.motive,
      day,
      delay: manifest.delay ?? today.delay,
      signatory: manifest.signatory ?? today.signatory,
    },
    people: rows.map(({ councillor, state, email }) => ({
      councillor,
      state,
      email,
      address: addresses.get(councillor.id) ?? null,
    })),
  }
}
