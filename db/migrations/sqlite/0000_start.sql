CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organization_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`locale` text,
	`zone` text,
	`state` text NOT NULL,
	`state_since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_identity` ON `accounts` (`connection_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `accounts_person` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE INDEX `accounts_state` ON `accounts` (`connection_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`text` text NOT NULL,
	`may_quote` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answers_round` ON `answers` (`round_id`);--> statement-breakpoint
CREATE TABLE `ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`score` integer NOT NULL,
	`reason` text,
	`improve` text,
	`drivers` text NOT NULL,
	`may_quote` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_once` ON `ballots` (`round_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `ballots_of_person` ON `ballots` (`person_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	`actor_person_id` text,
	`what` text NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changes_newest` ON `changes` (`organization_id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_actor` ON `changes` (`actor_person_id`);--> statement-breakpoint
CREATE TABLE `claims` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_code` ON `claims` (`organization_id`,`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_one_unused` ON `claims` (`organization_id`) WHERE "claims"."used_at" is null;--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`platform` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`suspended` text,
	`cursor` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_identity` ON `connections` (`platform`,`external_id`);--> statement-breakpoint
CREATE INDEX `connections_organization` ON `connections` (`organization_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`round_id` text,
	`account_id` text,
	`address_kind` text NOT NULL,
	`address_id` text NOT NULL,
	`thread_id` text DEFAULT '' NOT NULL,
	`sequence` integer NOT NULL,
	`data` text,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`seq` integer NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`again` integer DEFAULT false NOT NULL,
	`lease_until` integer,
	`code` text,
	`message_ref` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`kind`,`ref`,`connection_id`,`address_kind`,`address_id`,`thread_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `deliveries_owed` ON `deliveries` (`connection_id`,`not_before`,`seq`,`round_id`) WHERE "deliveries"."state" in ('pending', 'retry', 'ambiguous');--> statement-breakpoint
CREATE INDEX `deliveries_sending` ON `deliveries` (`connection_id`,`lease_until`) WHERE "deliveries"."state" in ('sending');--> statement-breakpoint
CREATE INDEX `deliveries_counts` ON `deliveries` (`organization_id`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `deliveries_of_round` ON `deliveries` (`round_id`,`kind`,`state`);--> statement-breakpoint
CREATE INDEX `deliveries_of_account` ON `deliveries` (`account_id`);--> statement-breakpoint
CREATE TABLE `dialogs` (
	`account_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`round_id` text,
	`data` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dialogs_round` ON `dialogs` (`round_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text,
	`account_id` text,
	`token` text NOT NULL,
	`attributes` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_person` ON `invitations` (`round_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `invitations_of_round` ON `invitations` (`round_id`,`id`);--> statement-breakpoint
CREATE INDEX `invitations_of_person` ON `invitations` (`person_id`);--> statement-breakpoint
CREATE INDEX `invitations_of_account` ON `invitations` (`account_id`);--> statement-breakpoint
CREATE TABLE `join_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`code` text NOT NULL,
	`attributes` text NOT NULL,
	`expires_at` integer NOT NULL,
	`uses_left` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_codes_code` ON `join_codes` (`organization_id`,`code`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`locale` text NOT NULL,
	`operator` text NOT NULL,
	`last_round` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `paces` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`owner` text,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`rate` real NOT NULL,
	`ceiling` real,
	`next_at` integer NOT NULL,
	`blocked_until` integer,
	`probed_at` integer,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`role` text NOT NULL,
	`locale` text,
	`zone` text,
	`attributes` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_role` ON `people` (`organization_id`,`role`);--> statement-breakpoint
CREATE TABLE `publications` (
	`round_id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`schedule_id` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_organization` ON `publications` (`organization_id`,`opens_at`);--> statement-breakpoint
CREATE INDEX `publications_survey` ON `publications` (`survey_id`,`opens_at`);--> statement-breakpoint
CREATE INDEX `publications_schedule` ON `publications` (`schedule_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`schedule_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`number` integer NOT NULL,
	`nominal` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`mode` text NOT NULL,
	`population` text NOT NULL,
	`promise` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`reminder_at` text NOT NULL,
	`reminders_done` integer DEFAULT 0 NOT NULL,
	`digest_at` integer NOT NULL,
	`panel_index` integer,
	`panel_of` integer,
	`invited` integer DEFAULT 0 NOT NULL,
	`passed_over` integer DEFAULT 0 NOT NULL,
	`frozen` text NOT NULL,
	`post_token` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_nominal` ON `rounds` (`schedule_id`,`nominal`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`organization_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_one_live` ON `rounds` (`schedule_id`) WHERE "rounds"."state" in ('opening', 'open', 'closing');--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_post_token` ON `rounds` (`post_token`);--> statement-breakpoint
CREATE INDEX `rounds_state` ON `rounds` (`organization_id`,`state`);--> statement-breakpoint
CREATE INDEX `rounds_opened` ON `rounds` (`organization_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`key` text NOT NULL,
	`cadence` text NOT NULL,
	`zone` text NOT NULL,
	`anchor` text NOT NULL,
	`audience` text NOT NULL,
	`audience_name` text NOT NULL,
	`mode` text NOT NULL,
	`panels` integer NOT NULL,
	`gap_days` integer NOT NULL,
	`closes` text NOT NULL,
	`reminders` text NOT NULL,
	`digest` text NOT NULL,
	`catch_up` text NOT NULL,
	`open_digest` integer NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_key` ON `schedules` (`organization_id`,`key`);--> statement-breakpoint
CREATE TABLE `seal_work` (
	`round_id` text PRIMARY KEY NOT NULL,
	`tally` text NOT NULL,
	`drivers` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seats` (
	`schedule_id` text NOT NULL,
	`panels` integer NOT NULL,
	`person_id` text NOT NULL,
	`panel` integer NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_person` ON `seats` (`schedule_id`,`panels`,`person_id`);--> statement-breakpoint
CREATE INDEX `seats_of_person` ON `seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `surveys` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`relation` text NOT NULL,
	`promise` text NOT NULL,
	`subject` text NOT NULL,
	`wording` text NOT NULL,
	`drivers` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_key` ON `surveys` (`organization_id`,`key`);