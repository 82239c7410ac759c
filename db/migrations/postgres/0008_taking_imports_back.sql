ALTER TABLE "imports" ADD COLUMN "number" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "file" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "state" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "refusal_key" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "import_id" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_number" ON "imports" USING btree ("organization_id","number");