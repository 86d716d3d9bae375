import { CHANNELS, DELIVERY_STATES, OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Instant, Line, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Convocation'

export const decideDelivery = contract({
  method: 'POST',
  path: '/deliveries/:deliveryId/decision',
  summary: 'Trancher sur un message incertain, refusé ou revenu : le renvoyer, ou le tenir pour parti',
  tag,
  access: OFFICE,
  idempotent: true,
  params: closed({ deliveryId: Uuid }),
  body: closed({
    decision: T.Enum(['RESEND', 'CONSIDER_SENT']),
    /** What the clerk knows that the product does not, e.g. « l’élue l’a reçu, confirmé par téléphone ». */
    reason: Line,
  }),
  reply: closed({ state: T.Enum([...DELIVERY_STATES]) }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const remind = contract({
  method: 'POST',
  path: '/dispatches/:dispatchId/reminders',
  summary: 'Relancer des élus, par courriel ou par SMS',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ dispatchId: Uuid }),
  body: closed({
    channel: T.Enum([...CHANNELS]),
    recipientIds: T.Array(Uuid, { minItems: 1, maxItems: 20_000 }),
  }),
  /** Those without an address for the channel are named, the others are on their way. */
  reply: closed({
    sent: T.Integer(),
    withoutAddress: T.Array(Uuid),
    /** The end of the quiet hours, when SMS wait for it. */
    heldUntil: nullable(Instant),
  }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const recordPreference = contract({
  method: 'POST',
  path: '/councillors/:councillorId/convocation-preferences',
  summary: 'Noter par quelle voie un élu a demandé à être convoqué, depuis quand et sur quelle pièce',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ councillorId: Uuid }),
  body: closed({
    channel: T.Enum(['MAIL', 'SMS', 'PAPER']),
    /** A mail address, a mobile number as people write it, or a postal address. */
    address: Line,
    since: CivilDateText,
    until: nullable(CivilDateText),
    evidence: Line,
  }),
  reply: closed({ id: Uuid, address: T.String() }),
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

/** Whatever the provider posts: its own names for the message and its fate. */
export const receiveSmsReceipt = contract({
  method: 'POST',
  path: '/sms-receipts/:secret',
  summary: 'Accusé d’un fournisseur de SMS',
  tag,
  access: 'PUBLIC',
  perMinute: 6000,
  params: closed({ secret: T.String({ minLength: 1, maxLength: 200 }) }),
  body: T.Object({}, { additionalProperties: true }),
  reply: closed({ known: T.Boolean() }),
  problems: ['NOT_FOUND'],
})

/** A returned mail as a pipe hands it over (`message`), or what a provider posts of it under its own names. */
export const receiveMailReturn = contract({
  method: 'POST',
  path: '/mail-bounces/:secret',
  summary: 'Courriel revenu, remis, ou retardé : le message du serveur ou l’avis d’un fournisseur',
  tag,
  access: 'PUBLIC',
  perMinute: 6000,
  params: closed({ secret: T.String({ minLength: 1, maxLength: 200 }) }),
  body: T.Object({}, { additionalProperties: true }),
  reply: closed({ known: T.Boolean() }),
  problems: ['NOT_FOUND'],
})
