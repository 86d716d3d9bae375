import { acknowledge, answerConvocation, cancelMeeting, changeNoticeRules, conveneAgain, createDispatch, type Input, listBodies, listConvocations, listDispatches, postponeMeeting, previewDispatch, readAgenda, readAttendance, readBundle, readCompliance, readConvocation, readJournal, readManifest, readMeeting, readSitting, recordAttendance, requestBundle, sendCopies } from '@hemicycle/contract' // prettier-ignore
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { openTestApp, type Scene, START, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { authorities, councillors } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

/** Three élus convened on the 24th of November for the 18th of December. */
async function convened() {
  app.clock.set(START)
  const scene = await app.scene()
  const input = await readyMeeting(scene)
  const { meetingId } = input
  await send(scene, input)
  return { scene, meetingId }
}

async function send(scene: Scene, input: Input<typeof createDispatch>) {
  const dispatch = await scene.clerk.call(createDispatch, input)
  await until(async () => {
    const { dispatches } = await scene.clerk.call(listDispatches, { meetingId: input.meetingId })
    return dispatches.find(({ id, availableAt }) => id === dispatch.id && availableAt)
  }, 'the dispatch')
  return dispatch
}

/** The bundle of the agenda as it is, and what would leave with it. */
async function ready(scene: Scene, meetingId: string) {
  await scene.clerk.call(requestBundle, { meetingId })
  await until(async () => {
    const { bundle } = await scene.clerk.call(readBundle, { meetingId })
    return bundle?.upToDate && bundle.state === 'READY'
  }, 'the bundle')
  return scene.clerk.call(previewDispatch, { meetingId })
}

async function addPoint(scene: Scene, meetingId: string, nature: 'REPORT' | 'INFORMATION') {
  const agenda = await scene.clerk.call(readAgenda, { meetingId })
  const sectionId = agenda.sections[0]?.id ?? null
  const itemId = newId()
  await operate(scene.clerk, agenda, {
    type: 'ADD_POINT',
    itemId,
    nature,
    title: 'Rapport ajouté',
    sectionId,
  })
  return itemId
}

describe('what is sent after the convocation', () => {
  it('is nothing while nothing changed, then what changed, and leaves what was sent as it was', async () => {
    const { scene, meetingId } = await convened()
    const before = await scene.clerk.call(readMeeting, { meetingId })
    const [first] = (await scene.clerk.call(listDispatches, { meetingId })).dispatches
    const sent = await scene.clerk.call(readManifest, { dispatchId: first!.id })
    expect(await scene.clerk.call(previewDispatch, { meetingId })).toMatchObject({ kind: null })
    const again = { meetingId, agendaVersion: before.agendaVersion }
    await expect(scene.clerk.call(createDispatch, again)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    await scene.councillors[0]!.call(acknowledge, { meetingId })

    app.clock.set('2026-11-26T09:00:00.000Z')
    const itemId = await addPoint(scene, meetingId, 'REPORT')
    const preview = await ready(scene, meetingId)
    expect(preview).toMatchObject({ kind: 'SUPPLEMENTARY', changes: { added: 1, changed: 0, withdrawn: 0 } })
    expect(preview.mail.text).toContain('Ce qui change : 1 rapport ajouté.')
    const { kind } = await send(scene, { meetingId, agendaVersion: preview.agendaVersion })
    expect(kind).toBe('SUPPLEMENTARY')

    const after = await scene.clerk.call(readMeeting, { meetingId })
    expect([after.convenedAt, after.frozenAt]).toEqual([before.convenedAt, before.frozenAt])
    // Counted on the last dispatch: it is a new convocation, to be acknowledged again.
    expect([after.recipients, after.acknowledged]).toEqual([3, 0])
    expect(await scene.clerk.call(readManifest, { dispatchId: first!.id })).toEqual(sent)
    const { convocations } = await scene.councillors[0]!.call(listConvocations, {})
    expect(convocations).toMatchObject([{ meetingId, kind: 'SUPPLEMENTARY', acknowledgedAt: null, items: 2 }])
    // Numbers given the first time stay; each item keeps the day it was first sent.
    const { items } = await scene.clerk.call(readCompliance, { meetingId })
    expect(items.map(({ kind: by, judgement }) => [by, judgement.level])).toEqual([
      ['INITIAL', 'COMPLIANT'],
      ['SUPPLEMENTARY', 'COMPLIANT'],
    ])
    expect(items[0]!.sentAt! < items[1]!.sentAt!).toBe(true)
    const numbers = (await scene.clerk.call(readAgenda, { meetingId })).items.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(2)

    const agenda = await scene.clerk.call(readAgenda, { meetingId })
    await operate(scene.clerk, agenda, { type: 'REMOVE', itemIds: [itemId] })
    const withdrawal = await ready(scene, meetingId)
    expect(withdrawal).toMatchObject({ kind: 'RECTIFICATION', changes: { withdrawn: 1 } })
  })

  it('has its own delay: an item added late needs urgency, an information needs none (law.md §1.7)', async () => {
    const { scene, meetingId } = await convened()
    // Eight days before the meeting of a commission permanente at the latest: the 10th.
    app.clock.set('2026-12-14T09:00:00.000Z')
    await addPoint(scene, meetingId, 'INFORMATION')
    const information = await ready(scene, meetingId)
    expect(information).toMatchObject({ kind: 'SUPPLEMENTARY', judgement: { level: 'COMPLIANT' } })
    await send(scene, { meetingId, agendaVersion: information.agendaVersion })

    await addPoint(scene, meetingId, 'REPORT')
    const late = await ready(scene, meetingId)
    expect(late.judgement).toMatchObject({ level: 'LATE' })
    const input = { meetingId, agendaVersion: late.agendaVersion }
    await expect(scene.clerk.call(createDispatch, input)).rejects.toMatchObject({ code: 'DEADLINE_PASSED' })
    const motive = 'Crue de la rivière : travaux de mise en sécurité à engager sans attendre.'
    expect((await send(scene, { ...input, urgency: { motive } })).kind).toBe('URGENT')
    const { items } = await scene.clerk.call(readCompliance, { meetingId })
    expect(items.map(({ judgement, irregular }) => [judgement.level, irregular])).toEqual([
      ['COMPLIANT', 0],
      ['COMPLIANT', 0],
      ['URGENT', 3],
    ])
  })

  it('is judged by the delays of its time, not by a règlement intérieur that came later', async () => {
    const { scene, meetingId } = await convened()
    const added = await addPoint(scene, meetingId, 'REPORT')
    app.clock.advance(1000)
    const { bodyId, clerk } = scene
    const rule = { days: 30, counting: 'FRANC' as const, article: 'RI, art. 4', validFrom: '2021-07-01', validTo: null } // prettier-ignore
    const { version } = (await clerk.call(listBodies, {})).bodies.find(({ id }) => id === bodyId)!
    await clerk.call(changeNoticeRules, { bodyId, version, rules: [rule] })
    const { items } = await clerk.call(readCompliance, { meetingId })
    const levels = new Map(items.map(({ itemId, judgement }) => [itemId, judgement.level]))
    expect(levels.get(added)).toBe('LATE')
    levels.delete(added)
    expect([...levels.values()]).toEqual(['COMPLIANT'])
  })

  it('tells that a meeting is cancelled, and why', async () => {
    const { scene, meetingId } = await convened()
    const reason = 'La salle est inondée, une nouvelle date sera fixée.'
    const twice = [1, 2].map(() =>
      scene.clerk.call(cancelMeeting, { meetingId, reason }, { 'idempotency-key': 'x' }),
    )
    const [one, other] = await Promise.all(twice)
    expect(one).toEqual(other)
    await until(() => {
      const mails = app.deps.mailbox!.list().filter(({ subject }) => subject.startsWith('Séance annulée'))
      return Promise.resolve(mails.length === 3)
    }, 'three mails')
    expect((await scene.clerk.call(readMeeting, { meetingId })).state).toBe('CANCELLED')
    const { convocations } = await scene.councillors[0]!.call(listConvocations, {})
    expect(convocations).toMatchObject([{ cancelled: true, kind: 'INITIAL', items: 1 }])
    await expect(scene.clerk.call(cancelMeeting, { meetingId, reason })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
  })

  it('convenes again when the quorum was missing, without any condition of quorum (L3121-14)', async () => {
    const { scene, meetingId } = await convened()
    const again = { meetingId, time: '09:30', place: 'Salle Jeanne-Laborde' }
    const [first, second] = scene.councillors.map(({ actor }) => actor.councillorId as string)
    await scene.councillors[1]!.call(answerConvocation, { meetingId, id: newId(), answer: 'ABSENT', holderId: first!, answeredAt: START }) // prettier-ignore
    await expect(scene.clerk.call(conveneAgain, { ...again, date: '2026-12-21' })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' }) // prettier-ignore
    app.clock.set('2026-12-18T09:00:00.000Z')
    await scene.clerk.call(recordAttendance, {
      meetingId,
      type: 'ARRIVED',
      memberIds: [first!],
      itemId: null,
    })
    // « De plein droit trois jours plus tard » : that day and no other.
    await expect(scene.clerk.call(conveneAgain, { ...again, date: '2026-12-22' })).rejects.toMatchObject({
      code: 'DEADLINE_PASSED',
      extra: { date: '2026-12-21' },
    })
    const moved = await scene.clerk.call(conveneAgain, { ...again, date: '2026-12-21' })
    expect(moved).toMatchObject({ date: '2026-12-21', withoutQuorum: true, state: 'CONVENED' })
    const preview = await ready(scene, meetingId)
    expect(preview.kind).toBe('SECOND_CONVOCATION')
    expect(preview.mail.text).toContain('sans condition de quorum')
    await send(scene, { meetingId, agendaVersion: preview.agendaVersion })
    const sitting = await scene.clerk.call(readSitting, { meetingId })
    expect(sitting.events).toEqual([])
    expect(sitting.opening.quorum).toMatchObject({ required: 0, reached: true })
    // Proxies and answers were for the first meeting only.
    const { rows, forecast } = await scene.clerk.call(readAttendance, { meetingId })
    expect(rows.find(({ id }) => id === second)?.answer).toBeNull()
    expect(forecast.verdict).toBe('REACHED')
    const mine = await scene.councillors[0]!.call(readConvocation, { meetingId })
    expect(mine).toMatchObject({ kind: 'SECOND_CONVOCATION', date: '2026-12-21' })
  })

  it('postpones: the whole agenda is convened again with its whole delay, and answers are asked again', async () => {
    const { scene, meetingId } = await convened()
    const [elue] = scene.councillors
    await elue!.call(answerConvocation, { meetingId, id: newId(), answer: 'PRESENT', answeredAt: START }) // prettier-ignore
    app.clock.set('2026-11-25T09:00:00.000Z')
    // Eight days before at the latest, for a commission permanente: from the 25th, not before the 3rd.
    const to = { meetingId, time: '14:30', place: 'Salle Jeanne-Laborde' }
    const tooSoon = scene.clerk.call(postponeMeeting, { ...to, date: '2026-12-02' })
    await expect(tooSoon).rejects.toMatchObject({ code: 'DEADLINE_PASSED', extra: { date: '2026-12-03' } })
    const moved = await scene.clerk.call(postponeMeeting, { ...to, date: '2027-01-08' })
    expect(moved).toMatchObject({ date: '2027-01-08', time: '14:30', state: 'CONVENED' })
    const again = await scene.clerk.call(postponeMeeting, { ...to, date: '2027-01-08' })
    expect(again.version).toBe(moved.version)
    const { entries } = await scene.clerk.call(readJournal, {})
    expect(entries.filter(({ action }) => action === 'meeting.postponed')).toHaveLength(1)
    // Nothing that was sent convenes to that day.
    const waiting = await scene.clerk.call(readCompliance, { meetingId })
    expect(waiting.items.map(({ sentAt }) => sentAt)).toEqual([null])

    const preview = await ready(scene, meetingId)
    expect(preview).toMatchObject({ kind: 'POSTPONEMENT', judgement: { level: 'COMPLIANT' } })
    expect(preview.mail.text).toMatch(
      /prévue le vendredi 18 décembre 2026 à 9\sh\s30 \(Salle Jeanne-Laborde\), est reportée/,
    )
    const { id: dispatchId } = await send(scene, { meetingId, agendaVersion: preview.agendaVersion })
    const journal = (await scene.clerk.call(readJournal, {})).entries
    const asked = journal.find(({ action, subjectId }) => action === 'dispatch.requested' && subjectId === dispatchId) // prettier-ignore
    expect(asked?.facts).toMatchObject({ kind: 'POSTPONEMENT', delay: '8 jours (CGCT, art. L3121-19-1)' })
    const { items } = await scene.clerk.call(readCompliance, { meetingId })
    expect(items).toMatchObject([{ kind: 'POSTPONEMENT', judgement: { level: 'COMPLIANT' } }])
    expect((await scene.clerk.call(readManifest, { dispatchId })).manifest).toContain('"movedFrom":{"date":"2026-12-18"') // prettier-ignore
    const { rows } = await scene.clerk.call(readAttendance, { meetingId })
    expect(rows.every(({ answer }) => answer === null)).toBe(true)
    const mine = await elue!.call(readConvocation, { meetingId })
    expect(mine).toMatchObject({ kind: 'POSTPONEMENT', date: '2027-01-08', acknowledgedAt: null })
    expect(await scene.clerk.call(previewDispatch, { meetingId })).toMatchObject({ kind: null })

    app.clock.set('2027-01-08T15:00:00.000Z')
    const late = scene.clerk.call(postponeMeeting, { ...to, date: '2027-02-08' })
    await expect(late).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  })

  it('gives a copy to those who do not sit, in an EPCI only (L5211-40-2)', async () => {
    const { scene, meetingId } = await convened()
    await expect(scene.clerk.call(sendCopies, { meetingId })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
    const { authorityId } = scene
    await asSystem(app.deps, async (sql) => {
      await sql.update(authorities).set({ type: 'EPCI' }).where(eq(authorities.id, authorityId))
      const person = { authorityId, civility: 'M', firstName: 'Paul', lastName: 'Martin', email: `maire-${authorityId}@test.example` } as const // prettier-ignore
      await sql.insert(councillors).values({ ...person, id: newId(), protocolOrder: 9 })
    })
    const copy = await scene.clerk.call(sendCopies, { meetingId })
    expect(copy).toMatchObject({ kind: 'COPY_INFORMATION', recipients: 1 })
    const mail = await until(
      () => Promise.resolve(app.deps.mailbox!.list().find(({ subject }) => subject.startsWith('Copie pour information'))), // prettier-ignore
      'the copy',
    )
    expect(String(mail.to)).toContain('maire-')
    // It convenes nobody: the follow-up of the members is untouched.
    const meeting = await scene.clerk.call(readMeeting, { meetingId })
    expect([meeting.recipients, meeting.state]).toEqual([3, 'CONVENED'])
    expect(await scene.clerk.call(previewDispatch, { meetingId })).toMatchObject({ kind: null })
  })
})
