import { OFFICE, ROLES } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Line, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Comptes'
const AccountId = closed({ accountId: Uuid })
const Role = T.Enum([...ROLES])

/** One person's access to one authority. Invited until a first session was opened. */
export const AccountRow = closed({
  id: Uuid,
  name: T.String(),
  email: T.String(),
  role: Role,
  councillorId: nullable(Uuid),
  /** Of an author: the direction whose reports are theirs. */
  department: nullable(T.String()),
  state: T.Enum(['INVITED', 'ACTIVE', 'REVOKED']),
  secondFactor: T.Boolean(),
  lastSeenAt: nullable(Instant),
  /** The account that asks: nobody takes away one's own access. */
  self: T.Boolean(),
})
export type AccountRow = T.Static<typeof AccountRow>

export const listAccounts = contract({
  method: 'GET',
  path: '/accounts',
  summary: 'Les comptes de la collectivité, leur rôle et leur état',
  tag,
  access: OFFICE,
  reply: closed({ accounts: T.Array(AccountRow) }),
})

export const inviteAccount = contract({
  method: 'POST',
  path: '/accounts',
  summary: 'Inviter une personne : elle reçoit un lien à usage unique, valable sept jours',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: closed({
    name: Line,
    email: T.String({ format: 'email', maxLength: 254 }),
    role: Role,
    councillorId: T.Optional(Uuid),
    department: T.Optional(nullable(Line)),
  }),
  reply: AccountRow,
  problems: ['FORBIDDEN', 'DUPLICATE', 'NOT_FOUND', 'INVALID_INPUT'],
})

export const inviteAgain = contract({
  method: 'POST',
  path: '/accounts/:accountId/invitation',
  summary: 'Envoyer un nouveau lien d’invitation',
  tag,
  access: OFFICE,
  params: AccountId,
  reply: AccountRow,
  problems: ['FORBIDDEN', 'NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const changeRole = contract({
  method: 'PUT',
  path: '/accounts/:accountId/role',
  summary: 'Changer le rôle d’un compte',
  tag,
  access: ['ADMINISTRATOR'],
  params: AccountId,
  body: closed({ role: Role }),
  reply: AccountRow,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'DUPLICATE'],
})

export const changeDepartment = contract({
  method: 'PUT',
  path: '/accounts/:accountId/department',
  summary: 'Dire de quelle direction est un auteur',
  tag,
  access: OFFICE,
  params: AccountId,
  body: closed({ department: nullable(Line) }),
  reply: AccountRow,
  problems: ['FORBIDDEN', 'NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const revokeAccount = contract({
  method: 'POST',
  path: '/accounts/:accountId/revocation',
  summary: 'Retirer l’accès d’une personne ; ce qu’elle a fait reste au journal',
  tag,
  access: OFFICE,
  params: AccountId,
  reply: AccountRow,
  problems: ['FORBIDDEN', 'NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const restoreAccount = contract({
  method: 'POST',
  path: '/accounts/:accountId/restoration',
  summary: 'Rendre son accès à une personne',
  tag,
  access: OFFICE,
  params: AccountId,
  reply: AccountRow,
  problems: ['FORBIDDEN', 'NOT_FOUND'],
})
