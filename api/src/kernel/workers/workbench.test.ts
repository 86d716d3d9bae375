import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { textPdf } from '../../pdf/fixtures.ts'
import { wrongLengthAside } from '../../pdf/testing/damaged.ts'
import { sketched } from '../../pdf/testing/sketch.ts'
import { assembleBundle, type BundleSpec } from '../../pdf/index.ts'
import { Unwritable } from './threads.ts'
import { openWorkbench } from './workbench.ts'

const folder = mkdtempSync(join(tmpdir(), 'workbench-'))
const saved = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

describe('the workbench', async () => {
  const bench = openWorkbench()
  afterAll(() => bench.close())
  const paths = [saved('a.pdf', await textPdf(2)), saved('b.pdf', await textPdf(3, 'Autre'))] as const
  const spec: BundleSpec = {
    title: 'Essai',
    author: 'Essai',
    createdAt: '2026-01-01T00:00:00Z',
    agenda: { sections: [{ items: paths.map((path) => ({ id: path, number: '1', title: 'A', documents: [{ id: path, label: 'Rapport', path }] })) }] }, // prettier-ignore
    stamp: { left: 'n° {number} – {page}/{pages}', folio: true },
  }

  it('makes the very bytes of an assembly, reading each file once', async () => {
    const [out, usual] = [join(folder, 'out.pdf'), join(folder, 'usual.pdf')]
    await bench.begin(out, { hash: true, careful: false })
    for (const path of paths) {
      const { inspection, bundleLost } = await bench.take(path, path)
      expect([inspection?.verdict, bundleLost]).toEqual(['ACCEPTED', false])
    }
    const made = await bench.finish(spec)
    const wanted = await assembleBundle(spec, usual)
    expect(readFileSync(out).equals(readFileSync(usual))).toBe(true)
    expect(made).toEqual(wanted)
  })

  it('puts in nothing that it refuses, nor what needs mending first', async () => {
    const out = join(folder, 'less.pdf')
    await bench.begin(out, { hash: false, careful: false })
    const empty = await bench.take('empty', saved('empty.pdf', new Uint8Array()))
    expect(empty).toMatchObject({ inspection: { refusal: 'EMPTY_FILE' }, bundleLost: false })
    const whole = readFileSync(paths[1])
    const broken = saved('broken.pdf', Buffer.concat([Buffer.from('junk '), whole]))
    expect(await bench.take('broken', broken)).toMatchObject({ inspection: { verdict: 'REPAIRED' } })
    await bench.add(paths[1], paths[1])
    await bench.take(paths[0], paths[0])
    expect(await bench.finish(spec)).toMatchObject({ pages: 6 })
  })

  it('finds a file wanting while it is put in, or before when it is careful', async () => {
    const [out, path] = [join(folder, 'wanting.pdf'), saved('aside.pdf', wrongLengthAside())]
    await bench.begin(out, { hash: false, careful: false })
    expect(await bench.take('wanting', path)).toEqual({ inspection: null, bundleLost: true })
    await bench.begin(out, { hash: false, careful: true })
    const mendable = { inspection: { verdict: 'REPAIRED', derivation: 'repaired' }, bundleLost: false }
    expect(await bench.take('wanting', path)).toMatchObject(mendable)
  })

  it.skipIf(!existsSync('/dev/full'))(
    'says that there is no room left, and blames no file for it',
    async () => {
      const out = join(folder, 'full.pdf')
      // By a link: what is begun and not finished is removed.
      symlinkSync('/dev/full', out)
      const page = { text: 'Plan', entries: '/Resources << /XObject << /Im 300 0 R >> >>' }
      const picture =
        '/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray /Width 4000 /Height 2000'
      const more = { 300: { dict: picture, data: Buffer.alloc(8_000_000) } }
      const path = saved('large.pdf', sketched({ sheets: [page], more }))
      const made = async () => {
        await bench.begin(out, { hash: false, careful: false })
        for (const id of paths) await bench.take(id, path)
        await bench.finish(spec)
      }
      await expect(made()).rejects.toThrow(Unwritable)
      expect(existsSync('/dev/full')).toBe(true)
    },
  )

  it('says that the bundle is lost with the thread', async () => {
    const endless = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6e6, '1 0 obj << /A [ ')])
    const hurried = openWorkbench({ fileSeconds: 1 })
    await hurried.begin(join(folder, 'lost.pdf'), { hash: false, careful: false })
    const taken = await hurried.take('endless', saved('endless.pdf', endless))
    expect(taken).toMatchObject({ inspection: { refusal: 'TOO_SLOW' }, bundleLost: true })
    await expect(hurried.finish(spec)).rejects.toThrow('no bundle')
    await hurried.close()
  })
})
