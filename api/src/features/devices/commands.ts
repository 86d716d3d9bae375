import type { Input, Lease, renewLease, revokeDevice, trustDevice } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { devices } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { record } from '../../kernel/journal.ts'
import { newToken } from '../../kernel/secrets.ts'
import { sessionFamilyOf } from '../accounts/queries.ts'
import type { DeviceRow } from './queries.ts'

/** How long a device may go on without meeting the service. */
const LEASE_MS = 7 * 86_400_000

export async function trustCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof trustDevice>,
  exchange: Exchange,
): Promise<Lease> {
  const now = deps.clock.now()
  const sessionFamily = await asSystem(deps, (sql) => sessionFamilyOf(sql, exchange))
  return inTx(deps, actor, async (sql) => {
    const { authorityId, userId, councillorId } = actor
    if (!councillorId) throw new Problem('FORBIDDEN')
    const leaseUntil = new Date(now.getTime() + LEASE_MS)
    const [row] = await sql
      .insert(devices)
      .values({
        ...input,
        authorityId,
        userId,
        councillorId,
        sessionFamily,
        leaseUntil,
        share: newToken(),
        trustedAt: now,
        seenAt: now,
      }) // prettier-ignore
      .onConflictDoNothing()
      .returning()
    // Sent twice, because the first reply was lost on the road: the same device, the same share.
    if (!row) return renew(sql, actor, input.id, now)
    await record(sql, actor, now, { action: 'device.trusted', subject: 'device', subjectId: row.id })
    return toLease(row, now)
  })
}

export async function renewCommand(
  deps: Deps,
  actor: Actor,
  { deviceId }: Input<typeof renewLease>,
): Promise<Lease> {
  return inTx(deps, actor, (sql) => renew(sql, actor, deviceId, deps.clock.now()))
}

export async function revokeCommand(
  deps: Deps,
  actor: Actor,
  { deviceId }: Input<typeof revokeDevice>,
): Promise<Record<string, never>> {
  const revokedAt = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const row = await owned(sql, actor, deviceId)
    if (row.revokedAt) return {}
    await sql.update(devices).set({ revokedAt, share: null }).where(eq(devices.id, deviceId))
    const facts = { councillorId: row.councillorId }
    await record(sql, actor, revokedAt, { action: 'device.revoked', subject: 'device', subjectId: deviceId, facts }) // prettier-ignore
    return {}
  })
}

async function renew(sql: Sql, actor: Actor, deviceId: string, now: Date): Promise<Lease> {
  const row = await owned(sql, actor, deviceId)
  if (row.revokedAt || actor.role !== 'COUNCILLOR') throw new Problem('NOT_FOUND', 'device')
  const leaseUntil = new Date(now.getTime() + LEASE_MS)
  await sql.update(devices).set({ leaseUntil, seenAt: now }).where(eq(devices.id, deviceId))
  return toLease({ ...row, leaseUntil }, now)
}

/** The device, locked; a councillor reaches their own only, the office those of the assembly. */
async function owned(sql: Sql, actor: Actor, deviceId: string): Promise<DeviceRow> {
  const [row] = await sql.select().from(devices).where(eq(devices.id, deviceId)).for('update')
  const mine = row && (actor.role !== 'COUNCILLOR' || row.userId === actor.userId)
  if (!mine) throw new Problem('NOT_FOUND', 'device')
  return row
}

const toLease = ({ share, leaseUntil }: DeviceRow, now: Date): Lease => ({
  share: share ?? '',
  leaseUntil: leaseUntil.toISOString(),
  now: now.toISOString(),
})
