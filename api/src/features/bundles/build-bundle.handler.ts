import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { type BundleRow, bundleById } from './queries.ts'
import { bundleSource } from './source.ts'

/** Assembles what the agenda says at this moment. If it has moved since the request, the result is out of date and says so. */
export const handle: JobHandler<Deps, { bundleId: string }> = async (
  { deps, authorityId, lastAttempt },
  { bundleId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const bundle = await inTx(deps, tenant, (sql) => bundleById(sql, bundleId))
  if (!bundle || bundle.state === 'READY' || bundle.state === 'FAILED') return
  try {
    await build(deps, bundle)
  } catch (error) {
    deps.log.error({ bundleId, err: safely(error) }, 'bundle failed')
    if (!lastAttempt) throw error
    await save(deps, bundle, { state: 'FAILED', problem: 'ASSEMBLY_FAILED' })
  }
}

async function build(deps: Deps, bundle: BundleRow): Promise<void> {
  const { authorityId } = bundle
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bundle-'))
  const source = await bundleSource(deps, bundle)
  try {
    await save(deps, bundle, { state: 'BUILDING', total: source.total })
    const [out, agendaOut] = [join(folder, 'bundle.pdf'), join(folder, 'agenda.pdf')]
    const result = await deps.pool.assemble(
      source.spec,
      out,
      throttled((done) => save(deps, bundle, { done })),
    )
    await deps.pool.agendaPages(out, agendaOut, firstContentPage(result) - 1)
    const [whole, agenda] = [await keep(deps, authorityId, out), await keep(deps, authorityId, agendaOut)]
    await finish(deps, bundle, source.agendaVersion, result, whole, agenda)
  } finally {
    await source.release()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Cover and ordre du jour come before the first report. */
const firstContentPage = (result: BundleResult): number =>
  Math.min(result.pages + 1, ...result.items.flatMap((item) => item.firstPage ?? []))

const keep = (deps: Deps, authorityId: string, path: string): Promise<Received> =>
  receiveFile(deps.store, { authorityId, stream: createReadStream(path), maxBytes: Number.MAX_SAFE_INTEGER })

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
    await sql
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
        layout: { items: result.items.map((item) => ({ ...item, firstPage: item.firstPage ?? 0 })) },
        readyAt: now,
      })
      .where(eq(bundles.id, id))
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

type Progress = Partial<Pick<BundleRow, 'state' | 'done' | 'total' | 'problem'>>

async function save(deps: Deps, bundle: BundleRow, progress: Progress): Promise<void> {
  const { authorityId, meetingId, id } = bundle
  await inTx(deps, { authorityId }, async (sql) => {
    const running = and(eq(bundles.id, id), inArray(bundles.state, ['QUEUED', 'BUILDING']))
    await sql.update(bundles).set(progress).where(running)
    await announce(sql, authorityId, { topic: 'bundle', meetingId })
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
