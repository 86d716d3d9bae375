import {
  changePublication,
  createPublication,
  createService,
  type Input,
  type PublicationFields,
  publishPublication,
  readConvocation,
  saveAnnotation,
  search,
  type SearchReply,
} from '@hemicycle/contract'
import { and, eq, inArray, sql as raw } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convene, sendAgain } from '../../../test/fixtures/convened-meeting.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import type { Person } from '../../../test/scene.ts'
import {
  agendaItems,
  councillors,
  dispatches,
  dispatchRecipients,
  meetings,
} from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'
import { followSources } from './follow.ts'
import { forgetMeeting } from './queries.ts'

let app: TestApp
let scene: Scene
let meetingId: string
let documentId: string
let itemId: string
beforeAll(async () => {
  app = await openTestApp()
  scene = await app.scene()
  meetingId = await convene(scene)
  const { items } = await scene.councillors[0]!.call(readConvocation, { meetingId })
  itemId = items[0]!.id
  documentId = items[0]!.documents[0]!.id
  await followed(scene.councillors[0]!, 'Castelmont ', 1)
}, 180_000)
afterAll(() => app.close())

const look = (who: Person, q: string, more: Omit<Input<typeof search>, 'q'> = {}) =>
  who.call(search, { q, ...more })
const total = async (who: Person, q: string) => (await look(who, q)).total
const titles = ({ results }: SearchReply) => results.map((one) => one.title.map(({ text }) => text).join(''))

/** The index follows by itself within seconds; a test asks it to at once. */
const followed = (who: Person, q: string, count: number) =>
  until(async () => {
    await followSources.run(app.deps)
    const reply = await look(who, q)
    return reply.total === count && reply
  }, `${count} for « ${q} »`)

