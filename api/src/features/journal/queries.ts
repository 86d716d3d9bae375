import type { JournalEntry } from '@hemicycle/contract'
import { desc, lt } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { journal } from '../../kernel/db/schema/index.ts'
import { firstBreak } from '../../kernel/journal.ts'

const PAGE = 100

export async function journalPage(
  sql: Sql,
  before?: number,
): Promise<{ entries: JournalEntry[]; intact: boolean }> {
  const rows = await sql
    .select()
    .from(journal)
    .where(before === undefined ? undefined : lt(journal.seq, before))
    .orderBy(desc(journal.seq))
    .limit(PAGE)
  const entries = rows.map(({ seq, at, actor, action, subject, subjectId, facts, hash }) => ({
    seq,
    at: at.toISOString(),
    actor,
    action,
    subject,
    subjectId,
    facts,
    hash,
  }))
  return { entries, intact: (await firstBreak(sql)) === null }
}
