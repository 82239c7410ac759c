ALTER TABLE `imports` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `file` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `state` text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `undone_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `imports_number` ON `imports` (`organization_id`,`number`);--> statement-breakpoint
ALTER TABLE `organizations` ADD `refusal_key` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `import_id` text REFERENCES imports(id);