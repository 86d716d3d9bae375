import { type LiveEvent, streamEvents as operation } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { streamEvents } from '../../kernel/http/sse.ts'

/** What an élu is told: that something was sent, or that a colleague answered. The clerks' own work stays among clerks. */
const FOR_COUNCILLORS: readonly LiveEvent['topic'][] = ['dispatch', 'attendance']

export const live: Feature = (routes) => {
  routes.raw(operation, (deps, actor, { reply }) => {
    if (!actor) return Promise.resolve()
    const all = actor.role !== 'COUNCILLOR'
    streamEvents(reply, (send) =>
      deps.events.subscribe(actor.authorityId, (event) => {
        if (all || FOR_COUNCILLORS.includes(event.topic)) send(event)
      }),
    )
    return Promise.resolve()
  })
}
