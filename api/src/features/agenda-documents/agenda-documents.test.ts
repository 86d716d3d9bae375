import {
  type Agenda,
  changeAuthority,
  changeBodyPaper,
  changeLogo,
  listBodies,
  readAgenda,
  readAuthority,
  readMeeting,
} from '@hemicycle/contract'
import type { PaperLayout } from '@hemicycle/domain'
import { strFromU8, unzipSync } from 'fflate'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { newId } from '../../kernel/ids.ts'
import { houseOf } from '../authorities/queries.ts'
import { agendaPaper } from './paper.ts'

/** One dot. */
const LOGO =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

type Section = Agenda['sections'][number]
const section = (
  id: string,
  axis: Section['axis'],
  code: string,
  title: string,
  parentId: string | null = null,
) => ({
  id,
  parentId,
  axis,
  code,
  title,
  position: 0,
})
const headings = (sections: Section[], layout: PaperLayout = 'AUTO'): string[] =>
  agendaPaper({
    choice: { layout, details: [] },
    authority: { name: 'Département', colour: null, logo: null },
    body: 'Conseil',
    meeting: { date: '2016-06-20', time: '09:30', place: 'Agen' },
    agenda: { sections, items: [] } as unknown as Agenda,
  }).sections.map((one) => `${one.depth} ${one.heading}`)

describe('the layouts of the field (law.md §7.3)', () => {
  it.each<[string, Section[], string[]]>([
    [
      '1. committees',
      [
        section('a', 'COMMITTEE', '1', 'Commission développement social'),
        section('b', 'COMMITTEE', '2', 'Finances'),
      ],
      ['0 I - COMMISSION DÉVELOPPEMENT SOCIAL', '0 II - FINANCES'],
    ],
    ['2. natures', [section('a', 'NATURE', 'C', 'Décisions courantes')], ['0 C - DÉCISIONS COURANTES']],
    [
      '3. policies and programmes',
      [section('a', 'POLICY', 'A03', 'Mobilité durable'), section('b', 'PROGRAMME', '12', 'Routes', 'a')],
      ['0 A03 - Mobilité durable', '1 12 - Routes'],
    ],
    ['4. plain headings', [section('a', 'POLICY', '', 'Cantal attractif')], ['0 Cantal attractif']],
  ])('%s', (_, sections, expected) => expect(headings(sections)).toEqual(expected))

  it.each<[PaperLayout, string[]]>([
    ['COMMITTEES', ['0 I - MOBILITÉ DURABLE', '1 12 - Routes', '0 II - CULTURE']],
    ['NATURES', ['0 A03 - MOBILITÉ DURABLE', '1 12 - ROUTES', '0 CULTURE']],
    ['PROGRAMMES', ['0 A03 - Mobilité durable', '1 12 - Routes', '0 Culture']],
    ['FLAT', ['0 Mobilité durable', '0 Routes', '0 Culture']],
  ])('%s is chosen whatever the sections are', (layout, expected) =>
    expect(
      headings(
        [
          section('a', 'POLICY', 'A03', 'Mobilité durable'),
          section('b', 'PROGRAMME', '12', 'Routes', 'a'),
          section('c', 'POLICY', '', 'Culture'),
        ],
        layout,
      ),
    ).toEqual(expected),
  )
})

describe('the colour of a house', () => {
  it.each([
    [null, '#1f4b5f'],
    ['#1f3a6e', '#1f3a6e'],
    // Too light for text on paper: darkened until it is read.
    ['#ffd400', '#8c7500'],
    ['#ffffff', '#737373'],
  ])('%s is printed %s', (colour, expected) => expect(houseOf({ colour, logo: null }).colour).toBe(expected))
})

describe('the ordre du jour as a document', () => {
  const title = 'Aide aux <communes> & voirie'
  async function ready() {
    const { clerk, administrator, meeting } = await app.scene()
    const { id: meetingId } = await meeting()
    const agenda = await clerk.call(readAgenda, { meetingId })
    const sectionId = agenda.sections[0]?.id ?? null
    const itemId = newId()
    await operate(clerk, agenda, { type: 'ADD_POINT', itemId, nature: 'REPORT', title, sectionId })
    await operate(clerk, await clerk.call(readAgenda, { meetingId }), {
      type: 'CORRECT',
      itemId,
      values: { rapporteur: 'Mme Ferrand' },
    })
    const get = (format: string) =>
      supertest(app.origin)
        .get(`/api/v1/meetings/${meetingId}/agenda/document?format=${format}`)
        .set('authorization', `Bearer ${clerk.token}`)
        .buffer(true)
        .parse((reply, done) => {
          const parts: Buffer[] = []
          reply.on('data', (part: Buffer) => parts.push(part))
          reply.on('end', () => done(null, Buffer.concat(parts)))
        })
    return { get, administrator, clerk, meetingId }
  }

  it('is a PDF', async () => {
    const reply = await (await ready()).get('pdf').expect(200)
    expect(reply.headers['content-type']).toBe('application/pdf')
    expect((reply.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is a Word document with the numbers and the titles', async () => {
    const reply = await (await ready()).get('docx').expect(200)
    const xml = strFromU8(unzipSync(reply.body as Buffer)['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('Aide aux &lt;communes&gt; &amp; voirie')
    expect(xml).toContain('Heading2')
  })

  it('is a page that runs nothing: what was typed stays text', async () => {
    const reply = await (await ready()).get('html').expect(200)
    const html = (reply.body as Buffer).toString('utf8')
    expect(html).toContain('Aide aux &lt;communes&gt; &amp; voirie')
    expect(html).not.toContain('<communes>')
  })

  it('bears the logo and the colour of the authority in every format', async () => {
    const { get, administrator } = await ready()
    const { version, name, timeZone, siret, stamp } = await administrator.call(readAuthority, {})
    const changed = { version, name, timeZone, siret, stamp, colour: '#7a1f3d' }
    const after = await administrator.call(changeAuthority, changed)
    await administrator.call(changeLogo, { version: after.version, content: LOGO })
    const html = ((await get('html').expect(200)).body as Buffer).toString('utf8')
    expect(html).toContain('#7a1f3d')
    expect(html).toContain(`<img src="data:image/png;base64,${LOGO}"`)
    const files = unzipSync((await get('docx').expect(200)).body as Buffer)
    expect(Object.keys(files).some((path) => path.startsWith('word/media/'))).toBe(true)
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('7a1f3d')
    const pdf = await PDFDocument.load((await get('pdf').expect(200)).body as Buffer)
    const drawn = pdf.getPage(0).node.Resources()?.lookup(PDFName.of('XObject'), PDFDict)
    expect(drawn?.keys()).toHaveLength(1)
  })

  it('is laid out as its body chose, and as somebody tries before', async () => {
    const { get, clerk, meetingId } = await ready()
    const text = async (query: string) => ((await get(query).expect(200)).body as Buffer).toString('utf8')
    expect(await text('html')).toContain('Mme Ferrand')
    const tried = await text('html&layout=FLAT&details=PAGES')
    expect(tried).toContain('<td>1</td>')
    expect(tried).not.toContain('Mme Ferrand')
    const { bodies } = await clerk.call(listBodies, {})
    const { body } = await clerk.call(readMeeting, { meetingId })
    expect(bodies.find(({ id }) => id === body.id)?.paper.layout).toBe('AUTO')
    await clerk.call(changeBodyPaper, { bodyId: body.id, layout: 'FLAT', details: ['PAGES'] })
    expect(await text('html')).toBe(tried)
  })

  it('names a format that it does not know', async () => {
    await (await ready()).get('odt').expect(400)
  })
})
