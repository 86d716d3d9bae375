CREATE TABLE "item_votes" (
	"authority_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"ballot" text NOT NULL,
	"tally" jsonb NOT NULL,
	"choices" jsonb,
	"president_choice" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_votes_authority_id_item_id_pk" PRIMARY KEY("authority_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "sitting_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"member_id" uuid NOT NULL,
	"item_id" uuid,
	"holder_id" uuid,
	"basis" text,
	"left_room" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "sitting_events_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "item_votes" ADD CONSTRAINT "item_votes_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_authority_id_member_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","member_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting_events" ADD CONSTRAINT "sitting_events_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sitting_events_meeting" ON "sitting_events" USING btree ("authority_id","meeting_id","seq");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
revoke delete on sitting_events from hemicycle_app;
