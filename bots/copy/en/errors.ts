// What happened and what to do about it, for every error code, in English.
import type { ErrorCode } from "../../../core/errors.ts";

/** What happened, and the cure. Placeholders in braces are the error's parameters. */
interface ErrorWords {
  readonly what: string;
  readonly cure: string;
}

/** The sentences for each ErrorCode. */
export const errors: Readonly<Record<ErrorCode, ErrorWords>> = {
  "setting-invalid": {
    what: "A setting is missing or cannot be used.",
    cure: "Set the named variable in the environment or in .env (.env.example explains each one), then start again.",
  },
  "node-too-old": {
    what: "This Node.js is too old.",
    cure: "Use Node.js 22.18 or newer. On Linux “npm start” brings its own.",
  },
  "database-new": {
    what: "There are no tables at DATABASE_URL yet: the bot has never been started on it.",
    cure: "Check that DATABASE_URL is the one the bot uses. To make the tables, start the bot, or run “npm run nps -- migrate”.",
  },
  "database-behind": {
    what: "The database is from an older version of this bot.",
    cure: "Stop the bot, keep a backup, and start this version, or run “npm run nps -- migrate”: either brings the tables up to date.",
  },
  "database-newer": {
    what: "The database was written by a newer version of this bot.",
    cure: "Run that version or a newer one, or restore a backup made with this one.",
  },
  "database-locked": {
    what: "Another program is holding the database.",
    cure: "Stop the other copy of the bot or the tool that has the file open, then try again.",
  },
  "database-full": {
    what: "The disk is full, so nothing was stored.",
    cure: "Free some space where the database lies. The bot goes on by itself.",
  },
  "database-constraint": {
    what: "The database refused a row that contradicts another one.",
    cure: "Try again. If it stays, run “npm run nps -- doctor” and report what it says.",
  },
  "database-unavailable": {
    what: "The database does not answer.",
    cure: "Check DATABASE_URL and that the server runs. The bot goes on by itself.",
  },
  "message-unrenderable": {
    what: "A message is too long or too odd for the platform.",
    cure: "Shorten the survey's question or drivers.",
  },
  "directory-unavailable": {
    what: "The platform did not say who is in the audience.",
    cure: "Wait a few minutes: the bot tries again by itself. If it stays, check its scopes with “npm run nps -- doctor”.",
  },
  "round-missing": {
    what: "There is no such round.",
    cure: "The command “rounds” lists those that exist.",
  },
  internal: {
    what: "Something went wrong that should not.",
    cure: "Try again. If it stays, the server's log has a line with the code to report.",
  },
};

/** The shape that every language fills. */
export type Errors = typeof errors;
