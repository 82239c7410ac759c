CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"locale" text,
	"zone" text,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"text" text NOT NULL,
	"may_quote" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"score" bigint NOT NULL,
	"reason" text,
	"improve" text,
	"drivers" json NOT NULL,
	"may_quote" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seq" bigint NOT NULL,
	"actor_person_id" text,
	"what" text NOT NULL,
	"details" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"suspended" text,
	"cursor" bigint
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"round_id" text,
	"account_id" text,
	"address_kind" text NOT NULL,
	"address_id" text NOT NULL,
	"thread_id" text DEFAULT '' NOT NULL,
	"sequence" bigint NOT NULL,
	"data" json,
	"state" text NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"seq" bigint NOT NULL,
	"attempt" bigint DEFAULT 0 NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"code" text,
	"message_ref" text
);
--> statement-breakpoint
CREATE TABLE "dialogs" (
	"account_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"round_id" text,
	"data" json NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"person_id" text,
	"account_id" text,
	"token" text NOT NULL,
	"attributes" json
);
--> statement-breakpoint
CREATE TABLE "join_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"code" text NOT NULL,
	"attributes" json NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"uses_left" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"locale" text NOT NULL,
	"operator" text NOT NULL,
	"last_round" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paces" (
	"connection_id" text PRIMARY KEY NOT NULL,
	"owner" text,
	"lease_until" timestamp (3) with time zone,
	"fence" bigint DEFAULT 0 NOT NULL,
	"rate" double precision NOT NULL,
	"ceiling" double precision,
	"next_at" timestamp (3) with time zone NOT NULL,
	"blocked_until" timestamp (3) with time zone,
	"probed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"role" text NOT NULL,
	"locale" text,
	"zone" text,
	"attributes" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"round_id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"schedule_id" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"body" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"schedule_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"number" bigint NOT NULL,
	"nominal" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"mode" text NOT NULL,
	"population" text NOT NULL,
	"promise" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"reminder_at" json NOT NULL,
	"reminders_done" bigint DEFAULT 0 NOT NULL,
	"digest_at" timestamp (3) with time zone NOT NULL,
	"panel_index" bigint,
	"panel_of" bigint,
	"invited" bigint DEFAULT 0 NOT NULL,
	"passed_over" bigint DEFAULT 0 NOT NULL,
	"frozen" json NOT NULL,
	"post_token" text
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"key" text NOT NULL,
	"cadence" json NOT NULL,
	"zone" text NOT NULL,
	"anchor" text NOT NULL,
	"audience" json NOT NULL,
	"audience_name" text NOT NULL,
	"mode" text NOT NULL,
	"panels" bigint NOT NULL,
	"gap_days" bigint NOT NULL,
	"closes" json NOT NULL,
	"reminders" json NOT NULL,
	"digest" json NOT NULL,
	"catch_up" text NOT NULL,
	"open_digest" boolean NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seal_work" (
	"round_id" text PRIMARY KEY NOT NULL,
	"tally" json NOT NULL,
	"drivers" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"schedule_id" text NOT NULL,
	"panels" bigint NOT NULL,
	"person_id" text NOT NULL,
	"panel" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"relation" text NOT NULL,
	"promise" text NOT NULL,
	"subject" text NOT NULL,
	"wording" json NOT NULL,
	"drivers" json NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_codes" ADD CONSTRAINT "join_codes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paces" ADD CONSTRAINT "paces_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_work" ADD CONSTRAINT "seal_work_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_identity" ON "accounts" USING btree ("connection_id","external_id");--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "accounts_state" ON "accounts" USING btree ("connection_id","state","id");--> statement-breakpoint
CREATE INDEX "answers_round" ON "answers" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_once" ON "ballots" USING btree ("round_id","person_id");--> statement-breakpoint
CREATE INDEX "ballots_of_person" ON "ballots" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "changes_newest" ON "changes" USING btree ("organization_id","seq");--> statement-breakpoint
CREATE INDEX "changes_actor" ON "changes" USING btree ("actor_person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_code" ON "claims" USING btree ("organization_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_unused" ON "claims" USING btree ("organization_id") WHERE "claims"."used_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "connections_identity" ON "connections" USING btree ("platform","external_id");--> statement-breakpoint
CREATE INDEX "connections_organization" ON "connections" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("kind","ref","connection_id","address_kind","address_id","thread_id","sequence");--> statement-breakpoint
CREATE INDEX "deliveries_owed" ON "deliveries" USING btree ("connection_id","not_before","seq","round_id") WHERE "deliveries"."state" in ('pending', 'retry', 'ambiguous');--> statement-breakpoint
CREATE INDEX "deliveries_sending" ON "deliveries" USING btree ("connection_id","lease_until") WHERE "deliveries"."state" in ('sending');--> statement-breakpoint
CREATE INDEX "deliveries_counts" ON "deliveries" USING btree ("organization_id","kind","state");--> statement-breakpoint
CREATE INDEX "deliveries_of_round" ON "deliveries" USING btree ("round_id","kind","state");--> statement-breakpoint
CREATE INDEX "deliveries_of_account" ON "deliveries" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "dialogs_round" ON "dialogs" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_person" ON "invitations" USING btree ("round_id","person_id");--> statement-breakpoint
CREATE INDEX "invitations_of_round" ON "invitations" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "invitations_of_person" ON "invitations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_of_account" ON "invitations" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "join_codes_code" ON "join_codes" USING btree ("organization_id","code");--> statement-breakpoint
CREATE INDEX "people_role" ON "people" USING btree ("organization_id","role");--> statement-breakpoint
CREATE INDEX "publications_organization" ON "publications" USING btree ("organization_id","opens_at");--> statement-breakpoint
CREATE INDEX "publications_survey" ON "publications" USING btree ("survey_id","opens_at");--> statement-breakpoint
CREATE INDEX "publications_schedule" ON "publications" USING btree ("schedule_id","opens_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_nominal" ON "rounds" USING btree ("schedule_id","nominal");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("organization_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_live" ON "rounds" USING btree ("schedule_id") WHERE "rounds"."state" in ('opening', 'open', 'closing');--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_post_token" ON "rounds" USING btree ("post_token");--> statement-breakpoint
CREATE INDEX "rounds_state" ON "rounds" USING btree ("organization_id","state");--> statement-breakpoint
CREATE INDEX "rounds_opened" ON "rounds" USING btree ("organization_id","opens_at");--> statement-breakpoint
CREATE UNIQUE INDEX "schedules_key" ON "schedules" USING btree ("organization_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_person" ON "seats" USING btree ("schedule_id","panels","person_id");--> statement-breakpoint
CREATE INDEX "seats_of_person" ON "seats" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_key" ON "surveys" USING btree ("organization_id","key");