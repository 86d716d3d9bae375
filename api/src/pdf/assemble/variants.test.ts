import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { textPdf } from '../fixtures.ts'
import { bodyName } from '../index.ts'
import { itemOf, openBench, specOf } from '../testing/bundling.ts'
import { attached, form, tagged } from '../testing/features.ts'
import { measure } from '../testing/measure.ts'
import { everyLink, outlined } from '../testing/navigation.ts'
import type { BundleSpec } from '../types.ts'
import { assembleBundle } from './assemble.ts'

const bench = openBench()
const folder = mkdtempSync(join(tmpdir(), 'variants-'))

describe('kept bodies', () => {
  const sources = [form('Durand'), tagged(3), attached(), everyLink(), outlined(), form('Martin')]
  const paths = sources.map((bytes) => bench.save(bytes))
  const specWith = (order: readonly number[], kept: boolean): BundleSpec =>
    specOf(
      order.map((index, i) => {
        const item = itemOf(String(i + 1), [['Rapport', paths[index]!]])
        const body = join(folder, bodyName(`source-${index}`))
        return kept ? { ...item, documents: item.documents.map((one) => ({ ...one, body })) } : item
      }),
      { printAgenda: true },
    )

  it('give the very bytes that the documents themselves give, in any order', async () => {
    for (const order of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [1, 1, 0], [3]]) {
      const direct = await bench.assemble(specWith(order, false))
      const made = await bench.assemble(specWith(order, true))
      const copied = await bench.assemble(specWith(order, true))
      expect(readFileSync(made.path).equals(readFileSync(direct.path))).toBe(true)
      expect(readFileSync(copied.path).equals(readFileSync(direct.path))).toBe(true)
    }
  })

  it('are enough: the documents are not read again', async () => {
    const spec = specWith([0, 1], true)
    const first = await bench.assemble(spec)
    const [section] = spec.agenda.sections
    const items = section!.items.map((item) => ({
      ...item,
      documents: item.documents.map((one) => ({ ...one, path: '/nowhere.pdf' })),
    }))
    const again = await bench.assemble({ ...spec, agenda: { sections: [{ items }] } })
    expect(again.result.sha256).toBe(first.result.sha256)
  })
})

describe('a body that cannot be kept', () => {
  it('does not stop the bundle', async () => {
    const item = itemOf('1', [['Rapport', bench.save(await textPdf(2))]])
    const documents = item.documents.map((one) => ({ ...one, body: '/nowhere/at/all.body' }))
    const [direct, unkept] = [
      await bench.assemble(specOf([item])),
      await bench.assemble(specOf([{ ...item, documents }])),
    ]
    expect(unkept.result.sha256).toBe(direct.result.sha256)
  })
})

describe('on paper', () => {
  it('each item begins on a right-hand page, and the list says so', async () => {
    const path = bench.save(await textPdf(3))
    const items = ['1', '2', '3'].map((number) => itemOf(number, [['Rapport', path]]))
    const spec = specOf(items, { printAgenda: true, duplex: true })
    const { result, path: out } = await bench.assemble(spec)
    expect(result.items.map(({ firstPage }) => firstPage)).toEqual([3, 7, 11])
    expect(result.pages).toBe(13)
    const seen = await measure(out)
    expect([1, 5, 9].map((i) => seen.texts[i])).toEqual(['', '', ''])
    expect(seen.links.filter(({ page }) => page === 1).map(({ target }) => target)).toEqual([3, 7, 11])
    expect(seen.texts[0]).toMatch(/Affaire1.*3.*Affaire2.*7.*Affaire3.*11/)
  })
})

describe('a sink', () => {
  it('gets the same bytes in order, waited for', async () => {
    const spec = specOf([itemOf('1', [['Rapport', bench.save(await textPdf(4))]])])
    const parts: Buffer[] = []
    let busy = false
    const result = await assembleBundle(spec, async (chunk) => {
      expect(busy).toBe(false)
      busy = true
      parts.push(Buffer.from(chunk))
      await new Promise((resolve) => setTimeout(resolve, 5))
      busy = false
    })
    const file = await bench.assemble(spec)
    expect(Buffer.concat(parts).equals(readFileSync(file.path))).toBe(true)
    expect(result).toEqual(file.result)
  })

  it('that fails makes the assembly fail, and a file begun is taken away', async () => {
    const spec = specOf([itemOf('1', [['Rapport', bench.save(await textPdf(4))]])])
    const broken = () => Promise.reject(new Error('disk full'))
    await expect(assembleBundle(spec, broken)).rejects.toThrow('disk full')
    const out = join(folder, 'gone.pdf')
    const missing = specOf([itemOf('1', [['Rapport', '/nowhere.pdf']])])
    await expect(assembleBundle(missing, out)).rejects.toThrow('document 1-0 cannot be assembled')
    expect(() => readFileSync(out)).toThrow()
  })
})
