import type { Device } from '@hemicycle/contract'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { devices } from '../../kernel/db/schema/index.ts'

export type DeviceRow = typeof devices.$inferSelect

/** The devices of a councillor, the last seen first. */
export async function devicesOf(sql: Sql, councillorId: string | null): Promise<Device[]> {
  if (!councillorId) return []
  const rows = await sql
    .select()
    .from(devices)
    .where(eq(devices.councillorId, councillorId))
    .orderBy(desc(devices.seenAt))
  return rows.map(toDevice)
}

/** What anybody holding the identifier of a device may know; an unknown one is not trusted either. */
export async function standingOf(sql: Sql, deviceId: string): Promise<'TRUSTED' | 'REVOKED'> {
  const [row] = await sql.select().from(devices).where(eq(devices.id, deviceId))
  return row && !row.revokedAt ? 'TRUSTED' : 'REVOKED'
}

/** Whether the device that this session belongs to has lost its trust: the session ends with it. */
export async function lostTrust(sql: Sql, sessionFamily: string): Promise<boolean> {
  const rows = await sql
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.sessionFamily, sessionFamily), isNotNull(devices.revokedAt)))
    .limit(1)
  return rows.length > 0
}

const toDevice = ({ id, label, kind, trustedAt, seenAt, leaseUntil, revokedAt }: DeviceRow): Device => ({
  id,
  label,
  kind,
  trustedAt: trustedAt.toISOString(),
  seenAt: seenAt.toISOString(),
  leaseUntil: leaseUntil.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
})
