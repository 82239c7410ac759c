CREATE TABLE "attribute_definitions" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"bands" json NOT NULL,
	"source" json
);
--> statement-breakpoint
CREATE TABLE "event_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"event_type" text NOT NULL,
	"survey_id" text NOT NULL,
	"schedule_id" text,
	"touchpoint" text NOT NULL,
	"delay_minutes" bigint NOT NULL,
	"sample_percent" bigint NOT NULL,
	"deadline_hours" bigint NOT NULL,
	"state" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"rule_id" text,
	"type" text NOT NULL,
	"person_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"attributes" json NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"ask_at" timestamp (3) with time zone,
	"deadline" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"token_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" bigint NOT NULL,
	"answer" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"survey_id" text NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "rounds_one_live";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "background" json;--> statement-breakpoint
ALTER TABLE "ballots" ADD COLUMN "ratings" json;--> statement-breakpoint
ALTER TABLE "ballots"
  ALTER COLUMN "background" SET STATISTICS 0,
  ALTER COLUMN "ratings" SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "ask_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "hushed" boolean;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "policy" json;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "policy_version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "linked_to" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "prefers" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "quiet_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "opted_out" json;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "passed_over_why" json;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "lane" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "local_time" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "seal_work" ADD COLUMN "extras" json;--> statement-breakpoint
ALTER TABLE "seal_work" ALTER COLUMN "extras" SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE "surveys" ADD COLUMN "extras" json;--> statement-breakpoint
ALTER TABLE "attribute_definitions" ADD CONSTRAINT "attribute_definitions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_rules" ADD CONSTRAINT "event_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_rules" ADD CONSTRAINT "event_rules_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_rules" ADD CONSTRAINT "event_rules_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_rule_id_event_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."event_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_versions" ADD CONSTRAINT "survey_versions_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attribute_definitions_key" ON "attribute_definitions" USING btree ("organization_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "event_rules_type" ON "event_rules" USING btree ("organization_id","event_type");--> statement-breakpoint
CREATE INDEX "events_waiting" ON "events" USING btree ("organization_id","ask_at") WHERE "events"."state" in ('waiting');--> statement-breakpoint
CREATE INDEX "events_person" ON "events" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "events_received" ON "events" USING btree ("organization_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_once" ON "idempotency_keys" USING btree ("token_id","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_at" ON "idempotency_keys" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "link_codes_code" ON "link_codes" USING btree ("organization_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "link_codes_person" ON "link_codes" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_versions_once" ON "survey_versions" USING btree ("survey_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_hash" ON "tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "tokens_organization" ON "tokens" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "accounts_email" ON "accounts" USING btree ("organization_id","email");--> statement-breakpoint
CREATE INDEX "people_linked" ON "people" USING btree ("linked_to");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_live" ON "rounds" USING btree ("schedule_id","lane") WHERE "rounds"."state" in ('opening', 'open', 'closing');