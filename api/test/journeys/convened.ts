import { randomBytes } from 'node:crypto'
import {
  type Call,
  createClient,
  createLink,
  createDispatch,
  createMeeting,
  listBodies,
  listDocuments,
  proveSecondFactor,
  readAgenda,
  readBundle,
  requestBundle,
  signIn,
} from '@hemicycle/contract'
import { PDFDocument } from '@cantoo/pdf-lib'
import { until } from '../harness.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../src/demo/reports.ts'
import { demoDay } from './days.ts'
import { demoCode, nextClerk } from './people.ts'

/** One of the demo's clerks, without a screen. A code works once: one already used is waited out. */
export async function clerkOf(origin: string): Promise<{ call: Call; token: string }> {
  const stranger = createClient({ base: `${origin}/api/v1` })
  const { challenge } = await stranger(signIn, {
    email: await nextClerk(),
    password: 'hemicycle-demo',
  })
  const signed = await until(
    async () =>
      stranger(proveSecondFactor, { challenge: challenge ?? '', code: await demoCode(origin) }).catch(
        () => null,
      ),
    'a code not used yet',
    75_000,
  )
  const token = signed.accessToken ?? ''
  const headers = () => ({ authorization: `Bearer ${token}` })
  return { call: createClient({ base: `${origin}/api/v1`, headers }), token }
}

/** A report of two pages that weighs `bytes`, as a scan would. */
async function heavyReport(bytes: number): Promise<Uint8Array> {
  const spec = SYNTHETIC_REPORTS[3]
  if (!spec) throw new Error('no synthetic report')
  const doc = await PDFDocument.load(await makeReport({ ...spec, pages: 2, withDeliberation: false }))
  await doc.attach(randomBytes(bytes), 'plan.bin', { mimeType: 'application/octet-stream' })
  return doc.save()
}

/** Two short reports and one of five megabytes. */
async function usualReports(): Promise<Uint8Array[]> {
  const short = await Promise.all(SYNTHETIC_REPORTS.slice(0, 2).map(makeReport))
  return [...short, await heavyReport(5_000_000)]
}

/** A meeting convened to the whole assembly. */
export async function convene(
  origin: string,
  { call, token }: { call: Call; token: string },
  daysAhead: number,
): Promise<string> {
  const { bodies } = await call(listBodies, {})
  const body = bodies.find(({ name }) => name === 'Commission permanente')
  if (!body) throw new Error('the demo is missing')
  const date = demoDay(daysAhead)
  const meeting = { bodyId: body.id, date, time: '10:00', place: 'Salle Jeanne-Laborde', sessionCode: null }
  const { id: meetingId } = await call(createMeeting, meeting)
  const files = await usualReports()
  const form = new FormData()
  files.forEach((bytes, n) => form.append('file', new Blob([Buffer.from(bytes)]), `rapport-${n + 1}.pdf`))
  const headers = { authorization: `Bearer ${token}` }
  await fetch(`${origin}/api/v1/meetings/${meetingId}/documents`, { method: 'POST', headers, body: form })
  await until(
    async () => {
      const { documents } = await call(listDocuments, { meetingId })
      return (
        documents.length === files.length &&
        documents.every(({ state, itemId }) => state === 'READY' && itemId !== null)
      )
    },
    'the reports',
    60_000,
  )
  await dispatch(call, meetingId)
  return meetingId
}

async function dispatch(call: Call, meetingId: string): Promise<void> {
  await call(requestBundle, { meetingId })
  const bundle = await until(
    async () => {
      const { bundle: made } = await call(readBundle, { meetingId })
      return made?.state === 'READY' && made
    },
    'the bundle',
    60_000,
  )
  await call(createDispatch, { meetingId, agendaVersion: bundle.agendaVersion })
}

/** The first report of the agenda comes back with a page more before the others, and is sent again; the id of its item. */
export async function replaceReport(
  origin: string,
  { call, token }: { call: Call; token: string },
  meetingId: string,
): Promise<string> {
  const { items } = await call(readAgenda, { meetingId })
  const { documents } = await call(listDocuments, { meetingId })
  const [first] = items
  const old = documents.find(({ itemId }) => itemId === first?.id)
  if (!first || !old) throw new Error('no report')
  const read = { headers: { authorization: `Bearer ${token}` } }
  const { url } = await call(createLink, { kind: 'DOCUMENT', id: old.id })
  const doc = await PDFDocument.load(await (await fetch(`${origin}${url}`, read)).arrayBuffer())
  doc.insertPage(0).drawText('Note au lecteur : cette page précède le rapport.', { x: 60, y: 700 })
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(await doc.save())]), old.name)
  await fetch(`${origin}/api/v1/documents/${old.id}/versions`, { method: 'POST', ...read, body: form })
  const isReady = async () =>
    (await call(listDocuments, { meetingId })).documents.find(
      ({ itemId, id, state }) => itemId === first.id && id !== old.id && state === 'READY',
    )
  await until(async () => (await isReady()) ?? false, 'the new version', 60_000)
  await dispatch(call, meetingId)
  return first.id
}
