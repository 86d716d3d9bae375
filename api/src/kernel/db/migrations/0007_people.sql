CREATE TABLE "political_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"colour" text NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "political_groups_tenant" UNIQUE("authority_id","id"),
	CONSTRAINT "political_groups_name" UNIQUE("authority_id","name")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"version" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "terms_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "invited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "joined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "siret" text;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "logo" text;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "mandate" text;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "channels" jsonb DEFAULT '["EMAIL"]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "since" date;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "until" date;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "councillors" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "political_groups" ADD CONSTRAINT "political_groups_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_authority_id_term_id_terms_authority_id_id_fk" FOREIGN KEY ("authority_id","term_id") REFERENCES "public"."terms"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "councillors" ADD CONSTRAINT "councillors_authority_id_term_id_terms_authority_id_id_fk" FOREIGN KEY ("authority_id","term_id") REFERENCES "public"."terms"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The groups that councillors already name become rows of their own.
insert into political_groups (id, authority_id, name, short_name, colour, position)
  select gen_random_uuid(), authority_id, political_group, political_group, '#1f4b5f',
         row_number() over (partition by authority_id order by political_group) - 1
  from councillors where political_group is not null group by authority_id, political_group;
--> statement-breakpoint
ALTER TABLE "councillors" ADD CONSTRAINT "councillors_authority_id_political_group_political_groups_authority_id_name_fk" FOREIGN KEY ("authority_id","political_group") REFERENCES "public"."political_groups"("authority_id","name") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "councillors" ADD CONSTRAINT "councillors_external" UNIQUE("authority_id","external_id");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- Nothing here is deleted by the application: it is put aside, and can be taken back.
revoke delete on councillors, bodies, terms, political_groups, memberships from hemicycle_app;
--> statement-breakpoint
grant update (name, time_zone, siret, colour, logo, version) on authorities to hemicycle_app;
