ALTER TABLE "seal_work" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "seal_work" CASCADE;--> statement-breakpoint
DROP INDEX "answers_round";--> statement-breakpoint
ALTER TABLE "attribute_definitions" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "sealing" text;--> statement-breakpoint
CREATE INDEX "answers_of_round" ON "answers" USING btree ("round_id","id");