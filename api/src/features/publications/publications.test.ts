import {
  changeItemAids,
  changePublication,
  comparePublication,
  createLink,
  createPublication,
  createGroup,
  detachFile,
  discardDraft,
  listItemAids,
  listMyItemAids,
  listMyPublications,
  listPublications,
  markPublication,
  notePublicationRead,
  type Publication,
  type PublicationFields,
  publishPublication,
  readAgenda,
  readConvocation,
  readMyPublication,
  readPersonalData,
  readPublication,
  searchPublication,
} from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { convene } from '../../../test/fixtures/convened-meeting.ts'
import { operate } from '../../../test/operate.ts'
import { openTestApp, START, type TestApp, until } from '../../../test/harness.ts'
import type { Person, Scene } from '../../../test/scene.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'
import { agendaItems, councillors } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())
beforeEach(() => app.clock.set(START))

const start = (clerk: Person, kind: Publication['kind'], title: string) =>
  clerk.call(createPublication, { kind, title })

const write = (clerk: Person, { id, version, fields }: Publication, change: Partial<PublicationFields>) =>
  clerk.call(changePublication, { publicationId: id, version, ...fields, ...change })

const publish = (clerk: Person, { id, version }: Publication, from: string | null = null) =>
  clerk.call(publishPublication, { publicationId: id, version, from })

async function published(
  clerk: Person,
  title: string,
  change: Partial<PublicationFields> = {},
  kind: Publication['kind'] = 'INFO',
): Promise<Publication> {
  return publish(clerk, await write(clerk, await start(clerk, kind, title), change))
}

const titles = async (person: Person): Promise<string[]> =>
  (await person.call(listMyPublications, {})).publications.map(({ title }) => title)

const upload = (clerk: Person, id: string, name: string, bytes: Uint8Array) =>
  supertest(app.origin)
    .post(`/api/v1/publications/${id}/files`)
    .set('authorization', `Bearer ${clerk.token}`)
    .attach('file', Buffer.from(bytes), name)

