CREATE TABLE "attendance_answers" (
	"authority_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"holder_id" uuid,
	"origin" text NOT NULL,
	"note" text,
	"statement" text,
	"statement_sha256" text,
	"answered_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "attendance_answers_authority_id_id_pk" PRIMARY KEY("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "letter_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_templates_once" UNIQUE("authority_id","body_id","kind")
);
--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "remote" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "body_members" ADD COLUMN "substitute_id" uuid;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "without_quorum" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_answers" ADD CONSTRAINT "attendance_answers_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_answers" ADD CONSTRAINT "attendance_answers_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_answers" ADD CONSTRAINT "attendance_answers_authority_id_holder_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","holder_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_templates" ADD CONSTRAINT "letter_templates_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_answers_meeting" ON "attendance_answers" USING btree ("authority_id","meeting_id","answered_at");--> statement-breakpoint
ALTER TABLE "body_members" ADD CONSTRAINT "body_members_authority_id_substitute_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","substitute_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- A member's word stays as it was given: a later one prevails, none is altered.
revoke update, delete on attendance_answers from hemicycle_app;
