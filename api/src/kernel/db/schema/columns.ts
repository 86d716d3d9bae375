import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** Instants are stored with their zone and read as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** Every tenant table carries it; row-level security compares it with the transaction's authority. */
export const authorityId = () => uuid('authority_id').notNull()
