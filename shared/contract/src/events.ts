import * as T from 'typebox'
import { closed, Uuid } from './common.ts'
import { contract } from './contract.ts'

export const EVENT_TOPICS = [
  'meeting',
  'documents',
  'agenda',
  'bundle',
  'dispatch',
  'proof',
  'deliveries',
  'acknowledgement',
  'sitting',
  'attendance',
  'presence',
  'reports',
] as const
export type EventTopic = (typeof EVENT_TOPICS)[number]

/** What a live event says: something of this meeting changed, read it again (of this report, where it has no meeting yet). It never carries content. */
export const LiveEvent = closed({ topic: T.Enum([...EVENT_TOPICS]), meetingId: Uuid })
export type LiveEvent = T.Static<typeof LiveEvent>

export const streamEvents = contract({
  method: 'GET',
  path: '/events',
  summary: 'Flux d’événements de la collectivité (server-sent events)',
  tag: 'Direct',
  access: ['ADMINISTRATOR', 'ASSEMBLY_OFFICE', 'AUTHOR', 'COUNCILLOR'],
  wire: 'STREAM',
  reply: T.Unknown(),
})
