import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Agenda, Input, operateAgenda } from '@hemicycle/contract'
import { readConfig } from '../src/config.ts'
import { seedAuthority } from '../src/demo/seed.ts'
import { openServices } from '../src/deps.ts'
import { operateCommand } from '../src/features/agenda/commands.ts'
import { agendaOf } from '../src/features/agenda/queries.ts'
import { createMeetingCommand } from '../src/features/meetings/commands.ts'
import { bodies, memberships } from '../src/kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../src/kernel/db/tx.ts'
import { newId } from '../src/kernel/ids.ts'

type Operation = Input<typeof operateAgenda>['operations'][number]
type Deps = Parameters<typeof seedAuthority>[0]

// How long the server takes to read and to change an agenda of 300 reports. `npx tsx api/bench/agenda.ts [ITEMS]`
const ITEMS = Number(process.argv[2] ?? 300)
const RUNS = 60

const dir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'))
// So that PostgreSQL, which root starts as somebody else, can enter.
await chmod(dir, 0o711)
const services = await openServices({
  ...readConfig(),
  dataDir: dir,
  databaseUrl: null,
  redisUrl: null,
  logLevel: 'error',
})
try {
  await measure(services.deps)
} finally {
  await services.close()
  await rm(dir, { recursive: true, force: true })
}

async function measure(deps: Deps): Promise<void> {
  await seedAuthority(deps)
  const [clerk] = await asSystem(deps, (sql) => sql.select().from(memberships).limit(1))
  const [body] = await asSystem(deps, (sql) => sql.select().from(bodies).limit(1))
  if (!clerk || !body) throw new Error('the demo is missing')
  const { userId, authorityId, role } = clerk
  const actor: Actor = {
    userId,
    authorityId,
    membershipId: clerk.id,
    role,
    name: clerk.displayName,
    councillorId: null,
  }
  const { id: meetingId } = await createMeetingCommand(deps, actor, {
    bodyId: body.id,
    date: '2030-01-18',
    time: '09:30',
    place: 'Ici',
  })
  const read = () => inTx(deps, actor, (sql) => agendaOf(sql, meetingId))
  let agenda = await read()
  const operate = async (...operations: Operation[]) => {
    const input = { meetingId, baseVersion: agenda.version, operations, clientId: 'bench' }
    agenda = (await operateCommand(deps, actor, input)).agenda
  }
  for (let done = 0; done < ITEMS; done += 100)
    await operate(...Array.from({ length: Math.min(100, ITEMS - done) }, () => report(agenda)))
  console.log(
    `${agenda.items.length} rapports, ${Math.round(JSON.stringify(agenda).length / 1024)} Kio de JSON`,
  )
  const last = () => agenda.items.at(-1)?.id ?? ''
  const first = () => agenda.items[0]
  await time('lire', read)
  await time('déplacer le dernier en tête', () =>
    operate({
      type: 'MOVE',
      itemIds: [last()],
      sectionId: first()?.sectionId ?? null,
      before: first()?.id ?? null,
    }),
  )
  await time('corriger un titre', () =>
    operate({ type: 'CORRECT', itemId: last(), values: { title: `Titre ${newId()}` } }),
  )
  await time('retirer et remettre', async () => {
    const itemId = last()
    await operate({ type: 'REMOVE', itemIds: [itemId] }, { type: 'RESTORE', itemId })
  })
}

function report(agenda: Agenda): Operation {
  const sectionId = agenda.sections[0]?.id ?? null
  return {
    type: 'ADD_POINT',
    itemId: newId(),
    nature: 'REPORT',
    title: 'Rapport '.repeat(12).trim(),
    sectionId,
  }
}

async function time(what: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  const before = process.cpuUsage()
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  const { user, system } = process.cpuUsage(before)
  const own = ((user + system) / 1000 / RUNS).toFixed(1)
  console.log(`${what} : médiane ${at(0.5)} ms, 95 % ${at(0.95)} ms, dont ${own} ms de processeur dans l’API`)
}
