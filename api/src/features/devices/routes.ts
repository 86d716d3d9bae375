import {
  listDevices,
  listMyDevices,
  readStanding,
  renewLease,
  revokeDevice,
  revokeMyDevice,
  trustDevice,
} from '@hemicycle/contract'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Feature } from '../../kernel/http/route.ts'
import { renewCommand, revokeCommand, trustCommand } from './commands.ts'
import { devicesOf, standingOf } from './queries.ts'

export const devices: Feature = (routes) => {
  routes.write(trustDevice, trustCommand)
  routes.write(renewLease, renewCommand)
  routes.open(readStanding, async (deps, { deviceId }) => ({
    standing: await asSystem(deps, (sql) => standingOf(sql, deviceId)),
  }))
  routes.read(listMyDevices, async (sql, actor) => ({ devices: await devicesOf(sql, actor.councillorId) }))
  routes.write(revokeMyDevice, revokeCommand)
  routes.read(listDevices, async (sql, _actor, { councillorId }) => ({
    devices: await devicesOf(sql, councillorId),
  }))
  routes.write(revokeDevice, revokeCommand)
}
