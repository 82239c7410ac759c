CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`number` integer NOT NULL,
	`heard` text,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`state_at` integer NOT NULL,
	`author_person_id` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_number` ON `actions` (`organization_id`,`number`);--> statement-breakpoint
CREATE INDEX `actions_survey` ON `actions` (`survey_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `actions_author` ON `actions` (`author_person_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`attribute` text NOT NULL,
	`group` text NOT NULL,
	`target` real NOT NULL,
	`by` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goals_once` ON `goals` (`survey_id`,`attribute`,`group`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`file_hash` text NOT NULL,
	`at` integer NOT NULL,
	`rounds` integer NOT NULL,
	`answers` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_once` ON `imports` (`survey_id`,`file_hash`);--> statement-breakpoint
CREATE TABLE `marks` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text,
	`number` integer NOT NULL,
	`day` text NOT NULL,
	`label` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `marks_number` ON `marks` (`organization_id`,`number`);--> statement-breakpoint
CREATE TABLE `redactions` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`round_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `redactions_round` ON `redactions` (`round_id`);--> statement-breakpoint
CREATE TABLE `reference_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text,
	`number` integer NOT NULL,
	`nps` real NOT NULL,
	`label` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_lines_number` ON `reference_lines` (`organization_id`,`number`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`survey_id` text,
	`period` text NOT NULL,
	`connection_id` text NOT NULL,
	`account_id` text,
	`external_id` text NOT NULL,
	`thread_id` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`zone` text NOT NULL,
	`at` text NOT NULL,
	`since` integer NOT NULL,
	`owed_for` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_organization` ON `subscriptions` (`organization_id`);--> statement-breakpoint
CREATE INDEX `subscriptions_account` ON `subscriptions` (`account_id`);--> statement-breakpoint
ALTER TABLE `event_rules` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `scope` text;