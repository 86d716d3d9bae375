import {
  acknowledge,
  type Agenda,
  createDispatch,
  createLink,
  listConvocations,
  listDocuments,
  listMeetings,
  openConvocation,
  previewDispatch,
  readAgenda,
  readBundle,
  readConvocation,
  readDispatch,
  readJournal,
  readManifest,
  requestBundle,
} from '@hemicycle/contract'
import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../src/demo/reports.ts'
import { makeBadFiles } from './fixtures/bad-files.ts'
import { operate } from './operate.ts'
import { openTestApp, type Scene, type TestApp, until } from './harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const specs = SYNTHETIC_REPORTS.slice(0, 4)

async function withReports(scene: Scene): Promise<{ meetingId: string; agenda: Agenda }> {
  const { id: meetingId } = await scene.meeting()
  const files = await Promise.all(
    specs.map(async (spec, index) => ({ name: `rapport-${index + 1}.pdf`, bytes: await makeReport(spec) })),
  )
  await scene.upload(meetingId, files)
  const agenda = await until(async () => {
    const { documents } = await scene.clerk.call(listDocuments, { meetingId })
    const read = await scene.clerk.call(readAgenda, { meetingId })
    // The last file may still change the agenda after its item is there.
    return read.items.length === specs.length && documents.every(({ state }) => state === 'READY') && read
  }, 'the agenda')
  return { meetingId, agenda }
}

async function withBundle(scene: Scene, meetingId: string) {
  await scene.clerk.call(requestBundle, { meetingId })
  return until(async () => {
    const { bundle } = await scene.clerk.call(readBundle, { meetingId })
    return bundle?.state === 'READY' && bundle
  }, 'the bundle')
}

async function content(
  scene: Scene,
  kind: 'BUNDLE' | 'DOCUMENT',
  id: string,
  person = scene.clerk,
): Promise<Buffer> {
  const { url } = await person.call(createLink, { kind, id })
  return Buffer.from(await (await fetch(app.origin + url)).arrayBuffer())
}

describe('import', () => {
  it('reads good files, refuses bad ones by name, and says duplicates', async () => {
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    const good = await makeReport(specs[0]!)
    const bad = await makeBadFiles()
    const reply = await scene.upload(meetingId, [
      { name: 'bon.pdf', bytes: good },
      ...bad,
      { name: 'copie.pdf', bytes: good },
    ])
    expect(reply.status).toBe(201)
    expect(reply.body.results.at(-1)).toMatchObject({
      name: 'copie.pdf',
      outcome: 'DUPLICATE',
      sameAs: 'bon.pdf',
    })
    const documents = await until(async () => {
      const read = await scene.clerk.call(listDocuments, { meetingId })
      return read.documents.every((document) => document.state !== 'RECEIVED') && read.documents
    }, 'every verdict')
    const verdicts = documents.map(({ name, state, refusal }) => ({ name, state, refusal }))
    expect(verdicts).toContainEqual({ name: 'bon.pdf', state: 'READY', refusal: null })
    for (const { name, refusal } of bad) expect(verdicts).toContainEqual({ name, state: 'REFUSED', refusal })
    expect((await scene.clerk.call(readAgenda, { meetingId })).items).toHaveLength(1)
  })

  it('keeps the original bytes', async () => {
    const scene = await app.scene()
    const { meetingId } = await withReports(scene)
    const expected = await Promise.all(specs.map(makeReport))
    const fingerprints = expected.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
    const { documents } = await scene.clerk.call(listDocuments, { meetingId })
    const files = documents.filter(({ firstPage }) => firstPage === null)
    expect(files).toHaveLength(specs.length)
    for (const { id } of files) {
      const bytes = await content(scene, 'DOCUMENT', id)
      expect(fingerprints).toContain(createHash('sha256').update(bytes).digest('hex'))
    }
  })
})

