import { Readable } from 'node:stream'
import { addDays, civilDateIn } from '@hemicycle/domain'
import { eq, ne } from 'drizzle-orm'
import { agendaOf } from '../features/agenda/queries.ts'
import { latestBundle } from '../features/bundles/queries.ts'
import { requestBundleCommand } from '../features/bundles/commands.ts'
import { createDispatchCommand } from '../features/dispatches/commands.ts'
import { registerFile } from '../features/imports/commands.ts'
import { createMeetingCommand } from '../features/meetings/commands.ts'
import { bodies, meetings } from '../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'
import { seedAnnexes, withAnnexes } from './annexes.ts'
import { nextWeekday } from './days.ts'
import { demoActor, until } from './until.ts'
import { DEMO_CLERK } from './seed.ts'
import { seedReports } from './handed-in.ts'
import { seedReplies } from './replies.ts'
import { makeReport, SYNTHETIC_REPORTS } from './reports.ts'

/**
 * Two meetings, made through the product's own commands and jobs: one convened, that an élu can read at once, and one whose agenda
 * waits for the clerk. Runs after start, while the first visitor looks around.
 */
export async function seedMeetings(deps: Deps): Promise<void> {
  const clerk = await demoActor(deps, DEMO_CLERK.name)
  if (await hasMeetings(deps, clerk)) return
  const today = civilDateIn(deps.clock.now(), 'Europe/Paris')
  const half = Math.ceil(SYNTHETIC_REPORTS.length / 2)
  const convened = await fill(deps, clerk, 'CP', nextWeekday(today, 17), SYNTHETIC_REPORTS.slice(0, half))
  await requestBundleCommand(deps, clerk, { meetingId: convened })
  await until(deps, clerk, async (sql) => (await latestBundle(sql, convened))?.state === 'READY')
  const { version } = await inTx(deps, { authorityId: clerk.authorityId }, (sql) => agendaOf(sql, convened))
  await createDispatchCommand(deps, clerk, { meetingId: convened, agendaVersion: version })
  await seedReplies(deps, clerk, convened)
  const date = nextWeekday(today, 42)
  const next = await fill(deps, clerk, 'CD', date, SYNTHETIC_REPORTS.slice(half))
  await seedReports(deps, clerk, next, addDays(date, -21))
}

/** Also when a first start was cut short: a demo without a meeting to come is filled at the next one. */
async function hasMeetings(deps: Deps, clerk: Actor): Promise<boolean> {
  const rows = await inTx(deps, { authorityId: clerk.authorityId }, (sql) =>
    sql.select({ id: meetings.id }).from(meetings).where(ne(meetings.state, 'HELD')).limit(1),
  )
  return rows.length > 0
}

async function fill(
  deps: Deps,
  clerk: Actor,
  code: string,
  date: string,
  specs: typeof SYNTHETIC_REPORTS,
): Promise<string> {
  const tenant = { authorityId: clerk.authorityId }
  const [body] = await inTx(deps, tenant, (sql) => sql.select().from(bodies).where(eq(bodies.code, code)))
  if (!body) throw new Error(`no body ${code}`)
  const { id } = await createMeetingCommand(deps, clerk, {
    bodyId: body.id,
    date,
    time: body.defaultTime,
    place: body.defaultPlace,
  })
  for (const spec of specs.map(withAnnexes)) {
    const bytes = await makeReport(spec)
    await registerFile(deps, clerk, id, spec.fileName, Readable.from([Buffer.from(bytes)]))
  }
  await until(deps, clerk, async (sql) => (await agendaOf(sql, id)).items.length >= specs.length)
  await seedAnnexes(deps, clerk, id, specs)
  return id
}
