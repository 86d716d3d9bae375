import {
  changeCouncillor,
  type Councillor,
  type CouncillorFields,
  createCouncillor,
  importCouncillors,
  listCouncillors,
  listGroups,
  removeCouncillor,
  restoreCouncillor,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { makeXlsx } from '../../../test/fixtures/office.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const sheet: CouncillorFields = {
  civility: 'MME',
  firstName: ' Claire ',
  lastName: 'Vidalenc',
  mandate: 'Présidente',
  canton: 'Aubrelle',
  group: null,
  protocolOrder: 10,
  email: 'Claire.Vidalenc@vallee.example',
  phone: '06 12 34 56 78',
  channels: ['EMAIL', 'SMS'],
  externalId: 'E-1',
  termId: null,
  since: '2021-07-01',
  until: null,
}
const listOf = async (scene: Scene): Promise<Councillor[]> =>
  (await scene.clerk.call(listCouncillors, {})).councillors
const namesOf = async (scene: Scene) => (await listOf(scene)).map((one) => `${one.firstName} ${one.lastName}`)

describe('councillors', () => {
  it('are added, changed, put aside and taken back', async () => {
    const scene = await app.scene()
    const added = await scene.clerk.call(createCouncillor, sheet)
    expect(added).toMatchObject({
      firstName: 'Claire',
      email: 'claire.vidalenc@vallee.example',
      phone: '+33612345678',
      account: 'NONE',
      bodies: [],
      version: 0,
    })
    const { id: councillorId } = added
    const changed = await scene.clerk.call(changeCouncillor, {
      ...sheet,
      councillorId,
      version: 0,
      canton: 'Crevin',
    })
    expect(changed).toMatchObject({ canton: 'Crevin', version: 1 })
    const stale = scene.clerk.call(changeCouncillor, { ...sheet, councillorId, version: 0 })
    await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION' })
    await scene.clerk.call(removeCouncillor, { councillorId })
    expect(await listOf(scene)).toHaveLength(3)
    await scene.clerk.call(restoreCouncillor, { councillorId })
    expect(await listOf(scene)).toHaveLength(4)
  })

  it.each([
    ['email', { email: 'claire' }],
    ['phone', { phone: '12' }],
    ['phone', { phone: null }],
    ['until', { until: '2020-01-01' }],
    ['email', { email: null, channels: ['EMAIL' as const] }],
  ])('are refused by the name of the field: %s', async (field, wrong) => {
    const scene = await app.scene()
    const refused = scene.clerk.call(createCouncillor, { ...sheet, ...wrong })
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT', violations: [{ field }] })
  })

  it('never share an address nor an identifier', async () => {
    const scene = await app.scene()
    await scene.clerk.call(createCouncillor, sheet)
    const sameMail = scene.clerk.call(createCouncillor, { ...sheet, externalId: null })
    await expect(sameMail).rejects.toMatchObject({ code: 'DUPLICATE', violations: [{ field: 'email' }] })
    const sameId = scene.clerk.call(createCouncillor, { ...sheet, email: 'autre@vallee.example' })
    await expect(sameId).rejects.toMatchObject({ code: 'DUPLICATE', violations: [{ field: 'externalId' }] })
  })
})

const HEAD = 'Civilité;Prénom;Nom;Courriel;Téléphone;Canton;Groupe politique;Début du mandat'
const GOOD = [
  'Mme;Élise;Tournier;elise.tournier@vallee.example;06 11 22 33 44;Valmorin;Majorité;01/07/2021',
  'M.;Alain;Peyrot;alain.peyrot@vallee.example;;Valmorin;Majorité;01/07/2021',
]
const BAD = [
  'Docteur;Michel;Sarrazin;michel.sarrazin@vallee;;Les Deux-Rives;;',
  'M.;;Costes;gerard.costes@vallee.example;;Montbrun;;31/02/2021',
  'Mme;Élise;Tournier;elise.tournier@vallee.example;;Valmorin;;',
]
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')
const importAs = (scene: Scene, bytes: Uint8Array | string, apply: boolean) =>
  scene.clerk.call(importCouncillors, { fileName: 'elus.csv', content: base64(bytes), apply })
const text = (lines: readonly string[], delimiter = ';') =>
  [HEAD, ...lines].map((line) => line.replaceAll(';', delimiter)).join('\r\n')

