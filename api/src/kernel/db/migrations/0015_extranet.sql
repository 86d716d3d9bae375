CREATE TABLE "publication_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"refusal" text,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"readable_sha256" text,
	"pages" integer,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publication_files_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "publication_items" (
	"authority_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	CONSTRAINT "publication_items_authority_id_publication_id_item_id_pk" PRIMARY KEY("authority_id","publication_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "publication_reads" (
	"authority_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publication_reads_authority_id_publication_id_councillor_id_pk" PRIMARY KEY("authority_id","publication_id","councillor_id")
);
--> statement-breakpoint
CREATE TABLE "publication_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"details" jsonb NOT NULL,
	"note" text,
	"effective_on" date,
	"audience" text NOT NULL,
	"audience_ids" uuid[] DEFAULT '{}' NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publication_versions_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "publication_versions_number" UNIQUE("authority_id","publication_id","number")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "publications_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_read_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "councillor_profiles" (
	"authority_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"delegations" text[] DEFAULT '{}' NOT NULL,
	"representations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"office" text,
	"photo_sha256" text,
	"shared" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "councillor_profiles_authority_id_councillor_id_pk" PRIMARY KEY("authority_id","councillor_id")
);
--> statement-breakpoint
CREATE TABLE "service_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"service" text NOT NULL,
	"name" text,
	"role" text,
	"subjects" text,
	"email" text,
	"phone" text,
	"place" text,
	"position" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "service_contacts_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "announced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "remote_link" text;--> statement-breakpoint
ALTER TABLE "publication_files" ADD CONSTRAINT "publication_files_authority_id_version_id_publication_versions_authority_id_id_fk" FOREIGN KEY ("authority_id","version_id") REFERENCES "public"."publication_versions"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_files" ADD CONSTRAINT "publication_files_authority_id_sha256_files_authority_id_sha256_fk" FOREIGN KEY ("authority_id","sha256") REFERENCES "public"."files"("authority_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_items" ADD CONSTRAINT "publication_items_authority_id_publication_id_publications_authority_id_id_fk" FOREIGN KEY ("authority_id","publication_id") REFERENCES "public"."publications"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_items" ADD CONSTRAINT "publication_items_authority_id_item_id_agenda_items_authority_id_id_fk" FOREIGN KEY ("authority_id","item_id") REFERENCES "public"."agenda_items"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_reads" ADD CONSTRAINT "publication_reads_authority_id_publication_id_publications_authority_id_id_fk" FOREIGN KEY ("authority_id","publication_id") REFERENCES "public"."publications"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_reads" ADD CONSTRAINT "publication_reads_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_versions" ADD CONSTRAINT "publication_versions_authority_id_publication_id_publications_authority_id_id_fk" FOREIGN KEY ("authority_id","publication_id") REFERENCES "public"."publications"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "councillor_profiles" ADD CONSTRAINT "councillor_profiles_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "councillor_profiles" ADD CONSTRAINT "councillor_profiles_authority_id_photo_sha256_files_authority_id_sha256_fk" FOREIGN KEY ("authority_id","photo_sha256") REFERENCES "public"."files"("authority_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publication_files_version" ON "publication_files" USING btree ("authority_id","version_id","position");--> statement-breakpoint
CREATE INDEX "publication_items_item" ON "publication_items" USING btree ("authority_id","item_id");--> statement-breakpoint
CREATE INDEX "publications_kind" ON "publications" USING btree ("authority_id","kind");--> statement-breakpoint
CREATE INDEX "calendar_feeds_councillor" ON "calendar_feeds" USING btree ("authority_id","councillor_id");--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- What was published stays in the register: it is archived, never deleted.
revoke delete on publications, councillor_profiles, service_contacts, calendar_feeds from hemicycle_app;
