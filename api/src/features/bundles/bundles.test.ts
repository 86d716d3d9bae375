import {
  type Agenda,
  cancelBundle,
  changeAuthority,
  createDispatch,
  createEditionLink,
  createMyEditionLink,
  type EditionKind,
  listVersions,
  previewDispatch,
  readAgenda,
  readAuthority,
  readBundle,
  requestBundle,
} from '@hemicycle/contract'
import { Readable } from 'node:stream'
import { Problem } from '@hemicycle/domain'
import { strFromU8, unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'
import type { FileStore } from '../../kernel/files/store.ts'
import { bundles } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorkerPool } from '../../kernel/workers/pool.ts'
import { measure } from '../../pdf/testing/measure.ts'
import { handle } from './build-bundle.handler.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const specs = SYNTHETIC_REPORTS.slice(0, 3)

async function withReports(scene: Scene): Promise<Agenda> {
  const { id: meetingId } = await scene.meeting()
  await scene.upload(
    meetingId,
    await Promise.all(
      specs.map(async (spec, i) => ({ name: `rapport-${i + 1}.pdf`, bytes: await makeReport(spec) })),
    ),
  )
  return until(async () => {
    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    return agenda.items.length === specs.length && agenda
  }, 'the agenda')
}

async function fetched(scene: Scene, { meetingId }: Agenda, edition: EditionKind, partId?: string) {
  const { url, name } = await scene.clerk.call(createEditionLink, {
    meetingId,
    edition,
    ...(partId ? { partId } : {}),
  })
  const reply = await fetch(app.origin + url)
  return { name, type: reply.headers.get('content-type'), bytes: Buffer.from(await reply.arrayBuffer()) }
}
/** Puts a new version in the place of a file, and waits until it stands there. */
async function replaced(scene: Scene, documentId: string, spec: (typeof specs)[number]): Promise<void> {
  const { body } = await supertest(app.origin)
    .post(`/api/v1/documents/${documentId}/versions`)
    .set('authorization', `Bearer ${scene.clerk.token}`)
    .attach('file', Buffer.from(await makeReport(spec)), 'rapport corrigé.pdf')
  const { documentId: now } = body as { documentId: string }
  await until(async () => {
    const { versions } = await scene.clerk.call(listVersions, { documentId: now })
    return versions.some((one) => one.documentId === now && one.current)
  }, 'the new version')
}
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()

