import { type LiveEvent, streamEvents as operation } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { streamEvents } from '../../kernel/http/sse.ts'

/** What an élu is told: that something was sent, or that a colleague answered; an author: how reports stand. The clerks' own work stays among clerks. */
const FOR: Readonly<Record<string, readonly LiveEvent['topic'][]>> = {
  COUNCILLOR: ['dispatch', 'attendance'],
  AUTHOR: ['reports', 'meeting'],
}

export const live: Feature = (routes) => {
  routes.raw(operation, (deps, actor, { reply }) => {
    if (!actor) return Promise.resolve()
    const told = FOR[actor.role]
    streamEvents(reply, (send) =>
      deps.events.subscribe(actor.authorityId, (event) => {
        if (!told || told.includes(event.topic)) send(event)
      }),
    )
    return Promise.resolve()
  })
}
