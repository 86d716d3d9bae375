import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { textPdf } from '../../pdf/fixtures.ts'
import type { BundleSpec } from '../../pdf/index.ts'
import { openWorkerPool } from './pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-'))
const saved = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
/** Megabytes of objects opened and never closed: seconds of work for any parser. */
const endless = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6e6, '1 0 obj << /A [ ')])

describe('the worker pool', async () => {
  const pool = openWorkerPool({ size: 1, fileSeconds: 4 })
  afterAll(() => pool.close())
  const report = saved('report.pdf', await textPdf(3))
  const spec: BundleSpec = {
    title: 'Essai',
    author: 'Essai',
    createdAt: '2026-01-01T00:00:00Z',
    agenda: { sections: [{ items: [{ id: 'a', number: '1', title: 'A', documents: [{ id: 'd', label: 'Rapport', path: report }] }] }] }, // prettier-ignore
    stamp: { folio: true },
  }

  it('inspects, reads and assembles in its threads', async () => {
    expect(await pool.inspect(report)).toMatchObject({ verdict: 'ACCEPTED', pages: 3 })
    expect(await pool.extract(report)).toHaveProperty('kind')
    const steps: number[] = []
    const out = join(folder, 'bundle.pdf')
    const made = await pool.assemble(spec, out, (done) => steps.push(done))
    expect(made).toMatchObject({ pages: 4 })
    expect(steps).toEqual([1, 2])
    const agenda = Buffer.from(await pool.printAgenda(spec, made))
    expect(agenda.subarray(0, 5).toString()).toBe('%PDF-')
    const { agenda: { sections }, ...rest } = spec // prettier-ignore
    const item = sections[0]?.items[0]
    if (!item) throw new Error('no item')
    expect(await pool.assembleReport({ ...rest, item }, join(folder, 'one.pdf'))).toMatchObject({ pages: 3 })
  })

  it('hands over the bytes of a bundle as they are made, and waits for whoever takes them', async () => {
    const out = join(folder, 'file.pdf')
    await pool.assemble(spec, out)
    const parts: Uint8Array[] = []
    let busy = false
    const made = await pool.assemble(spec, async (part) => {
      expect(busy).toBe(false)
      busy = true
      await new Promise((resolve) => setTimeout(resolve, 5))
      parts.push(part)
      busy = false
    })
    expect(Buffer.concat(parts).equals(readFileSync(out))).toBe(true)
    expect(made).toMatchObject({ pages: 4, sha256: '' })
  })

  it('stops the thread when nobody takes the bytes', async () => {
    const full = () => Promise.reject(new Error('disk full'))
    await expect(pool.assemble(spec, full)).rejects.toThrow('disk full')
    expect(await pool.assemble(spec, join(folder, 'next.pdf'))).toMatchObject({ pages: 4 })
  })

  it('stops a hostile file, says so, and goes on with the others', async () => {
    const hostile = saved('endless.pdf', endless)
    const [slow, next] = await Promise.all([pool.inspect(hostile), pool.inspect(report)])
    expect(slow).toMatchObject({ verdict: 'REFUSED', refusal: 'TOO_SLOW', bytes: endless.length })
    expect(next).toMatchObject({ verdict: 'ACCEPTED' })
  })

  it('does not take trouble with the disk for a bad file', async () => {
    await expect(pool.inspect(join(folder, 'absent.pdf'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('stops when asked, before or during', async () => {
    await expect(pool.assemble(spec, join(folder, 'x.pdf'), undefined, AbortSignal.abort())).rejects.toThrow(
      /abort/i,
    )
    const stop = new AbortController()
    const slow = pool.inspect(saved('endless2.pdf', endless), stop.signal)
    setTimeout(() => stop.abort(), 300)
    await expect(slow).rejects.toThrow(/abort/i)
    expect(existsSync(join(folder, 'x.pdf'))).toBe(false)
  })

  it('refuses a file that needs more memory than a thread has', async () => {
    const small = openWorkerPool({ size: 1, fileSeconds: 20, heapMb: 48 })
    const seen = await small.inspect(saved('endless3.pdf', endless))
    await small.close()
    expect(['TOO_LARGE', 'TOO_SLOW']).toContain(seen.refusal)
  })
})
