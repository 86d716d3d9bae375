-- Stems that resemble one another. A trusted extension: whoever owns the database may add it.
create extension if not exists pg_trgm;
--> statement-breakpoint
CREATE TABLE "savings_assumptions" (
	"authority_id" uuid PRIMARY KEY NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sources" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"shelf" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"detail" text DEFAULT '' NOT NULL,
	"day" date,
	"year" integer,
	"body_id" uuid,
	"meeting_id" uuid,
	"item_id" uuid,
	"version_id" uuid,
	"target_id" uuid,
	"sent_from" timestamp with time zone,
	"sent_to" timestamp with time zone,
	"sha256" text,
	"first_page" integer,
	"last_page" integer,
	"text" text,
	"title_vector" "tsvector" NOT NULL,
	"vector" "tsvector" NOT NULL,
	CONSTRAINT "search_entries_key" UNIQUE("authority_id","source","key")
);
--> statement-breakpoint
CREATE TABLE "search_sources" (
	"authority_id" uuid NOT NULL,
	"source" text NOT NULL,
	"state" text,
	"followed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "search_sources_authority_id_source_pk" PRIMARY KEY("authority_id","source")
);
--> statement-breakpoint
CREATE TABLE "search_stems" (
	"authority_id" uuid NOT NULL,
	"stem" text NOT NULL,
	CONSTRAINT "search_stems_authority_id_stem_pk" PRIMARY KEY("authority_id","stem")
);
--> statement-breakpoint
CREATE INDEX "search_entries_desk" ON "search_entries" USING gin ("vector") WHERE shelf = 'DESK';--> statement-breakpoint
CREATE INDEX "search_entries_sent" ON "search_entries" USING gin ("vector") WHERE shelf = 'SENT';--> statement-breakpoint
CREATE INDEX "search_entries_others" ON "search_entries" USING gin ("vector") WHERE shelf in ('PUBLISHED', 'DIRECTORY');--> statement-breakpoint
CREATE INDEX "search_stems_like" ON "search_stems" USING gin ("stem" gin_trgm_ops);
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- Row-level security keeps text operators from using an index: they are not leakproof. These two run as the owner of the tables and
-- hold the authority of the transaction themselves; whom each row is for is decided by the query that calls them.
create function search_hits(query tsquery, desk boolean) returns table (
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
  where shelf in ('PUBLISHED', 'DIRECTORY') and vector @@ query
    and authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
$$;
--> statement-breakpoint
create function search_stems_like(wanted text, threshold real, most integer) returns table (stem text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.stem from search_stems s
  where s.stem % wanted and similarity(s.stem, wanted) >= threshold
    and s.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
  order by similarity(s.stem, wanted) desc, s.stem limit most
$$;
--> statement-breakpoint
revoke execute on function search_hits(tsquery, boolean), search_stems_like(text, real, integer) from public;
--> statement-breakpoint
grant execute on function search_hits(tsquery, boolean), search_stems_like(text, real, integer) to hemicycle_app;
