import { readFileSync } from 'node:fs'
import {
  changeDeliberation,
  changeMinutes,
  changeSittingHead,
  closeSitting,
  createSeries,
  drawDeliberations,
  listPastMeetings,
  publishDeliberations,
  readAgenda,
  readMemory,
  readMinutes,
  readPastMeeting,
  recordAttendance,
  recordVote,
  search,
  searchDeliberations,
} from '@hemicycle/contract'
import { NO_VOTES } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import type { Person } from '../../../test/scene.ts'
import {
  agendaItems,
  attendanceAnswers,
  authorities,
  councillors,
  meetings,
} from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const TITLES = [
  'Subvention à l’association des haies champêtres',
  'Cession d’un terrain à Castelmont',
  'Subvention aux haies bocagères : deuxième tranche',
]

/** A sitting of three points: the first and the last adopted, the second refused; and closed. */
async function held(scene: Scene) {
  const { clerk, councillors } = scene
  const { id: meetingId } = await scene.meeting()
  let agenda = await clerk.call(readAgenda, { meetingId })
  const sectionId = agenda.sections[0]?.id ?? null
  for (const title of TITLES)
    agenda = await operate(clerk, agenda, {
      type: 'ADD_POINT',
      itemId: newId(),
      nature: 'REPORT',
      title,
      sectionId,
    })
  const items = agenda.items.map(({ id }) => id)
  await asSystem(app.deps, async (sql) => {
    await sql
      .update(meetings)
      .set({ state: 'CONVENED', convenedAt: new Date(), frozenAt: new Date() })
      .where(eq(meetings.id, meetingId))
    for (const [index, id] of items.entries())
      await sql
        .update(agendaItems)
        .set({ number: `R120${index + 1}`, seq: index + 1 })
        .where(eq(agendaItems.id, id))
    await sql
      .update(authorities)
      .set({ siret: '229 900 001 00013' })
      .where(eq(authorities.id, scene.authorityId))
  })
  const memberIds = councillors.map(({ actor }) => actor.councillorId as string)
  const [first = '', second = '', third = ''] = memberIds
  await clerk.call(recordAttendance, { meetingId, type: 'ARRIVED', memberIds, itemId: null, at: '09:30' })
  const head = { presidentId: first, secretaryId: second, openedAt: '09:35', closedAt: '11:05' }
  await clerk.call(changeSittingHead, { meetingId, ...head })
  const hands = { ballot: 'SHOW_OF_HANDS' as const }
  await clerk.call(recordVote, { itemId: items[0] ?? '', ...hands, tally: { ...NO_VOTES, FOR: 3 } })
  await clerk.call(recordVote, {
    itemId: items[1] ?? '',
    ...hands,
    tally: { ...NO_VOTES, FOR: 1, AGAINST: 2 },
  })
  const choices = { [first]: 'FOR', [second]: 'FOR', [third]: 'ABSTAIN' } as const
  await clerk.call(recordVote, { itemId: items[2] ?? '', ballot: 'PUBLIC_ROLL_CALL', choices })
  await clerk.call(closeSitting, { meetingId })
  return { meetingId, items }
}

const get = (person: Person, path: string) =>
  supertest(app.origin).get(`/api/v1${path}`).set('authorization', `Bearer ${person.token}`).buffer(true)

