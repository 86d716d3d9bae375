import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { createDispatch, listMeetings } from '@hemicycle/contract'
import { eq, sql as raw } from 'drizzle-orm'
import { ROOT } from '../src/config.ts'
import { deliveries } from '../src/kernel/db/schema/index.ts'
import { asSystem } from '../src/kernel/db/tx.ts'
import type { Scene } from '../test/scene.ts'
import { fillBody, type Product, readyMeeting, startProduct } from './dispatch-product.ts'

// How fast a convocation leaves, to a relay that takes everything at once: one dispatch to many, then many dispatches at once, asked for
// through the API, and what another screen feels meanwhile. `[REDIS_URL=redis://…] npx tsx api/bench/dispatch.ts [RECIPIENTS] [DISPATCHES]
// [--write]`, 10 000 and 50 by default. With --write the figures of this backend take their place in docs/dispatch-benchmark.md.
const sizes = process.argv.slice(2).filter((word) => word !== '--write')
const [most, many] = [Number(sizes[0] ?? 10_000), Number(sizes[1] ?? 50)]

const HEAD = `# À quelle vitesse une convocation part

Mesuré par \`api/bench/dispatch.ts --write\` : un seul processus pour le web et le travail, la base embarquée, un relais local qui prend
tout, dans ce même processus. Chaque convocation est demandée par l’API, sur un ordre du jour de 60 points ; chaque élu a un compte, donc un lien personnel.

- « demandé » : ce que dure la demande elle-même, la plus longue de toutes ; le reste se fait derrière ;
- « parti » : du premier clic au dernier message pris par le relais et consigné ;
- « processeur » : celui du processus, par message, le relais et la lecture des séances compris, PostgreSQL non ;
- « une liste de séances » : ce que dure pendant ce temps \`GET /api/v1/meetings\`, demandé deux fois par seconde ;
- « une fois chacun » : messages comptés par le relais, par leur Message-ID.
`
const TABLE = `| envois | demandé | parti | par seconde | processeur | une liste de séances (médiane, 95 %, pire) | une fois chacun |
| --- | --- | --- | --- | --- | --- | --- |
`

const product = await startProduct()
try {
  console.log(`files d’attente : ${product.backend}`)
  const rows = [
    await measure(product, 'une convocation', 1, 1, most),
    await measure(product, `${many} assemblées`, many, many, Math.round(most / many)),
  ]
  if (process.argv.includes('--write')) await write(product.backend, rows)
} finally {
  await product.close()
}

/** `dispatches` at once, spread over `authorities`, each to so many `recipients`. One line of the table. */
async function measure(
  of: Product,
  name: string,
  authorities: number,
  dispatches: number,
  recipients: number,
) {
  const scenes: Scene[] = []
  for (let n = 0; n < authorities; n += 1) scenes.push(await of.scene())
  for (const scene of scenes) await fillBody(of.deps, scene, recipients)
  const ready = []
  for (let n = 0; n < dispatches; n += 1) {
    const scene = scenes[n % authorities]!
    ready.push({ scene, input: await readyMeeting(scene) })
  }
  const goal = (await accepted(of)) + dispatches * recipients
  const takenBefore = of.taken.size
  const reader = readMeanwhile(scenes[0]!)
  const [start, used] = [performance.now(), process.cpuUsage()]
  const asked = Promise.all(
    ready.map(async ({ scene, input }) => {
      await scene.clerk.call(createDispatch, input)
      return performance.now() - start
    }),
  )
  const longest = Math.max(...(await asked))
  for (let left = goal; left > 0; left = goal - (await accepted(of))) await pause(1000)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(used)
  const reads = await reader.stop()
  const sent = dispatches * recipients
  const once = of.taken.size - takenBefore === sent && [...of.taken.values()].every((times) => times === 1) // prettier-ignore
  const at = (share: number) =>
    reads[Math.min(reads.length - 1, Math.floor(reads.length * share))]?.toFixed(0)
  const line = `| ${name} : ${dispatches} × ${recipients} | ${longest.toFixed(0)} ms | ${seconds.toFixed(0)} s | ${(sent / seconds).toFixed(0)} | ${((user + system) / 1000 / sent).toFixed(1)} ms | ${at(0.5)}, ${at(0.95)}, ${at(1)} ms | ${once ? 'oui' : 'NON'} |`
  console.log(line)
  return line
}

/** A screen of somebody else: asks for the list of meetings twice a second, and remembers how long each took. */
function readMeanwhile(scene: Scene) {
  const reads: number[] = []
  let stopped = false
  const reading = (async () => {
    while (!stopped) {
      const start = performance.now()
      await scene.clerk.call(listMeetings, {})
      reads.push(performance.now() - start)
      await pause(500)
    }
  })()
  return {
    async stop() {
      stopped = true
      await reading
      return reads.sort((a, b) => a - b)
    },
  }
}

async function accepted({ deps }: Product): Promise<number> {
  const [row] = await asSystem(deps, (sql) =>
    sql
      .select({ n: raw<number>`count(*)::int` })
      .from(deliveries)
      .where(eq(deliveries.state, 'ACCEPTED')),
  )
  return row?.n ?? 0
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Puts the figures in the place of the earlier ones of the same backend. */
async function write(backend: string, rows: readonly string[]): Promise<void> {
  const path = join(ROOT, 'docs/dispatch-benchmark.md')
  const earlier = await readFile(path, 'utf8').catch(() => '')
  const on = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cœurs, charge ${loadavg()[0]?.toFixed(1)} à la fin.`
  const section = `## ${backend}\n\n${on}\n\n${TABLE}${rows.join('\n')}\n`
  const others = earlier
    .split(/\n(?=## )/)
    .filter((one) => one.startsWith('## ') && !one.startsWith(`## ${backend}\n`))
  await writeFile(path, [HEAD, ...others.map((one) => `${one.trimEnd()}\n`), section].join('\n'))
}
