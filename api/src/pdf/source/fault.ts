import type { Refusal } from '@hemicycle/domain'

/** The file cannot be used, and why. `message` is for logs: it quotes nothing of the document. */
export class SourceFault extends Error {
  override readonly name: string = 'SourceFault'
  readonly refusal: Refusal
  constructor(refusal: Refusal, message: string, options?: ErrorOptions) {
    super(message, options)
    this.refusal = refusal
  }
}

/** What a file may make us do at the most. Far above any report, far below what hurts. */
export const LIMITS = {
  /** Entries of the table of objects. */
  objects: 2_000_000,
  /** Sections of that table, chained by /Prev. */
  sections: 1000,
  /** Bytes of one value: a dictionary or an array with all it holds. */
  value: 16 * 2 ** 20,
  /** Bytes of a table, or of an object stream, once inflated. */
  table: 64 * 2 ** 20,
  packed: 32 * 2 ** 20,
  pages: 50_000,
  /** Nodes of the page tree looked at. */
  nodes: 200_000,
  /** References followed from one to the next. */
  references: 32,
  /** Bytes looked at to recover what is not where it should be, beyond the size of the file. */
  search: 512 * 2 ** 20,
} as const
