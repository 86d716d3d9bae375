CREATE TABLE "agenda_ops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"of_id" uuid,
	"user_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"client_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operations" jsonb NOT NULL,
	"inverse" jsonb NOT NULL,
	"touched" jsonb NOT NULL,
	"item_ids" uuid[] NOT NULL,
	CONSTRAINT "agenda_ops_version" UNIQUE("authority_id","meeting_id","version")
);
--> statement-breakpoint
CREATE TABLE "agenda_presence" (
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"item_id" uuid,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agenda_presence_authority_id_meeting_id_client_id_pk" PRIMARY KEY("authority_id","meeting_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"body_id" uuid,
	"applies_to" text NOT NULL,
	"template" text NOT NULL,
	"alternative" jsonb,
	"start" integer NOT NULL,
	"step" integer NOT NULL,
	"reset_on" jsonb NOT NULL,
	"partition_by" jsonb NOT NULL,
	"join_multiple" text NOT NULL,
	"gap_policy" text NOT NULL,
	"late_items" text NOT NULL,
	"allocate_at" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "number_series_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "number_series_once" UNIQUE NULLS NOT DISTINCT("authority_id","body_id","applies_to")
);
--> statement-breakpoint
ALTER TABLE "allocated_numbers" DROP CONSTRAINT "allocated_ranks_once";--> statement-breakpoint
ALTER TABLE "allocated_numbers" DROP CONSTRAINT "allocated_numbers_authority_id_body_id_scope_number_pk";--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "nature" text DEFAULT 'REPORT' NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "confidential" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "recusals" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "committees" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
UPDATE "agenda_items" i SET "sent_at" = m.frozen_at FROM "meetings" m
  WHERE m.authority_id = i.authority_id AND m.id = i.meeting_id AND m.frozen_at IS NOT NULL AND i.removed_at IS NULL AND i.created_at <= m.frozen_at;
--> statement-breakpoint
ALTER TABLE "agenda_sections" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "agenda_sections" ADD COLUMN "axis" text DEFAULT 'NATURE' NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_sections" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
-- The template of each body becomes its series of reports; the key in the scopes already given stays « reports ».
INSERT INTO "number_series" ("id", "authority_id", "body_id", "applies_to", "template", "alternative", "start", "step", "reset_on",
  "partition_by", "join_multiple", "gap_policy", "late_items", "allocate_at")
SELECT gen_random_uuid(), authority_id, id, 'REPORT', number_template,
  CASE WHEN later_number_template IS NULL THEN NULL
    ELSE jsonb_build_object('field', 'meeting.indexInMonth', 'above', 1, 'template', later_number_template) END,
  1, 1, CASE WHEN number_reset = 'NEVER' THEN '[]'::jsonb ELSE jsonb_build_array(number_reset) END,
  to_jsonb(array_remove(ARRAY[
    CASE WHEN number_template LIKE '%{section.code%' THEN 'section' END,
    CASE WHEN number_template LIKE '%{committee.%' THEN 'committee' END,
    CASE WHEN number_template LIKE '%{policy.code%' THEN 'policy' END], NULL)),
  '-', 'RENUMBER_UNTIL_LOCK', 'NEXT', 'DISPATCH'
FROM "bodies";
--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD COLUMN "series_id" uuid;--> statement-breakpoint
UPDATE "allocated_numbers" a SET "series_id" = s.id FROM "number_series" s
  WHERE s.authority_id = a.authority_id AND s.body_id = a.body_id;
--> statement-breakpoint
ALTER TABLE "allocated_numbers" ALTER COLUMN "series_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD CONSTRAINT "allocated_numbers_authority_id_series_id_scope_number_pk" PRIMARY KEY("authority_id","series_id","scope","number");--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "line_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "line_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "session_code" text;--> statement-breakpoint
ALTER TABLE "agenda_ops" ADD CONSTRAINT "agenda_ops_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_presence" ADD CONSTRAINT "agenda_presence_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_ops_items" ON "agenda_ops" USING gin ("item_ids");--> statement-breakpoint
ALTER TABLE "agenda_sections" ADD CONSTRAINT "agenda_sections_authority_id_parent_id_agenda_sections_authority_id_id_fk" FOREIGN KEY ("authority_id","parent_id") REFERENCES "public"."agenda_sections"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD CONSTRAINT "allocated_numbers_authority_id_series_id_number_series_authority_id_id_fk" FOREIGN KEY ("authority_id","series_id") REFERENCES "public"."number_series"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD CONSTRAINT "allocated_numbers_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocated_numbers_item" ON "allocated_numbers" USING btree ("authority_id","item_id");--> statement-breakpoint
ALTER TABLE "bodies" DROP COLUMN "number_template";--> statement-breakpoint
ALTER TABLE "bodies" DROP COLUMN "later_number_template";--> statement-breakpoint
ALTER TABLE "bodies" DROP COLUMN "number_reset";--> statement-breakpoint
ALTER TABLE "allocated_numbers" DROP COLUMN "body_id";--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD CONSTRAINT "allocated_ranks_once" UNIQUE("authority_id","series_id","scope","seq");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- The history of an agenda is written once; a series that gave numbers is changed, never deleted.
revoke update, delete on agenda_ops from hemicycle_app;
--> statement-breakpoint
revoke delete on number_series from hemicycle_app;
