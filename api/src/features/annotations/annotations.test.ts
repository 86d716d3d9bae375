import {
  exportAnnotations,
  type Input,
  listAnnotations,
  listReaders,
  readAgenda,
  readConvocation,
  removeAnnotation,
  requestOf,
  saveAnnotation,
} from '@hemicycle/contract'
import { eq, sql as raw } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convene, sendAgain } from '../../../test/fixtures/convened-meeting.ts'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { annotations, councillors, politicalGroups } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
let scene: Scene
let meetingId: string
let itemId: string
let documentId: string
beforeAll(async () => {
  app = await openTestApp()
  scene = await app.scene()
  meetingId = await convene(scene)
  const { items } = await scene.councillors[0]!.call(readConvocation, { meetingId })
  itemId = items[0]!.id
  documentId = items[0]!.documents[0]!.id
}, 180_000)
afterAll(() => app.close())

type Note = Input<typeof saveAnnotation>
const note = (more: Partial<Note> = {}): Note => ({
  annotationId: newId(),
  meetingId,
  itemId,
  documentId,
  kind: 'HIGHLIGHT',
  anchor: {
    page: 1,
    quote: { exact: 'Vingt-trois dossiers complets', prefix: '', suffix: ' ont été déposés.' },
    quads: [[64, 700, 200, 700, 64, 688, 200, 688]],
  },
  body: { colour: 'YELLOW', text: 'Et les quatre autres ?', strokes: [] },
  visibility: 'PRIVATE',
  sharedWith: [],
  madeAt: '2026-12-01T10:00:00.000Z',
  changedAt: '2026-12-01T10:00:00.000Z',
  ...more,
})
const [author, friend, other] = [0, 1, 2].map((index) => () => scene.councillors[index]!) as [
  () => Scene['councillors'][number],
  () => Scene['councillors'][number],
  () => Scene['councillors'][number],
]
const idsOf = async (person: Scene['clerk']) =>
  (await person.call(listAnnotations, { meetingId })).annotations.map((one) => one.id)
const inGroup = async (name: string, people: readonly Scene['clerk'][]) =>
  asSystem(app.deps, async (sql) => {
    const group = {
      id: newId(),
      authorityId: scene.authorityId,
      shortName: name,
      colour: '#1f4b5f',
      position: 0,
    }
    await sql.insert(politicalGroups).values({ ...group, name })
    for (const { actor } of people)
      await sql
        .update(councillors)
        .set({ politicalGroup: name })
        .where(eq(councillors.id, actor.councillorId!))
  })

describe('a private note', () => {
  it('is read by its author alone, whatever the role and the query', async () => {
    const mine = note()
    await author().call(saveAnnotation, mine)
    expect(await idsOf(author())).toContain(mine.annotationId)
    expect(await idsOf(friend())).not.toContain(mine.annotationId)
    const { administrator, clerk, assistant, integrator } = scene
    for (const { actor } of [administrator, clerk, scene.author, assistant, integrator, friend(), other()]) {
      const seen = await inTx(app.deps, actor, (sql) => sql.select().from(annotations))
      expect([actor.role, seen.some((row) => row.id === mine.annotationId)]).toEqual([actor.role, false])
      const changed = await inTx(app.deps, actor, (sql) =>
        sql.execute(raw`update annotations set visibility = 'GROUP' where id = ${mine.annotationId}`),
      )
      expect(changed.rowCount).toBe(0)
    }
    // A job, which acts for nobody, sees none either.
    const seen = await inTx(app.deps, { authorityId: scene.authorityId }, (sql) =>
      sql.select().from(annotations),
    )
    expect(seen).toEqual([])
  })

  it('does not pass to another account that the office attaches to the same councillor', async () => {
    const mine = note()
    await author().call(saveAnnotation, mine)
    const usurper = { ...author().actor, userId: newId() }
    expect(await inTx(app.deps, usurper, (sql) => sql.select().from(annotations))).toEqual([])
    const forged = { ...scene.clerk.actor, councillorId: author().actor.councillorId }
    const seen = await inTx(app.deps, forged, (sql) => sql.select().from(annotations))
    expect(seen.some((row) => row.id === mine.annotationId)).toBe(false)
  })

  it('cannot be written in the name of somebody else', async () => {
    const mine = note()
    await author().call(saveAnnotation, mine)
    await friend()
      .call(saveAnnotation, { ...mine, body: { ...mine.body, text: 'volé' } })
      .catch(() => undefined)
    await friend().call(removeAnnotation, { annotationId: mine.annotationId })
    const { annotations: all } = await author().call(listAnnotations, { meetingId })
    expect(all.find((one) => one.id === mine.annotationId)?.body.text).toBe(mine.body.text)
  })
})

