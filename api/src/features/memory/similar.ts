import type { SimilarDeliberation } from '@hemicycle/contract'
import { eq, inArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, deliberations, meetings } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { readableBy } from '../deliberations/queries.ts'
import { line } from './line.ts'

const SHOWN = 5
/** Two words in common at least, and together this share of what all the words of the title weigh. */
const LEAST = 0.35

/** French titles have hard spaces before their colons: without a locale, PostgreSQL takes them for letters. */
const plain = raw`translate(${deliberations.title}, chr(160) || chr(8239), '  ')`

/**
 * « Sur le même sujet » : those whose title shares words with this one, each word weighing the more the fewer titles have it. No black
 * box: what is returned with each is the words themselves, as this title writes them.
 */
export async function similarTo(sql: Sql, actor: Actor, id: string): Promise<SimilarDeliberation[]> {
  const { rows } = await sql.execute<{ id: string; terms: string[] }>(raw`
    with titles as (
      select ${deliberations.id} as id, to_tsvector('french', ${plain}) as stems from ${deliberations} where ${readableBy(actor)}
    ), mine as (
      select w.word, (tsvector_to_array(to_tsvector('french', w.word)))[1] as stem
      from ${deliberations}, lateral regexp_split_to_table(${plain}, '[^[:alpha:]]+') with ordinality as w(word, place)
      where ${deliberations.id} = ${id} and length(w.word) > 2
    ), words as (select min(word) as word, stem from mine where stem is not null group by stem),
    spread as (
      select words.stem, words.word, ln(1 + (select count(*) from titles)::float / (1 + count(t.id))) as weight
      from words left join titles t on t.stems @@ words.stem::tsquery and t.id <> ${id} group by words.stem, words.word
    )
    select t.id, array_agg(s.word order by s.weight desc, s.word) as terms
    from titles t join spread s on t.stems @@ s.stem::tsquery
    where t.id <> ${id} group by t.id
    having count(*) > 1 and sum(s.weight) >= ${LEAST} * (select sum(weight) from spread)
    order by sum(s.weight) desc, t.id limit ${SHOWN}`)
  if (rows.length === 0) return []
  const lines = await sql
    .select(line)
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(
      inArray(
        deliberations.id,
        rows.map((one) => one.id),
      ),
    )
  const byId = new Map(lines.map((one) => [one.id, one]))
  return rows.flatMap(({ id: other, terms }) => {
    const found = byId.get(other)
    return found ? [{ ...found, terms }] : []
  })
}
