import {
  changePhoto,
  changeMemberProfile,
  changeService,
  changeSharing,
  createService,
  listMemberProfiles,
  readDirectory,
  removeService,
  restoreService,
} from '@hemicycle/contract'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import type { Person } from '../../../test/scene.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const idOf = (person: Person): string => person.actor.councillorId ?? ''
const seen = async (by: Person, who: Person) =>
  (await by.call(readDirectory, {})).people.find(({ id }) => id === idOf(who))
const empty = { delegations: [], representations: [], office: null, shared: [] }

describe('the directory of the élus', () => {
  it('shows nothing personal that its person has not agreed to show, to nobody', async () => {
    const { councillors, assistant, clerk } = await app.scene()
    const [one, other] = councillors as [Person, Person]
    const profile = { ...empty, councillorId: idOf(one), version: 0, office: 'Mairie d’Aubrelle' }
    await clerk.call(changeMemberProfile, { ...profile, delegations: ['Voirie'] })
    await clerk.call(changePhoto, { councillorId: idOf(one), content: PIXEL })
    for (const reader of [one, other, assistant])
      expect(await seen(reader, one)).toMatchObject({
        lastName: 'Nom0',
        bodies: ['Commission permanente'],
        delegations: ['Voirie'],
        email: null,
        phone: null,
        office: null,
        photo: null,
      })
    await one.call(changeSharing, { shared: ['EMAIL', 'PHOTO'] })
    const shown = await seen(other, one)
    expect(shown).toMatchObject({ email: `elu-${idOf(one)}@test.example`, office: null })
    const photo = await supertest(app.origin).get(shown?.photo ?? '')
    expect([photo.status, photo.body.length]).toEqual([200, Buffer.from(PIXEL, 'base64').length])
    expect((await one.call(readDirectory, {})).sharing).toEqual(['EMAIL', 'PHOTO'])
    await one.call(changeSharing, { shared: [] })
    expect(await seen(assistant, one)).toMatchObject({ email: null, photo: null })
    const stranger = (await app.scene()).councillors[0]!
    expect(await seen(stranger, one)).toBeUndefined()
  })

  it('is written by the office, never over what another has written', async () => {
    const { councillors, clerk } = await app.scene()
    const [one] = councillors as [Person]
    const fields = { ...empty, councillorId: idOf(one), version: 0 }
    const representations = [{ body: 'SDIS', role: 'Vice-présidente' }]
    const made = await clerk.call(changeMemberProfile, { ...fields, representations })
    expect(made).toMatchObject({ version: 1, representations })
    await expect(clerk.call(changeMemberProfile, fields)).rejects.toMatchObject({ code: 'STALE_VERSION' })
    expect((await clerk.call(listMemberProfiles, {})).profiles).toHaveLength(3)
    const text = { councillorId: idOf(one), content: Buffer.from('no picture').toString('base64') }
    await expect(clerk.call(changePhoto, text)).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' })
    expect(await clerk.call(changePhoto, { ...text, content: null })).toMatchObject({ photo: null })
  })
})

describe('contacts of the services', () => {
  const fields = {
    service: 'Direction des routes',
    name: 'Paul Marty',
    role: 'Directeur',
    subjects: null,
    email: 'ROUTES@vallee.example',
    phone: '04 63 99 81 20',
    place: null,
    position: 0,
  }

  it('are added, changed, put aside and taken back', async () => {
    const { clerk, councillors } = await app.scene()
    const [elu] = councillors as [Person]
    const made = await clerk.call(createService, fields)
    expect(made).toMatchObject({ email: 'routes@vallee.example', phone: '+33463998120' })
    const { id: serviceId } = made
    await clerk.call(changeService, { ...fields, serviceId, version: 0, name: null })
    const names = async () => (await elu.call(readDirectory, {})).services.map(({ name }) => name)
    expect(await names()).toEqual([null])
    await clerk.call(removeService, { serviceId })
    expect(await names()).toEqual([])
    await clerk.call(restoreService, { serviceId })
    expect(await names()).toEqual([null])
    await expect(clerk.call(createService, { ...fields, email: 'x', phone: '12' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      violations: [{ field: 'email' }, { field: 'phone' }],
    })
  })
})
