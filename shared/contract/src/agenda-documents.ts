import { OFFICE, PAPER_LAYOUTS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Uuid } from './common.ts'
import { contract } from './contract.ts'

export const AGENDA_FORMATS = ['pdf', 'docx', 'html'] as const
export type AgendaFormat = (typeof AGENDA_FORMATS)[number]

export const exportAgenda = contract({
  method: 'GET',
  path: '/meetings/:meetingId/agenda/document',
  summary: 'L’ordre du jour mis en page : PDF, Word ou HTML',
  tag: 'Ordre du jour',
  access: OFFICE,
  wire: 'STREAM',
  params: closed({ meetingId: Uuid }),
  query: closed({
    format: T.Enum([...AGENDA_FORMATS]),
    /** Another layout than that of its body, to see it before it is chosen. */
    layout: T.Optional(T.Enum([...PAPER_LAYOUTS])),
    /** What each line says, by commas (« RAPPORTEUR,PAGES »); left out: as its body chose. */
    details: T.Optional(T.String({ maxLength: 100 })),
  }),
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})
