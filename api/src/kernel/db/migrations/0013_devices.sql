CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"councillor_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"share" text,
	"session_family" uuid,
	"trusted_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "devices_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "dispatch_recipients" ADD COLUMN "acknowledged_on_device_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_authority_id_councillor_id_councillors_authority_id_id_fk" FOREIGN KEY ("authority_id","councillor_id") REFERENCES "public"."councillors"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_councillor" ON "devices" USING btree ("authority_id","councillor_id");--> statement-breakpoint
CREATE INDEX "devices_family" ON "devices" USING btree ("session_family");
--> statement-breakpoint
select protect_tenant_tables();
--> statement-breakpoint
-- A device that lost its trust stays known: that is how it learns it.
revoke delete on devices from hemicycle_app;
