import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Sha256, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Cahier'

export const Bundle = closed({
  id: Uuid,
  state: T.Enum(['QUEUED', 'BUILDING', 'READY', 'FAILED', 'CANCELLED']),
  /** The agenda version it was made from, and whether the agenda has moved since. */
  agendaVersion: Version,
  upToDate: T.Boolean(),
  done: T.Integer(),
  total: T.Integer(),
  pages: nullable(T.Integer()),
  bytes: nullable(T.Integer()),
  sha256: nullable(Sha256),
  requestedAt: Instant,
  readyAt: nullable(Instant),
  problem: nullable(T.String()),
})
export type Bundle = T.Static<typeof Bundle>

export const readBundle = contract({
  method: 'GET',
  path: '/meetings/:meetingId/bundle',
  summary: 'Le dernier cahier demandé pour une séance',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ bundle: nullable(Bundle) }),
  problems: ['NOT_FOUND'],
})

export const requestBundle = contract({
  method: 'POST',
  idempotent: true,
  path: '/meetings/:meetingId/bundle',
  summary: 'Assembler le cahier de l’ordre du jour actuel (sans effet s’il est déjà prêt)',
  tag,
  access: OFFICE,
  status: 202,
  params: closed({ meetingId: Uuid }),
  reply: closed({ bundle: Bundle }),
  problems: ['NOT_FOUND', 'NOTHING_TO_SEND'],
})

export const cancelBundle = contract({
  method: 'POST',
  path: '/meetings/:meetingId/bundle/cancellation',
  summary: 'Arrêter l’assemblage en cours (sans effet s’il n’y en a pas)',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ bundle: nullable(Bundle) }),
  problems: ['NOT_FOUND'],
})
