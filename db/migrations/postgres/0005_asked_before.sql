ALTER TABLE "invitations" ADD COLUMN "background" json;--> statement-breakpoint
ALTER TABLE "invitations" ALTER COLUMN "background" SET STATISTICS 0;