describe('import', () => {
  it('says every error by line and column, and writes nothing when dry', async () => {
    const scene = await app.scene()
    const report = await importAs(scene, text([...GOOD, '', ...BAD]), false)
    expect(report).toMatchObject({ applied: false, encoding: 'UTF-8', delimiter: ';', missing: [] })
    expect(report.newGroups).toEqual(['Majorité'])
    expect(report.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'CREATED'],
      [3, 'CREATED'],
      [5, 'ERROR'],
      [6, 'ERROR'],
      [7, 'ERROR'],
    ])
    expect(report.lines.flatMap(({ line, errors }) => errors.map((e) => [line, e.column, e.reason]))).toEqual(
      [
        [5, 'civility', 'CIVILITY_UNKNOWN'],
        [5, 'email', 'EMAIL_INVALID'],
        [6, 'since', 'DATE_INVALID'],
        [6, 'firstName', 'MISSING'],
        [7, null, 'TWICE_IN_FILE'],
      ],
    )
    expect(report.absent).toHaveLength(3)
    expect(await listOf(scene)).toHaveLength(3)
  })

  it('takes the good lines, and the same file again changes nothing', async () => {
    const scene = await app.scene()
    const file = text([...GOOD, ...BAD])
    expect(await importAs(scene, file, true)).toMatchObject({ applied: true })
    expect(await namesOf(scene)).toContain('Élise Tournier')
    expect(await listOf(scene)).toHaveLength(5)
    expect((await scene.clerk.call(listGroups, {})).groups).toMatchObject([{ name: 'Majorité', members: 2 }])
    const again = await importAs(scene, text(GOOD), true)
    expect(again.applied).toBe(false)
    expect(again.lines.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'UNCHANGED'])
  })

  it('keeps what the file does not say, and updates what it does', async () => {
    const scene = await app.scene()
    await importAs(scene, text(GOOD), true)
    const moved =
      'Prénom;Nom;Courriel;Civilité;Canton\nÉlise;Tournier;ELISE.TOURNIER@vallee.example;Mme;Crevin'
    const report = await importAs(scene, moved, true)
    expect(report.lines).toMatchObject([{ outcome: 'UPDATED' }])
    expect((await listOf(scene)).find((one) => one.lastName === 'Tournier')).toMatchObject({
      canton: 'Crevin',
      phone: '+33611223344',
      group: 'Majorité',
    })
  })

  it.each([
    ['commas', Buffer.from(text(GOOD, ','))],
    ['tabs, UTF-16', Buffer.from(`\ufeff${text(GOOD, '\t')}`, 'utf16le')],
    ['Windows-1252', Buffer.from(text(GOOD), 'latin1')],
    ['a workbook', makeXlsx([HEAD, ...GOOD].map((line) => line.split(';')))],
  ])('reads %s', async (_name, bytes) => {
    const scene = await app.scene()
    const report = await importAs(scene, bytes, true)
    expect(report.lines.map(({ outcome }) => outcome)).toEqual(['CREATED', 'CREATED'])
    expect(await namesOf(scene)).toContain('Élise Tournier')
  })

  it('names the columns that are missing', async () => {
    const scene = await app.scene()
    const report = await importAs(scene, 'Nom;Courriel\nTournier;elise@vallee.example', true)
    expect(report).toMatchObject({ applied: false, missing: ['civility', 'firstName'], lines: [] })
  })

  it('does not choose between homonyms', async () => {
    const scene = await app.scene()
    const twin = (id: string) => `Mme;Anne;Martin;anne.${id}@vallee.example;;;;`
    await importAs(scene, text([twin('a'), twin('b')]), true)
    const report = await importAs(scene, text(['Mme;Anne;Martin;;;Crevin;;']), true)
    expect(report.lines).toMatchObject([{ outcome: 'ERROR', errors: [{ reason: 'HOMONYM' }] }])
  })

  it('refuses what is no list', async () => {
    const scene = await app.scene()
    await expect(importAs(scene, 'PK nothing', true)).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' })
    await expect(importAs(scene, '%PDF\u0000\u0001', true)).rejects.toMatchObject({
      code: 'UNSUPPORTED_MEDIA',
    })
  })
})
