import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'
import { DELIVER } from '../../kernel/webhooks/tell.ts'

const schema = T.Object({ deliveryId: T.String() })

/** One attempt at one message. The next one, minutes or hours later, is the tick's: a queue is no calendar. */
export const deliverWebhook = defineJob<Deps, typeof schema>({
  name: DELIVER,
  queue: 'notifications',
  schema,
  attempts: 3,
  load: async () => (await import('./deliver-webhook.handler.ts')).handle,
})
