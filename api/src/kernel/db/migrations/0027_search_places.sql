CREATE TABLE "search_places" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_places_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"authority_id" uuid NOT NULL,
	"shelf" text NOT NULL,
	"kind" text NOT NULL,
	"meeting_id" uuid NOT NULL,
	"sent_from" timestamp with time zone,
	"sent_to" timestamp with time zone,
	CONSTRAINT "search_places_once" UNIQUE NULLS NOT DISTINCT("authority_id","meeting_id","shelf","kind","sent_from","sent_to")
);
--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "place_id" integer;
--> statement-breakpoint
insert into search_places (authority_id, shelf, kind, meeting_id, sent_from, sent_to)
select distinct authority_id, shelf, kind, meeting_id, sent_from, sent_to from search_entries where shelf in ('DESK', 'SENT');
--> statement-breakpoint
-- Every row is written anew: its indexes are made once, afterwards.
drop index search_entries_desk, search_entries_sent, search_entries_others, search_entries_titles;
--> statement-breakpoint
update search_entries e set place_id = p.id from search_places p
where p.authority_id = e.authority_id and p.meeting_id = e.meeting_id and p.shelf = e.shelf and p.kind = e.kind
  and p.sent_from is not distinct from e.sent_from and p.sent_to is not distinct from e.sent_to;
--> statement-breakpoint
create index search_entries_desk on search_entries using gin (vector) where shelf = 'DESK';
--> statement-breakpoint
create index search_entries_sent on search_entries using gin (vector) where shelf = 'SENT';
--> statement-breakpoint
create index search_entries_others on search_entries using gin (vector) where shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY');
--> statement-breakpoint
create index search_entries_titles on search_entries using gin (title_vector);
--> statement-breakpoint
-- Counting by one number costs a third of counting by all that it stands for.
create or replace function search_groups(query tsquery, desk boolean, since date) returns table (
  shelf text, kind text, year integer, body_id uuid, day date, meeting_id uuid, version_id uuid, target_id uuid,
  sent_from timestamptz, sent_to timestamptz, hits integer, ids uuid[])
language plpgsql stable security definer
set search_path = public, pg_temp set work_mem = '64MB' set enable_seqscan = off set enable_indexscan = off set jit = off as $$
begin
  return query execute format($q$
    select p.shelf, p.kind, null::int, null::uuid, null::date, p.meeting_id, null::uuid, null::uuid, p.sent_from, p.sent_to, c.hits, c.ids
    from (select place_id, count(*)::int as hits, array_agg(id) filter (where day >= $3) as ids
      from search_entries where shelf = %L and vector @@ $1 and authority_id = $2 group by place_id) c
    join search_places p on p.id = c.place_id
    union all
    select shelf, kind, year, body_id, day, meeting_id, version_id, target_id, sent_from, sent_to, 1, array[id]
    from search_entries where shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY') and vector @@ $1 and authority_id = $2
  $q$, case when desk then 'DESK' else 'SENT' end)
  using query, nullif(current_setting('app.authority_id', true), '')::uuid, since;
end $$;
--> statement-breakpoint
select protect_tenant_tables();
