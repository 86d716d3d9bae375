CREATE TABLE "annotations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"anchor" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"visibility" text DEFAULT 'PRIVATE' NOT NULL,
	"shared_with" uuid[] DEFAULT '{}' NOT NULL,
	"shared_group" text,
	"made_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "annotations_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "reading_marks" (
	"authority_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"furthest" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reading_marks_authority_id_author_id_item_id_pk" PRIMARY KEY("authority_id","author_id","item_id")
);
--> statement-breakpoint
ALTER TABLE "file_pages" ADD COLUMN "stems" text;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_authority_id_meeting_id_meetings_authority_id_id_fk" FOREIGN KEY ("authority_id","meeting_id") REFERENCES "public"."meetings"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_authority_id_document_id_documents_authority_id_id_fk" FOREIGN KEY ("authority_id","document_id") REFERENCES "public"."documents"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_marks" ADD CONSTRAINT "reading_marks_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_author" ON "annotations" USING btree ("authority_id","author_id","meeting_id");--> statement-breakpoint
CREATE INDEX "annotations_meeting" ON "annotations" USING btree ("authority_id","meeting_id");--> statement-breakpoint
CREATE INDEX "reading_marks_meeting" ON "reading_marks" USING btree ("authority_id","author_id","meeting_id");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- Within an authority, what an élu writes and reads is theirs alone: these restrict what the policy of the authority allows.
create function own_user() returns uuid language sql stable as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
create function own_councillor() returns uuid language sql stable as $$ select nullif(current_setting('app.councillor_id', true), '')::uuid $$;
--> statement-breakpoint
create policy reader on annotations as restrictive for select to hemicycle_app using (
  author_id = own_user()
  or (removed_at is null and visibility = 'PEOPLE' and own_councillor() = any(shared_with))
  or (removed_at is null and visibility = 'GROUP' and shared_group = (
    select c.political_group from councillors c
    where c.authority_id = annotations.authority_id and c.id = own_councillor() and c.removed_at is null)));
--> statement-breakpoint
create policy author_adds on annotations as restrictive for insert to hemicycle_app with check (author_id = own_user());
--> statement-breakpoint
create policy author_changes on annotations as restrictive for update to hemicycle_app
  using (author_id = own_user()) with check (author_id = own_user());
--> statement-breakpoint
create policy author on reading_marks as restrictive to hemicycle_app
  using (author_id = own_user()) with check (author_id = own_user());
--> statement-breakpoint
revoke delete on annotations, reading_marks from hemicycle_app;