describe('délibérations', () => {
  it('are numbered by their own series, those that are adopted only, once and for all', async () => {
    const scene = await app.scene()
    const { clerk, bodyId } = scene
    const rules = {
      ...{ template: '{body.code}_{meeting.date:YYYY}_{seq:000}', alternative: null, start: 1, step: 1 },
      ...{ resetOn: ['YEAR' as const], partitionBy: [], joinMultiple: '-', allocateAt: 'ADOPTION' as const },
      ...{ gapPolicy: 'RENUMBER_UNTIL_LOCK' as const, lateItems: 'NEXT' as const },
    }
    await clerk.call(createSeries, { bodyId, appliesTo: 'DELIBERATION', rules })
    const { meetingId, items } = await held(scene)
    const drawn = await clerk.call(drawDeliberations, { meetingId })
    const numbers = (board: typeof drawn) => board.deliberations.map(({ number }) => number)
    expect(numbers(drawn)).toEqual(['CP_2026_001', null, 'CP_2026_002'])
    expect(drawn).toMatchObject({ toDraw: 0, listArticle: null, listDueOn: '2026-12-25', siret: true })
    // The refused one is voted again and passes: it draws the next number, the others keep theirs.
    const again = {
      itemId: items[1] ?? '',
      ballot: 'SHOW_OF_HANDS' as const,
      tally: { ...NO_VOTES, FOR: 2, AGAINST: 1 },
    }
    await clerk.call(recordVote, again)
    expect(numbers(await clerk.call(drawDeliberations, { meetingId }))).toEqual([
      'CP_2026_001',
      'CP_2026_003',
      'CP_2026_002',
    ])
    const other = await held(scene)
    expect(numbers(await clerk.call(drawDeliberations, other))).toEqual(['CP_2026_004', null, 'CP_2026_005'])
  })

  it('bear the number of their report where a body has no series of its own', async () => {
    const scene = await app.scene()
    const { meetingId } = await held(scene)
    const { deliberations } = await scene.clerk.call(drawDeliberations, { meetingId })
    expect(deliberations.map(({ number }) => number)).toEqual(['R1201', null, 'R1203'])
    expect(deliberations[0]).toMatchObject({ matter: '7.5', stale: false })
    expect(deliberations[0]?.text).toContain('Vu le rapport n°\u00a0R1201')
    expect(deliberations[2]?.result.names).toHaveLength(3)
  })

  it('do not change once published', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const { meetingId } = await held(scene)
    const [one] = (await clerk.call(drawDeliberations, { meetingId })).deliberations
    const { id: deliberationId, version = 0, title = '', text = '', matter = null } = one ?? {}
    const none = { postedOn: null, sentOn: null, receipt: null, receiptOn: null }
    const fields = { deliberationId: deliberationId ?? '', title, matter, ...none }
    await clerk.call(changeDeliberation, { ...fields, version, text: `${text}\n– de dire merci.` })
    await clerk.call(publishDeliberations, { meetingId })
    await expect(clerk.call(changeDeliberation, { ...fields, version: 1, text })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    })
    const dated = {
      ...fields,
      version: 1,
      text: `${text}\n– de dire merci.`,
      postedOn: '2026-12-21',
      sentOn: '2026-12-19',
      receipt: 'X-1',
      receiptOn: '2026-12-22',
    }
    const after = await clerk.call(changeDeliberation, dated)
    expect(after.deliberations[0]).toMatchObject({ enforceableOn: '2026-12-22', version: 2 })
    await expect(clerk.call(publishDeliberations, { meetingId })).rejects.toMatchObject({
      code: 'NOTHING_TO_SEND',
    })
  })

  it('are not published with personal data that nobody has seen', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const { meetingId } = await held(scene)
    const [one] = (await clerk.call(drawDeliberations, { meetingId })).deliberations
    const none = { postedOn: null, sentOn: null, receipt: null, receiptOn: null, cantons: [] }
    const text = 'Aide à Mme Oster, 3 rue des Lilas, 12345 Crevin.\nEn cas de besoin : 06 12 34 56 78.'
    const { title = '', matter = null } = one ?? {}
    const fields = { deliberationId: one?.id ?? '', title, matter, ...none }
    const board = await clerk.call(changeDeliberation, { ...fields, version: 0, text })
    const { found, mark } = board.personalData
    expect(found.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['HOME_ADDRESS', 'Mme Oster, 3 rue des Lilas, 12345 Crevin'],
      ['PHONE', '06 12 34 56 78'],
    ])
    const publish = (personalData?: string) =>
      clerk.call(publishDeliberations, { meetingId, ...(personalData ? { personalData } : {}) })
    await expect(publish()).rejects.toMatchObject({ code: 'PERSONAL_DATA', extra: { found: 2 } })
    const masked = text.replace('06 12 34 56 78', '[téléphone masqué]')
    const after = await clerk.call(changeDeliberation, { ...fields, version: 1, text: masked })
    // What was confirmed is no longer what is there.
    await expect(publish(mark)).rejects.toMatchObject({ code: 'PERSONAL_DATA', extra: { found: 1 } })
    const { deliberations, personalData } = await publish(after.personalData.mark)
    expect(deliberations.every(({ publishedAt }) => publishedAt !== null)).toBe(true)
    expect(personalData.found).toEqual([])
  })

  it('go out as open data that the official schema accepts', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const { meetingId } = await held(scene)
    await clerk.call(drawDeliberations, { meetingId })
    await clerk.call(publishDeliberations, { meetingId })
    const { text } = await get(clerk, `/open-data/deliberations?meetingId=${meetingId}`).expect(200)
    const rows = checkedBySchema(text)
    expect(rows.map((row) => [row['DELIB_ID'], row['VOTE_REEL'], row['DELIB_MATIERE_NOM']])).toEqual([
      ['R1201', '3', 'finances locales/subventions'],
      ['R1203', '3', 'finances locales/subventions'],
    ])
    const none = await get(clerk, '/open-data/deliberations?year=1999').expect(200)
    expect(checkedBySchema(none.text)).toEqual([])
  })

  it('have no subject where somebody has emptied that of the item', async () => {
    const scene = await app.scene()
    const { meetingId, items } = await held(scene)
    const [emptied = ''] = items
    await asSystem(app.deps, (sql) =>
      sql.update(agendaItems).set({ matter: '' }).where(eq(agendaItems.id, emptied)),
    )
    const { deliberations } = await scene.clerk.call(drawDeliberations, { meetingId })
    expect(deliberations.map(({ matter }) => matter)).toEqual([null, expect.any(String), '7.5'])
  })

  it('are printed, with their list and the procès-verbal', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const { meetingId, items } = await held(scene)
    const { deliberations } = await clerk.call(drawDeliberations, { meetingId })
    const minutes = await clerk.call(readMinutes, { meetingId })
    expect(minutes.facts.opening.join('\n')).toMatch(/ouverte à 9.h.35 sous la présidence/u)
    expect(minutes.facts.items[1]?.lines.join('\n')).toContain('Non adopté faute de majorité')
    const texts = { ...minutes.texts, items: { [items[0] ?? '']: 'Le débat porte sur le calendrier.' } }
    const saved = await clerk.call(changeMinutes, { meetingId, version: 0, texts, approvedOn: '2027-01-22' })
    expect(saved).toMatchObject({ version: 1, approvedOn: '2027-01-22' })
    await expect(
      clerk.call(changeMinutes, { meetingId, version: 1, texts, approvedOn: null }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    for (const path of [
      `/deliberations/${deliberations[0]?.id ?? ''}/pdf`,
      `/meetings/${meetingId}/deliberations/list`,
      `/meetings/${meetingId}/minutes/pdf`,
    ])
      expect((await get(clerk, path).expect(200)).headers['content-type']).toBe('application/pdf')
  })
})

