// Adds up vitest's JSON reports: prints « passed failed ».
import { existsSync, readFileSync } from 'node:fs'

let [passed, failed] = [0, 0]
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) failed += 1
  else {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    passed += report.numPassedTests
    // A file that could not even be loaded counts as one failure; a skipped test is not a passed one.
    const broken = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    failed += report.numFailedTests + broken.length
    if (report.numTotalTests === 0) failed += 1
  }
}
process.stdout.write(`${passed} ${failed}\n`)
