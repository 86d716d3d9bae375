import type { Job } from './kernel/jobs/define.ts'
import { safely } from './kernel/http/problem.ts'
import type { Tick } from './kernel/jobs/ticks.ts'
import type { Deps } from './kernel/deps.ts'
import { mailInvitation, mailLoginLink } from './features/accounts/jobs.ts'
import { tellHolder } from './features/attendance/jobs.ts'
import { buildBundle } from './features/bundles/jobs.ts'
import { sendMail, sendSms } from './features/deliveries/jobs.ts'
import { applyReceiptSoon } from './features/deliveries/receipts.ts'
import { readReturns } from './features/deliveries/read-returns.ts'
import { retryDeferred, findAbandoned } from './features/deliveries/ticks.ts'
import { remindByRule } from './features/deliveries/remind-by-rule.ts'
import { announceDispatch } from './features/dispatches/jobs.ts'
import { convertDocument, readDocument, readPages } from './features/imports/jobs.ts'
import { inspectFile } from './features/publications/jobs.ts'
import { deliverWebhook } from './features/integrations/jobs.ts'
import { forgetWebhooks, retryWebhooks } from './features/integrations/ticks.ts'
import { mailReminder, mailStep, readFiled } from './features/reports/jobs.ts'
import { remindAuthors } from './features/reports/ticks.ts'
import { sealDispatch } from './features/proofs/jobs.ts'
import { followSources } from './features/search/follow.ts'
import { sealByItself } from './features/proofs/ticks.ts'

/** Every job of the product: a table of contents. */
export const JOBS = [
  mailLoginLink,
  mailInvitation,
  readDocument,
  convertDocument,
  readPages,
  inspectFile,
  readFiled,
  mailStep,
  mailReminder,
  buildBundle,
  announceDispatch,
  sendMail,
  sendSms,
  tellHolder,
  sealDispatch,
  deliverWebhook,
] as readonly Job<Deps, never>[]

/** Everything that comes back by itself. */
export const TICKS: readonly Tick<Deps>[] = [
  retryDeferred,
  findAbandoned,
  remindByRule,
  remindAuthors,
  sealByItself,
  readReturns,
  followSources,
  retryWebhooks,
  forgetWebhooks,
]

/** Receipts that come by the provider's own connection are read where it is held: in the worker. */
export function hearReceipts(deps: Deps): void {
  deps.sms?.onReceipt((receipt) => {
    applyReceiptSoon(deps, receipt).catch((error: unknown) =>
      deps.log.error({ err: safely(error) }, 'a receipt was not written down'),
    )
  })
}
