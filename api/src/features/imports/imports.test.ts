import {
  applyList,
  createLink,
  cutDocument,
  discardDocument,
  listDocuments,
  operateAgenda,
  placeDocument,
  readAgenda,
  readBundle,
  undoAgenda,
  readItemHistory,
  readItemReading,
  readList,
  requestBundle,
  restoreDocument,
} from '@hemicycle/contract'
import { foldText } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'
import { CORPORA, type Corpus, type CorpusFile } from '../../../test/fixtures/corpora/index.ts'
import { makeDocx } from '../../../test/fixtures/office.ts'
import { operate } from '../../../test/operate.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { filePages } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import { textPdf } from '../../pdf/fixtures.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const corpus = (start: string): Corpus => CORPORA.find(({ house }) => house.startsWith(start)) as Corpus
const LETTERS = [
  { text: 'RAPPORT DU PRÉSIDENT', bold: true, size: 16, center: true },
  { text: 'Objet : Entretien des ponts de la vallée' },
  { text: 'Rapporteur : Mme FERRAND' },
  { text: 'Mesdames, Messieurs, voici le texte.' },
]

const fold = (value: string | null) => foldText(value ?? '')

async function drop(scene: Scene, files: readonly { name: string; bytes: Uint8Array }[], id?: string) {
  const meetingId = id ?? (await scene.meeting()).id
  const reply = await scene.upload(meetingId, files)
  expect(reply.status).toBe(201)
  const documents = await settled(scene, meetingId)
  return { meetingId, documents, agenda: await scene.clerk.call(readAgenda, { meetingId }) }
}
const settled = (scene: Scene, meetingId: string) =>
  until(
    async () => {
      const { documents } = await scene.clerk.call(listDocuments, { meetingId })
      return documents.length > 0 && documents.every(({ state }) => state !== 'RECEIVED') && documents
    },
    'every file read',
    90_000,
  )
const bytesOf = async (files: readonly CorpusFile[]) =>
  Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.bytes() })))
const zipOf = (files: readonly { name: string; bytes: Uint8Array }[]) =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])))

describe('files of one item', () => {
  it.each(CORPORA.map((one) => [one.house, one] as const))(
    '%s: stand together',
    { timeout: 120_000 },
    async (_house, { files }) => {
      const scene = await app.scene()
      const { documents, agenda } = await drop(scene, await bytesOf(files))
      const sure = files.filter((file) => file.item !== null && !file.parts)
      for (const a of sure)
        for (const b of sure) {
          const [left, right] = [a, b].map((file) => documents.find(({ path }) => path === file.name))
          if (left?.itemId && right?.itemId)
            expect([a.name, b.name, left.itemId === right.itemId]).toEqual([
              a.name,
              b.name,
              a.item === b.item,
            ])
        }
      const items = new Set(
        files.flatMap(({ item, parts }) => (parts ? parts.flatMap((part) => part.item ?? []) : (item ?? []))),
      )
      expect(agenda.items).toHaveLength(items.size)
    },
  )

  it('stand together in whatever order they come', { timeout: 120_000 }, async () => {
    const scene = await app.scene()
    const files = (await bytesOf(corpus('Yvelines').files.slice(0, 9))).reverse()
    const { id: meetingId } = await scene.meeting()
    for (const file of files) await drop(scene, [file], meetingId)
    const whole = await drop(await app.scene(), [...files].reverse())
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    const names = (read: typeof agenda) =>
      read.items.map(({ documents }) => documents.map(({ name, kind }) => [name, kind]))
    expect(names(agenda)).toEqual(names(whole.agenda))
  })

  it('stay where the clerk has taken them over', async () => {
    const scene = await app.scene()
    const [first, ...others] = await bytesOf(
      corpus('Yvelines').files.filter(({ item }) => item === corpus('Yvelines').files[0]?.item),
    )
    const { meetingId, agenda } = await drop(scene, [first!])
    const [item] = agenda.items
    await scene.clerk.call(operateAgenda, {
      meetingId,
      baseVersion: agenda.version,
      clientId: 'essai',
      operations: [{ type: 'CORRECT', itemId: item!.id, values: { title: 'Titre du service' } }],
    })
    const after = await drop(scene, others, meetingId)
    expect(after.agenda.items.map(({ id, title }) => [id, title.value])).toEqual([
      [item!.id, 'Titre du service'],
    ])
    expect(after.agenda.items[0]?.documents).toHaveLength(1 + others.length)
  })
})

