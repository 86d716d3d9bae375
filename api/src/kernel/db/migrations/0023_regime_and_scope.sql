ALTER TABLE "attendance_answers" ADD COLUMN "item_ids" jsonb;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "signatory" jsonb;--> statement-breakpoint
ALTER TABLE "bodies" ADD COLUMN "signatory" jsonb;--> statement-breakpoint
ALTER TABLE "notice_rules" ADD COLUMN "removed_at" timestamp with time zone;