describe('agenda', () => {
  it('numbers the items, renumbers after a move, and keeps what the clerk corrects', async () => {
    const scene = await app.scene()
    const { agenda } = await withReports(scene)
    expect(agenda.items.map((item) => item.number)).toEqual(['R1201', 'R1202', 'R1203', 'R1204'])
    const [first, , third] = agenda.items
    const moved = await operate(scene.clerk, agenda, {
      type: 'MOVE',
      itemIds: [third!.id],
      sectionId: first!.sectionId,
      before: first!.id,
    })
    expect(moved.items.map((item) => item.id).slice(0, 2)).toEqual([third!.id, first!.id])
    expect(moved.items[0]!.number).toBe('R1201')
    const other = moved.sections[1]!
    const crossed = await operate(scene.clerk, moved, {
      type: 'MOVE',
      itemIds: [first!.id],
      sectionId: other.id,
    })
    expect(crossed.items.find((item) => item.id === first!.id)?.number).toBe('C1201')
    const title = (value: string) => ({
      type: 'CORRECT' as const,
      itemId: first!.id,
      values: { title: value },
    })
    const corrected = await operate(scene.clerk, crossed, title('Titre corrigé'))
    expect(corrected.items.find((item) => item.id === first!.id)?.title).toMatchObject({
      value: 'Titre corrigé',
      source: 'CLERK',
      toCheck: false,
    })
    await expect(operate(scene.clerk, crossed, title('Trop tard'))).rejects.toMatchObject({
      code: 'STALE_VERSION',
    })
  })

  it('removes and restores an item in its place', async () => {
    const scene = await app.scene()
    const { agenda } = await withReports(scene)
    const { id: itemId } = agenda.items[1]!
    const less = await operate(scene.clerk, agenda, { type: 'REMOVE', itemIds: [itemId] })
    expect(less.items).toHaveLength(3)
    const again = await operate(scene.clerk, less, { type: 'RESTORE', itemId })
    expect(again.items.map((item) => item.id)).toEqual(agenda.items.map((item) => item.id))
  })
})