describe('editions', () => {
  it('carry the words that the authority chose', async () => {
    const scene = await app.scene()
    const agenda = await withReports(scene)
    const item = agenda.items[0]!
    const { version, name, timeZone, siret, colour } = await scene.clerk.call(readAuthority, {})
    const stamp = '{assemblee} du {date} – Affaire {numéro} – p. {page} sur {pages}'
    await scene.administrator.call(changeAuthority, { version, name, timeZone, siret, colour, stamp })
    const { bytes } = await fetched(scene, agenda, 'REPORT', item.id)
    const { texts } = await measure(bytes)
    expect(texts[0]).toMatch(new RegExp(`du\\d\\d/\\d\\d/\\d{4}–Affaire${item.number}–p.1sur${item.pages}`))
  })

  it('bind the same reports otherwise, under the same numbers', async () => {
    const scene = await app.scene()
    const read = await withReports(scene)
    const agenda = await operate(scene.clerk, read, {
      type: 'CHANGE',
      itemIds: [read.items[1]!.id],
      change: { confidential: true },
    })
    const [first, secret, last] = agenda.items
    const report = await fetched(scene, agenda, 'REPORT', last!.id)
    expect(report).toMatchObject({
      type: 'application/pdf',
      name: expect.stringContaining(last!.number!) as string,
    })
    expect(await pagesOf(report.bytes)).toBe(last!.pages)
    const open = await fetched(scene, agenda, 'PUBLIC')
    const whole = await fetched(scene, agenda, 'PAPER')
    const light = await fetched(scene, agenda, 'LIGHT')
    expect(light.name).toContain('version légère')
    expect(await pagesOf(light.bytes)).toBe(2 + first!.pages + secret!.pages + last!.pages)
    expect(await pagesOf((await fetched(scene, agenda, 'LIGHT', last!.id)).bytes)).toBe(last!.pages)
    expect(await pagesOf(open.bytes)).toBe(2 + first!.pages + last!.pages)
    expect(await pagesOf(whole.bytes)).toBeGreaterThanOrEqual(2 + first!.pages + secret!.pages + last!.pages)
    await expect(fetched(scene, agenda, 'REPORT', agenda.meetingId)).rejects.toMatchObject({
      code: 'NOTHING_TO_SEND',
    })
  })

  it('put the files in a ZIP, byte for byte, named as in the ordre du jour', async () => {
    const scene = await app.scene()
    const agenda = await withReports(scene)
    const { bytes, type, name } = await fetched(scene, agenda, 'ZIP')
    expect([type, name]).toEqual(['application/zip', 'CP 2026-12-18 – fichiers.zip'])
    const files = unzipSync(bytes)
    const documents = agenda.items.flatMap((item) => item.documents)
    expect(Object.keys(files)).toHaveLength(documents.length)
    // A file that holds a report and its deliberation is cut: the others are as they came.
    const whole = agenda.items.filter((item) => item.documents.length === 1)
    expect(whole.length).toBeGreaterThan(0)
    for (const item of whole) {
      const file = Object.keys(files).find((path) =>
        path.split('/').at(-1)!.startsWith(`${item.number!} – `),
      )!
      expect(files[file]!.length).toBe(item.documents[0]!.bytes)
      expect(strFromU8(files[file]!.subarray(0, 5), true)).toBe('%PDF-')
    }
  })

  it('give a councillor what was sent, and nothing before', async () => {
    const scene = await app.scene()
    const { meetingId, items } = await withReports(scene)
    const [councillor] = scene.councillors
    const ask = () => councillor!.call(createMyEditionLink, { meetingId, edition: 'ZIP' })
    await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await scene.clerk.call(requestBundle, { meetingId })
    const preview = await until(async () => {
      const now = await scene.clerk.call(previewDispatch, { meetingId })
      return now.checks.every((check) => !check.blocking) && now
    }, 'a dispatch that may leave')
    const { agendaVersion } = preview
    await scene.clerk.call(createDispatch, { meetingId, agendaVersion }, { 'idempotency-key': meetingId })
    const { url } = await until(async () => ask().catch(() => null), 'the edition')
    const files = unzipSync(new Uint8Array(await (await fetch(app.origin + url)).arrayBuffer()))
    expect(Object.keys(files)).toHaveLength(items.flatMap((item) => item.documents).length)
    const [first] = items
    await replaced(scene, first!.documents[0]!.id, { ...specs[0]!, title: `${specs[0]!.title} rectifié` })
    await operate(scene.clerk, await scene.clerk.call(readAgenda, { meetingId }), {
      type: 'REMOVE',
      itemIds: [items[1]!.id],
    })
    const light = await councillor!.call(createMyEditionLink, { meetingId, edition: 'LIGHT' })
    const { texts } = await measure(new Uint8Array(await (await fetch(app.origin + light.url)).arrayBuffer()))
    expect(light.name).toContain('version légère')
    expect(texts).toHaveLength(2 + items.reduce((sum, item) => sum + item.pages, 0))
    expect(texts.join('')).not.toContain('rectifié')
  })

  it('are not given to a changed address', async () => {
    const scene = await app.scene()
    const { meetingId } = await withReports(scene)
    const { url } = await scene.clerk.call(createEditionLink, { meetingId, edition: 'PAPER' })
    expect((await fetch(`${app.origin}${url}x`)).status).toBe(401)
    expect((await fetch(app.origin + url.replace('/editions/', '/content/'))).status).toBe(401)
  })
})

