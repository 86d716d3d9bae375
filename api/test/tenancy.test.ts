import { listMeetings, readAgenda, readMeeting } from '@hemicycle/contract'
import { sql as raw } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agendaSections, dispatches, journal, meetings, proofSeals } from '../src/kernel/db/schema/index.ts'
import { asSystem, inTx } from '../src/kernel/db/tx.ts'
import { openTestApp, type TestApp } from './harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

describe('row-level security', () => {
  it('is forced on every table with an authority_id', async () => {
    const { rows } = await asSystem(app.deps, (sql) =>
      sql.execute<{ name: string; forced: boolean }>(raw`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`),
    )
    expect(rows.length).toBeGreaterThan(12)
    expect(rows.filter((row) => !row.forced)).toEqual([])
  })

  it('hides the rows of another authority, whatever the query asks', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const meeting = await theirs.meeting()
    const seen = await inTx(app.deps, mine.clerk.actor, (sql) => sql.select().from(meetings))
    expect(seen).toEqual([])
    expect((await mine.clerk.call(listMeetings, {})).meetings).toEqual([])
    for (const operation of [readMeeting, readAgenda])
      await expect(
        mine.clerk.call(operation as typeof readMeeting, { meetingId: meeting.id }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a row written for another authority', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const meeting = await theirs.meeting()
    const intrude = inTx(app.deps, mine.clerk.actor, (sql) =>
      sql.insert(agendaSections).values({
        id: meeting.id,
        authorityId: theirs.authorityId,
        meetingId: meeting.id,
        code: 'X',
        title: 'Intruse',
        position: 9,
      }),
    )
    await expect(intrude).rejects.toThrow()
  })

  it('leaves accounts out of reach of a tenant transaction', async () => {
    const { clerk } = await app.scene()
    await expect(
      inTx(app.deps, clerk.actor, (sql) => sql.execute(raw`select * from users`)),
    ).rejects.toThrow()
  })

  it('lets nobody rewrite the journal or what was sent', async () => {
    const { clerk, meeting } = await app.scene()
    await meeting()
    const as = clerk.actor
    await expect(inTx(app.deps, as, (sql) => sql.update(journal).set({ actor: 'x' }))).rejects.toThrow()
    await expect(inTx(app.deps, as, (sql) => sql.delete(journal))).rejects.toThrow()
    await expect(
      inTx(app.deps, as, (sql) => sql.update(dispatches).set({ manifest: '{}' })),
    ).rejects.toThrow()
    await expect(inTx(app.deps, as, (sql) => sql.delete(proofSeals))).rejects.toThrow()
  })
})
