DROP INDEX "search_entries_others";--> statement-breakpoint
ALTER TABLE "deliberations" drop column "search";--> statement-breakpoint
ALTER TABLE "deliberations" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('french', translate(title, chr(160) || chr(8239), '  ')), 'A')
        || to_tsvector('french', translate(text, chr(160) || chr(8239), '  '))) STORED;--> statement-breakpoint
CREATE INDEX "search_entries_others" ON "search_entries" USING gin ("vector") WHERE shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY');
--> statement-breakpoint
-- It went with the column that it was on.
CREATE INDEX "deliberations_search" ON "deliberations" USING gin ("search");
--> statement-breakpoint
create or replace function search_hits(query tsquery, desk boolean) returns table (
  id uuid, kind text, year integer, body_id uuid, day date, meeting_id uuid, version_id uuid, target_id uuid, shelf text,
  sent_from timestamptz, sent_to timestamptz, in_title boolean)
language sql stable security definer set search_path = public, pg_temp set work_mem = '64MB' as $$
  select id, kind, year, body_id, day, meeting_id, version_id, target_id, shelf, sent_from, sent_to, title_vector @@ query
  from search_entries
  where desk and shelf = 'DESK' and vector @@ query
    and authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
  union all
  select id, kind, year, body_id, day, meeting_id, version_id, target_id, shelf, sent_from, sent_to, title_vector @@ query
  from search_entries
  where not desk and shelf = 'SENT' and vector @@ query
    and authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
  union all
  select id, kind, year, body_id, day, meeting_id, version_id, target_id, shelf, sent_from, sent_to, title_vector @@ query
  from search_entries
  where shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY') and vector @@ query
    and authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
$$;
