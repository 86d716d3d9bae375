import type {
  changeDeliberation,
  DeliberationBoard,
  drawDeliberations,
  Input,
  publishDeliberations,
} from '@hemicycle/contract'
import { cantonsIn, Problem } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import { ACTES_MATTERS } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { deliberations } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { mustHaveSeen } from '../../kernel/mark.ts'
import { type AgendaFacts, readAgendaFacts, stateOf } from '../agenda/queries.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { giveNumbers, lockSeries } from '../numbering/queries.ts'
import { noteSitting, sittingOf } from '../sittings/queries.ts'
import { type Draft, draftsOf, filingOf, keyOf, numberOf, numbersOf, textsOf } from './draw.ts'
import { personalDataOf } from './personal-data.ts'
import { boardOf, deliberationById, type DeliberationRow, deliberationsOf, knownCantons } from './queries.ts' // prettier-ignore

/**
 * One délibération for each projet of each point that was voted. Drawn again after a correction of the vote, the result follows; what
 * somebody wrote in the text stays, and what was published does not move.
 */
export async function drawDeliberationsCommand(
  deps: Deps,
  actor: Actor,
  { meetingId }: Input<typeof drawDeliberations>,
): Promise<DeliberationBoard> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    if (meeting.state !== 'HELD') throw new Problem('NOT_ALLOWED_NOW', 'the sitting is not closed')
    await lockSeries(sql, meeting.bodyId, 'ADOPTION')
    const facts = await readAgendaFacts(sql, meetingId)
    const drafts = draftsOf(stateOf(facts).items, await sittingOf(sql, meetingId))
    const known = await deliberationsOf(sql, meetingId)
    const rows = await rowsOf(sql, actor, { facts, drafts, known, now })
    await dropUnvoted(sql, known, new Set(rows.map(keyOf)))
    for (const row of rows) await save(sql, row)
    await noteSitting(sql, actor, now, meetingId, {
      action: 'deliberations.drawn',
      facts: { deliberations: rows.length },
    })
    return boardOf(sql, meetingId)
  })
}

interface Drawing {
  readonly facts: AgendaFacts
  readonly drafts: readonly Draft[]
  readonly known: readonly DeliberationRow[]
  readonly now: Date
}
type NewRow = typeof deliberations.$inferInsert & { itemId: string; documentId: string | null }

async function rowsOf(sql: Sql, actor: Actor, { facts, drafts, known, now }: Drawing): Promise<NewRow[]> {
  const { authorityId } = actor
  const numbers = numbersOf(facts, drafts, known)
  const itemOfDocument = new Map(
    drafts.flatMap(({ documentId, item }) => (documentId ? [[documentId, item.id]] : [])),
  )
  await giveNumbers(sql, {
    authorityId,
    rows: facts.numbering.rows,
    numbers,
    moment: 'ADOPTION',
    itemOfDocument,
    now,
  })
  const byKey = new Map(known.map((row) => [keyOf(row), row]))
  const texts = await textsOf(sql, drafts, facts.documents)
  const filing = await filingOf(sql, facts)
  const places = await knownCantons(sql)
  return drafts.map((draft, index) => {
    const { item, documentId, result } = draft
    const key = keyOf({ documentId, itemId: item.id })
    const before = byKey.get(key)
    const { committees, policy, matter } = filing(item)
    const title = before?.title ?? item.title.value ?? ''
    const text = before?.text ?? texts.get(draft) ?? ''
    return {
      id: before?.id ?? newId(),
      authorityId,
      meetingId: facts.meeting.id,
      itemId: item.id,
      documentId,
      position: index + 1,
      number: numberOf(draft, numbers, before?.number ?? null),
      act: before?.act ?? (result.adopted ? (numbers.acts.get(key)?.number ?? null) : null),
      title,
      text,
      rapporteur: item.rapporteur.value,
      committees,
      policy,
      cantons: before?.cantons ?? cantonsIn(title, text, places),
      matter: before?.matter ?? matter,
      result,
      drawnAt: now,
    }
  })
}

async function save(sql: Sql, row: NewRow): Promise<void> {
  const { position, number, act, title, text, rapporteur, committees, policy, matter, result, drawnAt } = row
  const { cantons } = row
  const set = { position, number, act, title, text, rapporteur, committees, policy, cantons, matter, result, drawnAt } // prettier-ignore
  await sql
    .insert(deliberations)
    .values(row)
    .onConflictDoUpdate({ target: deliberations.id, set, setWhere: isNull(deliberations.publishedAt) })
}

/** A vote that was erased leaves no délibération behind, unless a number or a publication bears it. */
async function dropUnvoted(
  sql: Sql,
  known: readonly DeliberationRow[],
  kept: ReadonlySet<string>,
): Promise<void> {
  for (const row of known)
    if (!kept.has(keyOf(row)) && row.number === null && row.publishedAt === null)
      await sql.delete(deliberations).where(eq(deliberations.id, row.id))
}

export async function changeDeliberationCommand(
  deps: Deps,
  actor: Actor,
  { deliberationId, version, ...fields }: Input<typeof changeDeliberation>,
): Promise<DeliberationBoard> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meetingId } = await deliberationById(sql, deliberationId)
    await lockMeeting(sql, meetingId)
    const row = current(await deliberationById(sql, deliberationId), version, 'deliberation')
    if (row.publishedAt !== null && (fields.title !== row.title || fields.text !== row.text))
      throw new Problem('NOT_ALLOWED_NOW', 'it is published: its words stay')
    if (fields.matter !== null && !(fields.matter in ACTES_MATTERS))
      refuse('matter', 'not a subject of ACTES')
    if (fields.receiptOn && fields.sentOn && fields.receiptOn < fields.sentOn)
      refuse('receiptOn', 'before it was sent')
    await sql
      .update(deliberations)
      .set({ ...fields, version: version + 1 })
      .where(eq(deliberations.id, deliberationId))
    await noteSitting(sql, actor, now, meetingId, {
      action: 'deliberation.changed',
      facts: { deliberationId },
    })
    return boardOf(sql, meetingId)
  })
}

const refuse = (field: string, reason: string): never => {
  throw new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })
}

/** From then on the élus read them, and open data carries those that were adopted: each needs its subject. */
export async function publishDeliberationsCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, personalData }: Input<typeof publishDeliberations>,
): Promise<DeliberationBoard> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    await lockMeeting(sql, meetingId)
    const board = await boardOf(sql, meetingId)
    const { deliberations: all, personalData: found } = board
    const waiting = all.filter(({ publishedAt }) => publishedAt === null)
    if (waiting.length === 0) throw new Problem('NOTHING_TO_SEND', 'no deliberation to publish')
    if (waiting.some(({ stale }) => stale))
      throw new Problem('NOT_ALLOWED_NOW', 'a vote was corrected: draw up again')
    const without = waiting.filter(({ number, matter }) => number !== null && matter === null)
    if (without.length > 0) refuse('matter', `${without.length} without a subject`)
    mustHaveSeen(found, personalData)
    await sql
      .update(deliberations)
      .set({ publishedAt: now })
      .where(and(eq(deliberations.meetingId, meetingId), isNull(deliberations.publishedAt)))
    await noteSitting(sql, actor, now, meetingId, {
      action: 'deliberations.published',
      facts: { deliberations: waiting.length, personalData: found.found.length },
    })
    const publishedAt = now.toISOString()
    const published = all.map((one) => (one.publishedAt === null ? { ...one, publishedAt } : one))
    return { ...board, deliberations: published, personalData: personalDataOf([]) }
  })
}
