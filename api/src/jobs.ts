import type { Job } from './kernel/jobs/define.ts'
import type { Deps } from './kernel/deps.ts'
import { mailLoginLink } from './features/accounts/jobs.ts'
import { buildBundle } from './features/bundles/jobs.ts'
import { announceDispatch, sendMail } from './features/dispatches/jobs.ts'
import { readDocument } from './features/imports/jobs.ts'

/** Every job of the product: a table of contents. */
export const JOBS = [mailLoginLink, readDocument, buildBundle, announceDispatch, sendMail] as readonly Job<
  Deps,
  never
>[]