describe('dispatch', () => {
  it('refuses without an up-to-date bundle, and after the deadline', async () => {
    const scene = await app.scene()
    const { meetingId, agenda } = await withReports(scene)
    const send = () => scene.clerk.call(createDispatch, { meetingId, agendaVersion: agenda.version })
    await expect(send()).rejects.toMatchObject({ code: 'BUNDLE_NOT_READY' })
    await withBundle(scene, meetingId)
    app.clock.set('2026-12-11T00:00:00+01:00')
    await expect(send()).rejects.toMatchObject({ code: 'DEADLINE_PASSED' })
    const late = await scene.clerk.call(previewDispatch, { meetingId })
    expect(late.judgement).toEqual({
      level: 'LATE',
      reason: 'DELAY_PASSED',
      ways: ['DECLARE_URGENCY', 'MOVE_MEETING', 'INFORMATION_ONLY'],
      earliest: '2026-12-19',
    })
    app.clock.set('2026-12-10T23:59:59+01:00')
    expect(await send()).toMatchObject({ recipients: 3 })
    app.clock.set('2026-11-24T09:00:00Z')
  })

  it('leaves by urgency with its motive, never under one clear day', async () => {
    const scene = await app.scene()
    const { meetingId, agenda } = await withReports(scene)
    await withBundle(scene, meetingId)
    const motive = 'Rupture de la digue de Layrac dans la nuit du 10 décembre'
    const send = (text: string) =>
      scene.clerk.call(createDispatch, {
        meetingId,
        agendaVersion: agenda.version,
        urgency: { motive: text },
      })
    app.clock.set('2026-12-17T00:00:00+01:00')
    await expect(send(motive)).rejects.toMatchObject({ code: 'DEADLINE_PASSED' })
    app.clock.set('2026-12-16T23:59:59+01:00')
    await expect(send('urgent')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(send(' '.repeat(30))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const dispatch = await send(motive)
    expect(dispatch.kind).toBe('URGENT')
    const { manifest } = await scene.clerk.call(readManifest, { dispatchId: dispatch.id })
    expect(JSON.parse(manifest)).toMatchObject({ kind: 'URGENT', urgency: { motive } })
    const { recipients } = await until(async () => {
      const read = await scene.clerk.call(readDispatch, { dispatchId: dispatch.id })
      return read.dispatch.accepted === 3 && read
    }, 'three accepted mails')
    const mine = app.deps.mailbox!.list().find((one) => one.to.includes(recipients[0]!.mail.address ?? ''))!
    expect(mine.subject).toContain('Convocation en urgence')
    expect((await app.deps.mailbox!.get(mine.id))!.text).toContain(motive)
    app.clock.set('2026-11-24T09:00:00Z')
  })

  it('takes the whole way: frozen numbers, one mail each, reading, receipt, proof', async () => {
    const scene = await app.scene()
    const { clerk, councillors } = scene
    const élue = councillors[0]!
    const { meetingId, agenda } = await withReports(scene)
    const bundle = await withBundle(scene, meetingId)
    const preview = await clerk.call(previewDispatch, { meetingId })
    expect(preview.checks.filter((check) => check.blocking)).toEqual([])
    expect((await élue.call(listConvocations, {})).convocations).toEqual([])
    await expect(content(scene, 'BUNDLE', bundle.id, élue)).rejects.toMatchObject({ code: 'NOT_FOUND' })

    const input = { meetingId, agendaVersion: agenda.version }
    const clicks = [1, 2].map(() => clerk.call(createDispatch, input, { 'idempotency-key': 'send' }))
    const [dispatch, twice] = await Promise.all(clicks)
    expect(twice!.id).toBe(dispatch!.id)
    const done = await until(async () => {
      const read = await clerk.call(readDispatch, { dispatchId: dispatch!.id })
      return read.dispatch.accepted === 3 && read
    }, 'three accepted mails')
    expect(done.recipients.every((row) => row.mail.reply?.startsWith('250'))).toBe(true)

    const mails = app.deps
      .mailbox!.list()
      .filter((mail) => done.recipients.some((row) => mail.to.includes(row.mail.address ?? '-')))
    expect(mails).toHaveLength(3)
    const mail = (await app.deps.mailbox!.get(mails[0]!.id))!
    expect(mail.text).toContain(`/lien?suite=${encodeURIComponent(`/seances/${meetingId}`)}#cle=`)
    expect(mail.attachments.map((file) => file.filename)).toEqual(['ordre-du-jour.pdf', 'seance.ics'])

    const [summary] = (await élue.call(listConvocations, {})).convocations
    expect(summary).toMatchObject({ meetingId, items: 4, acknowledgedAt: null })
    const convocation = await élue.call(readConvocation, { meetingId })
    expect(convocation.items.map((item) => item.number)).toEqual(['R1201', 'R1202', 'R1203', 'R1204'])
    const pdf = await PDFDocument.load(await content(scene, 'BUNDLE', convocation.bundle.id, élue))
    expect(pdf.getPageCount()).toBe(convocation.bundle.pages)
    expect(convocation.items.at(-1)!.firstPage + convocation.items.at(-1)!.pages - 1).toBe(pdf.getPageCount())
    const part = await fetch(
      app.origin + (await élue.call(createLink, { kind: 'BUNDLE', id: bundle.id })).url,
      { headers: { range: 'bytes=0-7' } },
    )
    expect([part.status, (await part.text()).slice(0, 5)]).toEqual([206, '%PDF-'])

    await élue.call(openConvocation, { meetingId })
    const { acknowledgedAt } = await élue.call(acknowledge, { meetingId })
    app.clock.advance(60_000)
    expect(await élue.call(acknowledge, { meetingId })).toMatchObject({ acknowledgedAt })
    const after = await clerk.call(readDispatch, { dispatchId: dispatch!.id })
    expect(after.dispatch).toMatchObject({ opened: 1, acknowledged: 1 })

    const { manifest, sha256 } = await clerk.call(readManifest, { dispatchId: dispatch!.id })
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(sha256)
    expect((await clerk.call(readJournal, {})).intact).toBe(true)

    const sent = await clerk.call(readAgenda, { meetingId })
    const withdrawn = await operate(clerk, sent, { type: 'REMOVE', itemIds: [sent.items[1]!.id] })
    expect(withdrawn.items.map((item) => [item.number, item.withdrawnAt !== null])[1]).toEqual([
      'R1202',
      true,
    ])
    expect((await élue.call(readConvocation, { meetingId })).items[1]).toMatchObject({ withdrawn: true })
    expect((await clerk.call(listMeetings, {})).meetings[0]).toMatchObject({
      state: 'CONVENED',
      acknowledged: 1,
    })
  })

  it('keeps what was sent to one from another authority, and from a councillor not convened', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const { meetingId, agenda } = await withReports(theirs)
    const bundle = await withBundle(theirs, meetingId)
    await theirs.clerk.call(createDispatch, { meetingId, agendaVersion: agenda.version })
    const stranger = mine.councillors[0]!
    await expect(stranger.call(readConvocation, { meetingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(content(mine, 'BUNDLE', bundle.id, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(content(theirs, 'BUNDLE', bundle.id, theirs.assistant)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
