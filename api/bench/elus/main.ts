import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadavg } from 'node:os'
import { runAll } from './run.ts'
import { reportOf } from './report.ts'

// `npm run bench:elus -- [--write]`: what the élus' application takes on a slowed Chromium, beside the viewer of pdf.js. With --write
// the figures take their place in docs/elus-benchmark.md. Nothing else should run meanwhile.
const before = loadavg()[0] ?? 0
const results = await runAll((what) => console.error(what))
console.error(JSON.stringify(results))
const report = reportOf(results, { date: new Date().toISOString().slice(0, 10), load: before })
console.log(report)
if (process.argv.includes('--write'))
  writeFileSync(fileURLToPath(new URL('../../../docs/elus-benchmark.md', import.meta.url)), report)