describe('what was sent', () => {
  it.each([
    ['Castelmont ', [1]],
    ['castelm', [1]],
    ['DELIBERATIONS départementales ', [1, 2, 3]],
    ['dossiers complets déposés ', [1, 2, 3]],
  ])('is found by « %s », page by page, the words shown', async (q, pages) => {
    const { results, total } = await look(scene.councillors[0]!, q)
    expect(total).toBe(1)
    expect(results).toMatchObject([{ kind: 'REPORT', meetingId, itemId, documentId, date: '2026-12-18' }])
    const [one] = results
    expect(one?.pages.map(({ page }) => page)).toEqual(pages)
    for (const { excerpt } of one?.pages ?? []) expect(excerpt.some(({ hit }) => hit)).toBe(true)
  })

  it('is found with a fault of typing, and said to resemble', async () => {
    expect(await look(scene.councillors[0]!, 'delibreation ')).toMatchObject({ total: 1, resembling: true })
    expect(await look(scene.councillors[0]!, 'xylophone ')).toMatchObject({ total: 0, resembling: false })
  })

  it('is counted by kind, year and body', async () => {
    const [elu] = scene.councillors
    const { facets } = await look(elu!, 'Castelmont ')
    expect(facets).toEqual({
      kinds: [{ value: 'REPORT', count: 1 }],
      years: [{ value: 2026, count: 1 }],
      bodies: [{ value: scene.bodyId, name: 'Commission permanente', count: 1 }],
    })
    expect(await look(elu!, 'Castelmont ', { year: 2025 })).toMatchObject({ total: 0, results: [] })
    expect((await look(elu!, 'Castelmont ', { kind: 'REPORT', bodyId: scene.bodyId })).total).toBe(1)
  })

  it('is found however many meetings came after it', async () => {
    await asSystem(app.deps, (sql) =>
      sql.insert(meetings).values(
        Array.from({ length: 14 }, (_, index) => ({
          ...{
            id: newId(),
            authorityId: scene.authorityId,
            bodyId: scene.bodyId,
            time: '09:30',
            place: 'Salle',
            state: 'DRAFT' as const,
          },
          ...{ date: `2027-02-${10 + index}`, createdAt: new Date() },
        })),
      ),
    )
    for (const who of [scene.councillors[0]!, scene.clerk])
      expect((await look(who, 'Castelmont ')).results).toMatchObject([{ meetingId, documentId }])
    expect((await look(scene.clerk, 'Castelmont ', { year: 2026, kind: 'REPORT' })).results).toHaveLength(1)
  })

  it('is found by those who received it and by the office, by nobody else', async () => {
    const abroad = await app.scene()
    for (const [who, count] of [
      [scene.councillors[1]!, 1],
      [scene.clerk, 1],
      [scene.administrator, 1],
      [scene.assistant, 0],
      [abroad.councillors[0]!, 0],
      [abroad.clerk, 0],
    ] as const)
      expect([who.actor.role, await total(who, 'Castelmont ')]).toEqual([who.actor.role, count])
    for (const role of ['author', 'integrator'] as const)
      await expect(look(scene[role], 'Castelmont ')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is found by nobody else when it is confidential, an élu who was not convened included', async () => {
    const uninvited = await scene.another('COUNCILLOR')
    await asSystem(app.deps, (sql) =>
      sql.update(agendaItems).set({ confidential: true }).where(eq(agendaItems.id, itemId)),
    )
    const people = [uninvited, scene.assistant, scene.councillors[1]!, scene.clerk]
    const seen = await Promise.all(people.map((who) => total(who, 'Castelmont ')))
    expect(seen).toEqual([0, 0, 1, 1])
  })

  it('is found by the title that was sent, whatever the desk has made of it since', async () => {
    await asSystem(app.deps, async (sql) => {
      const [item] = await sql.select().from(agendaItems).where(eq(agendaItems.id, itemId))
      const fields = { ...item!.fields, title: { ...item!.fields.title, value: 'Cession du hangar' } }
      await sql.update(agendaItems).set({ fields }).where(eq(agendaItems.id, itemId))
      await forgetMeeting(sql, meetingId)
    })
    const reply = await followed(scene.clerk, 'hangar ', 1)
    expect(titles(reply)).toEqual(['Cession du hangar'])
    expect(await total(scene.councillors[0]!, 'hangar ')).toBe(0)
  })
})

describe('what is one’s own', () => {
  it('is never found: notes are no part of the search', async () => {
    const [elu, other] = scene.councillors
    const at = '2026-12-01T10:00:00.000Z'
    await elu!.call(saveAnnotation, {
      ...{
        annotationId: newId(),
        meetingId,
        itemId,
        documentId,
        kind: 'HIGHLIGHT',
        madeAt: at,
        changedAt: at,
      },
      anchor: {
        page: 1,
        quote: { exact: 'aide', prefix: '', suffix: '' },
        quads: [[1, 2, 3, 2, 1, 1, 3, 1]],
      },
      body: { colour: 'YELLOW', text: 'pataquès budgétaire', strokes: [] },
      visibility: 'PRIVATE',
      sharedWith: [],
    })
    await followSources.run(app.deps)
    for (const who of [elu!, other!, scene.clerk]) expect(await total(who, 'pataquès ')).toBe(0)
  })

  it('is not found by an address or a number: the directory shows them by consent', async () => {
    const { councillorId } = scene.councillors[0]!.actor
    const change = { phone: '+33612345678', canton: 'Hautevigne', version: 7 }
    const one = eq(councillors.id, councillorId ?? '')
    await asSystem(app.deps, (sql) => sql.update(councillors).set(change).where(one))
    const fields = { name: 'Ada Ruyer', role: 'Cheffe de service', subjects: 'Éclairage', place: null }
    const contact = { email: 'ruyer@vallee.example', phone: null }
    await scene.clerk.call(createService, {
      service: 'Routes hivernales',
      ...fields,
      ...contact,
      position: 0,
    })
    expect(titles(await followed(scene.assistant, 'Hautevigne ', 1))).toEqual(['Prénom0 Nom0'])
    expect(titles(await followed(scene.councillors[1]!, 'eclairages ', 1))).toEqual(['Routes hivernales'])
    for (const q of ['33612345678 ', 'test.example ', 'vallee.example ']) {
      const { facets } = await look(scene.councillors[1]!, q)
      const kinds = facets.kinds.map(({ value }) => value)
      expect([q, kinds.filter((kind) => kind === 'PERSON' || kind === 'SERVICE')]).toEqual([q, []])
    }
    await asSystem(app.deps, (sql) => sql.update(councillors).set({ until: '2026-01-01' }).where(one))
    expect(await total(scene.assistant, 'Hautevigne ')).toBe(0)
  })
})

describe('what is published', () => {
  const write = async (title: string, change: Partial<PublicationFields>, open = true) => {
    const { id, version, fields } = await scene.clerk.call(createPublication, { kind: 'INFO', title })
    const written = await scene.clerk.call(changePublication, {
      publicationId: id,
      version,
      ...fields,
      ...change,
    })
    if (open)
      await scene.clerk.call(publishPublication, { publicationId: id, version: written.version, from: null })
  }

  it('is found by those it is for, at the very moment', async () => {
    const [one, other] = scene.councillors
    const ids = [one!.actor.councillorId ?? '']
    await write('Covoiturage des élus', { text: 'Un **parking** ombragé.' })
    await write('Covoiturage nocturne', { audience: { kind: 'NAMED', ids } })
    await write('Covoiturage abandonné', {}, false)
    const found = await followed(scene.clerk, 'covoiturages ', 3)
    expect(found.facets.kinds).toEqual([{ value: 'INFO', count: 3 }])
    for (const [who, count] of [
      [one!, 2],
      [other!, 1],
      [scene.assistant, 1],
    ] as const)
      expect(await total(who, 'covoiturage ')).toBe(count)
    const [hit] = (await look(other!, 'parking ')).results
    expect(hit?.excerpt).toContainEqual({ text: 'parking', hit: true })
    expect(hit?.publicationId).toMatch(/-/u)
  })
})

describe('a second dispatch', () => {
  it('takes the place of the first for those who received it', async () => {
    const [elu, late] = scene.councillors
    const newer = await sendAgain(app, scene, meetingId, documentId)
    const newest = app.deps.database.root
      .select({ id: dispatches.id })
      .from(dispatches)
      .where(eq(dispatches.kind, 'RECTIFICATION'))
    await asSystem(app.deps, (sql) =>
      sql
        .delete(dispatchRecipients)
        .where(
          and(
            eq(dispatchRecipients.councillorId, late!.actor.councillorId ?? ''),
            inArray(dispatchRecipients.dispatchId, newest),
          ),
        ),
    )
    const { results } = await followed(elu!, 'rectificatif annule ', 1)
    expect(results[0]).toMatchObject({ documentId: newer, pages: [{ page: 1 }] })
    // What nothing is counted by is not kept.
    const [unborne] = (
      await asSystem(app.deps, (sql) =>
        sql.execute<{ places: number; none: number }>(raw`select count(*)::int as places, count(*) filter
        (where not exists (select 1 from search_entries e where e.place_id = p.id))::int as none from search_places p`),
      )
    ).rows
    expect(unborne).toEqual({ places: expect.any(Number), none: 0 })
    expect(unborne?.places).toBeGreaterThan(0)
    expect(await total(elu!, 'Castelmont ')).toBe(1)
    expect(await total(late!, 'rectificatif annule ')).toBe(0)
    expect((await look(late!, 'Castelmont ')).results).toMatchObject([{ documentId }])
  })
})
