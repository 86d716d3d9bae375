import type {
  BodyFields,
  BodySummary,
  changeBody,
  changeBodyPaper,
  createBody,
  Input,
} from '@hemicycle/contract'
import { mayMeetRemotely, seriesOf } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, numberSeries } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing, unique } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority, todayOf } from '../authorities/queries.ts'
import { termById } from '../terms/queries.ts'
import { bodyById } from './queries.ts'

const CODES = { bodies_code: 'code' }

export async function createBodyCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createBody>,
): Promise<BodySummary> {
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    const row = { ...(await cleaned(sql, input)), id, authorityId: actor.authorityId }
    const position = raw`(select coalesce(max(position), -1) + 1 from bodies)`
    await unique(CODES, () => sql.insert(bodies).values({ ...row, position }))
    if (input.kind !== 'COMMITTEE') await startSeries(sql, actor, id)
    return written(deps, sql, actor, 'body.created', id)
  })
}

/** An assembly that decides numbers its reports from its first meeting on; the series is changed in its own editor. */
async function startSeries(sql: Sql, { authorityId }: Actor, bodyId: string): Promise<void> {
  const template = '{meeting.date:YYYY}-{body.code}-{seq:000}'
  const series = seriesOf({ key: 'reports', template, resetOn: ['YEAR'] })
  await sql.insert(numberSeries).values({ ...series, id: newId(), authorityId, bodyId })
}

export async function changeBodyCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, version, ...fields }: Input<typeof changeBody>,
): Promise<BodySummary> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId)).for('update')
    current(row, version, 'body')
    const change = { ...(await cleaned(sql, fields)), version: version + 1 }
    await unique(CODES, () => sql.update(bodies).set(change).where(eq(bodies.id, bodyId)))
    return written(deps, sql, actor, 'body.changed', bodyId)
  })
}

/** The layout is no part of the body's sheet: choosing it does not stand in the way of somebody who has the sheet open. */
export async function changeBodyPaperCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, layout, details }: Input<typeof changeBodyPaper>,
): Promise<BodySummary> {
  return inTx(deps, actor, async (sql) => {
    const paper = { layout, details }
    const [row] = await sql.update(bodies).set({ paper }).where(eq(bodies.id, bodyId)).returning()
    existing(row, 'body')
    return written(deps, sql, actor, 'body.paper-changed', bodyId)
  })
}

type One = { bodyId: string }

export const removeBodyCommand = (deps: Deps, actor: Actor, { bodyId }: One): Promise<BodySummary> =>
  putAside(deps, actor, bodyId, deps.clock.now())

export const restoreBodyCommand = (deps: Deps, actor: Actor, { bodyId }: One): Promise<BodySummary> =>
  putAside(deps, actor, bodyId, null)

async function putAside(deps: Deps, actor: Actor, id: string, removedAt: Date | null): Promise<BodySummary> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.update(bodies).set({ removedAt }).where(eq(bodies.id, id)).returning()
    existing(row, 'body')
    return written(deps, sql, actor, removedAt ? 'body.removed' : 'body.restored', id)
  })
}

async function written(deps: Deps, sql: Sql, actor: Actor, action: string, id: string): Promise<BodySummary> {
  const now = deps.clock.now()
  await record(sql, actor, now, { action, subject: 'body', subjectId: id })
  return bodyById(sql, id, await todayOf(sql, now))
}

async function cleaned(sql: Sql, fields: BodyFields): Promise<BodyFields & { remote: boolean }> {
  if (fields.termId !== null) await termById(sql, fields.termId)
  const { code, kind, termId, defaultTime } = fields
  return {
    code,
    kind,
    termId,
    defaultTime,
    remote: (fields.remote ?? false) && mayMeetRemotely((await currentAuthority(sql)).type, kind),
    name: fields.name.trim(),
    defaultPlace: fields.defaultPlace.trim(),
    sections: fields.sections.map(({ code: own, title }) => ({ code: own.trim(), title: title.trim() })),
  }
}
