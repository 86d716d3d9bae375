import {
  type Agenda,
  createDispatch,
  createLink,
  createMyEditionLink,
  listConvocations,
  previewDispatch,
  readAgenda,
  readConvocation,
  readItemHistory,
  readItemReading,
  requestBundle,
  search,
  undoAgenda,
} from '@hemicycle/contract'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { textPdf } from '../../pdf/fixtures.ts'
import { measure } from '../../pdf/testing/measure.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const REPORT = [
  'RAPPORT DU PRÉSIDENT',
  'Rapport n° 1105',
  'Objet : Entretien des ponts de la vallée',
  'Mesdames, Messieurs, voici le texte du rapport,',
  'Annexe 1 : Plan de situation des ponts',
  'Annexe 2 : Bilan financier des travaux',
  'Annexe 3 : Convention avec la commune de Crevin',
  'Le Président,',
]
const annex = (number: number) =>
  textPdf(1, [`ANNEXE ${number} AU RAPPORT N° 1105`, 'Document établi par les services.'].join('\n'))

async function received(scene: Scene): Promise<Agenda> {
  const { id: meetingId } = await scene.meeting()
  await scene.upload(meetingId, [
    { name: '1105 rapport.pdf', bytes: await textPdf(1, REPORT.join('\n')) },
    { name: '1105 annexe 1.pdf', bytes: await annex(1) },
    { name: '1105 annexe 2 - bilan_financier_v2.pdf', bytes: await annex(2) },
  ])
  return until(async () => {
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    return agenda.items.length === 1 && agenda.items[0]!.documents.length === 3 && agenda
  }, 'the agenda')
}
const titles = ({ items }: Agenda) =>
  items[0]!.documents.map(({ kind, mark, title }) => [kind, mark, title].filter(Boolean).join(' '))

it('what the clerk calls an annexe is what is sent', { timeout: 120_000 }, async () => {
  const scene = await app.scene()
  const read = await received(scene)
  const { meetingId, items } = read
  const itemId = items[0]!.id
  const [report, plan] = items[0]!.documents
  expect(titles(read)).toEqual([
    'REPORT',
    'ANNEX 1 Plan de situation des ponts',
    'ANNEX 2 Bilan financier des travaux',
  ])
  expect(plan!.readTitle).toMatchObject({ source: 'READ', evidence: { documentId: report!.id, page: 1 } })
  const { values } = await scene.clerk.call(readItemReading, { itemId })
  expect(values.filter(({ name }) => name === 'missingAnnex').map(({ value }) => value)).toEqual([
    'Convention avec la commune de Crevin',
  ])

  const name = (documentId: string, title: string | null) =>
    ({ type: 'ENTITLE', itemId, documentId, title }) as const
  await expect(operate(scene.clerk, read, name(itemId, 'Plan'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const once = await operate(scene.clerk, read, name(plan!.id, 'Carte des ponts'))
  expect(titles(once)[1]).toBe('ANNEX 1 Carte des ponts')
  const { entries } = await scene.clerk.call(readItemHistory, { itemId })
  expect(entries[0]).toMatchObject({
    operations: [name(plan!.id, 'Carte des ponts')],
    before: [name(plan!.id, null)],
  })
  const { agenda: undone } = await scene.clerk.call(undoAgenda, { meetingId, clientId: 'test' })
  expect(titles(undone)[1]).toBe('ANNEX 1 Plan de situation des ponts')
  await operate(scene.clerk, undone, name(plan!.id, 'Carte des ponts'))

  await scene.clerk.call(requestBundle, { meetingId })
  const preview = await until(async () => {
    const now = await scene.clerk.call(previewDispatch, { meetingId })
    return now.checks.every((check) => !check.blocking) && now
  }, 'a dispatch that may leave')
  const lacking = preview.checks.find(({ code }) => code === 'ANNEX_MISSING')
  expect(lacking?.targets).toMatchObject([{ kind: 'ITEM', id: itemId }])
  const { agendaVersion } = preview
  await scene.clerk.call(createDispatch, { meetingId, agendaVersion }, { 'idempotency-key': meetingId })
  const [councillor] = scene.councillors
  await until(
    async () => (await councillor!.call(listConvocations, {})).convocations.length === 1,
    'the convocation',
  )
  // What is changed afterwards is not what was sent.
  await operate(
    scene.clerk,
    await scene.clerk.call(readAgenda, { meetingId }),
    name(plan!.id, 'Plan retouché'),
  )
  const convocation = await councillor!.call(readConvocation, { meetingId })
  expect(convocation.items[0]!.documents.map(({ title, mark }) => [mark, title])).toEqual([
    [null, null],
    ['1', 'Carte des ponts'],
    ['2', 'Bilan financier des travaux'],
  ])
  const bytesOf = async (edition: 'ZIP' | 'LIGHT') => {
    const { url } = await councillor!.call(createMyEditionLink, { meetingId, edition })
    return new Uint8Array(await (await fetch(app.origin + url)).arrayBuffer())
  }
  const files = Object.keys(unzipSync(await bytesOf('ZIP'))).map((path) => path.split('/').at(-1))
  expect(files[1]).toMatch(/ – 2 Annexe 1 – Carte des ponts\.pdf$/)
  const saved = { kind: 'DOCUMENT', id: plan!.id, download: true } as const
  const { url } = await councillor!.call(createLink, saved)
  const { headers } = await fetch(app.origin + url)
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(
    / – 2 Annexe 1 – Carte des ponts\.pdf$/,
  )
  const { outline, texts } = await measure(await bytesOf('LIGHT'))
  expect(JSON.stringify(outline)).toContain('Annexe 1 – Carte des ponts')
  expect(texts.slice(0, 2).join(' ')).toContain('Annexe2–Bilanfinancierdestravaux')
  const found = await until(async () => {
    const { results } = await councillor!.call(search, { q: 'ponts' })
    return results.find(({ documentId }) => documentId === plan!.id)
  }, 'the index')
  expect(found.detail).toBe('Carte des ponts')
})

it('says on the ordre du jour what the annexes are called', async () => {
  const scene = await app.scene()
  const { meetingId } = await received(scene)
  const reply = await fetch(
    `${app.origin}/api/v1/meetings/${meetingId}/agenda/document?format=html&details=ANNEXES`,
    { headers: { authorization: `Bearer ${scene.clerk.token}` } },
  )
  const html = await reply.text()
  expect(html).toContain(
    'Annexes\u00a0: 1. Plan de situation des ponts\u00a0; 2. Bilan financier des travaux',
  )
})
