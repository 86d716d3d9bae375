CREATE TABLE "agenda_lists" (
	"authority_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"headings" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "agenda_lists_authority_id_document_id_pk" PRIMARY KEY("authority_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "document_readings" (
	"authority_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"extracted" jsonb NOT NULL,
	"cut_by_clerk" boolean DEFAULT false NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_readings_authority_id_document_id_pk" PRIMARY KEY("authority_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "extraction_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"profile" jsonb NOT NULL,
	"in_use" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "extraction_profiles_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "file_pages" (
	"authority_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"page" integer NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "file_pages_authority_id_sha256_page_pk" PRIMARY KEY("authority_id","sha256","page")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "path" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "format" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "container" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "first_page" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "last_page" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "placement" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_lists" ADD CONSTRAINT "agenda_lists_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_lists" ADD CONSTRAINT "agenda_lists_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_readings" ADD CONSTRAINT "document_readings_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_pages" ADD CONSTRAINT "file_pages_authority_id_sha256_files_authority_id_sha256_fk" FOREIGN KEY ("authority_id","sha256") REFERENCES "public"."files"("authority_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_lists_meeting" ON "agenda_lists" USING btree ("authority_id","meeting_id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_authority_id_source_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","source_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Called again for new tables, it leaves alone those that are protected already: what was revoked from them stays revoked.
create or replace function protect_tenant_tables() returns void language plpgsql as $$
declare tenant_table text;
begin
  for tenant_table in
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant on %I to hemicycle_app
         using (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)
         with check (authority_id = nullif(current_setting(''app.authority_id'', true), '''')::uuid)', tenant_table);
    execute format('create policy installation on %I to %I using (true) with check (true)', tenant_table, current_user);
    execute format('grant select, insert, update, delete on %I to hemicycle_app', tenant_table);
  end loop;
end $$;
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
update documents set path = name;
