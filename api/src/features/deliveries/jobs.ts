import type { Channel } from '@hemicycle/domain'
import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ deliveryId: T.String() })

/** One attempt at one mail. What must be tried again later is a date on the row, not a retry of the job. */
export const sendMail = defineJob<Deps, typeof schema>({
  name: 'deliveries.send-mail',
  queue: 'notifications',
  schema,
  attempts: 8,
  load: async () => (await import('./send-mail.handler.ts')).handle,
})

export const sendSms = defineJob<Deps, typeof schema>({
  name: 'deliveries.send-sms',
  queue: 'notifications',
  schema,
  attempts: 8,
  load: async () => (await import('./send-sms.handler.ts')).handle,
})

export const jobOf = (channel: Channel) => (channel === 'SMS' ? sendSms : sendMail)
