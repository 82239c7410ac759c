-- ANALYZE keeps samples of every column in pg_statistic, where no rewriting of a table reaches them: who answered, and their words.
ALTER TABLE "ballots"
  ALTER COLUMN "id" SET STATISTICS 0,
  ALTER COLUMN "round_id" SET STATISTICS 0,
  ALTER COLUMN "person_id" SET STATISTICS 0,
  ALTER COLUMN "score" SET STATISTICS 0,
  ALTER COLUMN "reason" SET STATISTICS 0,
  ALTER COLUMN "improve" SET STATISTICS 0,
  ALTER COLUMN "drivers" SET STATISTICS 0,
  ALTER COLUMN "may_quote" SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE "dialogs"
  ALTER COLUMN "account_id" SET STATISTICS 0,
  ALTER COLUMN "kind" SET STATISTICS 0,
  ALTER COLUMN "round_id" SET STATISTICS 0,
  ALTER COLUMN "data" SET STATISTICS 0,
  ALTER COLUMN "expires_at" SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE "seal_work"
  ALTER COLUMN "round_id" SET STATISTICS 0,
  ALTER COLUMN "tally" SET STATISTICS 0,
  ALTER COLUMN "drivers" SET STATISTICS 0;
