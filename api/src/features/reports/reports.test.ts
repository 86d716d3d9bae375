import {
  changeDepartment,
  changeReport,
  changeReportFile,
  compareReportFile,
  countReports,
  createReport,
  linkReportFile,
  listDocuments,
  listReports,
  listVersions,
  readAgenda,
  readReport,
  readReportDesk,
  removeReportFile,
  type Report,
  setReportsDue,
  takeReportStep,
} from '@hemicycle/contract'
import { foldText, type ReportStep } from '@hemicycle/domain'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'
import { remindAuthors } from './ticks.ts'
import { openTestApp, type Scene, START, type TestApp, until } from '../../../test/harness.ts'
import type { Person } from '../../../test/scene.ts'
import { textPdf } from '../../pdf/fixtures.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const DEPARTMENT = 'Direction des routes et des mobilités'
const [FIRST, SECOND] = SYNTHETIC_REPORTS
const TITLE = 'Entretien des ponts de la vallée'

interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
}

function upload(who: Person, reportId: string, files: readonly Sent[], replaces?: string) {
  const query = replaces ? `?replaces=${replaces}` : ''
  const request = supertest(app.origin)
    .post(`/api/v1/reports/${reportId}/files${query}`)
    .set('authorization', `Bearer ${who.token}`)
  for (const { name, bytes } of files) void request.attach('file', Buffer.from(bytes), name)
  return Promise.resolve(request)
}
const settled = (who: Person, reportId: string) =>
  until(async () => {
    const report = await who.call(readReport, { reportId })
    return report.documents.every(({ state }) => state !== 'RECEIVED') && report
  }, 'the files of the report')

async function begun(scene: Scene, meetingId: string | null = null, who = scene.author): Promise<Report> {
  const fields = { title: TITLE, rapporteur: null, department: DEPARTMENT, meetingId }
  const { id } = await who.call(createReport, fields)
  const bytes = await makeReport(FIRST!)
  await upload(who, id, [
    { name: 'rapport.pdf', bytes },
    { name: 'annexe 1.pdf', bytes: await textPdf(2, 'ANNEXE 1') },
  ])
  return settled(who, id)
}
const step = (who: Person, report: Report, name: ReportStep, more = {}) =>
  who.call(takeReportStep, { reportId: report.id, version: report.version, step: name, ...more })
const mailsTo = ({ email }: Person) => app.deps.mailbox!.list().filter((mail) => mail.to.includes(email))

