// Adds up vitest's JSON reports: prints « passed failed ». A run that left no report is counted by whoever ran it.
import { existsSync, readFileSync } from 'node:fs'

function count(path) {
  const report = JSON.parse(readFileSync(path, 'utf8'))
  // A file that could not even be loaded counts as one failure; a skipped test is not a passed one.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: report.numTotalTests === 0 ? failed + 1 : failed }
}

let [passed, failed] = [0, 0]
for (const path of process.argv.slice(2).filter((one) => existsSync(one))) {
  try {
    const counted = count(path)
    passed += counted.passed
    failed += counted.failed
  } catch (error) {
    console.error(`${path}: ${error.message}`)
    failed += 1
  }
}
process.stdout.write(`${passed} ${failed}\n`)
