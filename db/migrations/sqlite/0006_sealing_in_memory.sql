DROP TABLE `seal_work`;--> statement-breakpoint
DROP INDEX `answers_round`;--> statement-breakpoint
CREATE INDEX `answers_of_round` ON `answers` (`round_id`,`id`);--> statement-breakpoint
ALTER TABLE `attribute_definitions` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `sealing` text;