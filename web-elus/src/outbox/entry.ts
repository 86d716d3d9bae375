import type { ProblemCode } from '@hemicycle/domain'

/** Something done on this device that the service has still to hear of. Its id is made here: sent twice, it is done once. */
export interface Entry {
  /** UUID version 7: entries sort by the moment they were made. Also the Idempotency-Key of its request. */
  readonly id: string
  readonly userId: string
  /** A name of `operations.ts`, so that an entry outlives a new version of the application. */
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  /** What it is about, e.g. the id of a note: a newer entry about the same takes the place of one not yet sent. */
  readonly about: string
  readonly madeAt: string
  /** Times it was sent without an answer. From the first on, it must stay as it is: it may have been done. */
  readonly attempts: number
  /** Why the service refused it, for the person to decide; null while it waits. */
  readonly refusal: ProblemCode | null
}

/** The entry that a newer one makes useless: about the same, by the same operation, never sent. */
export const replacedBy = (entries: readonly Entry[], next: Entry): Entry | null =>
  entries.find(
    (one) =>
      one.about === next.about &&
      one.operation === next.operation &&
      one.userId === next.userId &&
      one.attempts === 0 &&
      one.refusal === null,
  ) ?? null
