import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRunner } from '../src/pdf/testing/runner.ts'
import { judge, type Judged } from '../src/pdf/testing/verdict.ts'

/**
 * Sends damaged files along the whole road – inspect, normalise, assemble – and counts the answers. No crash, no hang, no more
 * than 2 s of processor nor 300 MB, no page lost in silence. Usage: tsx api/bench/pdf-mutations.ts [COUNT] [FIRST SEED] [--show]
 * One seed is one file: `… 1 4711 --show` does that one again. Ends with 1 when a bar is not met.
 */
const [count = 20_000, first = 0] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const show = process.argv.includes('--show')
const bars = { cpuMs: 2000, peakMb: 300 }
// A busy machine is no hang: slowness is judged by the processor.
const runner = openRunner({ seconds: 60, heapMb: 160 })
const reader = openRunner({ seconds: 60, heapMb: 300 })
const scratch = await mkdtemp(join(tmpdir(), 'mutations-'))

const answers = new Map<string, number>()
const faults: Judged[] = []
let [slowest, peak] = [0, 0]
const times: number[] = []
const add = (name: string) => answers.set(name, (answers.get(name) ?? 0) + 1)

for (let seed = first; seed < first + count; seed++) {
  const judged = await judge(seed, join(scratch, 'mutant.pdf'), runner, reader, bars)
  const { trial, fault } = judged
  if (trial) {
    add(`${trial.seen.verdict} ${trial.seen.refusal ?? ''}`.trim())
    times.push(trial.cpuMs)
    slowest = Math.max(slowest, trial.cpuMs)
    peak = Math.max(peak, trial.peakMb)
  }
  if (fault) faults.push(judged)
  if (show) console.log(judged)
  if ((seed - first + 1) % 1000 === 0)
    console.error(`${seed - first + 1} of ${count}, ${faults.length} faults`)
}
runner.close()
reader.close()
await rm(scratch, { recursive: true, force: true })

times.sort((a, b) => a - b)
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
console.log(`${count} damaged files, seeds ${first} to ${first + count - 1}\n`)
for (const [name, number] of [...answers].sort((a, b) => b[1] - a[1]))
  console.log(String(number).padStart(7), name)
console.log(`\nprocessor: median ${at(0.5)} ms, 99 % ${at(0.99)} ms, slowest ${slowest.toFixed(0)} ms; memory: ${peak.toFixed(0)} MiB at most`) // prettier-ignore
const kinds = [...new Set(faults.map(({ fault }) => fault))]
for (const kind of kinds) {
  const these = faults.filter(({ fault }) => fault === kind)
  console.log(`\n${kind}: ${these.length}`)
  for (const { seed, base, kinds: damage, detail } of these.slice(0, 25))
    console.log(`  seed ${seed} (${base}; ${damage.join(', ')}): ${detail.split('\n')[0] ?? ''}`)
}
console.log(faults.length === 0 ? '\nNo fault.' : `\n${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1
