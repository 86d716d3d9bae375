import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bars } from './bars.ts'
import { plot } from './plot.ts'
import { reportOf } from './report.ts'
import { runAll } from './run.ts'

// `npm run bench:pdf -- [--rounds 3] [--write]`
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)
const results = await runAll(rounds, (what) => console.error(what))
const report = reportOf(results, rounds, new Date().toISOString().slice(0, 10))
console.log(report)
for (const { what, wanted, found, met } of bars(results))
  console.log(`${met ? 'bar: met    ' : 'bar: not met'}  ${what}: ${found} (${wanted})`)
if (values.write) {
  const docs = (name: string) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url))
  writeFileSync(docs('pdf-benchmark.md'), report)
  writeFileSync(docs('images/pdf-growth.svg'), plot(results.growth))
}