describe('an assembly that does not end well', () => {
  /** A bundle that no worker has been told of: the test carries it out, in a store or a pool that fails. */
  async function asked() {
    const scene = await app.scene()
    const { authorityId } = scene
    const { meetingId, version, items } = await withReports(scene)
    const bundleId = newId()
    const row = { id: bundleId, authorityId, meetingId, agendaVersion: version, state: 'QUEUED' as const, total: items.length, requestedAt: app.clock.now() } // prettier-ignore
    await inTx(app.deps, scene.clerk.actor, (sql) => sql.insert(bundles).values(row))
    const keys = async () => {
      const found: string[] = []
      for await (const key of app.deps.store.list(authorityId)) found.push(key)
      return found.sort()
    }
    const run = (change: Partial<Deps> = {}, lastAttempt = false) => {
      const context = { deps: { ...app.deps, ...change }, authorityId, attempt: 1, lastAttempt, signal: new AbortController().signal } // prettier-ignore
      return handle(context, { bundleId })
    }
    const state = async () => (await scene.clerk.call(readBundle, { meetingId })).bundle?.state
    const cancel = () => scene.clerk.call(cancelBundle, { meetingId })
    return { meetingId, before: await keys(), keys, run, state, cancel, scene }
  }
  /** A store that does something at the first bytes it is given. */
  const storeThat = (act: () => Promise<void>): FileStore => ({
    ...app.deps.store,
    put: (key, body) =>
      app.deps.store.put(
        key,
        Readable.from(
          (async function* () {
            for await (const chunk of body) {
              await act()
              yield chunk as Buffer
            }
          })(),
        ),
      ),
  })

  it('leaves nothing when the disk is full, and ends well the next time', async () => {
    const { before, keys, run, state } = await asked()
    const full = storeThat(() =>
      Promise.reject(new Problem('UNAVAILABLE', 'the file storage fails (ENOSPC)')),
    )
    await expect(run({ store: full })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect([await keys(), await state()]).toEqual([before, 'BUILDING'])
    await run()
    expect(await state()).toBe('READY')
    expect((await keys()).length).toBe(before.length + 2)
  })

  it('leaves nothing when its thread is killed, and says so after the last attempt', async () => {
    const { before, keys, run, state } = await asked()
    const pool = openWorkerPool({ size: 1, assembleSeconds: 0 })
    await expect(run({ pool })).rejects.toThrow('stopped after 0 s')
    await run({ pool }, true)
    await pool.close()
    expect([await keys(), await state()]).toEqual([before, 'FAILED'])
  })

  it('stops when nobody wants it any more, before or during, and can be asked for again', async () => {
    const first = await asked()
    expect((await first.cancel()).bundle?.state).toBe('CANCELLED')
    await first.run()
    expect([await first.keys(), await first.state()]).toEqual([first.before, 'CANCELLED'])

    const second = await asked()
    await second.run({ store: storeThat(async () => void (await second.cancel())) })
    expect(await second.state()).toBe('CANCELLED')
    const { meetingId, scene } = second
    const { bundle } = await scene.clerk.call(requestBundle, { meetingId })
    expect(bundle.state).not.toBe('CANCELLED')
    await until(async () => (await second.state()) === 'READY', 'the bundle asked for again')
  })

  it('stops its thread when whoever downloads leaves, and serves the next one', async () => {
    const { meetingId, scene } = await asked()
    const { url } = await scene.clerk.call(createEditionLink, { meetingId, edition: 'PAPER' })
    const gone = new AbortController()
    const leaving = fetch(app.origin + url, { signal: gone.signal }).then((reply) => reply.arrayBuffer())
    setTimeout(() => gone.abort(), 5)
    await leaving.catch(() => undefined)
    expect((await fetch(app.origin + url)).status).toBe(200)
  })
})