describe('a publication', () => {
  it('is a draft, then read by the élus; what is written next waits to be published', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu] = elus as [Person]
    const draft = await start(clerk, 'INFO', 'Vœux du président')
    expect(draft).toMatchObject({ state: 'DRAFT', draft: false, number: 1, reach: 3 })
    expect(await titles(elu)).toEqual([])
    const first = await publish(clerk, await write(clerk, draft, { text: 'Salle **Jeanne-Laborde**.' }))
    expect(first).toMatchObject({ state: 'PUBLISHED', readers: 0 })
    const { publications } = await elu.call(listMyPublications, {})
    expect(publications).toMatchObject([
      { title: 'Vœux du président', summary: 'Salle Jeanne-Laborde.', unread: true },
    ])
    const second = await write(clerk, first, { title: 'Vœux reportés' })
    expect(second).toMatchObject({ state: 'PUBLISHED', draft: true, title: 'Vœux reportés', number: 2 })
    expect(await titles(elu)).toEqual(['Vœux du président'])
    await expect(write(clerk, first, {})).rejects.toMatchObject({ code: 'STALE_VERSION' })
    const undone = await clerk.call(discardDraft, { publicationId: first.id })
    expect(undone).toMatchObject({ draft: false, title: 'Vœux du président' })
    await publish(clerk, await write(clerk, undone, { title: 'Vœux reportés' }))
    expect(await titles(elu)).toEqual(['Vœux reportés'])
    await expect(clerk.call(discardDraft, { publicationId: first.id })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
  })

  it('waits for its day, and is a draft again when it is changed before', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu] = elus as [Person]
    const draft = await start(clerk, 'INFO', 'Formation budget')
    await expect(publish(clerk, draft, '2026-11-01')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const waiting = await publish(clerk, draft, '2026-12-01')
    expect(waiting).toMatchObject({ state: 'SCHEDULED', publishedAt: '2026-11-30T23:00:00.000Z' })
    expect(await titles(elu)).toEqual([])
    const again = await write(clerk, waiting, { title: 'Formation finances' })
    expect(again).toMatchObject({ state: 'DRAFT', publishedAt: null, number: 1 })
    await publish(clerk, again, '2026-12-01')
    app.clock.set('2026-11-30T23:00:00.000Z')
    expect(await titles(elu)).toEqual(['Formation finances'])
  })

  it('is pinned first, archived and taken back', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu] = elus as [Person]
    const old = await published(clerk, 'Ancienne')
    app.clock.advance(1000)
    await published(clerk, 'Récente')
    expect(await titles(elu)).toEqual(['Récente', 'Ancienne'])
    await clerk.call(markPublication, { publicationId: old.id, pinned: true })
    expect(await titles(elu)).toEqual(['Ancienne', 'Récente'])
    await clerk.call(markPublication, { publicationId: old.id, archived: true })
    expect(await titles(elu)).toEqual(['Récente'])
    await expect(elu.call(readMyPublication, { publicationId: old.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await clerk.call(markPublication, { publicationId: old.id, archived: false })
    expect(await titles(elu)).toEqual(['Ancienne', 'Récente'])
  })

  it('counts its readers, and is unread again after a new version', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu, other] = elus as [Person, Person]
    const one = await published(clerk, 'Note')
    const note = { publicationId: one.id }
    await elu.call(notePublicationRead, note)
    await elu.call(notePublicationRead, note)
    await other.call(notePublicationRead, note)
    expect(await clerk.call(readPublication, note)).toMatchObject({ readers: 2, reach: 3 })
    const unread = async () => (await elu.call(listMyPublications, {})).publications.map((row) => row.unread)
    expect(await unread()).toEqual([false])
    await publish(clerk, await write(clerk, await clerk.call(readPublication, note), { text: 'Neuf' }))
    expect(await unread()).toEqual([true])
    expect(await clerk.call(readPublication, note)).toMatchObject({ readers: 0 })
  })

  it('refuses details of another kind, a reversed validity and an unknown body', async () => {
    const { clerk } = await app.scene()
    const aid = await start(clerk, 'AID', 'Aide aux communes')
    const info = await start(clerk, 'INFO', 'Note')
    await expect(write(clerk, aid, { details: info.fields.details })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    const reversed = { ...aid.fields.details, validFrom: '2026-12-02', validUntil: '2026-12-01' } as never
    await expect(write(clerk, aid, { details: reversed })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const minutes = await start(clerk, 'MINUTES', 'PV')
    const details = { kind: 'MINUTES' as const, bodyId: newId() }
    await expect(write(clerk, minutes, { details })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the audience', () => {
  /** One publication per audience; who of three councillors, the assistant and another authority's élu reads it. */
  async function readersOf(scene: Scene, audience: PublicationFields['audience']): Promise<string[]> {
    const one = await published(scene.clerk, 'Réservée', { audience })
    const stranger = (await app.scene()).councillors[0]!
    const people = {
      first: scene.councillors[0]!,
      second: scene.councillors[1]!,
      third: scene.councillors[2]!,
    }
    const all = { ...people, assistant: scene.assistant, stranger }
    const seen: string[] = []
    for (const [name, person] of Object.entries(all)) {
      const listed = (await person.call(listMyPublications, {})).publications.some(({ id }) => id === one.id)
      const read = await person.call(readMyPublication, { publicationId: one.id }).then(
        () => true,
        (error: { code: string }) => error.code !== 'NOT_FOUND',
      )
      expect([name, read]).toEqual([name, listed])
      if (listed) seen.push(name)
    }
    return seen
  }

  it('is everybody, a group, a body or people by name, and nobody else', async () => {
    const scene = await app.scene()
    const { clerk, bodyId, councillors: elus } = scene
    const [first, second, third] = elus.map(({ actor }) => actor.councillorId ?? '') as [
      string,
      string,
      string,
    ]
    const fields = { name: 'Union', shortName: 'Union', colour: '#7a3b12', position: 0 }
    const group = await clerk.call(createGroup, fields)
    await asSystem(app.deps, async (sql) => {
      await sql.update(councillors).set({ politicalGroup: 'Union' }).where(eq(councillors.id, second))
      await sql.execute(`update body_members set until = '2025-01-01' where councillor_id = '${third}'`)
    })
    expect(await readersOf(scene, { kind: 'ALL', ids: [] })).toEqual([
      'first',
      'second',
      'third',
      'assistant',
    ])
    expect(await readersOf(scene, { kind: 'GROUPS', ids: [group.id] })).toEqual(['second'])
    expect(await readersOf(scene, { kind: 'BODIES', ids: [bodyId] })).toEqual(['first', 'second'])
    expect(await readersOf(scene, { kind: 'NAMED', ids: [first, third] })).toEqual(['first', 'third'])
    const { publications } = await clerk.call(listPublications, {})
    expect(publications.map(({ audience, reach }) => [audience, reach]).sort()).toEqual([
      ['ALL', 3],
      ['BODIES', 2],
      ['GROUPS', 1],
      ['NAMED', 2],
    ])
  })

  it('never names nobody, nor somebody of elsewhere', async () => {
    const { clerk } = await app.scene()
    const elsewhere = (await app.scene()).councillors[0]!.actor.councillorId ?? ''
    const draft = await start(clerk, 'INFO', 'Note')
    for (const ids of [[], [elsewhere]])
      await expect(write(clerk, draft, { audience: { kind: 'NAMED', ids } })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        violations: [{ field: 'audience' }],
      })
  })

  it('that grows narrower leaves no earlier version to those who lost it', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [first, second] = elus as [Person, Person]
    const one = await published(clerk, 'Ouverte')
    const ids = [first.actor.councillorId ?? '']
    await publish(clerk, await write(clerk, one, { title: 'Fermée', audience: { kind: 'NAMED', ids } }))
    expect(await titles(first)).toEqual(['Fermée'])
    expect(await titles(second)).toEqual([])
    const earlier = { publicationId: one.id, number: 1 }
    await expect(second.call(readMyPublication, earlier)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await first.call(readMyPublication, earlier)).toMatchObject({ title: 'Ouverte' })
  })
})

describe('files', () => {
  it('are inspected, read by those it is meant for, and searched page by page', async () => {
    const { clerk, councillors: elus, assistant } = await app.scene()
    const [elu, other] = elus as [Person, Person]
    const draft = await start(clerk, 'MINUTES', 'Procès-verbal du 18 décembre')
    const pdf = await makeReport(SYNTHETIC_REPORTS[0]!)
    expect((await upload(clerk, draft.id, 'pv.pdf', pdf)).body).toMatchObject({
      results: [{ outcome: 'RECEIVED' }],
    })
    expect((await upload(clerk, draft.id, 'encore.pdf', pdf)).body).toMatchObject({
      results: [{ outcome: 'DUPLICATE' }],
    })
    expect((await upload(clerk, draft.id, 'outil.exe', pdf)).body).toMatchObject({
      results: [{ outcome: 'REFUSED' }],
    })
    const ready = await until(async () => {
      const now = await clerk.call(readPublication, { publicationId: draft.id })
      return now.documents[0]?.state === 'READY' && now
    }, 'the file is inspected')
    const ids = [elu.actor.councillorId ?? '']
    const one = await publish(clerk, await write(clerk, ready, { audience: { kind: 'NAMED', ids } }))
    const id = one.documents[0]?.id ?? ''
    const link = { kind: 'PUBLICATION' as const, id }
    const { url } = await elu.call(createLink, link)
    expect((await supertest(app.origin).get(url)).headers['content-type']).toBe('application/pdf')
    for (const person of [other, assistant])
      await expect(person.call(createLink, link)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const said = await clerk.call(readPersonalData, { publicationId: one.id })
    expect(said.found).toEqual([])
    const search = { publicationId: one.id, words: 'dossier complet' }
    const { hits } = await elu.call(searchPublication, search)
    expect(hits.map(({ fileId, page }) => [fileId, page])).toEqual([1, 2, 3].map((page) => [id, page]))
    expect(hits[0]?.runs.filter(({ found }) => found).map(({ text }) => text)).toContain('dossiers')
    await expect(other.call(searchPublication, search)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are looked at for personal data before a procès-verbal is published, with its text', async () => {
    const { clerk } = await app.scene()
    const draft = await start(clerk, 'MINUTES', 'Procès-verbal du 20 novembre')
    await upload(clerk, draft.id, 'pv.pdf', await makeReport({ ...SYNTHETIC_REPORTS[0]!, title: 'Aide à Mme Oster, née le 3 mars 1960' })) // prettier-ignore
    const read = () => clerk.call(readPublication, { publicationId: draft.id })
    const ready = await until(async () => {
      const now = await read()
      return now.documents[0]?.state === 'READY' && now
    }, 'the file is inspected')
    const written = await write(clerk, ready, { text: 'Écrire à odile.ferrand@courriel.example.' })
    const { found, mark } = await clerk.call(readPersonalData, { publicationId: draft.id })
    expect(found).toMatchObject([
      { fileName: null, page: null, kind: 'EMAIL', quote: 'odile.ferrand@courriel.example' },
      { fileName: 'pv.pdf', page: 1, kind: 'BIRTH_DATE', quote: 'née le 3 mars 1960' },
      ...found.slice(2),
    ])
    await expect(publish(clerk, written)).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    const { id: publicationId, version } = written
    const seen = { publicationId, version, from: null, personalData: mark }
    expect(await clerk.call(publishPublication, seen)).toMatchObject({ state: 'PUBLISHED' })
    const info = await write(clerk, await start(clerk, 'INFO', 'Note'), {
      text: 'Appeler le 06 12 34 56 78.',
    })
    expect(await publish(clerk, info)).toMatchObject({ state: 'PUBLISHED' })
  })

  it('stop a publication while one cannot be read; published versions keep theirs', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu] = elus as [Person]
    const draft = await start(clerk, 'INFO', 'Formulaire')
    await upload(clerk, draft.id, 'abîmé.pdf', Buffer.from('not a pdf'))
    await upload(clerk, draft.id, 'formulaire.docx', Buffer.from('a form'))
    const read = () => clerk.call(readPublication, { publicationId: draft.id })
    const bad = await until(async () => {
      const now = await read()
      return now.documents.every((file) => file.state !== 'RECEIVED') && now
    }, 'the files are inspected')
    expect(bad.documents.map((file) => file.state)).toEqual(['REFUSED', 'READY'])
    await expect(publish(clerk, bad)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    await clerk.call(detachFile, { publicationId: bad.id, fileId: bad.documents[0]?.id ?? '' })
    const one = await publish(clerk, await read())
    await clerk.call(detachFile, { publicationId: one.id, fileId: one.documents[0]?.id ?? '' })
    expect(await read()).toMatchObject({ draft: true, documents: [] })
    expect((await elu.call(readMyPublication, { publicationId: one.id })).documents).toMatchObject([
      { name: 'formulaire.docx', pages: null },
    ])
  })
})

describe('the règlement intérieur', () => {
  it('says what changed between two versions, under its articles', async () => {
    const { clerk, councillors: elus } = await app.scene()
    const [elu] = elus as [Person]
    const text =
      '## Article 1 – Convocation\n\nLe délai est de douze jours.\n\n## Article 2 – Parole\n\nChacun dispose de cinq minutes.'
    const one = await published(clerk, 'Règlement', { text }, 'RULES')
    const next = { text: text.replace('cinq', 'trois'), note: 'Temps de parole ramené à trois minutes.' }
    await publish(clerk, await write(clerk, one, next))
    const now = await elu.call(readMyPublication, { publicationId: one.id })
    expect(now.versions.map(({ number }) => number)).toEqual([2, 1])
    expect(now.note).toBe(next.note)
    const { articles } = await elu.call(comparePublication, { publicationId: one.id, from: 1, to: 2 })
    expect(articles).toHaveLength(1)
    expect(articles[0]).toMatchObject({ anchor: 'article-2', title: 'Article 2 – Parole' })
    const changed = articles[0]?.segments.filter(({ kind }) => kind !== 'SAME')
    expect(changed).toEqual([
      { kind: 'REMOVED', text: 'cinq' },
      { kind: 'ADDED', text: 'trois' },
    ])
  })
})

describe('aids', () => {
  it('are linked with items of an agenda, aids only', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const { id: meetingId } = await scene.meeting()
    const agenda = await operate(clerk, await clerk.call(readAgenda, { meetingId }), {
      type: 'ADD_POINT',
      itemId: newId(),
      nature: 'REPORT',
      title: 'Aides aux communes',
      sectionId: null,
    })
    const itemId = agenda.items[0]?.id ?? ''
    const aid = await published(clerk, 'Aide aux communes', {}, 'AID')
    const info = await published(clerk, 'Note')
    const linked = await clerk.call(changeItemAids, { itemId, aids: [aid.id] })
    expect(linked).toEqual({ aids: [{ id: aid.id, title: 'Aide aux communes' }] })
    await expect(clerk.call(changeItemAids, { itemId, aids: [info.id] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await clerk.call(listItemAids, { itemId })).toEqual(linked)
    const nowhere = { itemId: newId(), aids: [] }
    await expect(clerk.call(changeItemAids, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are opened from the report by those who received it and may read the sheet', async () => {
    const scene = await app.scene()
    const { clerk, councillors: elus } = scene
    const [elu, other] = elus as [Person, Person]
    const meetingId = await convene(scene)
    const { items } = await elu.call(readConvocation, { meetingId })
    const itemId = items[0]?.id ?? ''
    const ids = [elu.actor.councillorId ?? '']
    const open = await published(clerk, 'Aide aux associations', {}, 'AID')
    const named = await published(clerk, 'Aide réservée', { audience: { kind: 'NAMED', ids } }, 'AID')
    const draft = await start(clerk, 'AID', 'Aide à venir')
    await clerk.call(changeItemAids, { itemId, aids: [open.id, named.id, draft.id] })
    const read = async (who: Person) =>
      (await who.call(listMyItemAids, { meetingId })).items.map((one) => [
        one.itemId,
        one.aids.map(({ title }) => title).sort(),
      ])
    expect(await read(elu)).toEqual([[itemId, ['Aide aux associations', 'Aide réservée']]])
    expect(await read(other)).toEqual([[itemId, ['Aide aux associations']]])
    expect((await elu.call(readMyPublication, { publicationId: open.id })).items).toMatchObject([{ itemId }])
    const late = await scene.another('COUNCILLOR')
    await expect(read(late)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // Sent since to others: not what this one has received.
    const point = {
      type: 'ADD_POINT',
      itemId: newId(),
      nature: 'REPORT',
      title: 'Ajouté',
      sectionId: null,
    } as const
    await operate(clerk, await clerk.call(readAgenda, { meetingId }), point)
    await asSystem(app.deps, (sql) =>
      sql
        .update(agendaItems)
        .set({ sentAt: new Date(START) })
        .where(eq(agendaItems.id, point.itemId)),
    )
    await clerk.call(changeItemAids, { itemId: point.itemId, aids: [open.id] })
    expect((await read(elu)).map(([id]) => id)).toEqual([itemId])
    expect((await elu.call(readMyPublication, { publicationId: open.id })).items).toMatchObject([{ itemId }])
  })
})
