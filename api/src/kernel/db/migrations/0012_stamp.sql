ALTER TABLE "authorities" ADD COLUMN "stamp" text;--> statement-breakpoint
-- The application may change the columns of its own authority that are named, and no others.
grant update (stamp) on authorities to hemicycle_app;
