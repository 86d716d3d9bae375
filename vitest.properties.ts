import fc from 'fast-check'

// The test command tries the same cases each time, so that a change is judged by the change and not by luck. To look further:
// `PROPERTY_SEED=7 PROPERTY_RUNS=3000 npm test -- shared/domain`. A failure prints its seed, which runs it again.
fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20_261_218),
  ...(process.env.PROPERTY_RUNS ? { numRuns: Number(process.env.PROPERTY_RUNS) } : {}),
})
