import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeOpenData, closeSitting, readAgenda, recordAttendance, recordVote } from '@hemicycle/contract' // prettier-ignore
import { NO_VOTES } from '@hemicycle/domain'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convene } from '../../../test/fixtures/convened-meeting.ts'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { ROOT } from '../../config.ts'
import { agendaItems, bodies } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'

const schemas = join(
  process.env['HEMICYCLE_REAL_INPUT'] ?? join(ROOT, '../shared/real-input'),
  'oparl/schema',
)
type Json = Record<string, unknown>
let app: TestApp
let scene: Scene
let meetingId: string
let url: string
beforeAll(async () => {
  app = await openTestApp({ env: { PUBLIC_URL: 'https://hemicycle.vallee.example' } })
  scene = await app.scene()
  await asSystem(app.deps, (sql) => sql.update(bodies).set({ kind: 'PLENARY' }).where(eq(bodies.id, scene.bodyId))) // prettier-ignore
  meetingId = await convene(scene)
  await scene.meeting('2027-01-15')
}, 90_000)
afterAll(() => app.close())

const get = async (address: string): Promise<Json> =>
  (
    await supertest(app.origin)
      .get(new URL(address).pathname + new URL(address).search)
      .expect(200)
  ).body as Json
const listed = async (list: string) => (await get(`${url}/${list}`))['data'] as Json[]
const LISTS = ['bodies', 'terms', 'organizations', 'people', 'memberships', 'meetings', 'agenda-items', 'papers', 'consultations'] // prettier-ignore

describe('open data', () => {
  it('is nothing until the authority decides it', async () => {
    const { url: address } = await scene.clerk.call(changeOpenData, { open: false })
    url = address
    await supertest(app.origin).get(new URL(url).pathname).expect(404)
    expect((await scene.clerk.call(changeOpenData, { open: true })).openSince).not.toBeNull()
    expect((await get(url))['type']).toBe('https://schema.oparl.org/1.1/System')
  })

  it('tells the public meetings that were convened, and what was decided', async () => {
    const [meeting, ...others] = await listed('meetings')
    expect(others).toEqual([])
    expect(meeting).toMatchObject({ meetingState: 'convoquée', cancelled: false, start: '2026-12-18T08:30:00.000Z' }) // prettier-ignore
    expect(await listed('papers')).toEqual([])
    const [item] = (await scene.clerk.call(readAgenda, { meetingId })).items
    const itemId = item?.id ?? ''
    const memberIds = scene.councillors.map(({ actor }) => actor.councillorId as string)
    await scene.clerk.call(recordAttendance, { meetingId, type: 'ARRIVED', memberIds, itemId: null })
    await scene.clerk.call(recordVote, { itemId, ballot: 'SHOW_OF_HANDS', tally: { ...NO_VOTES, FOR: 3 } })
    await scene.clerk.call(closeSitting, { meetingId })
    expect(await listed('papers')).toEqual([expect.objectContaining({ paperType: 'Délibération', date: '2026-12-18' })]) // prettier-ignore
    expect(await listed('agenda-items')).toEqual([
      expect.objectContaining({ result: 'Adopté', public: true }),
    ])
  })

  it('says nothing of people but their mandate', async () => {
    const text = JSON.stringify([await listed('people'), await listed('memberships')])
    expect(text).toContain('Prénom0')
    expect(text).not.toMatch(/@|phone|email/)
  })

  it('gives every object at the address that is its identifier, and lists by pages', async () => {
    for (const list of LISTS)
      for (const object of await listed(list)) expect(await get(String(object['id']))).toEqual(object)
    const first = await get(`${url}/people?limit=2`)
    expect([(first['data'] as Json[]).length, first['pagination']]).toEqual([2, { totalElements: 3, elementsPerPage: 2, currentPage: 1, totalPages: 2 }]) // prettier-ignore
    const next = await get((first['links'] as Record<string, string>)['next'] ?? '')
    expect((next['data'] as Json[]).length).toBe(1)
    expect(((await get(`${url}/people?modified_since=2999-01-01T00:00:00Z`))['data'] as Json[]).length).toBe(
      0,
    )
  })

  it.runIf(existsSync(schemas))('validates against the schemas of OParl 1.1', async () => {
    const ajv = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
    const faults: string[] = []
    const check = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(check)
      if (value === null || typeof value !== 'object') return
      const type =
        String((value as Json)['type'])
          .split('/')
          .at(-1) ?? ''
      const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, `${type}.json`), 'utf8')) as object)
      if (!validate(value) && (value as Json)['deleted'] !== true) faults.push(`${type}: ${ajv.errorsText(validate.errors)}`) // prettier-ignore
      Object.values(value).forEach(check)
    }
    check(await get(url))
    for (const list of LISTS) check(await listed(list))
    expect(faults).toEqual([])
  })

  it('hides what is confidential, what does not sit in public, and everything once closed', async () => {
    const set = (confidential: boolean) =>
      asSystem(app.deps, (sql) => sql.update(agendaItems).set({ confidential }).where(eq(agendaItems.meetingId, meetingId))) // prettier-ignore
    await set(true)
    expect([await listed('agenda-items'), await listed('papers')]).toEqual([[], []])
    expect(((await listed('meetings'))[0] as Json)['agendaItem']).toEqual([])
    await set(false)
    await asSystem(app.deps, (sql) => sql.update(bodies).set({ kind: 'STANDING_COMMITTEE' }).where(eq(bodies.id, scene.bodyId))) // prettier-ignore
    expect([await listed('meetings'), await listed('agenda-items'), await listed('consultations')]).toEqual([[], [], []]) // prettier-ignore
    await scene.clerk.call(changeOpenData, { open: false })
    await supertest(app.origin)
      .get(`${new URL(url).pathname}/people`)
      .expect(404)
  })
})
