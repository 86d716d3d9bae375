import { Readable } from 'node:stream'
import { and, eq, inArray } from 'drizzle-orm'
import { bundles, files } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import { safely } from '../../kernel/http/problem.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { record } from '../../kernel/journal.ts'
import type { BundleResult } from '../../pdf/index.ts'
import { assembleStream } from './assemble-stream.ts'
import { type BundleRow, bundleById } from './queries.ts'
import { bundleSource } from './source.ts'

/** Assembles what the agenda says at this moment. If it has moved since the request, the result is out of date and says so. */
export const handle: JobHandler<Deps, { bundleId: string }> = async (
  { deps, authorityId, lastAttempt, signal },
  { bundleId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const bundle = await inTx(deps, tenant, (sql) => bundleById(sql, bundleId))
  if (!bundle || !isRunning(bundle.state)) return
  const cancelled = new AbortController()
  try {
    await build(deps, bundle, cancelled, signal)
  } catch (error) {
    if (cancelled.signal.aborted) return
    deps.log.error({ bundleId, err: safely(error) }, 'bundle failed')
    if (!lastAttempt) throw error
    await save(deps, bundle, { state: 'FAILED', problem: 'ASSEMBLY_FAILED' })
  }
}

const RUNNING = ['QUEUED', 'BUILDING'] as const
const isRunning = (state: BundleRow['state']): boolean => RUNNING.some((running) => running === state)

/** The bytes go from the thread into the store as they are made: neither memory nor disk holds the document on the way. */
async function build(
  deps: Deps,
  bundle: BundleRow,
  cancelled: AbortController,
  closing: AbortSignal,
): Promise<void> {
  const { authorityId, meetingId } = bundle
  const source = await bundleSource(deps, { authorityId }, meetingId)
  const signal = AbortSignal.any([cancelled.signal, closing])
  const tell = async (progress: Progress) => {
    if (!(await save(deps, bundle, progress))) cancelled.abort()
  }
  try {
    await tell({ state: 'BUILDING', total: source.total })
    signal.throwIfAborted()
    const { stream, result } = assembleStream(deps.pool, source.spec, {
      onProgress: throttled((done) => tell({ done })),
      signal,
    })
    const [made, whole] = await Promise.all([result, keep(deps, authorityId, stream)])
    const printed = await deps.pool.printAgenda(source.spec, made, signal)
    const agenda = await keep(deps, authorityId, Readable.from([Buffer.from(printed)]))
    await finish(deps, bundle, source.agendaVersion, made, whole, agenda)
  } catch (error) {
    await source.forget()
    throw error
  } finally {
    await source.release()
  }
}

const keep = (deps: Deps, authorityId: string, stream: Readable): Promise<Received> =>
  receiveFile(deps.store, { authorityId, stream, maxBytes: Number.MAX_SAFE_INTEGER })

async function finish(
  deps: Deps,
  bundle: BundleRow,
  agendaVersion: number,
  result: BundleResult,
  whole: Received,
  agenda: Received,
): Promise<void> {
  const now = deps.clock.now()
  const { authorityId, meetingId, id } = bundle
  await inTx(deps, { authorityId }, async (sql) => {
    for (const file of [whole, agenda])
      await sql
        .insert(files)
        .values({ authorityId, ...file, createdAt: now })
        .onConflictDoNothing()
    const ready = await sql
      .update(bundles)
      .set({
        state: 'READY',
        agendaVersion,
        done: bundle.total,
        pages: result.pages,
        bytes: whole.bytes,
        sha256: whole.sha256,
        agendaSha256: agenda.sha256,
        agendaBytes: agenda.bytes,
        layout: layoutOf(result),
        readyAt: now,
      })
      .where(runningOf(bundle))
      .returning({ id: bundles.id })
    // Cancelled at the last moment: nobody will be shown it.
    if (ready.length === 0) return
    const facts = { meetingId, sha256: whole.sha256, pages: result.pages }
    await record(sql, { authorityId }, now, {
      action: 'bundle.ready',
      subject: 'bundle',
      subjectId: id,
      facts,
    })
    await announce(sql, authorityId, { topic: 'bundle', meetingId })
  })
}

const layoutOf = ({ opening, items }: BundleResult) => ({
  opening,
  items: items.map((item) => ({ ...item, firstPage: item.firstPage ?? 0 })),
})

type Progress = Partial<Pick<BundleRow, 'state' | 'done' | 'total' | 'problem'>>

const runningOf = ({ id }: BundleRow) => and(eq(bundles.id, id), inArray(bundles.state, [...RUNNING]))

/** False when the bundle is no longer wanted. */
async function save(deps: Deps, bundle: BundleRow, progress: Progress): Promise<boolean> {
  const { authorityId, meetingId } = bundle
  return inTx(deps, { authorityId }, async (sql) => {
    const saved = await sql
      .update(bundles)
      .set(progress)
      .where(runningOf(bundle))
      .returning({ id: bundles.id })
    await announce(sql, authorityId, { topic: 'bundle', meetingId })
    return saved.length > 0
  })
}

/** At most four a second: progress is for eyes. */
function throttled(tell: (done: number) => Promise<void>): (done: number) => void {
  let last = 0
  return (done) => {
    if (Date.now() - last < 250) return
    last = Date.now()
    tell(done).catch(() => undefined)
  }
}
