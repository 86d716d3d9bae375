import { changeSavingsAssumptions, readSavings } from '@hemicycle/contract'
import { savingsOf } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { PDFDocument } from 'pdf-lib'
import supertest from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { bundles, councillors, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'
import { assumptionsOf } from './queries.ts'

let app: TestApp
let scene: Scene
beforeAll(async () => {
  app = await openTestApp({ workerless: true })
  scene = await app.scene()
  const { id: meetingId } = await scene.meeting()
  await sent(meetingId, 'INITIAL', { bundle: { pages: 300 }, items: [] })
  const changes = { added: ['b'], changed: [], withdrawn: [] }
  const items = [
    { id: 'a', pages: 40 },
    { id: 'b', pages: 12 },
  ]
  await sent(meetingId, 'SUPPLEMENTARY', { bundle: { pages: 312 }, items, changes })
  await sent(meetingId, 'CANCELLATION', { bundle: { pages: 0 }, items: [] })
  // The first of the three still receives paper.
  await asSystem(app.deps, (sql) =>
    sql
      .update(councillors)
      .set({ channels: ['PAPER'] })
      .where(firstOne()),
  )
})
afterAll(() => app.close())

const firstOne = () => eq(councillors.id, scene.councillors[0]!.actor.councillorId ?? '')

const NOWHERE = { id: '', body: '', date: '', time: '', place: '', timeZone: '' }

async function sent(meetingId: string, kind: (typeof dispatches.$inferInsert)['kind'], manifest: object) {
  const { authorityId } = scene
  const [bundleId, dispatchId, now] = [newId(), newId(), app.clock.now()]
  await asSystem(app.deps, async (sql) => {
    const common = { authorityId, meetingId, agendaVersion: 0, requestedAt: now }
    await sql.insert(bundles).values({ ...common, id: bundleId, state: 'READY' })
    await sql.insert(dispatches).values({
      ...common,
      ...{ id: dispatchId, bundleId, kind, manifest: JSON.stringify(manifest), manifestSha256: '' },
      summary: { meeting: NOWHERE, items: 0, pages: 0 },
      ...{ requestedBy: scene.clerk.actor.userId, availableAt: now },
    })
    await sql.insert(dispatchRecipients).values(
      scene.councillors.map(({ actor }) => ({
        ...{ id: newId(), authorityId, dispatchId },
        councillorId: actor.councillorId ?? '',
      })),
    )
  })
}

it('counts what each dispatch would have printed, for those who receive no paper', async () => {
  const { meetings, own } = await scene.clerk.call(readSavings, {})
  expect(own).toEqual([])
  expect(meetings).toMatchObject([
    {
      bodyName: 'Commission permanente',
      onPaper: 1,
      dispatches: [
        { pages: 300, copies: 2 },
        { pages: 12, copies: 2 },
      ],
    },
  ])
  expect((await (await app.scene()).clerk.call(readSavings, {})).meetings).toEqual([])
})

it('lets the office put its own figures, never over those of another', async () => {
  const own = [{ name: 'pageCost' as const, value: 0.05, source: 'Marché 2026' }]
  const saved = await scene.clerk.call(changeSavingsAssumptions, { own, version: 0 })
  expect(saved).toMatchObject({ own, version: 1 })
  const [meeting] = saved.meetings
  expect(savingsOf(meeting!.dispatches, assumptionsOf(saved)).printing).toBeCloseTo(22 * 312 * 0.05, 6)
  await expect(
    scene.administrator.call(changeSavingsAssumptions, { own: [], version: 0 }),
  ).rejects.toMatchObject({ code: 'STALE_VERSION' })
})

it('prints the year on one page', async () => {
  const { body } = await supertest(app.origin)
    .get('/api/v1/savings/2026/sheet')
    .set('authorization', `Bearer ${scene.clerk.token}`)
    .buffer()
    .parse((reply, done) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => done(null, Buffer.concat(parts)))
    })
    .expect(200)
  const pdf = await PDFDocument.load(body as Buffer)
  expect([pdf.getTitle(), pdf.getPageCount()]).toEqual(['Économies de papier 2026', 1])
})
