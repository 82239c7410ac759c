ALTER TABLE "seal_work" ADD COLUMN "cut_up_to" text DEFAULT '';--> statement-breakpoint
ALTER TABLE "seal_work" ALTER COLUMN "cut_up_to" SET STATISTICS 0;