it('the procès-verbal says for which items a vote was given', async () => {
  const scene = await app.scene()
  const { meetingId, items } = await held(scene)
  const [first = '', second = '', third = ''] = scene.councillors.map(({ actor }) => actor.councillorId ?? '')
  const opening = async () => (await scene.clerk.call(readMinutes, { meetingId })).facts.opening.join('\n')
  expect(await opening()).not.toContain('donne pouvoir')
  const itemIds = [items[0] ?? '', items[2] ?? '']
  const given = {
    authorityId: scene.authorityId,
    meetingId,
    answer: 'ABSENT' as const,
    origin: 'PAPER' as const,
  }
  const at = new Date('2026-12-01T09:00:00.000Z')
  await asSystem(app.deps, async (sql) => {
    const times = { answeredAt: at, recordedAt: at, recordedBy: scene.clerk.actor.userId }
    await sql
      .insert(attendanceAnswers)
      .values({ ...given, ...times, id: newId(), councillorId: first, holderId: second, itemIds })
  })
  // He was in the room all along: his proxy slept, and is not spoken of.
  expect(await opening()).not.toContain('donne pouvoir')
  await scene.clerk.call(recordAttendance, {
    meetingId,
    type: 'LEFT',
    memberIds: [first, third],
    itemId: null,
  })
  expect(await opening()).toContain(
    'Mme\u00a0Prénom0 Nom0 donne pouvoir à M.\u00a0Prénom1 Nom1 pour les seuls points R1201, R1203.',
  )
})

