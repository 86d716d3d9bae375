import { type SQL, sql as raw } from 'drizzle-orm'
import type { Actor } from '../../kernel/db/tx.ts'
import { deliberations } from '../../kernel/db/schema/index.ts'
import { readableBy as decidedFor } from '../deliberations/queries.ts'
import { reaches } from '../publications/queries.ts'

const isOffice = ({ role }: Actor): boolean => role === 'ADMINISTRATOR' || role === 'ASSEMBLY_OFFICE'

/** Whether this person finds what the desk has, rather than what was sent. */
export const findsDesk = isOffice

/**
 * What this person may read, as tables named `mine` (the dispatch of each meeting that an élu received last), `shown` (versions of
 * publications), `decided` (délibérations) and `known` (people and services): read from the sources themselves, at the moment of the search.
 */
export function readableBy(actor: Actor, now: Date, today: string): SQL {
  return raw`
    mine as materialized (${received(actor)}),
    shown as materialized (${isOffice(actor) ? lastVersions : publishedFor(actor, now, today)}),
    decided as materialized (select ${deliberations.id} from ${deliberations} where ${isOffice(actor) ? raw`true` : decidedFor(actor)}),
    known as materialized (
      select c.id from councillors c where c.removed_at is null
        and (c.since is null or c.since <= ${today}) and (c.until is null or c.until >= ${today})
      union all select s.id from service_contacts s where s.removed_at is null)`
}

function received({ role, councillorId }: Actor): SQL {
  const who = role === 'COUNCILLOR' ? councillorId : null
  return raw`select distinct on (d.meeting_id) d.meeting_id, date_trunc('milliseconds', d.available_at) as at
    from dispatches d join dispatch_recipients r on r.authority_id = d.authority_id and r.dispatch_id = d.id
    where r.councillor_id = ${who}::uuid and d.available_at is not null and d.kind <> 'CANCELLATION'
    order by d.meeting_id, d.available_at desc`
}

/** What the office has written last, drafts included. */
const lastVersions = raw`select distinct on (v.publication_id) v.id, v.publication_id from publication_versions v
  join publications p on p.authority_id = v.authority_id and p.id = v.publication_id
  where p.archived_at is null order by v.publication_id, v.number desc`

/** The version in force of each publication, if it is meant for this person. */
const publishedFor = ({ councillorId }: Actor, now: Date, today: string): SQL =>
  raw`select v.id, v.publication_id from (select distinct on (l.publication_id) l.* from publication_versions l
      join publications p on p.authority_id = l.authority_id and p.id = l.publication_id
      where p.archived_at is null and l.published_at <= ${now.toISOString()}
      order by l.publication_id, l.number desc) v
    where ${reaches('v', councillorId, today)}`

/** Whether an entry found, `h`, is among what this person may read, with what they received last of its meeting beside it. */
export const MAY_READ = raw`case h.shelf
  when 'DESK' then true
  when 'SENT' then coalesce(mine.at between date_trunc('milliseconds', h.sent_from)
    and date_trunc('milliseconds', h.sent_to), false)
  when 'PUBLISHED' then h.version_id in (select shown.id from shown)
  when 'DECIDED' then h.target_id in (select decided.id from decided)
  when 'DIRECTORY' then h.target_id in (select known.id from known)
  else false end`
