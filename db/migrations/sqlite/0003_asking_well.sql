CREATE TABLE `attribute_definitions` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`bands` text NOT NULL,
	`source` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attribute_definitions_key` ON `attribute_definitions` (`organization_id`,`key`);--> statement-breakpoint
CREATE TABLE `event_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_type` text NOT NULL,
	`survey_id` text NOT NULL,
	`schedule_id` text,
	`touchpoint` text NOT NULL,
	`delay_minutes` integer NOT NULL,
	`sample_percent` integer NOT NULL,
	`deadline_hours` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_rules_type` ON `event_rules` (`organization_id`,`event_type`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`rule_id` text,
	`type` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`attributes` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`ask_at` integer,
	`deadline` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rule_id`) REFERENCES `event_rules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `events_waiting` ON `events` (`organization_id`,`ask_at`) WHERE "events"."state" in ('waiting');--> statement-breakpoint
CREATE INDEX `events_person` ON `events` (`person_id`);--> statement-breakpoint
CREATE INDEX `events_received` ON `events` (`organization_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`token_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`token_id`) REFERENCES `tokens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idempotency_keys_once` ON `idempotency_keys` (`token_id`,`key`);--> statement-breakpoint
CREATE INDEX `idempotency_keys_at` ON `idempotency_keys` (`at`);--> statement-breakpoint
CREATE TABLE `link_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_codes_code` ON `link_codes` (`organization_id`,`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `link_codes_person` ON `link_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `survey_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_versions_once` ON `survey_versions` (`survey_id`,`version`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash` ON `tokens` (`hash`);--> statement-breakpoint
CREATE INDEX `tokens_organization` ON `tokens` (`organization_id`);--> statement-breakpoint
DROP INDEX `rounds_one_live`;--> statement-breakpoint
ALTER TABLE `rounds` ADD `passed_over_why` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `lane` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_one_live` ON `rounds` (`schedule_id`,`lane`) WHERE "rounds"."state" in ('opening', 'open', 'closing');--> statement-breakpoint
ALTER TABLE `accounts` ADD `email` text;--> statement-breakpoint
CREATE INDEX `accounts_email` ON `accounts` (`organization_id`,`email`);--> statement-breakpoint
ALTER TABLE `ballots` ADD `background` text;--> statement-breakpoint
ALTER TABLE `ballots` ADD `ratings` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `ask_at` integer;--> statement-breakpoint
ALTER TABLE `invitations` ADD `zone` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `hushed` integer;--> statement-breakpoint
ALTER TABLE `organizations` ADD `policy` text;--> statement-breakpoint
ALTER TABLE `organizations` ADD `policy_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `linked_to` text;--> statement-breakpoint
ALTER TABLE `people` ADD `prefers` text;--> statement-breakpoint
ALTER TABLE `people` ADD `quiet_until` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `opted_out` text;--> statement-breakpoint
CREATE INDEX `people_linked` ON `people` (`linked_to`);--> statement-breakpoint
ALTER TABLE `schedules` ADD `local_time` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `seal_work` ADD `extras` text;--> statement-breakpoint
ALTER TABLE `surveys` ADD `extras` text;