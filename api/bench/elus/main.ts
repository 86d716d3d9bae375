import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { CASE_NAMES, type CaseName, runCases } from './run.ts'
import { reportOf } from './report.ts'

// `npm run bench:elus -- [--only CASE]… [--write]`: what the élus' application takes on a slowed Chromium, beside the viewer of pdf.js.
// With --write the figures take their place in docs/elus-benchmark.md. Nothing else should run meanwhile.
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } },
})
const unknown = (values.only ?? []).find((name) => !CASE_NAMES.includes(name as CaseName))
if (unknown) throw new Error(`no case « ${unknown} »: ${CASE_NAMES.join(', ')}`)
if (values.only && values.write) throw new Error('--write replaces the whole page: run every case')

const before = loadavg()[0] ?? 0
const names = CASE_NAMES.filter((name) => values.only?.includes(name) ?? true)
const results = await runCases(names, (what) => console.error(what))
const report = reportOf(results, { date: new Date().toISOString().slice(0, 10), load: before })
console.log(report)
if (values.write)
  writeFileSync(fileURLToPath(new URL('../../../docs/elus-benchmark.md', import.meta.url)), report)
