DROP INDEX "outbox_open";--> statement-breakpoint
CREATE INDEX "outbox_new" ON "outbox" USING btree ("created_at") WHERE "outbox"."relayed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("created_at") WHERE "outbox"."done_at" is null and "outbox"."failed_at" is null;