describe('a report', () => {
  it(
    'goes from its author to the ordre du jour, and back for another version',
    { timeout: 90_000 },
    async () => {
      const scene = await app.scene()
      const { author, clerk } = scene
      const { id: meetingId } = await scene.meeting()
      const draft = await begun(scene, meetingId)
      expect(draft).toMatchObject({ state: 'DRAFT', gaps: [], steps: ['SUBMIT', 'WITHDRAW'] })
      expect(draft.documents.map(({ kind, name }) => [kind, name])).toEqual([
        ['REPORT', 'rapport.pdf'],
        ['ANNEX', 'annexe 1.pdf'],
      ])
      expect(foldText(draft.documents[0]?.read?.title ?? '')).toBe(foldText(FIRST!.title))
      expect((await clerk.call(listReports, {})).reports).toEqual([])

      const submitted = await step(author, draft, 'SUBMIT')
      expect(submitted).toMatchObject({ state: 'SUBMITTED', late: false, steps: ['WITHDRAW'] })
      expect(await clerk.call(countReports, {})).toEqual({ waiting: 1 })
      const comment = 'Le tableau des montants manque.'
      const returned = await step(clerk, await clerk.call(readReport, { reportId: draft.id }), 'RETURN', {
        comment,
      })
      expect(returned).toMatchObject({ state: 'RETURNED', comment })

      const [old] = returned.documents
      await upload(author, draft.id, [{ name: 'rapport v2.pdf', bytes: await makeReport(SECOND!) }], old!.id)
      const renewed = await settled(author, draft.id)
      expect(renewed.documents.map(({ name, version }) => [name, version])).toEqual([
        ['rapport v2.pdf', 2],
        ['annexe 1.pdf', 1],
      ])
      const changes = await until(async () => {
        const found = await author.call(compareReportFile, { fileId: renewed.documents[0]!.id })
        return found.state !== 'TEXT_MISSING' && found
      }, 'the texts of both versions')
      expect(changes).toMatchObject({ state: 'COMPARED', since: old!.id })
      expect(changes.pages[0]!.segments.map(({ kind }) => kind)).toContain('ADDED')
      await expect(
        clerk.call(compareReportFile, { fileId: renewed.documents[1]!.id }),
      ).resolves.toMatchObject({ state: 'TEXT_MISSING', since: null })
      const stranger = (await app.scene()).clerk
      await expect(
        stranger.call(compareReportFile, { fileId: renewed.documents[0]!.id }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
      const again = await step(author, renewed, 'SUBMIT')
      const accepted = await step(clerk, await clerk.call(readReport, { reportId: again.id }), 'ACCEPT')
      expect(accepted).toMatchObject({ state: 'ACCEPTED', steps: ['RETURN', 'MOVE'] })
      expect(accepted.history.map((one) => one.step)).toEqual(['ACCEPT', 'SUBMIT', 'RETURN', 'SUBMIT'])

      const { documents } = await until(async () => {
        const list = await clerk.call(listDocuments, { meetingId })
        return list.documents.every(({ state }) => state === 'READY') && list
      }, 'the files of the meeting')
      const agenda = await clerk.call(readAgenda, { meetingId })
      expect(agenda.items.map(({ title, department }) => [title.value, department.value])).toEqual([
        [TITLE, DEPARTMENT],
      ])
      expect(agenda.items[0]?.id).toBe(accepted.itemId)
      expect(documents.map(({ name, kind, itemId }) => [name, kind, itemId])).toEqual([
        ['rapport v2.pdf', 'REPORT', accepted.itemId],
        ['annexe 1.pdf', 'ANNEX', accepted.itemId],
      ])

      const heard = await until(() => {
        const mails = mailsTo(author)
        return Promise.resolve(mails.length === 2 && mails)
      }, 'the mails to the author')
      expect(heard.map(({ subject }) => subject).sort()).toEqual([
        `Rapport accepté – ${TITLE}`,
        `Rapport à reprendre – ${TITLE}`,
      ])
      expect(mailsTo(clerk).every(({ subject }) => subject === `Rapport déposé – ${TITLE}`)).toBe(true)
    },
  )

  it('keeps its item when it is returned after it was accepted', { timeout: 90_000 }, async () => {
    const scene = await app.scene()
    const { author, clerk } = scene
    const { id: meetingId } = await scene.meeting()
    const accepted = await step(clerk, await step(author, await begun(scene, meetingId), 'SUBMIT'), 'ACCEPT')
    const ready = () =>
      until(async () => {
        const { documents } = await clerk.call(listDocuments, { meetingId })
        return documents.every(({ state }) => state === 'READY') && documents
      }, 'the files of the meeting')
    const before = await ready()
    const returned = await step(clerk, accepted, 'RETURN', { comment: 'Mauvais montant.' })
    const mine = await author.call(readReport, { reportId: accepted.id })
    expect(mine.steps).toEqual(['SUBMIT'])
    const [report, annex] = returned.documents
    await upload(author, accepted.id, [{ name: 'corrigé.pdf', bytes: await makeReport(SECOND!) }], report!.id)
    await author.call(removeReportFile, { fileId: annex!.id })
    const changed = await settled(author, accepted.id)
    const titled = await author.call(changeReport, {
      reportId: changed.id,
      version: changed.version,
      title: 'Entretien des ponts et des tunnels',
      rapporteur: 'Mme Prénom0 Nom0',
      department: DEPARTMENT,
      meetingId: null,
    })
    expect(titled.meeting?.id).toBe(meetingId)
    const again = await step(clerk, await step(author, titled, 'SUBMIT'), 'ACCEPT')
    expect(again.itemId).toBe(accepted.itemId)
    const after = await ready()
    expect(after.map(({ name, itemId }) => [name, itemId])).toEqual([['corrigé.pdf', accepted.itemId]])
    const { versions } = await clerk.call(listVersions, { documentId: after[0]!.id })
    expect(versions.map(({ documentId }) => documentId)).toContain(before[0]!.id)
    const { items } = await clerk.call(readAgenda, { meetingId })
    expect(items.map(({ title, rapporteur }) => [title.value, rapporteur.value])).toEqual([
      ['Entretien des ponts et des tunnels', 'Mme Prénom0 Nom0'],
    ])
  })

  it('moves from one agenda to another, and from no meeting to one', { timeout: 90_000 }, async () => {
    const scene = await app.scene()
    const { author, clerk } = scene
    const [december, january] = [await scene.meeting(), await scene.meeting('2027-01-15')]
    const pool = await step(author, await begun(scene), 'SUBMIT')
    await expect(step(clerk, pool, 'ACCEPT')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const accepted = await step(clerk, pool, 'ACCEPT', { meetingId: december.id })
    const moved = await step(clerk, accepted, 'MOVE', { meetingId: january.id })
    expect(moved).toMatchObject({ state: 'ACCEPTED', meeting: { id: january.id, date: '2027-01-15' } })
    const titles = async (meetingId: string) =>
      (await clerk.call(readAgenda, { meetingId })).items.map(({ title }) => title.value)
    expect([await titles(december.id), await titles(january.id)]).toEqual([[], [TITLE]])
    expect((await clerk.call(listDocuments, { meetingId: december.id })).documents).toEqual([])
  })

  it(
    'makes one item of a report and its projet de délibération in one file',
    { timeout: 90_000 },
    async () => {
      const scene = await app.scene()
      const { author, clerk } = scene
      const { id: meetingId } = await scene.meeting()
      const spec = SYNTHETIC_REPORTS.find((one) => one.withDeliberation)!
      const fields = { title: spec.title, rapporteur: null, department: DEPARTMENT, meetingId }
      const { id } = await author.call(createReport, fields)
      await upload(author, id, [{ name: 'dossier.pdf', bytes: await makeReport(spec) }])
      const accepted = await step(clerk, await step(author, await settled(author, id), 'SUBMIT'), 'ACCEPT')
      await until(async () => {
        const { documents } = await clerk.call(listDocuments, { meetingId })
        return documents.every(({ state }) => state === 'READY')
      }, 'the file of the meeting')
      const { items } = await clerk.call(readAgenda, { meetingId })
      expect(items.map((item) => item.id)).toEqual([accepted.itemId])
    },
  )
})

describe('what is refused', () => {
  it('says what is missing, all at once', async () => {
    const { author } = await app.scene()
    const fields = { title: ' ', rapporteur: null, department: '', meetingId: null }
    const draft = await author.call(createReport, fields)
    expect(draft.gaps).toEqual(['TITLE', 'DEPARTMENT', 'REPORT_FILE'])
    await expect(step(author, draft, 'SUBMIT')).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      extra: { gaps: draft.gaps },
    })
  })

  it('tells at once that a file cannot be read', async () => {
    const scene = await app.scene()
    const { id } = await begun(scene)
    await upload(scene.author, id, [{ name: 'photo.pdf', bytes: Buffer.from('pas un PDF') }])
    const { documents, gaps } = await settled(scene.author, id)
    expect(documents.at(-1)).toMatchObject({ state: 'REFUSED', refusal: 'NOT_A_PDF' })
    expect(gaps).toEqual(['REFUSED_FILE'])
  })

  it('keeps each role to its steps, and a return to its reason', async () => {
    const scene = await app.scene()
    const { author, clerk } = scene
    const submitted = await step(author, await begun(scene), 'SUBMIT')
    await expect(step(author, submitted, 'ACCEPT')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(step(clerk, submitted, 'SUBMIT')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(step(clerk, submitted, 'RETURN')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(step(clerk, { ...submitted, version: 0 }, 'RETURN', { comment: 'x' })).rejects.toMatchObject(
      { code: 'STALE_VERSION' },
    )
    const [file] = submitted.documents
    await expect(author.call(changeReportFile, { fileId: file!.id, kind: 'ANNEX' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
    const reply = await upload(author, submitted.id, [{ name: 'a.pdf', bytes: await textPdf(1, 'Autre') }])
    expect(reply.status).toBe(409)
  })
})

describe('who sees what', () => {
  it('shows an author the reports of one’s own direction, and no others', async () => {
    const scene = await app.scene()
    const [colleague, stranger] = [await scene.another('AUTHOR'), await scene.another('AUTHOR')]
    const join = (who: Person, department: string) =>
      scene.clerk.call(changeDepartment, { accountId: who.actor.membershipId, department })
    await join(colleague, DEPARTMENT)
    await join(stranger, 'Direction de la culture')
    const { id: reportId, documents } = await begun(scene)
    const titles = async (who: Person) => (await who.call(listReports, {})).reports.map(({ title }) => title)
    expect([await titles(scene.author), await titles(colleague), await titles(stranger)]).toEqual([
      [TITLE],
      [TITLE],
      [],
    ])
    const none = { code: 'NOT_FOUND' }
    await expect(stranger.call(readReport, { reportId })).rejects.toMatchObject(none)
    await expect(stranger.call(linkReportFile, { fileId: documents[0]!.id })).rejects.toMatchObject(none)
    await expect(scene.clerk.call(readReport, { reportId })).rejects.toMatchObject(none)
    // A direction that is set is the one that its reports bear, whatever the form says.
    const fields = { title: 'Autre', rapporteur: null, department: 'Ailleurs', meetingId: null }
    expect((await stranger.call(createReport, fields)).department).toBe('Direction de la culture')
  })

  it('shows nothing to another authority', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const report = await step(theirs.author, await begun(theirs), 'SUBMIT')
    const none = { code: 'NOT_FOUND' }
    for (const who of [mine.clerk, mine.author]) {
      expect((await who.call(listReports, {})).reports).toEqual([])
      await expect(who.call(readReport, { reportId: report.id })).rejects.toMatchObject(none)
    }
    await expect(step(mine.clerk, report, 'ACCEPT')).rejects.toMatchObject(none)
    const meeting = await theirs.meeting()
    const fields = { title: 'x', rapporteur: null, department: 'x', meetingId: meeting.id }
    await expect(mine.author.call(createReport, fields)).rejects.toMatchObject(none)
  })

  it('opens a file by a signed address, the bytes as they came', async () => {
    const scene = await app.scene()
    const { documents } = await begun(scene)
    const { url } = await scene.author.call(linkReportFile, { fileId: documents[0]!.id })
    const reply = await supertest(app.origin).get(url).buffer(true)
    expect(Buffer.from(reply.body as Buffer).equals(Buffer.from(await makeReport(FIRST!)))).toBe(true)
  })
})

describe('the due date of a meeting', () => {
  it('is shown to authors; what comes after it says so and comes in all the same', async () => {
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    const due = (dueOn: string | null) => scene.clerk.call(setReportsDue, { meetingId, dueOn })
    await expect(due('2026-12-19')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await due('2026-11-23')
    const desk = await scene.author.call(readReportDesk, {})
    expect(desk.meetings).toEqual([
      { id: meetingId, body: 'Commission permanente', date: '2026-12-18', dueOn: '2026-11-23' },
    ])
    expect(await step(scene.author, await begun(scene, meetingId), 'SUBMIT')).toMatchObject({ late: true })
    await due('2026-11-24')
    expect(await step(scene.author, await begun(scene, meetingId), 'SUBMIT')).toMatchObject({ late: false })
  })

  it('is recalled to whoever has not handed in, once for each day of the rule, in silence at night', async () => {
    app.clock.set(START)
    const scene = await app.scene()
    const { author, clerk } = scene
    const { id: meetingId } = await scene.meeting()
    await clerk.call(setReportsDue, { meetingId, dueOn: '2026-12-04' })
    const blank = { title: TITLE, rapporteur: null, department: DEPARTMENT, meetingId }
    const { id } = await author.call(createReport, blank)
    const beat = async (at: string): Promise<void> => {
      app.clock.set(at)
      await Promise.all([remindAuthors.run(app.deps), remindAuthors.run(app.deps)])
      await remindAuthors.run(app.deps)
    }
    const recalled = () => mailsTo(author).filter(({ subject }) => subject.startsWith('À déposer avant'))
    // Eight days before; then seven, but before the end of the quiet hours.
    await beat('2026-11-26T10:00:00.000Z')
    await beat('2026-11-27T05:00:00.000Z')
    expect(recalled()).toEqual([])
    await beat('2026-11-27T10:00:00.000Z')
    await until(() => Promise.resolve(recalled().length === 1), 'the first mail')
    expect((await app.deps.mailbox!.get(recalled()[0]!.id))?.text).toContain(`« ${TITLE} »`)
    await beat('2026-12-02T10:00:00.000Z')
    await until(() => Promise.resolve(recalled().length === 2), 'the second mail')
    // What is taken back, and another date: the rule begins again for the date alone.
    await step(author, await author.call(readReport, { reportId: id }), 'WITHDRAW')
    await clerk.call(setReportsDue, { meetingId, dueOn: '2026-12-05' })
    await beat('2026-12-03T10:00:00.000Z')
    expect(recalled()).toHaveLength(2)
    app.clock.set(START)
  })
})
