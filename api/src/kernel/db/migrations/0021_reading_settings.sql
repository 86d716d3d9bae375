ALTER TABLE "users" ADD COLUMN "text_size" text DEFAULT 'NORMAL' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "tour_seen_at" timestamp with time zone;