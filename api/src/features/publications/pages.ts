import type { Output, PageHit, searchPublication } from '@hemicycle/contract'
import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { myVersion } from './mine.ts'

const MOST = 50
/** Marks that no text holds: PostgreSQL puts them around what it found. */
const [OPEN, CLOSE] = ['\u0001', '\u0002']

interface Row extends Record<string, unknown> {
  file_id: string
  name: string
  page: number
  around: string
}

/** The pages of a publication's files that hold all these words, in whatever form and number French gives them. */
export async function pageHits(
  sql: Sql,
  actor: Actor,
  publicationId: string,
  words: string,
  now: Date,
): Promise<Output<typeof searchPublication>> {
  const { version } = await myVersion(sql, actor, publicationId, now)
  const options = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxWords=30, MinWords=14, MaxFragments=1`
  const { rows } = await sql.execute<Row>(raw`
    select f.id as file_id, f.name, p.page, ts_headline('french', regexp_replace(p.text, '\\s+', ' ', 'g'), q, ${options}) as around
    from publication_files f
    join file_pages p on p.authority_id = f.authority_id and p.sha256 = f.sha256
    cross join websearch_to_tsquery('french', ${words}) q
    where f.version_id = ${version.id} and f.state = 'READY' and to_tsvector('french', p.text) @@ q
    order by f.position, p.page limit ${MOST + 1}`)
  const hits = rows.map(({ file_id: fileId, name: fileName, page, around }) => ({
    fileId,
    fileName,
    page,
    runs: runsOf(around),
  }))
  return { hits: hits.slice(0, MOST), more: hits.length > MOST }
}

function runsOf(around: string): PageHit['runs'] {
  return around
    .split(OPEN)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, found: false }]
      const [found = '', rest = ''] = part.split(CLOSE)
      return [
        { text: found, found: true },
        { text: rest, found: false },
      ]
    })
    .filter(({ text }) => text !== '')
}
