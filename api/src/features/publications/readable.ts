import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { files } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { todayOf } from '../authorities/queries.ts'
import { reaches } from './audience.ts'

interface Row extends Record<string, unknown> {
  name: string
  pages: number | null
  sha256: string
  readable_sha256: string | null
}
interface Wanted {
  readonly id: string
  /** The bytes as they came, rather than the copy that a screen shows. */
  readonly original: boolean
  /** Whoever writes publications reads their drafts as well. */
  readonly office: boolean
}

/** The bytes of a file of a publication, if its version and the one in force are meant for this person; null otherwise. */
export async function publicationFile(
  sql: Sql,
  { councillorId }: Actor,
  { id, original, office }: Wanted,
  now: Date,
): Promise<{ sha256: string; bytes: number; name: string; type: string } | null> {
  const today = await todayOf(sql, now)
  const meant = raw`(p.archived_at is null and v.published_at <= ${now.toISOString()} and ${reaches('v', councillorId, today)}
    and exists (select 1 from (select * from publication_versions n where n.publication_id = p.id
      and n.published_at <= ${now.toISOString()} order by n.number desc limit 1) n where ${reaches('n', councillorId, today)}))`
  const { rows } = await sql.execute<Row>(raw`
    select f.name, f.pages, f.sha256, f.readable_sha256 from publication_files f
    join publication_versions v on v.id = f.version_id
    join publications p on p.id = v.publication_id
    where f.id = ${id} and f.state = 'READY' and (${office} or ${meant})`)
  const [row] = rows
  if (!row) return null
  const sha256 = original ? row.sha256 : (row.readable_sha256 ?? row.sha256)
  const [file] = await sql.select({ bytes: files.bytes }).from(files).where(eq(files.sha256, sha256))
  const type = row.pages === null ? 'application/octet-stream' : 'application/pdf'
  return { sha256, bytes: file?.bytes ?? 0, name: row.name, type }
}
