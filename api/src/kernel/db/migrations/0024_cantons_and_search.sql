ALTER TABLE "deliberations" ADD COLUMN "cantons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "search_entries_titles" ON "search_entries" USING gin ("title_vector");--> statement-breakpoint
-- What was drawn up before: the cantons that its title names, in whole words.
update deliberations d set cantons = coalesce((
  select jsonb_agg(distinct c.canton) from councillors c
  where c.authority_id = d.authority_id and c.canton is not null
    and d.title ~* ('\m' || regexp_replace(c.canton, '([^[:alnum:] ])', '\\\1', 'g') || '\M')), '[]');
--> statement-breakpoint
-- Counting is one pass over what the index found, by groups that are read or not as a whole; what is named beside the counts is recent.
-- The index is always taken: reading the vectors themselves, which the planner prefers for a word that is everywhere, costs twenty times more.
drop function search_hits(tsquery, boolean);
--> statement-breakpoint
create function search_groups(query tsquery, desk boolean, since date) returns table (
  shelf text, kind text, year integer, body_id uuid, day date, meeting_id uuid, version_id uuid, target_id uuid,
  sent_from timestamptz, sent_to timestamptz, hits integer, ids uuid[])
language plpgsql stable security definer
set search_path = public, pg_temp set work_mem = '64MB' set enable_seqscan = off set enable_indexscan = off set jit = off as $$
begin
  return query execute format($q$
    select shelf, kind, null::int, null::uuid, null::date, meeting_id, null::uuid, null::uuid, sent_from, sent_to,
      count(*)::int, array_agg(id) filter (where day >= $3)
    from search_entries where shelf = %L and vector @@ $1 and authority_id = $2
    group by shelf, kind, meeting_id, sent_from, sent_to
    union all
    select shelf, kind, year, body_id, day, meeting_id, version_id, target_id, sent_from, sent_to, 1, array[id]
    from search_entries where shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY') and vector @@ $1 and authority_id = $2
  $q$, case when desk then 'DESK' else 'SENT' end)
  using query, nullif(current_setting('app.authority_id', true), '')::uuid, since;
end $$;
--> statement-breakpoint
create function search_titled(query tsquery, desk boolean) returns table (
  id uuid, kind text, year integer, body_id uuid, day date, meeting_id uuid, version_id uuid, target_id uuid, shelf text,
  sent_from timestamptz, sent_to timestamptz)
language plpgsql stable security definer
set search_path = public, pg_temp set work_mem = '64MB' set enable_seqscan = off set enable_indexscan = off set jit = off as $$
begin
  return query execute $q$
    select id, kind, year, body_id, day, meeting_id, version_id, target_id, shelf, sent_from, sent_to
    from search_entries where title_vector @@ $1 and authority_id = $2 and shelf <> $3
  $q$ using query, nullif(current_setting('app.authority_id', true), '')::uuid, case when desk then 'SENT' else 'DESK' end;
end $$;
--> statement-breakpoint
revoke execute on function search_groups(tsquery, boolean, date), search_titled(tsquery, boolean) from public;
--> statement-breakpoint
grant execute on function search_groups(tsquery, boolean, date), search_titled(tsquery, boolean) to hemicycle_app;
--> statement-breakpoint
select protect_tenant_tables();
