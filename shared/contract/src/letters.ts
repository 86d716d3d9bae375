import { DISPATCH_KINDS, MERGE_FIELDS, OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Courriers'
const Kind = T.Enum([...DISPATCH_KINDS])
const Place = closed({ bodyId: Uuid, kind: Kind })

export const Letter = closed({
  bodyId: Uuid,
  kind: Kind,
  text: T.String(),
  /** Whether the office wrote it, or it is the product's own. */
  own: T.Boolean(),
  version: Version,
  fields: T.Array(T.Enum([...MERGE_FIELDS])),
})
export type Letter = T.Static<typeof Letter>

export const readLetter = contract({
  method: 'GET',
  path: '/bodies/:bodyId/letters/:kind',
  summary: 'Le modèle de lettre d’une instance, par nature d’envoi',
  tag,
  access: OFFICE,
  params: Place,
  reply: Letter,
  problems: ['NOT_FOUND'],
})

export const changeLetter = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/letters/:kind',
  summary: 'Écrire le modèle de lettre ; null revient à celui du produit',
  tag,
  access: OFFICE,
  params: Place,
  body: closed({ version: Version, text: nullable(T.String({ minLength: 1, maxLength: 8000 })) }),
  reply: Letter,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

/** Who convenes: « Sophie Marchand », « La Présidente du Conseil départemental ». */
export const Signatory = closed({ name: Line, quality: Line })
export type Signatory = T.Static<typeof Signatory>
/** A body's own, and that of the authority, which signs where a body has none. */
export const Signatories = closed({ own: nullable(Signatory), authority: nullable(Signatory) })
export type Signatories = T.Static<typeof Signatories>

export const readSignatory = contract({
  method: 'GET',
  path: '/bodies/:bodyId/signatory',
  summary: 'Qui signe les lettres d’une instance',
  tag,
  access: OFFICE,
  params: closed({ bodyId: Uuid }),
  reply: Signatories,
  problems: ['NOT_FOUND'],
})

export const changeSignatory = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/signatory',
  summary: 'Dire qui signe, pour cette instance ou pour toutes celles qui n’ont pas le leur',
  tag,
  access: OFFICE,
  params: closed({ bodyId: Uuid }),
  body: closed({
    scope: T.Enum(['BODY', 'AUTHORITY']),
    /** Null: nobody; for a body, as the authority does. */
    signatory: nullable(Signatory),
  }),
  reply: Signatories,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

export const previewLetter = contract({
  method: 'GET',
  path: '/meetings/:meetingId/letter',
  summary: 'La lettre qu’un élu recevrait',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  query: closed({ kind: Kind, councillorId: Uuid }),
  /** `signed`: whether somebody is named as the one who convenes. */
  reply: closed({ address: T.Array(T.String()), text: T.String(), signed: T.Boolean() }),
  problems: ['NOT_FOUND'],
})

/** PAPER: who asked to be convened on paper. UNREACHED: who has no address, or whose mail did not arrive. */
export const LETTER_SCOPES = ['PAPER', 'UNREACHED', 'ALL'] as const
const DispatchId = closed({ dispatchId: Uuid })
const scope = closed({ scope: T.Enum([...LETTER_SCOPES]) })

export const printLetters = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId/letters',
  summary:
    'Le fichier à imprimer : pour chaque élu une page d’adresse, la lettre, l’ordre du jour et le pouvoir',
  tag,
  access: OFFICE,
  wire: 'STREAM',
  params: DispatchId,
  query: scope,
  reply: T.Unknown(),
  problems: ['NOT_FOUND', 'NOTHING_TO_SEND'],
})

export const printSlip = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId/transmittal-slip',
  summary: 'Le bordereau de l’envoi : chaque destinataire et chaque document avec son empreinte',
  tag,
  access: OFFICE,
  wire: 'STREAM',
  params: DispatchId,
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

export const printHandDelivery = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId/hand-delivery',
  summary: 'La feuille de remise en main propre, à signer',
  tag,
  access: OFFICE,
  wire: 'STREAM',
  params: DispatchId,
  query: scope,
  reply: T.Unknown(),
  problems: ['NOT_FOUND', 'NOTHING_TO_SEND'],
})
