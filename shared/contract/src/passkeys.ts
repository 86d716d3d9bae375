import * as T from 'typebox'
import { closed, Instant, Nothing, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { SignIn } from './session.ts'

const tag = 'Connexion'
const COUNCILLOR = ['COUNCILLOR'] as const
/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
const bytes = (most: number) => T.String({ minLength: 1, maxLength: most, pattern: '^[A-Za-z0-9_-]+$' })
/** What the service signed when it gave the challenge: given back with the answer. */
const Ticket = T.String({ minLength: 1, maxLength: 2000 })
/** Options as `navigator.credentials` takes them (W3C Web Authentication, JSON form): the browser reads them, we do not. */
const Options = T.Record(T.String(), T.Unknown())
const Asked = closed({ ticket: Ticket, options: Options })

export const Passkey = closed({
  id: Uuid,
  label: T.String(),
  createdAt: Instant,
  usedAt: nullable(Instant),
})
export type Passkey = T.Static<typeof Passkey>

export const askPasskey = contract({
  method: 'POST',
  path: '/session/passkey-offers',
  summary: 'Préparer une clé d’accès (passkey) : les options que le navigateur attend',
  tag,
  access: COUNCILLOR,
  reply: Asked,
})

export const addPasskey = contract({
  method: 'POST',
  path: '/session/passkeys',
  summary: 'Ajouter la clé d’accès que l’appareil vient de créer',
  tag,
  access: COUNCILLOR,
  status: 201,
  body: closed({
    ticket: Ticket,
    label: T.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    credentialId: bytes(1400),
    clientDataJson: bytes(4000),
    attestationObject: bytes(8000),
    transports: T.Array(T.String({ maxLength: 20 }), { maxItems: 10 }),
  }),
  reply: Passkey,
  problems: ['PASSKEY_REFUSED', 'DUPLICATE'],
})

export const listPasskeys = contract({
  method: 'GET',
  path: '/session/passkeys',
  summary: 'Mes clés d’accès',
  tag,
  access: COUNCILLOR,
  reply: closed({ passkeys: T.Array(Passkey) }),
})

export const removePasskey = contract({
  method: 'DELETE',
  path: '/session/passkeys/:passkeyId',
  summary: 'Retirer une de mes clés d’accès : elle n’ouvre plus rien',
  tag,
  access: COUNCILLOR,
  params: closed({ passkeyId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const challengePasskey = contract({
  method: 'POST',
  path: '/session/passkey-challenges',
  summary: 'Demander le défi que signera une clé d’accès ; la même réponse pour tous',
  tag,
  access: 'PUBLIC',
  perMinute: 20,
  reply: Asked,
})

export const signInByPasskey = contract({
  method: 'POST',
  path: '/session/passkey-proofs',
  summary: 'Se connecter par une clé d’accès',
  tag,
  access: 'PUBLIC',
  perMinute: 20,
  body: closed({
    ticket: Ticket,
    credentialId: bytes(1400),
    clientDataJson: bytes(4000),
    authenticatorData: bytes(2000),
    signature: bytes(2000),
  }),
  reply: SignIn,
  problems: ['PASSKEY_REFUSED', 'TOO_MANY_REQUESTS'],
})
