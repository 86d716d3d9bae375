import { changeLetter, changeNoticeRules, changeSignatory, createDispatch, listBodies, listDispatches, previewLetter, readLetter, readSignatory, recordPreference } from '@hemicycle/contract' // prettier-ignore
import supertest from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { inTx } from '../../kernel/db/tx.ts'
import { paragraphs, slipRows } from './papers.ts'
import { mailingOf } from './queries.ts'

let app: TestApp
let scene: Scene
let meetingId: string
let dispatchId: string
beforeAll(async () => {
  app = await openTestApp()
  scene = await app.scene()
  const input = await readyMeeting(scene)
  ;({ meetingId } = input)
  await scene.clerk.call(recordPreference, {
    councillorId: scene.councillors[0]!.actor.councillorId!,
    channel: 'PAPER',
    address: '12 rue des Tilleuls, 47000 Agen',
    since: '2026-01-01',
    until: null,
    evidence: 'Courrier du 3 janvier 2026',
  })
  const convener = { name: 'Hélène Brun', quality: 'La Présidente' }
  const signedBy = (signatory: typeof convener | null) =>
    scene.clerk.call(changeSignatory, { bodyId: scene.bodyId, scope: 'BODY', signatory })
  await signedBy(convener)
  dispatchId = (await scene.clerk.call(createDispatch, input)).id
  await until(async () => {
    const { dispatches } = await scene.clerk.call(listDispatches, { meetingId })
    return dispatches[0]?.accepted === 3
  }, 'the mails')
  await signedBy(null)
}, 120_000)
afterAll(() => app.close())

const get = (path: string) =>
  supertest(app.origin)
    .get(`/api/v1/dispatches/${dispatchId}/${path}`)
    .set('authorization', `Bearer ${scene.clerk.token}`)

it('keeps the words of the office, refuses those that leave out what the law wants, and goes back', async () => {
  const place = { bodyId: scene.bodyId, kind: 'INITIAL' as const }
  const councillorId = scene.councillors[0]!.actor.councillorId!
  const letter = await scene.clerk.call(readLetter, place)
  expect(letter).toMatchObject({ own: false, version: 0 })
  const preview = () => scene.clerk.call(previewLetter, { meetingId, kind: 'INITIAL', councillorId })
  expect(await preview()).toEqual({
    address: ['Madame Prénom0 Nom0', '12 rue des Tilleuls', '47000 Agen'],
    text: expect.stringContaining(
      'vous êtes convoquée à la réunion suivante : Commission permanente',
    ) as string,
    signed: false,
  })
  const change = (text: string | null, version: number) =>
    scene.clerk.call(changeLetter, { ...place, text, version })
  await expect(change('Venez le {date}, {prenom}.', 0)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    extra: { faults: expect.arrayContaining([{ fault: 'UNKNOWN', field: 'prenom' }]) as unknown },
  })
  const text =
    '{civilite}, {instance}, le {date} à {heure}, {lieu}. Ordre du jour ci-joint.\n\n{qualite}\n\n{signataire}'
  expect(await change(text, 0)).toMatchObject({ own: true, version: 1 })
  await expect(change(text, 0)).rejects.toMatchObject({ code: 'STALE_VERSION' })
  expect((await preview()).text).toMatch(/^Madame la Conseillère, Commission permanente, le vendredi 18/u)
  expect(await change(null, 1)).toMatchObject({ own: false, text: letter.text })
})

