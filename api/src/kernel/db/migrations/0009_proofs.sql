CREATE TABLE "proof_seals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"dispatch_id" uuid NOT NULL,
	"state" text NOT NULL,
	"requested_by" uuid,
	"requested_at" timestamp with time zone NOT NULL,
	"sealed_at" timestamp with time zone,
	"leaves" integer,
	"root" text,
	"content_sha256" text,
	"journal_seq" integer,
	"token" text,
	"problem" text,
	CONSTRAINT "proof_seals_tenant" UNIQUE("authority_id","id")
);
--> statement-breakpoint
ALTER TABLE "delivery_events" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "proof_seals" ADD CONSTRAINT "proof_seals_authority_id_dispatch_id_dispatches_authority_id_id_fk" FOREIGN KEY ("authority_id","dispatch_id") REFERENCES "public"."dispatches"("authority_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proof_seals_dispatch" ON "proof_seals" USING btree ("authority_id","dispatch_id","requested_at");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("authority_id","subject_id");--> statement-breakpoint
CREATE INDEX "journal_dispatch" ON "journal" USING btree ("authority_id",("facts" ->> 'dispatchId')) WHERE "journal"."facts" ->> 'dispatchId' is not null;--> statement-breakpoint
revoke delete on proof_seals from hemicycle_app;--> statement-breakpoint
select protect_tenant_tables();
