import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { picturePdf, textPdf } from '../pdf/fixtures.ts'
import { inspect } from '../pdf/index.ts'
import { wrongLengthAside } from '../pdf/testing/damaged.ts'
import { drawn, jpegOf } from '../pdf/testing/drawn.ts'

const command = fileURLToPath(new URL('../../bin/hemicycle.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
const hemicycle = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args])
    let [out, err] = ['', '']
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })

function folderOf(files: Record<string, Uint8Array | string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

describe.concurrent('hemicycle bundle', () => {
  it('bundles what it can and names what it cannot', async () => {
    const folder = folderOf({
      '10 Routes.pdf': await textPdf(2),
      '2 Collèges.pdf': await textPdf(1),
      'annexes/3.pdf': await textPdf(3, 'Protégé', { ownerPassword: 'o' }),
      'secret.pdf': await textPdf(1, 'x', { userPassword: 'u', ownerPassword: 'o' }),
      'vide.pdf': '',
      'lisez-moi.txt': 'Bonjour',
      '11 Abîmé.pdf': wrongLengthAside(),
      '.caché.pdf': await textPdf(9),
    })
    const [out, json] = [join(folder, 'dossier.pdf'), join(folder, 'rapport.json')]
    const args = [
      'bundle',
      folder,
      '--out',
      out,
      '--body',
      'Commission permanente',
      '--date',
      '2026-12-18',
      '--report',
      json,
    ]
    const numbering = ['--numbering', 'R{meeting.date:MM}{seq:00}']
    const { code, out: said, err } = await hemicycle(...args, ...numbering)
    expect({ code, err }).toMatchObject({ code: 0 })
    expect(said).toContain('4 rapports')
    expect(err).toContain(
      'Refusé : secret.pdf – le document est protégé par un mot de passe ; demandez une copie sans protection.',
    )
    expect(err).toMatch(/vide\.pdf – le fichier est vide/)
    const report = JSON.parse(readFileSync(json, 'utf8'))
    expect(report.items.map((item: { number: string }) => item.number)).toEqual([
      'R1201',
      'R1202',
      'R1203',
      'R1204',
    ])
    expect(report.items[0]).toMatchObject({
      title: expect.any(String),
      files: [{ name: '2 Collèges.pdf', kind: expect.any(String), pages: 1, firstPage: 3 }],
      confidence: { title: expect.any(Number), rapporteur: 0, department: 0, actNumber: 0 },
    })
    expect(report.items[3].files).toEqual([
      expect.objectContaining({ name: 'annexes/3.pdf', pages: 3, firstPage: 9 }),
    ])
    const refused = Object.fromEntries(
      report.refused.map(({ name, code: why }: Record<string, string>) => [name, why]),
    )
    expect(refused).toEqual({
      'secret.pdf': 'PASSWORD_REQUIRED',
      'vide.pdf': 'EMPTY_FILE',
      'lisez-moi.txt': 'NOT_A_PDF',
    })
    const seen = await inspect(out)
    expect(report.bundle).toEqual({ pages: 11, bytes: seen.bytes, sha256: seen.sha256 })
    expect(seen).toMatchObject({
      verdict: 'ACCEPTED',
      pages: 11,
      title: 'Commission permanente – vendredi 18 décembre 2026',
    })
    expect(report.timings).toMatchObject({
      inspect: expect.any(Number),
      assemble: expect.any(Number),
      total: expect.any(Number),
    })
    const again = await hemicycle(...args, ...numbering)
    expect(again.code).toBe(0)
    expect((await inspect(out)).sha256).toBe(seen.sha256)
  }, 60_000)

  it('puts an annexe with the report of the same number', async () => {
    const folder = folderOf({
      '101-rapport-voirie.pdf': await textPdf(2, 'RAPPORT DU PRÉSIDENT'),
      '101-annexe-plan.pdf': await textPdf(1, 'ANNEXE'),
      '102-rapport-colleges.pdf': await textPdf(1, 'RAPPORT DU PRÉSIDENT'),
    })
    const json = join(folder, 'rapport.json')
    const { code } = await hemicycle('bundle', folder, '--out', join(folder, 'x.pdf'), '--report', json)
    expect(code).toBe(0)
    const { items } = JSON.parse(readFileSync(json, 'utf8')) as { items: { files: { name: string }[] }[] }
    expect(items.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ['101-rapport-voirie.pdf', '101-annexe-plan.pdf'],
      ['102-rapport-colleges.pdf'],
    ])
  }, 60_000)

  it('takes titles from the names when asked not to read the texts', async () => {
    const folder = folderOf({ '2_Budget primitif.pdf': await textPdf(2, 'RAPPORT N° 101') })
    const [out, json] = [join(folder, 'dossier.pdf'), join(folder, 'rapport.json')]
    const args = ['bundle', folder, '--out', out, '--report', json, '--no-extract']
    expect((await hemicycle(...args)).code).toBe(0)
    const { items, timings } = JSON.parse(readFileSync(json, 'utf8')) as {
      items: { title: string }[]
      timings: { extract: number }
    }
    expect(items).toMatchObject([{ title: '2 Budget primitif' }])
    expect(timings.extract).toBe(0)
    const refused = await hemicycle(...args, '--order', 'number')
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('retirez --no-extract') as string })
  })

  it('makes a lighter edition of the same pages', async () => {
    const folder = folderOf({ 'plan.pdf': await picturePdf(await jpegOf(drawn(1800, 2500))) })
    const [light, whole] = ['leger.pdf', 'entier.pdf'].map((name) => join(folderOf({}), name)) as [
      string,
      string,
    ]
    const common = ['bundle', folder, '--no-extract', '--out']
    const ends = await Promise.all([hemicycle(...common, whole), hemicycle(...common, light, '--light')])
    expect(ends.map(({ code }) => code)).toEqual([0, 0])
    const [before, after] = await Promise.all([inspect(whole), inspect(light)])
    expect(after.pages).toBe(before.pages)
    expect(after.bytes).toBeLessThan(before.bytes / 2)
  }, 60_000)

  it('answers 1 when nothing can be bundled', async () => {
    const folder = folderOf({ 'a.pdf': 'pas un pdf' })
    const out = join(folder, 'x.pdf')
    expect(await hemicycle('bundle', folder, '--out', out)).toMatchObject({ code: 1, out: '' })
    expect(existsSync(out)).toBe(false)
    expect((await hemicycle('bundle', folderOf({}), '--out', out)).err).toContain('Le dossier est vide.')
  }, 60_000)

  it.each([
    [['bundle'], 'Indiquez un dossier'],
    [['bundle', '.'], '--out'],
    [['bundle', '/nulle/part', '--out', 'x.pdf'], 'n’est pas un dossier'],
    [['bundle', '.', '--out', 'x.pdf', '--date', '18/12/2026'], 'AAAA-MM-JJ'],
    [['bundle', '.', '--out', 'x.pdf', '--order', 'taille'], 'name'],
    [['bundle', '.', '--out', 'x.pdf', '--numbering', '{nawak}'], 'modèle'],
    [['bundle', '.', '--inconnu'], 'Option inconnue ou incomplète : --inconnu'],
    [['inconnue'], 'Commande inconnue'],
    [[], 'Usage'],
  ])(
    'answers 2 to %j',
    async (args, words) => {
      const { code, err } = await hemicycle(...args)
      expect(code).toBe(2)
      expect(err).toContain(words)
    },
    60_000,
  )
})
