import { existsSync, truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { itemOf, openBench, specOf } from '../testing/bundling.ts'
import { plain } from '../testing/shapes.ts'
import { sketched } from '../testing/sketch.ts'
import type { Sink } from '../write/sink.ts'
import { assembleBundle } from './assemble.ts'
import { openAssembly } from './assembly.ts'

const bench = openBench()
const SIDE = 3200
/** A page with a picture of 30 MB: copying it takes many turns, so that what is done to the file meanwhile comes before its end. */
const scan = (): string =>
  bench.save(
    sketched({
      sheets: [
        { text: 'Plan', entries: '/Resources << /XObject << /Im 300 0 R >> /Font << /F1 3 0 R >> >>' },
      ],
      more: {
        300: {
          dict: `/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceRGB /Width ${SIDE} /Height ${SIDE}`,
          data: Buffer.alloc(3 * SIDE * SIDE),
        },
      },
    }),
  )
/** A sound document, the scan, and another one. */
const threeWith = (path: string) => [
  itemOf('1', [['Avant', bench.save(plain(2, 'Avant'))]]),
  itemOf('2', [['Plan', path]]),
  itemOf('3', [['Après', bench.save(plain(2, 'Apres'))]]),
]

describe('a file that is cut while it is copied', () => {
  it('is the one that is named, not the next', async () => {
    const path = scan()
    const sink: Sink = () => Promise.resolve(truncateSync(path, 2 ** 20))
    await expect(assembleBundle(specOf(threeWith(path)), sink)).rejects.toThrow('document 2-0 cannot')
  })

  it('spoils a bundle whose words come last, at the latest when it is finished', async () => {
    const path = scan()
    const out = bench.fresh()
    const items = threeWith(path)
    const assembly = await openAssembly(out)
    for (const { documents } of items)
      for (const document of documents) await assembly.take(document.id, document.path)
    truncateSync(path, 2 ** 20)
    expect(await assembly.finish(specOf(items))).toBe(null)
    expect(existsSync(out)).toBe(false)
    const careful = await openAssembly(out, { careful: true })
    expect(await careful.take('2-0', path)).toMatchObject({ refusal: 'DAMAGED' })
    await careful.abandon()
  })
})

describe('a signal', () => {
  it('stops the bundle at the chunk that is on its way', async () => {
    const stop = new AbortController()
    let chunks = 0
    const sink: Sink = () => {
      chunks++
      stop.abort(new Error('no longer wanted'))
      return Promise.resolve()
    }
    const made = assembleBundle(specOf(threeWith(scan())), sink, { signal: stop.signal })
    await expect(made).rejects.toThrow('no longer wanted')
    expect(chunks).toBe(1)
  })
})
