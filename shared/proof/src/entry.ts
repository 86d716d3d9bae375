import { canonicalJson } from './canonical.ts'

/** One line of the hash-chained journal, without its own fingerprint. */
export interface ChainedEntry {
  readonly seq: number
  /** ISO 8601, UTC, to the millisecond. */
  readonly at: string
  readonly actorId: string | null
  readonly actor: string
  readonly action: string
  /** What it is about: a kind. */
  readonly subject: string
  readonly subjectId: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** What the fingerprint of an entry is the SHA-256 of: the fingerprint of the entry before, then its own content, as canonical JSON. */
export function entryText(previousHash: string, entry: ChainedEntry): string {
  const { seq, at, actorId, actor, action, subject, subjectId, facts } = entry
  return canonicalJson([previousHash, seq, at, actorId, actor, action, subject, subjectId, facts])
}
