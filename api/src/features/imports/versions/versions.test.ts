import {
  compareVersions,
  createLink,
  listDocuments,
  listVersions,
  readAgenda,
  restoreDocument,
} from '@hemicycle/contract'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../../test/harness.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../../demo/reports.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const spec = SYNTHETIC_REPORTS[0]!
const replace = (scene: Scene, documentId: string, bytes: Uint8Array, token = scene.clerk.token) =>
  supertest(app.origin)
    .post(`/api/v1/documents/${documentId}/versions`)
    .set('authorization', `Bearer ${token}`)
    .attach('file', Buffer.from(bytes), 'rapport corrigé.pdf')

async function oneReport(scene: Scene) {
  const { id: meetingId } = await scene.meeting()
  await scene.upload(meetingId, [{ name: 'rapport.pdf', bytes: await makeReport(spec) }])
  const agenda = await until(async () => {
    const read = await scene.clerk.call(readAgenda, { meetingId })
    return read.items.length === 1 && read
  }, 'the report')
  return { meetingId, agenda, item: agenda.items[0]!, first: agenda.items[0]!.documents[0]!.id }
}

it('replaces a file, keeps the old one readable, and says what changed', async () => {
  const scene = await app.scene()
  const { meetingId, agenda, item, first } = await oneReport(scene)
  const reply = await replace(scene, first, await makeReport({ ...spec, title: `${spec.title} rectifié` }))
  expect([reply.status, reply.body.outcome]).toEqual([201, 'RECEIVED'])
  const second = reply.body.documentId as string
  const after = await until(async () => {
    const read = await scene.clerk.call(readAgenda, { meetingId })
    return read.items[0]!.documents[0]!.id === second && read
  }, 'the new version')
  expect(after.items.map((one) => [one.id, one.documents.length, one.title.value])).toEqual([
    [item.id, 1, item.title.value],
  ])
  expect(after.version).toBeGreaterThan(agenda.version)
  const { versions } = await scene.clerk.call(listVersions, { documentId: second })
  expect(versions.map(({ documentId, version, current }) => [documentId, version, current])).toEqual([
    [second, 2, true],
    [first, 1, false],
  ])
  expect(versions.every(({ receivedFrom }) => receivedFrom !== '')).toBe(true)
  expect((await scene.clerk.call(listVersions, { documentId: first })).versions).toEqual(versions)
  expect((await scene.clerk.call(listDocuments, { meetingId })).documents.map((one) => one.id)).toEqual([
    second,
  ])
  const { url } = await scene.clerk.call(createLink, { kind: 'DOCUMENT', id: first })
  expect((await fetch(app.origin + url)).status).toBe(200)
  await expect(scene.clerk.call(restoreDocument, { documentId: first })).rejects.toMatchObject({
    code: 'NOT_ALLOWED_NOW',
  })
  const changes = await until(async () => {
    const read = await scene.clerk.call(compareVersions, { documentId: second })
    return read.state === 'COMPARED' && read
  }, 'the texts')
  expect(changes.since).toBe(first)
  expect(changes.pages[0]!.segments).toContainEqual({ kind: 'ADDED', text: 'rectifié' })
  const again = await replace(scene, second, await makeReport({ ...spec, title: `${spec.title} rectifié` }))
  expect(again.body).toMatchObject({ outcome: 'DUPLICATE', documentId: second })
})

it('lets the old version stand while the new one is bad', async () => {
  const scene = await app.scene()
  const { meetingId, first } = await oneReport(scene)
  const reply = await replace(scene, first, new TextEncoder().encode('%PDF-1.7 rien'))
  const bad = reply.body.documentId as string
  const versions = await until(async () => {
    const read = await scene.clerk.call(listVersions, { documentId: bad })
    return read.versions[0]!.state === 'REFUSED' && read.versions
  }, 'the refusal')
  expect(versions.map((one) => one.current)).toEqual([false, true])
  const { items } = await scene.clerk.call(readAgenda, { meetingId })
  expect(items[0]!.documents.map((one) => one.id)).toEqual([first])
  expect(await scene.clerk.call(compareVersions, { documentId: first })).toMatchObject({
    state: 'TEXT_MISSING',
    since: null,
  })
  const other = await app.scene()
  expect((await replace(other, first, await makeReport(spec))).status).toBe(404)
})
