CREATE TABLE "deliberations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"document_id" uuid,
	"position" integer NOT NULL,
	"number" text,
	"act" text,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"rapporteur" text,
	"committees" jsonb NOT NULL,
	"policy" text,
	"matter" text,
	"result" jsonb NOT NULL,
	"posted_on" date,
	"sent_on" date,
	"receipt" text,
	"receipt_on" date,
	"drawn_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('french', title), 'A') || to_tsvector('french', text)) STORED,
	CONSTRAINT "deliberations_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "deliberations_once" UNIQUE NULLS NOT DISTINCT("authority_id","item_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_minutes" (
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"texts" jsonb NOT NULL,
	"approved_on" date,
	"version" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_minutes_authority_id_meeting_id_pk" PRIMARY KEY("authority_id","meeting_id")
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"president_id" uuid,
	"secretary_id" uuid,
	"opened_at" text,
	"closed_at" text,
	CONSTRAINT "sittings_authority_id_meeting_id_pk" PRIMARY KEY("authority_id","meeting_id")
);
--> statement-breakpoint
ALTER TABLE "sitting_events" ADD COLUMN "at" text;--> statement-breakpoint
ALTER TABLE "deliberations" ADD CONSTRAINT "deliberations_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberations" ADD CONSTRAINT "deliberations_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliberations" ADD CONSTRAINT "deliberations_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_minutes" ADD CONSTRAINT "meeting_minutes_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_authority_id_president_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","president_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_authority_id_secretary_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","secretary_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliberations_meeting" ON "deliberations" USING btree ("authority_id","meeting_id","position");--> statement-breakpoint
CREATE INDEX "deliberations_search" ON "deliberations" USING gin ("search");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- What was published is what was decided: its words, its number and its vote stay as they were.
create function keep_published_deliberations() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (new.title, new.text, new.number, new.result, new.published_at)
    is distinct from (old.title, old.text, old.number, old.result, old.published_at) then
    raise exception 'a published deliberation does not change';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_published before update on deliberations for each row execute function keep_published_deliberations();
--> statement-breakpoint
revoke delete on meeting_minutes, sittings from hemicycle_app;
