import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { searchSources } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { safely } from '../../kernel/http/problem.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import type { Entry } from './entry.ts'
import { deliberationEntries } from './sources/deliberations.ts'
import { directoryEntries } from './sources/directory.ts'
import { meetingEntries } from './sources/meeting.ts'
import { publicationEntries } from './sources/publications.ts'
import { bring } from './write.ts'

interface Due extends Record<string, unknown> {
  readonly authority_id: string
  readonly source: string
  readonly state: string
}

/**
 * Keeps the index true by comparing, not by being told: whatever changed a source, and whenever, what is found follows within seconds.
 * A first start indexes what was there before. Who may read is never asked of the index, so that a right taken away ends at once.
 */
export const followSources: Tick<Deps> = {
  name: 'search.follow',
  everyMs: 3_000,
  run: async (deps) => {
    const now = deps.clock.now()
    for (const due of await asSystem(deps, (sql) => staleSources(sql, now))) await follow(deps, due, now)
  },
}

const BATCH = 200
const AGAIN_AFTER_MS = 5 * 60_000

/** What a source is, in as few letters as tell one state of it from another. */
async function staleSources(sql: Sql, now: Date): Promise<Due[]> {
  const { rows } = await sql.execute<Due>(raw`
    select s.authority_id, s.source, s.state from (
      select m.authority_id, 'meeting:' || m.id as source, concat_ws(':', m.agenda_version, m.version,
        (select count(*) from dispatches d where d.authority_id = m.authority_id and d.meeting_id = m.id
          and d.available_at is not null)) as state
      from meetings m
      union all
      select v.authority_id, 'publications', md5(string_agg(concat_ws(':', v.id, v.changed_at, v.published_at, p.archived_at,
        (select string_agg(f.id || f.state, ',' order by f.id) from publication_files f
          where f.authority_id = v.authority_id and f.version_id = v.id)), ',' order by v.id))
      from publication_versions v join publications p on p.authority_id = v.authority_id and p.id = v.publication_id
      group by v.authority_id
      union all
      select d.authority_id, 'deliberations', concat_ws(':', count(*), sum(d.version), max(d.drawn_at))
      from deliberations d group by d.authority_id
      union all
      select a.id, 'directory', md5(concat_ws('|',
        (select string_agg(concat_ws(':', c.id, c.version, c.removed_at, f.changed_at), ',' order by c.id) from councillors c
          left join councillor_profiles f on f.authority_id = c.authority_id and f.councillor_id = c.id where c.authority_id = a.id),
        (select string_agg(concat_ws(':', b.id, b.version), ',' order by b.id) from bodies b where b.authority_id = a.id),
        (select string_agg(concat_ws(':', g.id, g.version), ',' order by g.id) from political_groups g where g.authority_id = a.id),
        (select string_agg(concat_ws(':', s.id, s.version, s.removed_at), ',' order by s.id) from service_contacts s
          where s.authority_id = a.id)))
      from authorities a) s
    left join search_sources k on k.authority_id = s.authority_id and k.source = s.source
    where k.state is distinct from s.state
      and (k.source is null or k.state is not null or k.followed_at < ${before(now)}::timestamptz)
    limit ${BATCH}`)
  return rows
}
const before = (now: Date): string => new Date(now.getTime() - AGAIN_AFTER_MS).toISOString()

/** One authority at a time: two processes that add the same words would wait for each other. */
async function follow(
  deps: Deps,
  { authority_id: authorityId, source, state }: Due,
  now: Date,
): Promise<void> {
  try {
    await inTx(deps, { authorityId }, async (sql) => {
      const { rows } = await sql.execute<{ mine: boolean }>(
        raw`select pg_try_advisory_xact_lock(hashtextextended('search ' || ${authorityId}::text, 0)) as mine`,
      )
      if (!rows[0]?.mine) return
      await bring(sql, authorityId, source, await entriesOf(sql, source, now))
      await noteState(sql, authorityId, source, state, now)
    })
  } catch (error) {
    deps.log.error({ source, err: safely(error) }, 'the search does not follow a source')
    await inTx(deps, { authorityId }, (sql) => noteState(sql, authorityId, source, null, now))
  }
}

function entriesOf(sql: Sql, source: string, now: Date): Promise<Entry[]> {
  if (source === 'publications') return publicationEntries(sql, now)
  if (source === 'deliberations') return deliberationEntries(sql)
  if (source === 'directory') return directoryEntries(sql, now)
  return meetingEntries(sql, source.slice('meeting:'.length))
}

async function noteState(
  sql: Sql,
  authorityId: string,
  source: string,
  state: string | null,
  followedAt: Date,
): Promise<void> {
  await sql
    .insert(searchSources)
    .values({ authorityId, source, state, followedAt })
    .onConflictDoUpdate({
      target: [searchSources.authorityId, searchSources.source],
      set: { state, followedAt },
    })
}
