CREATE TABLE "extraction_profile_versions" (
	"authority_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"profile" jsonb NOT NULL,
	"actor" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "extraction_profile_versions_authority_id_profile_id_version_pk" PRIMARY KEY("authority_id","profile_id","version")
);
--> statement-breakpoint
CREATE TABLE "report_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"line_id" uuid NOT NULL,
	"line_version" integer DEFAULT 1 NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"readable_sha256" text,
	"state" text NOT NULL,
	"refusal" text,
	"pages" integer,
	"extracted" jsonb,
	"document_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "report_files_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"membership_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"comment" text NOT NULL,
	"meeting_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_steps_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author" text NOT NULL,
	"department" text NOT NULL,
	"title" text NOT NULL,
	"rapporteur" text,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"meeting_id" uuid,
	"item_id" uuid,
	"late" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "reports_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "reports_due_on" date;--> statement-breakpoint
ALTER TABLE "extraction_profile_versions" ADD CONSTRAINT "extraction_profile_versions_authority_id_profile_id_extraction_profiles_authority_id_id_fk" FOREIGN KEY ("authority_id","profile_id") REFERENCES "public"."extraction_profiles"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_authority_id_report_id_reports_authority_id_id_fk" FOREIGN KEY ("authority_id","report_id") REFERENCES "public"."reports"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_authority_id_sha256_files_authority_id_sha256_fk" FOREIGN KEY ("authority_id","sha256") REFERENCES "public"."files"("authority_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_steps" ADD CONSTRAINT "report_steps_authority_id_report_id_reports_authority_id_id_fk" FOREIGN KEY ("authority_id","report_id") REFERENCES "public"."reports"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_steps" ADD CONSTRAINT "report_steps_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_files_report" ON "report_files" USING btree ("authority_id","report_id");--> statement-breakpoint
CREATE INDEX "report_steps_report" ON "report_steps" USING btree ("authority_id","report_id","at");--> statement-breakpoint
CREATE INDEX "reports_state" ON "reports" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "reports_meeting" ON "reports" USING btree ("authority_id","meeting_id");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- The steps of a report and the saved versions of a profile are written once; reports and their files are put aside, never deleted.
revoke update, delete on report_steps, extraction_profile_versions from hemicycle_app;
--> statement-breakpoint
revoke delete on reports, report_files, extraction_profiles from hemicycle_app;
