import { ROLES } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Nothing, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Connexion'
const Email = T.String({ format: 'email', maxLength: 254 })

export const TEXT_SIZES = ['NORMAL', 'LARGE', 'LARGEST'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

export const Me = closed({
  userId: Uuid,
  email: T.String(),
  displayName: T.String(),
  civility: nullable(T.Enum(['M', 'MME'])),
  lastName: nullable(T.String()),
  role: T.Enum([...ROLES]),
  councillorId: nullable(Uuid),
  authority: closed({ id: Uuid, name: T.String(), timeZone: T.String() }),
  /** The person's own, on every device. */
  textSize: T.Enum([...TEXT_SIZES]),
  tourSeen: T.Boolean(),
})
export type Me = T.Static<typeof Me>

/** Signing in takes one or two steps: the reply says which one comes next. */
export const SignIn = closed({
  step: T.Enum(['SIGNED_IN', 'SECOND_FACTOR', 'ENROL_SECOND_FACTOR']),
  accessToken: nullable(T.String()),
  expiresAt: nullable(Instant),
  me: nullable(Me),
  challenge: nullable(T.String()),
  enrolment: nullable(closed({ secret: T.String(), uri: T.String() })),
})
export type SignIn = T.Static<typeof SignIn>

export const signIn = contract({
  method: 'POST',
  path: '/session',
  summary: 'Se connecter par mot de passe',
  tag,
  access: 'PUBLIC',
  perMinute: 10,
  body: closed({ email: Email, password: T.String({ minLength: 1, maxLength: 200 }) }),
  reply: SignIn,
  problems: ['BAD_CREDENTIALS', 'TOO_MANY_REQUESTS'],
})

export const proveSecondFactor = contract({
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Prouver le second facteur (TOTP, RFC 6238)',
  tag,
  access: 'PUBLIC',
  perMinute: 10,
  body: closed({ challenge: T.String({ maxLength: 2000 }), code: T.String({ pattern: '^\\d{6}$' }) }),
  reply: SignIn,
  problems: ['LINK_EXPIRED', 'SECOND_FACTOR_INVALID', 'TOO_MANY_REQUESTS'],
})

export const requestLink = contract({
  method: 'POST',
  path: '/session/link-requests',
  summary: 'Recevoir un lien de connexion par courriel (même réponse que l’adresse soit connue ou non)',
  tag,
  access: 'PUBLIC',
  perMinute: 5,
  status: 202,
  body: closed({ email: Email }),
  reply: Nothing,
})

export const consumeLink = contract({
  method: 'POST',
  path: '/session/links',
  summary: 'Se connecter par un lien reçu, à usage unique',
  tag,
  access: 'PUBLIC',
  perMinute: 20,
  body: closed({ token: T.String({ minLength: 20, maxLength: 200 }) }),
  reply: SignIn,
  problems: ['LINK_EXPIRED'],
})

export const refreshSession = contract({
  method: 'POST',
  path: '/session/refresh',
  summary: 'Renouveler le jeton d’accès par le cookie tournant',
  tag,
  access: 'PUBLIC',
  reply: SignIn,
  problems: ['NOT_SIGNED_IN', 'SESSION_REVOKED'],
})

export const signOut = contract({
  method: 'DELETE',
  path: '/session',
  summary: 'Se déconnecter de cet appareil',
  tag,
  access: 'PUBLIC',
  reply: Nothing,
})

export const readMe = contract({
  method: 'GET',
  path: '/session',
  summary: 'Qui suis-je',
  tag,
  access: 'SIGNED_IN',
  reply: Me,
})

export const saveReadingSettings = contract({
  method: 'PUT',
  path: '/session/reading-settings',
  summary:
    'Garder la taille du texte, et que la visite guidée a été vue : pour la personne, sur tous ses appareils',
  tag,
  access: 'SIGNED_IN',
  body: closed({
    textSize: T.Optional(T.Enum([...TEXT_SIZES])),
    tourSeen: T.Optional(T.Literal(true)),
  }),
  reply: Me,
})

/** One person's seat in one authority. */
export const Mandate = closed({
  membershipId: Uuid,
  authorityName: T.String(),
  current: T.Boolean(),
  /** Meetings to come whose receipt is awaited. */
  waiting: T.Integer({ minimum: 0 }),
  nextAt: nullable(Instant),
})
export type Mandate = T.Static<typeof Mandate>

export const listMandates = contract({
  method: 'GET',
  path: '/session/mandates',
  summary: 'Mes mandats : les collectivités où je siège, et ce qui m’y attend',
  tag,
  access: 'SIGNED_IN',
  reply: closed({ mandates: T.Array(Mandate) }),
})

export const takeMandate = contract({
  method: 'POST',
  path: '/session/mandates/:membershipId',
  summary: 'Passer à un autre de mes mandats, sans me connecter de nouveau',
  tag,
  access: 'SIGNED_IN',
  perMinute: 20,
  params: closed({ membershipId: Uuid }),
  reply: SignIn,
  problems: ['NOT_FOUND'],
})
