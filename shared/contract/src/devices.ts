import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Nothing, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Appareils'
const COUNCILLOR = ['COUNCILLOR'] as const
const DeviceId = closed({ deviceId: Uuid })

export const DEVICE_KINDS = ['TABLET', 'PHONE', 'COMPUTER'] as const

export const Device = closed({
  id: Uuid,
  label: T.String(),
  kind: T.Enum([...DEVICE_KINDS]),
  trustedAt: Instant,
  /** Its last contact with the service. */
  seenAt: Instant,
  leaseUntil: Instant,
  revokedAt: nullable(Instant),
})
export type Device = T.Static<typeof Device>

/** What lets a device open its own files until the lease ends: worth nothing without the code of the person. */
export const Lease = closed({
  /** 32 bytes, base64url. */
  share: T.String(),
  leaseUntil: Instant,
  /** The clock of the service, to judge that of the device. */
  now: Instant,
})
export type Lease = T.Static<typeof Lease>

export const trustDevice = contract({
  method: 'POST',
  // Below /session, where the browser sends the cookie: the device is bound to the session that it signed in with.
  path: '/session/devices',
  summary: 'Faire confiance à cet appareil : il pourra garder des rapports chiffrés',
  tag,
  access: COUNCILLOR,
  status: 201,
  body: closed({
    id: Uuid,
    label: T.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    kind: T.Enum([...DEVICE_KINDS]),
  }),
  reply: Lease,
  problems: ['NOT_FOUND'],
})

export const renewLease = contract({
  method: 'POST',
  path: '/my/devices/:deviceId/lease',
  summary: 'Renouveler le bail de cet appareil (sept jours)',
  tag,
  access: COUNCILLOR,
  params: DeviceId,
  reply: Lease,
  problems: ['NOT_FOUND'],
})

export const readStanding = contract({
  method: 'GET',
  path: '/devices/:deviceId/standing',
  summary: 'Savoir, même sans session, si un appareil a perdu la confiance : il efface alors tout',
  tag,
  access: 'PUBLIC',
  perMinute: 60,
  params: DeviceId,
  reply: closed({ standing: T.Enum(['TRUSTED', 'REVOKED']) }),
})

export const listMyDevices = contract({
  method: 'GET',
  path: '/my/devices',
  summary: 'Mes appareils de confiance',
  tag,
  access: COUNCILLOR,
  reply: closed({ devices: T.Array(Device) }),
})

export const revokeMyDevice = contract({
  method: 'DELETE',
  path: '/my/devices/:deviceId',
  summary: 'Retirer la confiance à un de mes appareils',
  tag,
  access: COUNCILLOR,
  params: DeviceId,
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const listDevices = contract({
  method: 'GET',
  path: '/councillors/:councillorId/devices',
  summary: 'Les appareils de confiance d’un élu',
  tag,
  access: OFFICE,
  params: closed({ councillorId: Uuid }),
  reply: closed({ devices: T.Array(Device) }),
  problems: ['NOT_FOUND'],
})

export const revokeDevice = contract({
  method: 'POST',
  path: '/devices/:deviceId/revocation',
  summary:
    'Retirer la confiance à l’appareil d’un élu : sa session est fermée, ses rapports deviennent illisibles',
  tag,
  access: OFFICE,
  params: DeviceId,
  reply: Nothing,
  problems: ['NOT_FOUND'],
})
