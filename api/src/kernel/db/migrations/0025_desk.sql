CREATE TABLE "report_reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"due_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_reminders_once" UNIQUE("authority_id","meeting_id","membership_id","due_on","days_before")
);
--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "paper" jsonb;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD COLUMN "report_reminders" jsonb DEFAULT '[7,2]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "policy" text;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "matter" text;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "annex_titles" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "report_reminders" ADD CONSTRAINT "report_reminders_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
revoke update, delete on report_reminders from hemicycle_app;
