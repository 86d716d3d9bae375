import { foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'
import { dispatches } from './dispatches.ts'

/** One sealing of all that is known of a dispatch at a moment. Each goes on from the one before: its first leaves are the same. */
export const proofSeals = pgTable(
  'proof_seals',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    dispatchId: uuid('dispatch_id').notNull(),
    state: text('state').$type<'QUEUED' | 'READY' | 'FAILED'>().notNull(),
    /** Null when the product seals by itself. */
    requestedBy: uuid('requested_by'),
    requestedAt: instant('requested_at').notNull(),
    sealedAt: instant('sealed_at'),
    leaves: integer('leaves'),
    /** Root of the Merkle tree of the leaves, and what the timestamp is put on. */
    root: text('root'),
    /** The leaves with the openings of their addresses, in the file store. */
    contentSha256: text('content_sha256'),
    /** How far the journal was read. */
    journalSeq: integer('journal_seq'),
    /** The answer of the timestamping authority (RFC 3161), in base64; null without one. */
    token: text('token'),
    problem: text('problem').$type<'NO_AUTHORITY' | 'AUTHORITY_SILENT' | 'AUTHORITY_REFUSED'>(),
  },
  (t) => [
    unique('proof_seals_tenant').on(t.authorityId, t.id),
    index('proof_seals_dispatch').on(t.authorityId, t.dispatchId, t.requestedAt),
    foreignKey({
      columns: [t.authorityId, t.dispatchId],
      foreignColumns: [dispatches.authorityId, dispatches.id],
    }),
  ],
)
