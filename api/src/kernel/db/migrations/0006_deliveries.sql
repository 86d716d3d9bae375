CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reached" boolean NOT NULL,
	"note" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "convocation_preferences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"evidence" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"state" text,
	"reply" text,
	"attempt_id" uuid,
	"actor_id" uuid
);
--> statement-breakpoint
CREATE TABLE "notice_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"counting" text NOT NULL,
	"article" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"authority_id" uuid PRIMARY KEY NOT NULL,
	"sms_with_notice" boolean NOT NULL,
	"sms_sender" text,
	"quiet_from" text NOT NULL,
	"quiet_to" text NOT NULL,
	"reminders" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_tenant" UNIQUE("authority_id","id");--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_once";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "purpose" text DEFAULT 'NOTICE' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "attempt_id" uuid;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "worker_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "next_attempt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "dispatches" ADD COLUMN "motive" text;--> statement-breakpoint
ALTER TABLE "dispatches" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_authority_id_recipient_id_dispatch_recipients_authority_id_id_fk" FOREIGN KEY ("authority_id","recipient_id") REFERENCES "public"."dispatch_recipients"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "convocation_preferences" ADD CONSTRAINT "convocation_preferences_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_events" ADD CONSTRAINT "delivery_events_authority_id_delivery_id_deliveries_authority_id_id_fk" FOREIGN KEY ("authority_id","delivery_id") REFERENCES "public"."deliveries"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_rules" ADD CONSTRAINT "notice_rules_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_recipient" ON "contacts" USING btree ("authority_id","recipient_id","at");--> statement-breakpoint
CREATE INDEX "convocation_preferences_councillor" ON "convocation_preferences" USING btree ("authority_id","councillor_id");--> statement-breakpoint
CREATE INDEX "delivery_events_delivery" ON "delivery_events" USING btree ("authority_id","delivery_id","at");--> statement-breakpoint
CREATE INDEX "notice_rules_body" ON "notice_rules" USING btree ("authority_id","body_id");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "deliveries_external" ON "deliveries" USING btree ("external_id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_once" UNIQUE("authority_id","recipient_id","channel","purpose");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
grant update (available_at, paused_at) on dispatches to hemicycle_app;
--> statement-breakpoint
-- What happened to a message, and what a clerk said was done, stay as they were written.
revoke update, delete on delivery_events, contacts from hemicycle_app;
--> statement-breakpoint
revoke delete on convocation_preferences, notice_rules from hemicycle_app;
