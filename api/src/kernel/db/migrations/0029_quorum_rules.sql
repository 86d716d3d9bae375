CREATE TABLE "quorum_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"share" text NOT NULL,
	"article" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "quorum_rules" ADD CONSTRAINT "quorum_rules_authority_id_body_id_bodies_authority_id_id_fk" FOREIGN KEY ("authority_id","body_id") REFERENCES "public"."bodies"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quorum_rules_body" ON "quorum_rules" USING btree ("authority_id","body_id");--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
revoke delete on quorum_rules from hemicycle_app;