describe('what is read beside the fields', () => {
  it('is told with its quote, and the rapporteur with the councillors that he can be', async () => {
    const scene = await app.scene()
    const lines = [
      'HUIS CLOS',
      'RAPPORT DU PRÉSIDENT',
      'Objet : Entretien des ponts de la vallée',
      'Commission : Finances',
      'Politique : Mobilité durable',
      'Annexe 1 : Plan de situation des ponts',
      'Mesdames, Messieurs, voici le texte du rapport,',
    ]
    const { agenda } = await drop(scene, [{ name: 'ponts.pdf', bytes: await textPdf(1, lines.join('\n')) }])
    const itemId = agenda.items[0]!.id
    const named = { rapporteur: 'Mme NOM0 et M. INCONNU' }
    await operate(scene.clerk, agenda, { type: 'CORRECT', itemId, values: named })
    const { values, rapporteur } = await scene.clerk.call(readItemReading, { itemId })
    const said = values.filter(({ name }) => name !== 'matter').map(({ name, value }) => [name, value])
    expect(said).toEqual([
      ['committee', 'Finances'],
      ['policy', 'Mobilité durable'],
      ['missingAnnex', 'Plan de situation des ponts'],
      ['confidentiality', 'HUIS CLOS'],
    ])
    const [document] = agenda.items[0]!.documents
    for (const { evidence } of values)
      expect(evidence).toMatchObject({ documentId: document!.id, page: 1, box: { length: 4 } })
    expect(
      rapporteur.map(({ state, candidates }) => [state, candidates.map(({ name }) => name).sort()]),
    ).toEqual([
      // Digits are no letters of a name: the scene's two women are homonyms.
      ['AMBIGUOUS', ['Mme Prénom0 Nom0', 'Mme Prénom2 Nom2']],
      ['UNKNOWN', []],
    ])
    // Corrected over what was read, taken back and told in its history as any other field.
    const { meetingId } = agenda
    const fresh = await scene.clerk.call(readAgenda, { meetingId })
    const corrected = await operate(
      scene.clerk,
      fresh,
      { type: 'CHANGE', itemIds: [itemId], change: { matter: '7.5 Subventions' } },
      { type: 'CHANGE', itemIds: [itemId], change: { policy: '' } },
    )
    expect(corrected.items[0]).toMatchObject({ policy: '', matter: '7.5 Subventions' })
    const { entries } = await scene.clerk.call(readItemHistory, { itemId })
    expect(entries[0]?.operations).toContainEqual({
      type: 'CHANGE',
      itemIds: [itemId],
      change: { policy: '' },
    })
    const back = await scene.clerk.call(undoAgenda, { meetingId, clientId: 'test' })
    expect(back.agenda.items[0]).toMatchObject({ policy: null, matter: null })
    const stranger = (await app.scene()).clerk
    await expect(stranger.call(readItemReading, { itemId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a cahier', () => {
  const file = corpus('Lozère').files.find(({ kind }) => kind === 'CAHIER') as CorpusFile
  const parts = (file.parts ?? []).filter(({ item }) => item !== null)

  it('is cut into items by its pages, never copied', async () => {
    const scene = await app.scene()
    const { meetingId, documents, agenda } = await drop(scene, [
      { name: file.name, bytes: await file.bytes() },
    ])
    const [whole, ...pieces] = documents
    expect(whole).toMatchObject({ container: 'CAHIER', itemId: null, state: 'READY' })
    expect(pieces.map(({ kind, firstPage, lastPage }) => [kind, firstPage, lastPage])).toEqual(
      parts.map(({ kind, first, last }) => [kind, first, last]),
    )
    expect(new Set(pieces.map(({ sha256 }) => sha256))).toEqual(new Set([whole!.sha256]))
    const titles = new Map(parts.map(({ item, title }) => [item, title]).reverse() as [string, string][])
    expect(agenda.items.map(({ title }) => fold(title.value))).toEqual(
      [...titles.values()].reverse().map(fold),
    )
    for (const { id, documents: own } of agenda.items) {
      const { values } = await scene.clerk.call(readItemReading, { itemId: id })
      for (const { evidence } of values)
        expect(evidence?.page).toBeLessThanOrEqual(
          own.find((one) => one.id === evidence?.documentId)?.pages ?? 0,
        )
    }
    await scene.clerk.call(requestBundle, { meetingId })
    const bundle = await until(async () => {
      const read = (await scene.clerk.call(readBundle, { meetingId })).bundle
      return read?.state === 'READY' && read
    }, 'the bundle')
    const own = parts.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    expect(bundle.pages).toBeGreaterThan(own)
    expect(agenda.items.reduce((sum, { pages }) => sum + pages, 0)).toBe(own)
  })

  it('opens piece by piece, each with its own pages and quotes', async () => {
    const scene = await app.scene()
    const { agenda } = await drop(scene, [{ name: file.name, bytes: await file.bytes() }])
    const [second] = agenda.items.slice(1)
    const [piece] = second!.documents
    const { url, bytes } = await scene.clerk.call(createLink, { kind: 'DOCUMENT', id: piece!.id })
    const read = Buffer.from(await (await fetch(app.origin + url)).arrayBuffer())
    expect(read.length).toBe(bytes)
    expect((await PDFDocument.load(read)).getPageCount()).toBe(piece!.pages)
    expect(second!.title.evidence).toMatchObject({ documentId: piece!.id, page: 1 })
  })

  it('is put aside and brought back with its pieces', async () => {
    const scene = await app.scene()
    const { meetingId, documents, agenda } = await drop(scene, [
      { name: file.name, bytes: await file.bytes() },
    ])
    await scene.clerk.call(discardDocument, { documentId: documents[0]!.id })
    expect((await scene.clerk.call(readAgenda, { meetingId })).items).toEqual([])
    await scene.clerk.call(restoreDocument, { documentId: documents[0]!.id })
    const back = await scene.clerk.call(readAgenda, { meetingId })
    expect(back.items.map(({ id }) => id)).toEqual(agenda.items.map(({ id }) => id))
  })
})

describe('an archive', () => {
  it('gives every file that it holds, under its folders, and refuses by name', async () => {
    const scene = await app.scene()
    const files = await bytesOf(corpus('Yvelines').files.slice(0, 6))
    const zip = zipOf([
      ...files,
      { name: '__MACOSX/._a.pdf', bytes: strToU8('rien') },
      { name: '../../etc/échappé.pdf', bytes: await textPdf(1) },
      { name: 'dedans.zip', bytes: zipOf([{ name: 'a.txt', bytes: strToU8('a') }]) },
    ])
    const { documents } = await drop(scene, [{ name: 'Séance de décembre.zip', bytes: zip }])
    const [archive, ...inside] = documents
    expect(archive).toMatchObject({ container: 'ARCHIVE', state: 'READY', itemId: null })
    expect(inside.map(({ path }) => path)).toEqual(
      [...files.map(({ name }) => name), 'etc/échappé.pdf', 'dedans.zip'].map(
        (name) => `Séance de décembre/${name}`,
      ),
    )
    expect(inside.find(({ name }) => name === 'dedans.zip')).toMatchObject({
      state: 'REFUSED',
      refusal: 'NESTED_ARCHIVE',
    })
    expect(inside.filter(({ state }) => state === 'READY')).toHaveLength(files.length + 1)
  })

  it('is refused when it is broken, and a bomb never fills the disk', async () => {
    const scene = await app.scene()
    const whole = zipOf([{ name: 'a.pdf', bytes: await textPdf(2) }])
    const bomb = zipOf([{ name: 'bombe.pdf', bytes: new Uint8Array(40_000_000) }])
    const { documents } = await drop(scene, [
      { name: 'coupée.zip', bytes: whole.subarray(0, whole.length - 30) },
      { name: 'bombe.zip', bytes: bomb },
    ])
    const verdicts = new Map(documents.map(({ name, refusal }) => [name, refusal]))
    expect(verdicts.get('coupée.zip')).toBe('ARCHIVE_DAMAGED')
    expect(verdicts.get('bombe.pdf')).toBe('TOO_LARGE')
  })
})

describe('files that are no PDF', () => {
  it('are kept and read without a converter, and the clerk is told', async () => {
    const scene = await app.scene()
    const { documents, agenda } = await drop(scene, [
      { name: 'ponts.docx', bytes: makeDocx(LETTERS) },
      { name: 'tableau.xls', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
      { name: 'plan.dwg', bytes: strToU8('AC1032 plan') },
    ])
    expect(documents.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['ponts.docx', 'NOT_CONVERTED'],
      ['tableau.xls', 'NOT_CONVERTED'],
      ['plan.dwg', 'NOT_A_PDF'],
    ])
    expect(agenda.items.map(({ title, documents: pieces }) => [title.value, pieces])).toEqual([
      ['Entretien des ponts de la vallée', []],
    ])
  })

  it('take their item again once replaced by a PDF', async () => {
    const scene = await app.scene()
    const spec = SYNTHETIC_REPORTS[0]!
    const { meetingId, agenda, documents } = await drop(scene, [
      { name: 'ponts.docx', bytes: makeDocx([LETTERS[0]!, { text: `Objet : ${spec.title}` }, LETTERS[3]!]) },
    ])
    await drop(scene, [{ name: 'ponts.pdf', bytes: await makeReport(spec) }], meetingId)
    await scene.clerk.call(discardDocument, { documentId: documents[0]!.id })
    const after = await scene.clerk.call(readAgenda, { meetingId })
    expect(agenda.items).toHaveLength(1)
    expect(after.items.map(({ documents: pieces }) => pieces.map(({ name }) => name))).toEqual([
      ['ponts.pdf'],
    ])
  })
})

describe('a spreadsheet of the ordre du jour', () => {
  const spec = SYNTHETIC_REPORTS[0]!
  const rows = [
    'N°;Objet;Élu(s);Direction;Date CM;Etat',
    `2;${spec.title};Mme de La Tour;Direction du service;18/12/2026;OK`,
    '1;Création_x0001_de deux emplois;M. Dupré;Direction des ressources;18/12/2026;OK',
    '3;Une autre séance;M. Dupré;Direction des ressources;12/11/2026;OK',
  ]
  const sheet = { name: 'odj.csv', bytes: Buffer.from(rows.join('\n'), 'latin1') }

  it('says its columns and which row is which item, and changes nothing by itself', async () => {
    const scene = await app.scene()
    const { documents, agenda } = await drop(scene, [sheet, { name: 'a.pdf', bytes: await makeReport(spec) }])
    const [list] = documents
    expect(list).toMatchObject({ container: 'LIST', state: 'READY', itemId: null })
    const read = await scene.clerk.call(readList, { documentId: list!.id })
    expect(read.columns).toEqual(['number', 'title', 'rapporteur', 'department', 'date', null])
    expect(read).toMatchObject({ total: 2, otherMeetings: 1, untitled: 0, appliedAt: null })
    expect(read.rows.map(({ title, itemId }) => [title, itemId])).toEqual([
      [spec.title, agenda.items[0]!.id],
      ['Création – de deux emplois', null],
    ])
    expect(agenda.items.map(({ title }) => title.source)).toEqual(['READ'])
  })

  it('is applied with the columns that the clerk says, and its items wait for their files', async () => {
    const scene = await app.scene()
    const { meetingId, documents } = await drop(scene, [sheet])
    const columns = ['number', 'title', 'rapporteur', null, 'date', null] as const
    const applied = await scene.clerk.call(applyList, { documentId: documents[0]!.id, columns: [...columns] })
    expect(applied).toEqual({ matched: 0, added: 2 })
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    expect(
      agenda.items.map(({ title, rapporteur, department }) => [
        title.value,
        rapporteur.value,
        department.value,
      ]),
    ).toEqual([
      [spec.title, 'Mme de La Tour', null],
      ['Création – de deux emplois', 'M. Dupré', null],
    ])
    const after = await drop(scene, [{ name: 'a.pdf', bytes: await makeReport(spec) }], meetingId)
    expect(after.agenda.items.map(({ id, documents: pieces }) => [id, pieces.length > 0])).toEqual([
      [agenda.items[0]!.id, true],
      [agenda.items[1]!.id, false],
    ])
    expect(after.agenda.items[0]!.rapporteur).toMatchObject({ value: 'Mme de La Tour', source: 'CLERK' })
  })

  it('refuses columns that are not its own', async () => {
    const scene = await app.scene()
    const { documents } = await drop(scene, [sheet])
    const wrong = scene.clerk.call(applyList, { documentId: documents[0]!.id, columns: ['title'] })
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('what the clerk decides of a file', () => {
  it('holds: joined, made an item of its own, whatever comes after', async () => {
    const scene = await app.scene()
    const { meetingId, documents, agenda } = await drop(scene, [
      { name: 'a.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[0]!) },
      { name: 'Annexe.pdf', bytes: await textPdf(2, 'Annexe') },
      { name: 'b.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[1]!) },
    ])
    const annex = documents.find(({ name }) => name === 'Annexe.pdf')!
    expect(annex).toMatchObject({ itemId: null, placement: { doubt: 'NO_ITEM' } })
    await scene.clerk.call(placeDocument, { documentId: annex.id, itemId: agenda.items[1]!.id })
    const joined = await drop(
      scene,
      [{ name: 'c.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[2]!) }],
      meetingId,
    )
    expect(joined.agenda.items[1]!.documents.at(-1)).toMatchObject({ name: 'Annexe.pdf', kind: 'ANNEX' })
    await scene.clerk.call(placeDocument, { documentId: annex.id, itemId: null })
    const apart = await drop(
      scene,
      [{ name: 'd.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[3]!) }],
      meetingId,
    )
    expect(apart.agenda.items).toHaveLength(5)
    expect(apart.documents.find(({ id }) => id === annex.id)?.placement).toMatchObject({ by: 'CLERK' })
  })

  it('cuts a cahier elsewhere, or not at all, and keeps what stays the same', async () => {
    const scene = await app.scene()
    const file = corpus('Lozère').files.find(({ kind }) => kind === 'CAHIER') as CorpusFile
    const { meetingId, documents } = await drop(scene, [{ name: file.name, bytes: await file.bytes() }])
    const [whole, ...pieces] = documents
    const cuts = pieces.map(({ firstPage, kind }, index) => ({
      firstPage: index === 0 ? 1 : firstPage!,
      kind: kind!,
      newItem: kind === 'REPORT' && index !== 2,
    }))
    const before = await scene.clerk.call(readAgenda, { meetingId })
    await scene.clerk.call(cutDocument, { documentId: whole!.id, cuts })
    const after = await scene.clerk.call(readAgenda, { meetingId })
    expect(after.items).toHaveLength(new Set(cuts.filter(({ newItem }) => newItem)).size)
    expect(after.items.at(-1)!.id).toBe(before.items.at(-1)!.id)
    await scene.clerk.call(cutDocument, {
      documentId: whole!.id,
      cuts: [{ firstPage: 1, kind: 'REPORT', newItem: true }],
    })
    const single = await scene.clerk.call(readAgenda, { meetingId })
    expect(single.items.map(({ documents: all }) => all.map(({ pages }) => pages))).toEqual([[whole!.pages]])
    const beyond = scene.clerk.call(cutDocument, {
      documentId: whole!.id,
      cuts: [{ firstPage: 2, kind: 'REPORT', newItem: true }],
    })
    await expect(beyond).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('the text of pages', () => {
  it('is kept for search, page by page', async () => {
    const scene = await app.scene()
    const { documents } = await drop(scene, [{ name: 'a.pdf', bytes: await textPdf(3, 'Péréquation') }])
    const pages = await until(async () => {
      const rows = await inTx(app.deps, { authorityId: scene.authorityId }, (sql) =>
        sql
          .select()
          .from(filePages)
          .where(eq(filePages.sha256, documents[0]!.sha256))
          .orderBy(filePages.page),
      )
      return rows.length === 3 && rows
    }, 'the text of pages')
    expect(pages.map(({ page, text, source }) => [page, text.includes('Péréquation'), source])).toEqual(
      [1, 2, 3].map((page) => [page, true, 'TEXT']),
    )
  })
})
