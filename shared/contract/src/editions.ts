import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Cahier'

/**
 * PAPER: printed on both sides. LIGHT: large pictures made smaller, of one report when `partId` names it. PUBLIC: without the
 * confidential items. SECTION and REPORT: one part, named by `partId`. ZIP: each file apart, named as in the ordre du jour. Numbers are those of the whole agenda in all of them.
 */
export const EDITIONS = ['PAPER', 'LIGHT', 'PUBLIC', 'SECTION', 'REPORT', 'ZIP'] as const
export type EditionKind = (typeof EDITIONS)[number]

const body = closed({ edition: T.Enum([...EDITIONS]), partId: T.Optional(Uuid) })
const reply = closed({ url: T.String(), expiresAt: Instant, name: T.String() })

export const createEditionLink = contract({
  method: 'POST',
  reads: true,
  path: '/meetings/:meetingId/editions',
  summary:
    'Une autre édition du cahier : papier, légère, sans les points confidentiels, une partie, un rapport, ZIP',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body,
  reply,
  problems: ['NOT_FOUND', 'NOTHING_TO_SEND'],
})

export const createMyEditionLink = contract({
  method: 'POST',
  path: '/my/convocations/:meetingId/editions',
  summary: 'Une autre édition de ce qui m’a été envoyé',
  tag,
  access: ['COUNCILLOR'],
  params: closed({ meetingId: Uuid }),
  body,
  reply,
  problems: ['NOT_FOUND', 'NOTHING_TO_SEND'],
})

export const readEdition = contract({
  method: 'GET',
  path: '/editions/:token',
  summary: 'Les octets d’une édition, assemblée pendant l’envoi, par adresse signée',
  tag,
  access: 'PUBLIC',
  wire: 'STREAM',
  perMinute: 20,
  params: closed({ token: T.String({ maxLength: 2000 }) }),
  reply: T.Unknown(),
  problems: ['LINK_EXPIRED', 'NOT_FOUND'],
})