it('the procès-verbal is not approved with personal data that nobody has seen', async () => {
  const { clerk, ...scene } = await app.scene()
  const { meetingId, items } = await held({ ...scene, clerk })
  const [itemId = ''] = items
  const write = (
    debate: string,
    version: number,
    more: { approvedOn?: string; personalData?: string } = {},
  ) =>
    clerk.call(changeMinutes, {
      ...{ meetingId, version, approvedOn: null, ...more },
      texts: {
        opening: 'Écrire à odile.ferrand@courriel.example.',
        items: { [itemId]: debate },
        closing: '',
      },
    })
  const draft = await write('Elle demande de rappeler M. Oster au 06 12 34 56 78.', 0)
  const { found, mark: personalData } = draft.personalData
  expect(found.map(({ itemId: at, field, kind }) => [at, field, kind])).toEqual([
    [null, 'opening', 'EMAIL'],
    [itemId, 'text', 'PHONE'],
  ])
  const approvedOn = '2027-01-22'
  await expect(write('', 1, { approvedOn })).rejects.toMatchObject({
    code: 'PERSONAL_DATA',
    extra: { found: 1 },
  })
  // What was seen is not what would be approved.
  await expect(write('Au 06 12 34 56 79.', 1, { approvedOn, personalData })).rejects.toMatchObject({
    code: 'PERSONAL_DATA',
  })
  const masked = await write('Elle demande de rappeler M. Oster.', 1)
  const approved = await write('Elle demande de rappeler M. Oster.', 2, {
    approvedOn,
    personalData: masked.personalData.mark,
  })
  expect(approved).toMatchObject({ approvedOn, personalData: { found: [] } })
})

