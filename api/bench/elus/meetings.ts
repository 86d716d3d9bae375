import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type Call,
  createClient,
  createDispatch,
  createLink,
  createMeeting,
  listBodies,
  listDocuments,
  type Output,
  placeDocument,
  proveSecondFactor,
  readBundle,
  requestBundle,
  signIn,
} from '@hemicycle/contract'
import { addDays, civilDateIn } from '@hemicycle/domain'
import { until } from '../../test/harness.ts'

/** The office's access: how it calls, and the token that its uploads carry. */
export interface Office {
  readonly origin: string
  readonly call: Call
  readonly token: string
}
const CLERK = { email: 'assemblees@vallee.example', password: 'hemicycle-demo' }
const CODE_MS = 75_000
const AT_ONCE = 10
const LONG_MS = 1_200_000

/** The demo clerk. A code works once: one already used is waited out. */
export async function officeOf(origin: string): Promise<Office> {
  const stranger = createClient({ base: `${origin}/api/v1` })
  const prove = async () => {
    const { challenge } = await stranger(signIn, CLERK)
    const html = await (await fetch(`${origin}/dev/mailbox`)).text()
    const code = /<strong>(\d{6})<\/strong>/.exec(html)?.[1] ?? ''
    const signed = await stranger(proveSecondFactor, { challenge: challenge ?? '', code }).catch(() => null)
    if (!signed) await new Promise((resolve) => setTimeout(resolve, 3_000))
    return signed?.accessToken
  }
  const token = await until(prove, 'a code not used yet', CODE_MS)
  const headers = () => ({ authorization: `Bearer ${token}` })
  return { origin, token, call: createClient({ base: `${origin}/api/v1`, headers }) }
}

/** A meeting made of these files through the product's own reading, in one bundle, sent to every élu of the demo. */
export async function convene(office: Office, paths: readonly string[], daysAhead: number): Promise<string> {
  const { call } = office
  const body = (await call(listBodies, {})).bodies.find(({ name }) => name === 'Commission permanente')
  if (!body) throw new Error('the demo is missing')
  const date = addDays(civilDateIn(new Date(), 'Europe/Paris'), daysAhead)
  const meeting = { bodyId: body.id, date, time: '10:00', place: 'Salle Jeanne-Laborde', sessionCode: null }
  const { id: meetingId } = await call(createMeeting, meeting)
  for (let at = 0; at < paths.length; at += AT_ONCE)
    await upload(office, meetingId, paths.slice(at, at + AT_ONCE))
  await until(() => allRead(call, meetingId, paths.length), 'the reading of the files', LONG_MS)
  await placeAll(call, meetingId)
  await call(requestBundle, { meetingId })
  const bundle = await until(() => readyBundle(call, meetingId), 'the bundle', LONG_MS)
  await call(createDispatch, { meetingId, agendaVersion: bundle.agendaVersion })
  return meetingId
}

async function upload({ origin, token }: Office, meetingId: string, paths: readonly string[]): Promise<void> {
  const form = new FormData()
  for (const path of paths)
    form.append('file', new Blob([new Uint8Array(await readFile(path))]), basename(path))
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${origin}/api/v1/meetings/${meetingId}/documents`, {
    method: 'POST',
    headers,
    body: form,
  })
  if (!reply.ok) throw new Error(`upload: ${reply.status}`)
}

type Row = Output<typeof listDocuments>['documents'][number]
/** A file cut in its pieces is not in the bundle itself. */
const isPiece = ({ container }: Row): boolean => container === null
const isSettled = ({ state, itemId, placement }: Row): boolean =>
  state !== 'RECEIVED' && (itemId !== null || placement !== null)

async function allRead(call: Call, meetingId: string, count: number): Promise<boolean> {
  const { documents } = await call(listDocuments, { meetingId })
  const whole = documents.filter(({ sourceId }) => sourceId === null)
  return whole.length >= count && documents.filter(isPiece).every(isSettled)
}

/** What the reading left apart (scans say nothing of themselves) becomes an annexe of the report before it. */
async function placeAll(call: Call, meetingId: string): Promise<void> {
  const { documents } = await call(listDocuments, { meetingId })
  const named = documents.filter(isPiece).sort((a, b) => (a.name < b.name ? -1 : 1))
  let before = named.find(({ itemId }) => itemId !== null)?.itemId ?? null
  for (const { id, itemId } of named)
    if (itemId === null) await call(placeDocument, { documentId: id, itemId: before, kind: 'ANNEX' })
    else before = itemId
}

async function readyBundle(call: Call, meetingId: string) {
  const { bundle } = await call(readBundle, { meetingId })
  if (bundle?.state === 'FAILED') throw new Error('the bundle failed')
  return bundle?.state === 'READY' && bundle
}

/** The bundle of a meeting, to read it with another reader. */
export async function bundleBytes({ call, origin }: Office, meetingId: string): Promise<Uint8Array> {
  const { bundle } = await call(readBundle, { meetingId })
  const { url } = await call(createLink, { kind: 'BUNDLE', id: bundle?.id ?? '' })
  return new Uint8Array(await (await fetch(new URL(url, origin))).arrayBuffer())
}
