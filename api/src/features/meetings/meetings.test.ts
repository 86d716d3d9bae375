import { changeMeeting, createMeeting, listMeetings, readJournal, readMeeting } from '@hemicycle/contract'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const PLACE = 'Salle Jeanne-Laborde'

describe('a meeting', () => {
  it('is created with the sections of its body and its legal clock', async () => {
    const { clerk, meeting } = await app.scene()
    const created = await meeting('2026-12-18')
    expect(created).toMatchObject({
      date: '2026-12-18',
      startsAt: '2026-12-18T08:30:00.000Z',
      state: 'DRAFT',
      clock: { lastDate: '2026-12-10', verdict: 'IN_TIME', rule: { days: 8, toConfirm: true } },
    })
    expect((await clerk.call(listMeetings, {})).meetings.map((m) => m.id)).toEqual([created.id])
  })

  it('shows the next one first and past ones last', async () => {
    const { clerk, meeting } = await app.scene()
    for (const date of ['2026-12-18', '2026-11-02', '2027-01-15', '2026-10-05']) await meeting(date)
    const { meetings } = await clerk.call(listMeetings, {})
    expect(meetings.map((m) => m.date)).toEqual(['2026-12-18', '2027-01-15', '2026-11-02', '2026-10-05'])
  })

  it('changes only from the version on screen', async () => {
    const { clerk, meeting } = await app.scene()
    const { id: meetingId, version } = await meeting()
    const change = { meetingId, version, date: '2026-12-21', time: '14:00', place: PLACE }
    expect(await clerk.call(changeMeeting, change)).toMatchObject({ date: '2026-12-21', version: 1 })
    await expect(clerk.call(changeMeeting, change)).rejects.toMatchObject({
      code: 'STALE_VERSION',
      extra: { version: 1 },
    })
  })

  it.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a wrong time', { time: '25:00' }, 'time'],
    ['a blank place', { place: '  ' }, 'place'],
    ['a number as text', { date: 20261218 }, 'date'],
  ])('names the field of %s', async (_, change, field) => {
    const { clerk, bodyId } = await app.scene()
    const body = { bodyId, date: '2026-12-18', time: '09:30', place: PLACE, ...change }
    const reply = await supertest(app.origin)
      .post('/api/v1/meetings')
      .set('authorization', `Bearer ${clerk.token}`)
      .send(body)
    expect(reply.status).toBe(400)
    expect(reply.type).toBe('application/problem+json')
    expect(reply.body).toMatchObject({ code: 'INVALID_INPUT', violations: [{ field }] })
  })

  it('is created once for one Idempotency-Key, even by two clicks at once', async () => {
    const { clerk, bodyId } = await app.scene()
    const input = { bodyId, date: '2026-12-18', time: '09:30', place: PLACE }
    const create = (body: typeof input) => clerk.call(createMeeting, body, { 'idempotency-key': 'one' })
    const [first, second] = await Promise.all([create(input), create(input)])
    expect(second.id).toBe(first.id)
    expect((await clerk.call(listMeetings, {})).meetings).toHaveLength(1)
    await expect(create({ ...input, time: '10:00' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  })

  it('is in the journal, whose chain holds', async () => {
    const { clerk, meeting } = await app.scene()
    const { id } = await meeting()
    const { entries, intact } = await clerk.call(readJournal, {})
    expect(entries[0]).toMatchObject({
      seq: 1,
      action: 'meeting.created',
      subjectId: id,
      actor: clerk.actor.name,
    })
    expect(intact).toBe(true)
  })

  it('does not exist for another authority', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const { id: meetingId } = await theirs.meeting()
    await expect(mine.clerk.call(readMeeting, { meetingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