describe('the memory of the assembly', () => {
  it('shows élus what was published, filtered, and what is on the same subject with the words in common', async () => {
    const scene = await app.scene()
    const { clerk, bodyId } = scene
    const [elu] = scene.councillors as [Person]
    const [first, second] = scene.councillors.map(({ actor }) => actor.councillorId ?? '')
    for (const [id, canton] of [
      [first, 'Castelmont'],
      [second, 'Les Deux-Rives'],
    ])
      await asSystem(app.deps, (sql) =>
        sql
          .update(councillors)
          .set({ canton })
          .where(eq(councillors.id, id ?? '')),
      )
    const { meetingId } = await held(scene)
    const drawn = await clerk.call(drawDeliberations, { meetingId })
    expect(drawn.cantons).toEqual(['Castelmont', 'Les Deux-Rives'])
    expect(drawn.deliberations.map(({ cantons }) => cantons)).toEqual([[], ['Castelmont'], []])
    const { id: deliberationId = '', version = 0, title = '', text = '', matter = null } = drawn.deliberations[0] ?? {} // prettier-ignore
    const none = { postedOn: null, sentOn: null, receipt: null, receiptOn: null }
    const cantons = ['Castelmont', 'Les Deux-Rives']
    await clerk.call(changeDeliberation, { deliberationId, version, title, text, matter, ...none, cantons })
    await clerk.call(drawDeliberations, { meetingId })
    expect((await elu.call(searchDeliberations, {})).total).toBe(0)
    await clerk.call(publishDeliberations, { meetingId })
    const all = await elu.call(searchDeliberations, {})
    expect(all).toMatchObject({
      total: 3,
      facets: { year: [{ value: '2026', count: 3 }], bodyId: [{ value: bodyId, count: 3 }] },
    })
    expect(all.facets.canton).toMatchObject([
      { value: 'Castelmont', count: 2 },
      { value: 'Les Deux-Rives', count: 1 },
    ])
    const near = await elu.call(searchDeliberations, { canton: 'Les Deux-Rives' })
    expect(near.deliberations.map(({ number }) => number)).toEqual(['R1201'])
    const hedges = await elu.call(searchDeliberations, { words: 'haie' })
    expect(hedges.deliberations.map(({ number }) => number)).toEqual(['R1201', 'R1203'])
    const one = await elu.call(readMemory, { deliberationId: hedges.deliberations[0]?.id ?? '' })
    expect(one).toMatchObject({ adopted: true, report: false })
    expect(one.similar.map(({ number, terms }) => [number, [...terms].sort()])).toEqual([
      ['R1203', ['Subvention', 'haies']],
    ])
    const { meetings: past } = await elu.call(listPastMeetings, {})
    expect(past).toMatchObject([{ id: meetingId, items: 3, deliberations: 3 }])
    const { items } = await elu.call(readPastMeeting, { meetingId })
    expect(items.map(({ number, deliberations }) => [number, deliberations[0]?.adopted])).toEqual([
      ['R1201', true],
      ['R1202', false],
      ['R1203', true],
    ])
  })

  it('keeps what is confidential from whoever did not receive it', async () => {
    const scene = await app.scene()
    const { clerk } = scene
    const [elu] = scene.councillors as [Person]
    const { meetingId, items } = await held(scene)
    await asSystem(app.deps, (sql) =>
      sql
        .update(agendaItems)
        .set({ confidential: true })
        .where(eq(agendaItems.id, items[0] ?? '')),
    )
    const { deliberations } = await clerk.call(drawDeliberations, { meetingId })
    await clerk.call(publishDeliberations, { meetingId })
    expect((await elu.call(searchDeliberations, {})).total).toBe(2)
    await until(async () => (await clerk.call(search, { q: 'haies' })).total === 2, 'the search to follow')
    const { results } = await elu.call(search, { q: 'haies' })
    expect(results).toMatchObject([{ kind: 'DELIBERATION', number: 'R1203', documentId: null }])
    expect(results[0]?.deliberationId).toBe(deliberations[2]?.id)
    const deliberationId = deliberations[0]?.id ?? ''
    await expect(elu.call(readMemory, { deliberationId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await get(elu, `/deliberations/${deliberationId}/pdf`).expect(404)
    await get(clerk, `/deliberations/${deliberationId}/pdf`).expect(200)
    const stranger = (await app.scene()).councillors[0] as Person
    await get(stranger, `/deliberations/${deliberations[2]?.id ?? ''}/pdf`).expect(404)
  })
})

interface SchemaField {
  readonly name: string
  readonly type: string
  readonly constraints?: { readonly required?: boolean; readonly pattern?: string }
}

/** The official Table Schema of SCDL « Délibérations » 2.1.5 (OpenDataFrance, Licence Ouverte 2.0), and its custom checks on columns. */
function checkedBySchema(csv: string): Record<string, string>[] {
  const path = new URL('../../../test/fixtures/scdl-deliberations-2.1.5.schema.json', import.meta.url)
  const { fields } = JSON.parse(readFileSync(path, 'utf8')) as { fields: SchemaField[] }
  const [head = '', ...lines] = csv.split('\r\n').filter(Boolean)
  expect(head.split(',')).toEqual(fields.map(({ name }) => name))
  const rows = lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    )
    expect(cells).toHaveLength(fields.length)
    return Object.fromEntries(fields.map(({ name }, index) => [name, cells[index] ?? '']))
  })
  for (const row of rows) {
    for (const { name, type, constraints } of fields) {
      const value = row[name] ?? ''
      if (value === '') expect([name, constraints?.required ?? false]).toEqual([name, false])
      else {
        expect(value).toMatch(new RegExp(constraints?.pattern ?? '', 'u'))
        if (type === 'integer') expect(value).toMatch(/^\d+$/u)
        if (type === 'date') expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
      }
    }
    const count = (name: string): number => Number(row[name])
    expect(count('VOTE_POUR') + count('VOTE_CONTRE') + count('VOTE_ABSTENTION')).toBe(count('VOTE_REEL'))
    expect(count('VOTE_EFFECTIF')).toBeGreaterThanOrEqual(count('VOTE_REEL'))
    expect(row['DELIB_MATIERE_NOM']).toMatch(/^[^/,()]+\/[^/,()]+$/u)
  }
  return rows
}