describe('a shared note', () => {
  it('is read by the people named, and by nobody else', async () => {
    const shared = note({ visibility: 'PEOPLE', sharedWith: [friend().actor.councillorId!] })
    await author().call(saveAnnotation, shared)
    expect(await idsOf(friend())).toContain(shared.annotationId)
    expect(await idsOf(other())).not.toContain(shared.annotationId)
    const { annotations: all } = await friend().call(listAnnotations, { meetingId })
    expect(all.find((one) => one.id === shared.annotationId)).toMatchObject({
      author: { mine: false },
      sharedWith: [],
    })
    await author().call(saveAnnotation, {
      ...shared,
      visibility: 'PRIVATE',
      changedAt: '2026-12-01T11:00:00.000Z',
    })
    expect(await idsOf(friend())).not.toContain(shared.annotationId)
  })

  it('is read by the members of the group, as long as they are', async () => {
    await expect(author().call(saveAnnotation, note({ visibility: 'GROUP' }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await inGroup('Vallée unie', [author(), friend()])
    const shared = note({ visibility: 'GROUP' })
    await author().call(saveAnnotation, shared)
    expect(await idsOf(friend())).toContain(shared.annotationId)
    expect(await idsOf(other())).not.toContain(shared.annotationId)
    await inGroup('Dissidents', [friend()])
    expect(await idsOf(friend())).not.toContain(shared.annotationId)
  })

  it('is offered to the councillors convened to the same meeting only', async () => {
    const { councillors: people } = await author().call(listReaders, { meetingId })
    expect(people.map((one) => one.id).sort()).toEqual(
      [friend(), other()].map(({ actor }) => actor.councillorId!).sort(),
    )
    const abroad = await app.scene()
    const foreign = note({ visibility: 'PEOPLE', sharedWith: [abroad.councillors[0]!.actor.councillorId!] })
    await expect(author().call(saveAnnotation, foreign)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(abroad.councillors[0]!.call(saveAnnotation, note())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('from several devices', () => {
  it('is written once however often it is sent, and the latest word stays', async () => {
    const first = note()
    const key = { 'idempotency-key': newId() }
    const once = await author().call(saveAnnotation, first, key)
    expect(await author().call(saveAnnotation, first, key)).toEqual(once)
    const later = {
      ...first,
      body: { ...first.body, text: 'Plus tard' },
      changedAt: '2026-12-01T12:00:00.000Z',
    }
    await author().call(saveAnnotation, later)
    await author().call(saveAnnotation, { ...first, changedAt: '2026-12-01T11:30:00.000Z' })
    const { annotations: all } = await author().call(listAnnotations, { meetingId })
    const kept = all.filter((one) => one.id === first.annotationId)
    expect(kept.map((one) => one.body.text)).toEqual(['Plus tard'])
  })

  it('forgets the words of what was removed, once', async () => {
    const gone = note()
    await author().call(saveAnnotation, gone)
    await author().call(removeAnnotation, { annotationId: gone.annotationId })
    await author().call(removeAnnotation, { annotationId: gone.annotationId })
    expect(await idsOf(author())).not.toContain(gone.annotationId)
    const [row] = await asSystem(app.deps, (sql) =>
      sql.select().from(annotations).where(eq(annotations.id, gone.annotationId)),
    )
    expect(row).toMatchObject({ body: { text: '' }, anchor: { quote: null } })
  })
})

/** ISO 19444-1: one PDF named, and annotations placed on its pages, each with what its kind must say. */
function expectXfdf(text: string, pdf: string): void {
  const tags: SaxesTagPlain[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => void tags.push(tag))
  parser.write(text).close()
  const named = (name: string) => tags.filter((tag) => tag.name === name)
  expect(tags[0]).toMatchObject({ name: 'xfdf', attributes: { xmlns: 'http://ns.adobe.com/xfdf/' } })
  expect(named('f').map(({ attributes }) => attributes)).toEqual([{ href: pdf }])
  const annotations = ['highlight', 'underline', 'text', 'ink'].flatMap(named)
  expect(annotations.length).toBeGreaterThan(0)
  for (const { name, attributes } of annotations) {
    expect(attributes['page']).toMatch(/^\d+$/)
    expect(attributes['rect']).toMatch(/^(-?[\d.]+,){3}-?[\d.]+$/)
    expect(attributes['color']).toMatch(/^#[0-9A-F]{6}$/)
    expect(attributes['date']).toMatch(/^D:\d{14}Z$/)
    if (['highlight', 'underline'].includes(name)) expect(attributes['coords']?.split(',').length).toBeGreaterThanOrEqual(8) // prettier-ignore
  }
  expect(new Set(annotations.map(({ attributes }) => attributes['name'])).size).toBe(annotations.length)
}

describe('taken away', () => {
  const take = (format: 'pdf' | 'xfdf' | 'jsonld', whole = false) => {
    const { url } = requestOf(exportAnnotations, { meetingId, format, ...(!whole && { documentId }) })
    return supertest(app.origin)
      .get(`/api/v1${url}`)
      .set('authorization', `Bearer ${author().token}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })
  }
  it('as PDF, XFDF and Web Annotation', async () => {
    const ink = note({
      kind: 'INK',
      anchor: { page: 2, quote: null, quads: [] },
      body: {
        colour: 'RED',
        text: 'A & B',
        strokes: [
          [
            [10, 20, 0.5],
            [30.5, 40, 0.7],
          ],
        ],
      },
    })
    await author().call(saveAnnotation, ink)
    const pdf = await PDFDocument.load((await take('pdf')).body as Buffer)
    expect(pdf.getPageCount()).toBeGreaterThan(0)
    // As the élu saves the report itself.
    const named = 'R1201 – Accessibilité des bâtiments communaux 4e répartition 2026'
    const xfdf = String((await take('xfdf')).body)
    expect(xfdf).toContain('<gesture>10,20;30.5,40</gesture>')
    expect(xfdf).toContain('rect="10,20,30.5,40"')
    expect(xfdf).toContain('A &amp; B')
    expect(xfdf).toContain('coords="64,700,200,700,64,688,200,688"')
    expectXfdf(xfdf, `${named}.pdf`)
    const bare = await take('xfdf', true)
    const files = Object.entries(unzipSync(new Uint8Array(bare.body as Buffer)))
    expect(files.map(([name]) => name)).toEqual([`${named}.xfdf`])
    for (const [, content] of files) expectXfdf(strFromU8(content), `${named}.pdf`)
    const json = JSON.parse(String((await take('jsonld')).body)) as { id: string; target: object }[]
    expect(json.find((one) => one.id.endsWith(ink.annotationId))?.target).toEqual({
      source: `urn:uuid:${documentId}`,
      selector: expect.objectContaining({ type: 'FragmentSelector', value: 'page=2' }),
    })
  })
})

describe('when the report is replaced', () => {
  it('says what became of each note, and moves none', async () => {
    const quote = { exact: 'Castelmont', prefix: '', suffix: '' }
    const kept = note({ anchor: { page: 1, quote, quads: [] } })
    const lost = note({
      anchor: {
        page: 1,
        quads: [],
        quote: { exact: 'Une phrase qui disparaîtra du rapport', prefix: '', suffix: '' },
      },
    })
    const elsewhere = note({ itemId, kind: 'BOOKMARK', anchor: { page: 1, quote: null, quads: [] } })
    for (const one of [kept, lost, elsewhere]) await author().call(saveAnnotation, one)
    const newer = await sendAgain(app, scene, meetingId, documentId)
    const { annotations: all } = await author().call(listAnnotations, { meetingId })
    const placeOf = (id: string) => all.find((one) => one.id === id)?.place
    expect(placeOf(kept.annotationId)).toMatchObject({ documentId: newer, verdict: 'MOVED', page: 2 })
    expect(placeOf(lost.annotationId)).toMatchObject({ documentId: newer, verdict: 'ORPHANED', exact: null })
    expect(placeOf(elsewhere.annotationId)?.verdict).toBe('MOVED')
    expect(all.find((one) => one.id === kept.annotationId)).toMatchObject({ documentId, anchor: kept.anchor })
    // The author confirms: from then on the note is of the new version.
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    expect(agenda.items[0]?.id).toBe(itemId)
    const anchor = { ...kept.anchor, page: 2 }
    await author().call(saveAnnotation, {
      ...kept,
      documentId: newer,
      anchor,
      changedAt: '2026-12-02T10:00:00.000Z',
    })
    const after = (await author().call(listAnnotations, { meetingId })).annotations
    expect(after.find((one) => one.id === kept.annotationId)?.place).toMatchObject({
      verdict: 'SAME',
      page: 2,
    })
  })
})
