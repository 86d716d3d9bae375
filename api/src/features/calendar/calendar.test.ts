import { announceMeeting, createFeed, listAnnounced, readCalendar, removeFeed } from '@hemicycle/contract'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import type { Person } from '../../../test/scene.ts'
import { asSystem } from '../../kernel/db/tx.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const SPAN = { from: '2026-11-01', to: '2027-01-31' }
const LINK = 'https://visio.example/cp'
const shown = async (person: Person) => (await person.call(readCalendar, SPAN)).meetings

describe('the calendar', () => {
  it('shows what is announced, the link to the members alone', async () => {
    const scene = await app.scene()
    const { clerk, assistant, councillors } = scene
    const [member, former] = councillors as [Person, Person]
    await asSystem(app.deps, (sql) =>
      sql.execute(
        `update body_members set until = '2026-01-01' where councillor_id = '${former.actor.councillorId}'`,
      ),
    )
    const { id: meetingId } = await scene.meeting('2026-12-18')
    await scene.meeting('2026-12-04')
    expect(await shown(member)).toEqual([])
    await clerk.call(announceMeeting, { meetingId, announced: true, remoteLink: LINK })
    expect(await shown(member)).toMatchObject([
      { id: meetingId, date: '2026-12-18', mine: true, convened: false, cancelled: false, remoteLink: LINK },
    ])
    for (const other of [former, assistant])
      expect(await shown(other)).toMatchObject([{ id: meetingId, mine: false, remoteLink: null }])
    expect(await shown((await app.scene()).councillors[0]!)).toEqual([])
    const { meetings } = await clerk.call(listAnnounced, {})
    expect(meetings.map(({ date, announced }) => [date, announced])).toEqual([
      ['2026-12-04', false],
      ['2026-12-18', true],
    ])
    await clerk.call(announceMeeting, { meetingId, announced: false, remoteLink: null })
    expect(await shown(member)).toEqual([])
    for (const remoteLink of ['http://visio.example', 'javascript:alert(1)'])
      await expect(
        clerk.call(announceMeeting, { meetingId, announced: true, remoteLink }),
      ).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
  })

  it('says that two meetings of one person clash', async () => {
    const scene = await app.scene()
    const [member] = scene.councillors as [Person]
    const ids = [(await scene.meeting('2026-12-18')).id, (await scene.meeting('2026-12-18')).id]
    for (const meetingId of ids)
      await scene.clerk.call(announceMeeting, { meetingId, announced: true, remoteLink: null })
    const found = await shown(member)
    expect(found.map((one) => one.clashesWith).sort()).toEqual([...ids].sort())
    expect((await shown(scene.assistant)).map((one) => one.clashesWith)).toEqual([null, null])
  })

  it('refuses a span that ends before it starts', async () => {
    const { councillors } = await app.scene()
    const span = { from: SPAN.to, to: SPAN.from }
    await expect(councillors[0]!.call(readCalendar, span)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('the calendar address', () => {
  const read = (path: string) => supertest(app.origin).get(path)

  it('is read without a session, replaced by a new one, and put an end to', async () => {
    const scene = await app.scene()
    const [member] = scene.councillors as [Person]
    const { id: meetingId } = await scene.meeting('2026-12-18')
    await scene.clerk.call(announceMeeting, { meetingId, announced: true, remoteLink: LINK })
    const feed = async () => (await member.call(readCalendar, SPAN)).feed
    expect(await feed()).toBeNull()
    const { path } = await member.call(createFeed, {})
    const reply = await read(path)
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(reply.text).toContain(`UID:seance-${meetingId}@`)
    expect(reply.text).toContain('DTSTART:20261218T083000Z')
    expect(await feed()).toMatchObject({ lastReadAt: app.clock.now().toISOString() })
    const next = await member.call(createFeed, {})
    expect((await read(path)).status).toBe(404)
    expect((await read(next.path)).status).toBe(200)
    await member.call(removeFeed, {})
    expect((await read(next.path)).status).toBe(404)
    expect(await feed()).toBeNull()
  })

  it('ends with its councillor', async () => {
    const scene = await app.scene()
    const [member] = scene.councillors as [Person]
    const { path } = await member.call(createFeed, {})
    await asSystem(app.deps, (sql) =>
      sql.execute(`update councillors set removed_at = now() where id = '${member.actor.councillorId}'`),
    )
    expect((await read(path)).status).toBe(404)
  })
})
