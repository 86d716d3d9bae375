CREATE TABLE "login_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"membership_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "login_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "login_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "login_sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"councillor_id" uuid,
	CONSTRAINT "memberships_once" UNIQUE("authority_id","user_id","role")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authorities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "authorities_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"number_template" text NOT NULL,
	"later_number_template" text,
	"number_reset" text NOT NULL,
	"sections" jsonb NOT NULL,
	"default_place" text NOT NULL,
	"default_time" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bodies_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "bodies_code" UNIQUE("authority_id","code")
);
--> statement-breakpoint
CREATE TABLE "body_members" (
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "body_members_authority_id_body_id_councillor_id_since_pk" PRIMARY KEY("authority_id","body_id","councillor_id","since")
);
--> statement-breakpoint
CREATE TABLE "councillors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"civility" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" text,
	"canton" text,
	"political_group" text,
	"protocol_order" integer NOT NULL,
	CONSTRAINT "councillors_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"agenda_version" integer NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"pages" integer,
	"bytes" integer,
	"sha256" text,
	"agenda_sha256" text,
	"agenda_bytes" integer,
	"layout" jsonb,
	"problem" text,
	"requested_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	CONSTRAINT "bundles_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"state" text NOT NULL,
	"reply" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_once" UNIQUE("authority_id","recipient_id","channel")
);
--> statement-breakpoint
CREATE TABLE "dispatch_recipients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"dispatch_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"opened_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "dispatch_recipients_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "dispatch_recipients_once" UNIQUE("authority_id","dispatch_id","councillor_id")
);
--> statement-breakpoint
CREATE TABLE "dispatches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"bundle_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"agenda_version" integer NOT NULL,
	"manifest" text NOT NULL,
	"manifest_sha256" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"available_at" timestamp with time zone,
	CONSTRAINT "dispatches_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "agenda_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"section_id" uuid,
	"position" integer NOT NULL,
	"number" text,
	"seq" integer,
	"fields" jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agenda_items_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "agenda_sections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "agenda_sections_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "allocated_numbers" (
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"seq" integer,
	"number" text NOT NULL,
	"item_id" uuid NOT NULL,
	"allocated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "allocated_numbers_authority_id_body_id_scope_number_pk" PRIMARY KEY("authority_id","body_id","scope","number"),
	CONSTRAINT "allocated_ranks_once" UNIQUE("authority_id","body_id","scope","seq")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid,
	"name" text NOT NULL,
	"kind" text,
	"state" text NOT NULL,
	"refusal" text,
	"notes" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"readable_sha256" text,
	"pages" integer,
	"received_at" timestamp with time zone NOT NULL,
	"discarded_at" timestamp with time zone,
	CONSTRAINT "documents_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"authority_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_authority_id_sha256_pk" PRIMARY KEY("authority_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"date" date NOT NULL,
	"time" text NOT NULL,
	"place" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"agenda_version" integer DEFAULT 0 NOT NULL,
	"frozen_at" timestamp with time zone,
	"convened_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meetings_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"authority_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"body_hash" text NOT NULL,
	"reply" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_authority_id_user_id_key_pk" PRIMARY KEY("authority_id","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"authority_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid,
	"facts" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_authority_id_seq_pk" PRIMARY KEY("authority_id","seq")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"relayed_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "login_links" ADD CONSTRAINT "login_links_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_sessions" ADD CONSTRAINT "login_sessions_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_members" ADD CONSTRAINT "body_members_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_members" ADD CONSTRAINT "body_members_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "councillors" ADD CONSTRAINT "councillors_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_authority_id_recipient_id_dispatch_recipients_authority_id_id_fk" FOREIGN KEY ("authority_id","recipient_id") REFERENCES "public"."dispatch_recipients"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatch_recipients" ADD CONSTRAINT "dispatch_recipients_authority_id_dispatch_id_dispatches_authority_id_id_fk" FOREIGN KEY ("authority_id","dispatch_id") REFERENCES "public"."dispatches"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatch_recipients" ADD CONSTRAINT "dispatch_recipients_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatches" ADD CONSTRAINT "dispatches_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatches" ADD CONSTRAINT "dispatches_authority_id_bundle_id_bundles_authority_id_id_fk" FOREIGN KEY ("authority_id","bundle_id") REFERENCES "public"."bundles"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_authority_id_section_id_agenda_sections_authority_id_id_fk" FOREIGN KEY ("authority_id","section_id") REFERENCES "public"."agenda_sections"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_sections" ADD CONSTRAINT "agenda_sections_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocated_numbers" ADD CONSTRAINT "allocated_numbers_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_authority_id_sha256_files_authority_id_sha256_fk" FOREIGN KEY ("authority_id","sha256") REFERENCES "public"."files"("authority_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_sessions_family" ON "login_sessions" USING btree ("family_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "bundles_meeting" ON "bundles" USING btree ("authority_id","meeting_id","requested_at");--> statement-breakpoint
CREATE INDEX "dispatches_meeting" ON "dispatches" USING btree ("authority_id","meeting_id");--> statement-breakpoint
CREATE INDEX "agenda_items_meeting" ON "agenda_items" USING btree ("authority_id","meeting_id","position");--> statement-breakpoint
CREATE INDEX "agenda_sections_meeting" ON "agenda_sections" USING btree ("authority_id","meeting_id");--> statement-breakpoint
CREATE INDEX "documents_meeting" ON "documents" USING btree ("authority_id","meeting_id");--> statement-breakpoint
CREATE INDEX "meetings_date" ON "meetings" USING btree ("authority_id","date");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("created_at");