import type { Bundle } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, inArray } from 'drizzle-orm'
import { bundles } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { agendaOf } from '../agenda/queries.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { buildBundle } from './jobs.ts'
import { latestBundle } from './queries.ts'

/** Asks for the bundle of the agenda as it is. One that is ready, or on its way, for the same version is enough. */
export async function requestBundleCommand(
  deps: Deps,
  actor: Actor,
  input: { meetingId: string },
): Promise<{ bundle: Bundle }> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, input.meetingId)
    const agenda = await agendaOf(sql, meeting.id)
    const total = agenda.items.reduce((sum, item) => sum + item.documents.length, 0)
    if (total === 0) throw new Problem('NOTHING_TO_SEND', 'the agenda has no readable file')
    const latest = await latestBundle(sql, meeting.id)
    if (latest?.upToDate && latest.state !== 'FAILED' && latest.state !== 'CANCELLED')
      return { bundle: latest }
    const id = newId()
    const { authorityId } = actor
    await sql.insert(bundles).values({
      id,
      authorityId,
      meetingId: meeting.id,
      agendaVersion: meeting.agendaVersion,
      state: 'QUEUED',
      total,
      requestedAt: now,
    })
    await emit(sql, authorityId, buildBundle, { bundleId: id })
    await record(sql, actor, now, {
      action: 'bundle.requested',
      subject: 'bundle',
      subjectId: id,
      facts: { meetingId: meeting.id },
    })
    await announce(sql, authorityId, { topic: 'bundle', meetingId: meeting.id })
    const bundle = await latestBundle(sql, meeting.id)
    if (!bundle) throw new Problem('INTERNAL')
    return { bundle }
  })
}

/** Stops a bundle on its way: the worker sees it at its next step, and nothing of it is kept. One that is ready stays. */
export async function cancelBundleCommand(
  deps: Deps,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<{ bundle: Bundle | null }> {
  return inTx(deps, actor, async (sql) => {
    await lockMeeting(sql, meetingId)
    const onTheWay = and(eq(bundles.meetingId, meetingId), inArray(bundles.state, ['QUEUED', 'BUILDING']))
    const stopped = await sql
      .update(bundles)
      .set({ state: 'CANCELLED' })
      .where(onTheWay)
      .returning({ id: bundles.id })
    for (const { id } of stopped)
      await record(sql, actor, deps.clock.now(), {
        action: 'bundle.cancelled',
        subject: 'bundle',
        subjectId: id,
        facts: { meetingId },
      })
    if (stopped.length > 0) await announce(sql, actor.authorityId, { topic: 'bundle', meetingId })
    return { bundle: await latestBundle(sql, meetingId) }
  })
}
