import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { picturePdf } from '../fixtures.ts'
import { bodyName } from '../index.ts'
import { itemOf, openBench, specOf } from '../testing/bundling.ts'
import { drawn, jpegOf } from '../testing/drawn.ts'

const path = openBench().save(await picturePdf(await jpegOf(drawn(1800, 2500))))
// From here on, the library is one that was not built for this system.
const require = createRequire(import.meta.url)
Object.defineProperty(require.cache[require.resolve('sharp')], 'exports', {
  get: () => {
    throw new Error('not built for this system')
  },
})

it('makes the usual bundle where no picture can be made lighter, and keeps no body as a light one', async () => {
  const bench = openBench()
  const item = itemOf('1', [['Rapport', path]])
  const body = `${bench.fresh()}-${bodyName('0'.repeat(64), true)}`
  const documents = item.documents.map((one) => ({ ...one, body }))
  const [whole, light] = await Promise.all([
    bench.assemble(specOf([item])),
    bench.assemble(specOf([{ ...item, documents }], { light: true })),
  ])
  expect(readFileSync(light.path).equals(readFileSync(whole.path))).toBe(true)
  expect(existsSync(body)).toBe(false)
})
