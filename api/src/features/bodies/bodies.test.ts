import {
  type BodyFields,
  changeBody,
  changeMembers,
  createBody,
  createGroup,
  createTerm,
  changeGroup,
  listBodies,
  listMembers,
  readAuthority,
  changeAuthority,
  changeLogo,
  removeBody,
  removeGroup,
  removeTerm,
  restoreBody,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const council: BodyFields = {
  code: 'CD',
  name: 'Conseil départemental',
  kind: 'PLENARY',
  termId: null,
  sections: [{ code: 'A', title: 'Solidarités' }],
  defaultPlace: 'Hôtel du Département',
  defaultTime: '14:00',
}

describe('bodies', () => {
  it('are added with a series, changed, put aside and taken back', async () => {
    const { clerk } = await app.scene()
    const term = await clerk.call(createTerm, {
      name: 'Mandature 2021-2028',
      startsOn: '2021-07-01',
      endsOn: null,
    })
    const body = await clerk.call(createBody, { ...council, termId: term.id })
    expect(body).toMatchObject({ members: 0, numberTemplate: '{meeting.date:YYYY}-{body.code}-{seq:000}' })
    expect(body.notice).toMatchObject({ days: 12 })
    await expect(clerk.call(createBody, council)).rejects.toMatchObject({ code: 'DUPLICATE' })
    await expect(clerk.call(removeTerm, { termId: term.id })).rejects.toMatchObject({ code: 'IN_USE' })
    const { id: bodyId } = body
    const renamed = await clerk.call(changeBody, { ...council, bodyId, version: 0, name: 'Assemblée' })
    expect(renamed).toMatchObject({ name: 'Assemblée', termId: null, version: 1 })
    await clerk.call(removeBody, { bodyId })
    expect((await clerk.call(listBodies, {})).bodies).toHaveLength(1)
    await clerk.call(restoreBody, { bodyId })
    expect((await clerk.call(listBodies, {})).bodies).toHaveLength(2)
  })

  it('have members from a day to a day, never twice at once', async () => {
    const { clerk, bodyId, councillors } = await app.scene()
    const [first, second] = councillors.map((one) => one.actor.councillorId ?? '')
    const members = [
      { councillorId: first!, since: '2021-07-01', until: '2024-06-30' },
      { councillorId: first!, since: '2025-01-01', until: null },
      { councillorId: second!, since: '2021-07-01', until: '2022-01-01' },
    ]
    const body = await clerk.call(changeMembers, { bodyId, version: 0, members })
    expect(body).toMatchObject({ members: 1, version: 1 })
    expect((await clerk.call(listMembers, { bodyId })).members).toHaveLength(3)
    const overlap = [...members, { councillorId: first!, since: '2026-01-01', until: null }]
    const refused = clerk.call(changeMembers, { bodyId, version: 1, members: overlap })
    await expect(refused).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      violations: [{ field: 'members/3' }],
    })
  })

  it('do not take the councillor of another authority', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const members = [
      { councillorId: theirs.councillors[0]!.actor.councillorId!, since: '2021-07-01', until: null },
    ]
    const intrusion = mine.clerk.call(changeMembers, { bodyId: mine.bodyId, version: 0, members })
    await expect(intrusion).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('groups', () => {
  it('are renamed with their members, and not removed under them', async () => {
    const { clerk } = await app.scene()
    const fields = { name: 'Majorité', shortName: 'MAJ', colour: '#1f4b5f', position: 0 }
    const group = await clerk.call(createGroup, fields)
    await expect(clerk.call(createGroup, fields)).rejects.toMatchObject({ code: 'DUPLICATE' })
    const renamed = await clerk.call(changeGroup, { ...fields, groupId: group.id, version: 0, name: 'Union' })
    expect(renamed.name).toBe('Union')
    expect(await clerk.call(removeGroup, { groupId: group.id })).toMatchObject({ id: group.id })
  })
})

describe('the authority', () => {
  it('is changed by its administrator, with a real SIRET and a real image', async () => {
    const { administrator, clerk } = await app.scene()
    const { version, name, timeZone } = await clerk.call(readAuthority, {})
    const fields = { version, name, timeZone, siret: '223 400 011 00019', colour: '#7a1f3d', stamp: null }
    await expect(clerk.call(changeAuthority, fields)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const changed = await administrator.call(changeAuthority, fields)
    expect(changed).toMatchObject({ siret: '22340001100019', colour: '#7a1f3d', version: 1 })
    const wrong = administrator.call(changeAuthority, { ...fields, version: 1, siret: '12345678901234' })
    await expect(wrong).rejects.toMatchObject({ violations: [{ field: 'siret' }] })
    const stamp = administrator.call(changeAuthority, { ...fields, version: 1, stamp: '{nombre}' })
    await expect(stamp).rejects.toMatchObject({ violations: [{ field: 'stamp' }] })
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])
    const withLogo = await administrator.call(changeLogo, { version: 1, content: png.toString('base64') })
    expect(withLogo.logo).toMatch(/^data:image\/png;base64,/)
    const script = Buffer.from('<svg onload="x"/>').toString('base64')
    const svg = administrator.call(changeLogo, { version: 2, content: script })
    await expect(svg).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' })
  })
})