it('is signed by who convenes: for the authority, unless a body has its own', async () => {
  const { bodyId } = scene
  const councillorId = scene.councillors[0]!.actor.councillorId!
  const text = async () => {
    const said = await scene.clerk.call(previewLetter, { meetingId, kind: 'URGENT', councillorId })
    return [said.signed, said.text.split('\n\n').slice(-2)]
  }
  const president = { name: 'Sophie Marchand', quality: 'La Présidente du Conseil départemental' }
  await scene.clerk.call(changeSignatory, { bodyId, scope: 'AUTHORITY', signatory: president })
  expect(await text()).toEqual([true, [president.quality, president.name]])
  const deputy = { name: 'Paul Ancelin', quality: 'Le premier Vice-Président' }
  const own = await scene.clerk.call(changeSignatory, { bodyId, scope: 'BODY', signatory: deputy })
  expect(own).toEqual({ own: deputy, authority: president })
  expect(await text()).toEqual([true, [deputy.quality, deputy.name]])
  await scene.clerk.call(changeSignatory, { bodyId, scope: 'BODY', signatory: null })
  expect(await scene.clerk.call(readSignatory, { bodyId })).toEqual({ own: null, authority: president })
  const blank = scene.clerk.call(changeSignatory, {
    bodyId,
    scope: 'BODY',
    signatory: { name: ' ', quality: 'x' },
  })
  await expect(blank).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const urgent = await scene.clerk.call(previewLetter, { meetingId, kind: 'URGENT', councillorId })
  expect(urgent.text).toContain('Le délai de convocation, de 8 jours (CGCT, art. L3121-19-1), est abrégé')
})

it('prints for the paper channel: letters, bordereau, hand delivery', async () => {
  for (const path of [
    'letters?scope=PAPER',
    'letters?scope=ALL',
    'transmittal-slip',
    'hand-delivery?scope=ALL',
  ]) {
    const reply = await get(path)
    expect([path, reply.status, reply.headers['content-type']]).toEqual([path, 200, 'application/pdf'])
  }
  // Every mail has left: there is nobody to reach otherwise.
  expect((await get('hand-delivery?scope=UNREACHED')).status).toBe(409)
})

const mailing = () => inTx(app.deps, { authorityId: scene.authorityId }, (sql) => mailingOf(sql, dispatchId))

it('prints what was sent as it was signed, and by the delay it was convened by', async () => {
  const { bodyId } = scene
  const president = { name: 'Sophie Marchand', quality: 'La Présidente du Conseil départemental' }
  await scene.clerk.call(changeSignatory, { bodyId, scope: 'BODY', signatory: president })
  const { bodies } = await scene.clerk.call(listBodies, {})
  const version = bodies.find(({ id }) => id === bodyId)!.version
  const rule = {
    days: 12,
    counting: 'FRANC' as const,
    article: 'RI, art. 4',
    validFrom: '2021-07-01',
    validTo: null,
  }
  await scene.clerk.call(changeNoticeRules, { bodyId, version, rules: [rule] })
  const { facts } = await mailing()
  expect(facts.signatory?.name).toBe('Hélène Brun')
  expect(facts.delay).toBe('8 jours (CGCT, art. L3121-19-1)')
})

it('calls each document of the bordereau by its title, then by its file', async () => {
  const { manifest } = await mailing()
  const [item] = manifest.items
  const [report] = item!.documents
  const annex = {
    ...report!,
    kind: 'ANNEX' as const,
    name: 'pj_v2.pdf',
    title: 'Plan de situation',
    mark: '2',
  }
  const act = { ...annex, kind: 'DELIBERATION' as const, name: 'delib.pdf', title: null, mark: null }
  const rows = slipRows({ ...item!, title: 'Aide à la voirie', documents: [report!, act, annex] })
  expect(rows.map(([, words]) => words)).toEqual([
    `Rapport – Aide à la voirie\n${report!.name}`,
    'Projet de délibération\ndelib.pdf',
    'Annexe 2 – Plan de situation\npj_v2.pdf',
  ])
})

it.each([
  ['{qualite}\n\n{signataire}', ['TEXT', 'SPACE', 'TEXT']],
  ['{qualite}\n\n{ signataire }', ['TEXT', 'SPACE', 'TEXT']],
  ['Venez.\n\nLe Président', ['TEXT', 'TEXT', 'SPACE']],
])('leaves a place to sign: %j', async (text, blocks) => {
  const sent = await mailing()
  expect(paragraphs(sent, sent.people[0]!, text).map(({ type }) => type)).toEqual(blocks)
})
