import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { damagedCases, soundCases } from '../testing/cases.ts'
import { sketched } from '../testing/sketch.ts'
import { formPdf, inheritingPdf, linkedPdf, pagelessPdf, textPdf } from '../fixtures.ts'
import { inspect, normalise } from './inspect.ts'
import { openReader } from './judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'inspect-'))
let files = 0
const saved = (bytes: Uint8Array | string): string => {
  const path = join(folder, `${files++}.pdf`)
  writeFileSync(path, bytes)
  return path
}
const textsOf = async (bytes: Uint8Array): Promise<(string | null)[]> => {
  const opening = await openReader(bytes)
  if (opening.kind !== 'open') throw new Error('the copy does not open')
  const { reader } = opening
  const texts = await Promise.all(Array.from({ length: reader.pages }, (_, i) => reader.text(i + 1)))
  await reader.close()
  return texts
}

describe('inspect', () => {
  it('accepts sound files as they are', async () => {
    for (const bytes of [await textPdf(3), await linkedPdf(), await formPdf('Durand'), inheritingPdf()]) {
      const seen = await inspect(saved(bytes))
      expect(seen).toMatchObject({ verdict: 'ACCEPTED', derivation: 'none', reason: '', bytes: bytes.length })
      expect(seen.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  it('tells forms and titles', async () => {
    expect((await inspect(saved(await formPdf('x')))).hasForm).toBe(true)
    expect((await inspect(saved(await textPdf(1, 'a', { info: { Title: 'Budget' } })))).title).toBe('Budget')
  })

  it.each([
    ['an empty file', '', 'EMPTY_FILE'],
    ['a text', 'Bonjour, voici le rapport demandé.', 'NOT_A_PDF'],
    ['a page of the web', '<!DOCTYPE html><title>Rapport.pdf</title>', 'NOT_A_PDF'],
    ['an office document', 'PK\u0003\u0004 word/document.xml', 'NOT_A_PDF'],
    ['no page', pagelessPdf().toString('latin1'), 'NO_PAGE'],
    ['a header and nothing else', '%PDF-1.7\n%%EOF', 'DAMAGED'],
  ])('refuses %s', async (_, content, refusal) => {
    const seen = await inspect(saved(Buffer.from(content, 'latin1')))
    expect(seen).toMatchObject({ verdict: 'REFUSED', refusal, pages: 0 })
  })

  it('asks for an unprotected copy when a user password is needed', async () => {
    const bytes = await textPdf(1, 'secret', { userPassword: 'u', ownerPassword: 'o' })
    expect(await inspect(saved(bytes))).toMatchObject({ refusal: 'PASSWORD_REQUIRED', encrypted: true })
  })

  it('refuses what is too large without reading it', async () => {
    const seen = await inspect(saved(await textPdf(1)), { maxBytes: 100 })
    expect(seen).toMatchObject({ refusal: 'TOO_LARGE' })
  })

  it('refuses rather than show half a picture', async () => {
    const picture = randomBytes(30_000)
    const entries = '/Resources << /XObject << /Im 300 0 R >> >>'
    const dict =
      '/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray /Width 300 /Height 100'
    const own = (length: string) => ({ 300: { dict: `${dict} ${length}`, data: picture }, 301: '30000' })
    for (const length of ['', '/Length 301 0 R']) {
      const bytes = sketched({ sheets: [{ text: 'Plan', entries }], more: own(length) })
      const half = bytes.subarray(0, bytes.indexOf(picture) + 15_000)
      expect(await inspect(saved(half))).toMatchObject({ verdict: 'REFUSED', refusal: 'DAMAGED' })
      // The table is lost, and nothing that is seen.
      const most = bytes.subarray(0, bytes.lastIndexOf('xref') - 5)
      expect(await inspect(saved(most))).toMatchObject({ verdict: 'REPAIRED', pages: 1 })
    }
  })

  it('refuses rather than lose pages', async () => {
    const bytes = await textPdf(8)
    const half = bytes.subarray(0, Math.floor(bytes.length * 0.6))
    expect(await inspect(saved(half))).toMatchObject({ verdict: 'REFUSED', refusal: 'DAMAGED' })
  })
})

describe('normalise', () => {
  it.each(['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const)(
    'lifts an owner-only protection, PDF %s',
    async (pdfVersion) => {
      const bytes = await textPdf(3, 'Protégé', { ownerPassword: 'o', pdfVersion })
      const [path, out] = [saved(bytes), join(folder, `copy-${pdfVersion}.pdf`)]
      expect(await normalise(path, out)).toMatchObject({
        verdict: 'ACCEPTED',
        derivation: 'decrypted',
        pages: 3,
        encrypted: true,
      })
      expect(readFileSync(path).equals(bytes)).toBe(true)
      expect(await inspect(out)).toMatchObject({ verdict: 'ACCEPTED', derivation: 'none', encrypted: false })
      expect(await textsOf(readFileSync(out))).toEqual(await textsOf(bytes))
    },
  )

  const broken: [string, (bytes: Buffer) => Buffer][] = [
    [
      'a wrong startxref',
      (b) => Buffer.from(b.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n7'), 'latin1'),
    ],
    ['its end cut off', (b) => b.subarray(0, b.lastIndexOf('xref\n0'))],
    ['bytes before the header', (b) => Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), b])],
    ['kilobytes before the header', (b) => Buffer.concat([Buffer.alloc(5000, 'x\n'), b])],
    ['no header', (b) => b.subarray(b.indexOf('\n') + 1)],
    ['objects moved', (b) => Buffer.concat([b.subarray(0, 15), Buffer.from('%%%%\n'), b.subarray(15)])],
  ]
  it.each(broken)('repairs a file with %s', async (_, spoil) => {
    const sound = await textPdf(4, 'Réparable')
    const out = join(folder, `repaired-${files}.pdf`)
    expect(await normalise(saved(spoil(sound)), out)).toMatchObject({ verdict: 'REPAIRED', pages: 4 })
    expect(await textsOf(readFileSync(out))).toEqual(await textsOf(sound))
  })
})

it('copies every page with all it shows, whatever had to be mended', async () => {
  for (const { name, make } of [
    ...damagedCases,
    ...soundCases.filter(({ name }) => name.includes('password')),
  ]) {
    const [path, out] = [saved(make()), join(folder, `whole-${files}.pdf`)]
    const { derivation, pages } = await normalise(path, out)
    if (derivation === 'none') continue
    const texts = await textsOf(readFileSync(out))
    expect(texts, name).toHaveLength(pages)
    const empty = texts.filter((text) => text === '').length
    expect(empty, name).toBeLessThanOrEqual(/content/.test(name) ? 1 : 0)
  }
})
