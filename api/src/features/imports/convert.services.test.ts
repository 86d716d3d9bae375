import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { listDocuments, readAgenda, readBundle, requestBundle } from '@hemicycle/contract'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp, until } from '../../../test/harness.ts'
import { makeDocx, makeOdt } from '../../../test/fixtures/office.ts'
import { filePages } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'

// Fails when there is no LibreOffice: this suite is asked for by name.
const SOFFICE = process.env['SOFFICE_PATH'] ?? 'soffice'
const PATIENCE_MS = 240_000

let app: TestApp
let dir: string
beforeAll(async () => {
  app = await openTestApp({ env: { SOFFICE_PATH: SOFFICE } })
  dir = await mkdtemp(join(tmpdir(), 'hemicycle-letters-'))
}, PATIENCE_MS)
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true, force: true })
})

const lettersOn = (what: string) => [
  { text: 'RAPPORT DU PRÉSIDENT', bold: true, size: 16, center: true },
  { text: `Objet : ${what}` },
  { text: 'Mesdames, Messieurs, voici le texte entier du rapport.' },
]

/** A real .doc, as only Word or LibreOffice writes them. */
async function makeDoc(): Promise<Uint8Array> {
  const [source, profile] = [join(dir, 'ancien.docx'), pathToFileURL(join(dir, 'profile')).href]
  await writeFile(source, makeDocx(lettersOn('Lycée des métiers')))
  const how = [
    '--headless',
    `-env:UserInstallation=${profile}`,
    '--convert-to',
    'doc',
    '--outdir',
    dir,
    source,
  ]
  await promisify(execFile)(SOFFICE, how)
  return readFile(join(dir, 'ancien.doc'))
}

it(
  'makes pages of DOCX, ODT and DOC, which enter the bundle as any other',
  { timeout: PATIENCE_MS },
  async () => {
    expect(await app.deps.converter.available(), 'apt-get install libreoffice-writer-nogui').toBe(true)
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    const sent = await scene.upload(meetingId, [
      { name: '101 ponts.docx', bytes: makeDocx(lettersOn('Entretien des ponts')) },
      { name: '102 voirie.odt', bytes: makeOdt(lettersOn('Voirie communale')) },
      { name: '103 lycée.doc', bytes: await makeDoc() },
    ])
    expect(sent.status).toBe(201)
    const documents = await until(
      async () => {
        const { documents: all } = await scene.clerk.call(listDocuments, { meetingId })
        return all.length === 3 && all.every(({ state }) => state !== 'RECEIVED') && all
      },
      'every file converted',
      PATIENCE_MS,
    )
    expect(documents.map(({ format, state, pages }) => [format, state, pages])).toEqual([
      ['DOCX', 'READY', 1],
      ['ODT', 'READY', 1],
      ['DOC', 'READY', 1],
    ])
    const { items } = await scene.clerk.call(readAgenda, { meetingId })
    const titles = items.map(({ title }) => title.value)
    expect([...titles].sort()).toEqual(['Entretien des ponts', 'Lycée des métiers', 'Voirie communale'])
    const texts = await until(async () => {
      const rows = await inTx(app.deps, { authorityId: scene.clerk.actor.authorityId }, (sql) =>
        sql.select({ text: filePages.text }).from(filePages).orderBy(asc(filePages.sha256)),
      )
      return rows.length === 3 && rows
    }, 'the text of three pages')
    for (const { text } of texts) expect(text).toContain('voici le texte entier du rapport')
    await scene.clerk.call(requestBundle, { meetingId })
    const bundle = await until(async () => {
      const { bundle: made } = await scene.clerk.call(readBundle, { meetingId })
      return made?.state === 'READY' && made
    }, 'the bundle')
    expect(bundle.pages).toBeGreaterThanOrEqual(5)
  },
)
