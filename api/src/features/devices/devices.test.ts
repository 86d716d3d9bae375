import {
  type Lease,
  listDevices,
  listMyDevices,
  readJournal,
  readStanding,
  renewLease,
  revokeDevice,
  revokeMyDevice,
  trustDevice,
} from '@hemicycle/contract'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/harness.ts'
import { newId } from '../../kernel/ids.ts'
import { eq } from 'drizzle-orm'
import { devices, users } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { hashPassword } from '../accounts/queries.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

const DAY = 86_400_000
const tablet = () => ({ id: newId(), label: 'iPad', kind: 'TABLET' as const })

async function trusted() {
  const scene = await app.scene()
  const [élue, other] = scene.councillors as [(typeof scene.councillors)[0], (typeof scene.councillors)[0]]
  const device = tablet()
  const lease = await élue.call(trustDevice, device)
  return { scene, élue, other, device, lease, deviceId: device.id }
}

describe('a trusted device', () => {
  it('gets its share of the key once and for all, and a lease of seven days', async () => {
    const { élue, device, lease } = await trusted()
    expect(Buffer.from(lease.share, 'base64url')).toHaveLength(32)
    expect(Date.parse(lease.leaseUntil) - Date.parse(lease.now)).toBe(7 * DAY)
    expect((await élue.call(trustDevice, device)).share).toBe(lease.share)
    expect((await élue.call(listMyDevices, {})).devices).toMatchObject([{ id: device.id, label: 'iPad' }])
  })

  it('renews its lease at each contact', async () => {
    const { élue, deviceId, lease } = await trusted()
    app.clock.advance(3 * DAY)
    const again = await élue.call(renewLease, { deviceId })
    expect(again.share).toBe(lease.share)
    expect(Date.parse(again.leaseUntil) - Date.parse(lease.leaseUntil)).toBe(3 * DAY)
  })

  it('is nobody else’s: not of another élu, not of another assembly', async () => {
    const { other, deviceId } = await trusted()
    const stranger = (await app.scene()).councillors[0]!
    for (const { call } of [other, stranger]) {
      await expect(call(renewLease, { deviceId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(call(revokeMyDevice, { deviceId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(call(trustDevice, { ...tablet(), id: deviceId })).rejects.toMatchObject({ code: 'NOT_FOUND' }) // prettier-ignore
      expect((await call(listMyDevices, {})).devices).toEqual([])
    }
  })

  it('learns without a session that it lost the trust, and its share is gone', async () => {
    const { scene, élue, deviceId } = await trusted()
    const councillorId = élue.actor.councillorId as string
    expect(await app.stranger(readStanding, { deviceId })).toEqual({ standing: 'TRUSTED' })
    expect((await scene.clerk.call(listDevices, { councillorId })).devices).toHaveLength(1)
    await scene.clerk.call(revokeDevice, { deviceId })
    await scene.clerk.call(revokeDevice, { deviceId })
    expect(await app.stranger(readStanding, { deviceId })).toEqual({ standing: 'REVOKED' })
    expect(await app.stranger(readStanding, { deviceId: newId() })).toEqual({ standing: 'REVOKED' })
    await expect(élue.call(renewLease, { deviceId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [row] = await asSystem(app.deps, (sql) =>
      sql.select().from(devices).where(eq(devices.id, deviceId)),
    )
    expect(row).toMatchObject({ share: null })
    const { entries } = await scene.administrator.call(readJournal, {})
    const acts = entries.map(({ action }) => action).filter((action) => action.startsWith('device.'))
    expect(acts.sort()).toEqual(['device.revoked', 'device.trusted'])
  })

  it('takes the session that it signed in with along, and no other', async () => {
    const scene = await app.scene()
    const [élue] = scene.councillors as [(typeof scene.councillors)[0]]
    const password = 'une phrase de passe assez longue'
    const passwordHash = await hashPassword(password)
    await asSystem(app.deps, (sql) =>
      sql.update(users).set({ passwordHash }).where(eq(users.id, élue.actor.userId)),
    )
    const signIn = async () => {
      const agent = supertest.agent(app.origin)
      const { body } = await agent.post('/api/v1/session').send({ email: élue.email, password }).expect(200)
      return { agent, token: body.accessToken as string }
    }
    const [lost, kept] = [await signIn(), await signIn()]
    const device = tablet()
    const { body } = await lost.agent
      .post('/api/v1/session/devices')
      .set('authorization', `Bearer ${lost.token}`)
      .send(device)
      .expect(201)
    expect((body as Lease).share).not.toBe('')
    await scene.clerk.call(revokeDevice, { deviceId: device.id })
    await lost.agent.post('/api/v1/session/refresh').expect(401)
    await kept.agent.post('/api/v1/session/refresh').expect(200)
  })
})
