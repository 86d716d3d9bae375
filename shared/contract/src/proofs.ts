import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Sha256, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Convocation'

/** One sealing of what is known of a dispatch. */
export const ProofSeal = closed({
  id: Uuid,
  state: T.Enum(['QUEUED', 'READY', 'FAILED']),
  requestedAt: Instant,
  sealedAt: nullable(Instant),
  root: nullable(Sha256),
  leaves: nullable(T.Integer()),
  /** Whether an authority vouches for its time; why not, where none does. */
  stamped: T.Boolean(),
  problem: nullable(T.Enum(['NO_AUTHORITY', 'AUTHORITY_SILENT', 'AUTHORITY_REFUSED'])),
})
export type ProofSeal = T.Static<typeof ProofSeal>

export const listProofs = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId/proofs',
  summary: 'Les scellements d’un envoi, du plus récent au plus ancien',
  tag,
  access: OFFICE,
  params: closed({ dispatchId: Uuid }),
  reply: closed({ proofs: T.Array(ProofSeal) }),
  problems: ['NOT_FOUND'],
})

export const sealProof = contract({
  method: 'POST',
  idempotent: true,
  path: '/dispatches/:dispatchId/proofs',
  summary: 'Sceller tout ce qui est su d’un envoi (sans effet si un scellement est en cours)',
  tag,
  access: OFFICE,
  status: 202,
  params: closed({ dispatchId: Uuid }),
  reply: closed({ proof: ProofSeal }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const createProofLink = contract({
  method: 'POST',
  reads: true,
  path: '/proofs/:proofId/links',
  summary: 'Une adresse pour télécharger le dossier de preuve, adresses des élus masquées ou non',
  tag,
  access: OFFICE,
  status: 201,
  params: closed({ proofId: Uuid }),
  body: closed({ addresses: T.Enum(['SHOWN', 'MASKED']) }),
  reply: closed({ url: T.String(), expiresAt: Instant, name: T.String() }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const readProof = contract({
  method: 'GET',
  path: '/proof-files/:token',
  summary: 'Le dossier de preuve (ZIP), par adresse signée',
  tag,
  access: 'PUBLIC',
  wire: 'STREAM',
  perMinute: 20,
  params: closed({ token: T.String({ maxLength: 2000 }) }),
  reply: T.Unknown(),
  problems: ['LINK_EXPIRED', 'NOT_FOUND'],
})
