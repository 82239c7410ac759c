// What the operator reads at start and at the command line, in English.
import type { Problem } from "../../settings.ts";
import { importing } from "./importing.ts";
import { lookingAhead } from "./looking-ahead.ts";
import { pastAnswers } from "./past-answers.ts";

/** Start-up, settings and the command line. */
export const operating = {
  /** What is wrong with a setting; the variable's name stands before it. */
  settings: {
    admins: "must be a list such as slack:U123,telegram:456.",
    url: "must be a URL such as https://example.org.",
    "database-url": "must begin with file: or postgres://.",
    "slack-bot-token": "must be the bot token of your Slack app, which begins with xoxb-.",
    "slack-app-token": "must be the app-level token of your Slack app, which begins with xapp-.",
    "slack-mode-missing":
      "is missing. Set it for Socket Mode, or set SLACK_SIGNING_SECRET and PORT for HTTP.",
    "slack-bot-token-missing": "is missing. Copy it from “OAuth & Permissions” of your Slack app (xoxb-…).",
    "slack-port-missing":
      "is missing. Slack's HTTP mode needs a port to listen on; or set SLACK_APP_TOKEN for Socket Mode.",
    "telegram-token": "must look like 123456:ABC…, as BotFather gives it.",
    "telegram-token-missing": "is missing. Copy it from BotFather.",
    "webhook-secret": "must have 1 to 256 characters of A–Z, a–z, 0–9, _ and -.",
    "webhook-secret-missing": "is missing. Without it anyone could send the bot forged answers.",
    "webhook-port-missing":
      "is missing. Telegram's webhook needs a port to listen on; or remove TELEGRAM_WEBHOOK_URL to poll.",
    zone: "must be an IANA time zone such as Europe/Berlin or Asia/Shanghai.",
    locale: "must be en or zh-CN.",
    command: "must be a slash and a word in lower case, such as /nps.",
    "log-level": "must be debug, info, warn, error or silent.",
    "min-group": "must be a whole number from 5 to 1000: fewer than 5 answers could expose someone.",
    port: "must be a port number from 0 to 65535.",
    "too-long": "must have at most 80 characters.",
    "slack-bot-token-refused":
      "is refused by Slack. Copy it again from “OAuth & Permissions” of your Slack app (xoxb-…).",
    "slack-app-token-refused":
      "is refused by Slack. Make one with connections:write under “Basic Information” of your Slack app (xapp-…), and turn Socket Mode on.",
    "telegram-token-refused": "is refused by Telegram. Copy it again from BotFather.",
    "telegram-webhook-refused":
      "is refused by Telegram. It must be this bot's public address and begin with https.",
  } satisfies Readonly<Record<Problem, string>>,
  cli: {
    usageTitle: "Usage:",
    argumentsTitle: "Arguments:",
    optionsTitle: "Options:",
    commandsTitle: "Commands:",
    helpOption: "show this help",
    wrongUse: "This cannot be run as written. Add --help to see how.",
    wrongUses: {
      "unknown-option": (p: { what: string }) => `There is no option ${p.what}.`,
      "unknown-command": (p: { what: string }) => `There is no command “${p.what}”.`,
      "missing-option": (p: { what: string }) => `${p.what} is missing.`,
      "missing-argument": (p: { what: string }) => `<${p.what}> is missing.`,
      "missing-value": (p: { what: string }) => `${p.what} needs a value.`,
      "too-much": () => "There is a word too many. What has spaces in it needs quotes.",
    },
    meant: (p: { what: string }) => `Did you mean ${p.what}?`,
    usageOptions: "[options]",
    usageCommand: "<command>",
    standard: (p: { value: string }) => ` (default: ${p.value})`,
    stopped: "Stopped. Nothing was changed.",
    tablesMade: "This is a new database: its tables were made.",
    description: "Runs and looks after the NPS bot. Settings come from the environment and .env.",
    doctor: "check settings, database, tokens, scopes and time zone, and tell what the bot would do next",
    migrate: "bring the database's tables up to date",
    schedule: "work with schedules",
    preview: "list the times at which a schedule would fire",
    cron: "five fields: minute, hour, day of the month, month, day of the week",
    zone: "IANA time zone, such as Europe/Berlin (default: NPS_TIMEZONE)",
    from: "first instant to look from, as ISO 8601 (default: now)",
    count: "how many times",
    digest: "print the latest digest",
    journey: "print the touchpoints with their scores",
    value: "print who brings value, without names",
    survey: "the survey's key, such as staff (default: the newest there is of any survey)",
    group: "a group to be looked at over time as well, such as team=Design",
    noGroup: (p: { group: string }) =>
      `No round of the trend shows “${p.group}” by itself. Write it as attribute=group, such as team=Design.`,
    format: "text or json",
    event: "tell that something happened to someone, as programs do over HTTP",
    eventType: "such as ticket.closed",
    eventPerson: "email:ann@example.org, slack:U123 or telegram:@ann",
    eventAt: "when, as ISO 8601 with an offset (default: now)",
    eventAttribute: "what else is known of it, such as plan=pro; may be given several times",
    eventWrong:
      "This is no event. Example: event ticket.closed --person email:ann@example.org --at 2026-11-18T16:20:00Z",
    eventTold: (p: { when: string }) => `Noted. The question is due ${p.when}.`,
    backup: "copy the database into a file while the bot runs; open answers of anonymous surveys stay out",
    restore: "put a backup in the place of the database",
    force: "replace a database that holds data",
    sealCheck:
      "search every table, index and file for a link from a closed anonymous round's answers to people; exits with 1 when it finds one",
    backups: "a folder of backups to search too",
    file: "path of the backup",
    badZone: (p: { zone: string }) =>
      `“${p.zone}” is no IANA time zone. Write one such as Europe/Berlin or Asia/Shanghai.`,
    badFrom: (p: { from: string }) => `“${p.from}” is no instant. Write one such as 2026-11-23T09:00:00Z.`,
    badCount: "The count must be a whole number from 1 to 1000.",
    badFormat: "The format must be text or json.",
    cronFields:
      "A cron expression has five fields: minute, hour, day of the month, month, day of the week. Example: 0 10 * * 2",
    cronUnreadable: (p: { cron: string }) =>
      `“${p.cron}” cannot be read as a cron expression. Example: 0 10 * * 2 (Tuesdays at 10:00)`,
    cronNever: (p: { cron: string }) => `“${p.cron}” names a date that never comes.`,
    migrated: (p: { count: string }) =>
      p.count === "0"
        ? "The database is up to date."
        : `Migrations run: ${p.count}. The database is up to date.`,
    noDigest: "There is no published round yet.",
    noSurvey: (p: { survey: string; known: string }) =>
      p.known === ""
        ? `There is no survey “${p.survey}”, and no other yet.`
        : `There is no survey “${p.survey}”. There are: ${p.known}.`,
    backedUp: (p: { file: string }) =>
      `Backed up to ${p.file}. Open answers of anonymous surveys were left out.`,
    fileExists: (p: { file: string }) => `${p.file} exists already. Choose another name.`,
    fileMissing: (p: { file: string }) => `${p.file} cannot be read as a backup.`,
    restored: (p: { file: string }) => `Restored from ${p.file}.`,
    restoreRefused: "The database holds data. Stop the bot, and add --force to replace it.",
    backupByPgDump: (p: { tables: string }) =>
      `This database is PostgreSQL: use pg_dump, and leave the rows of ${p.tables} out with --exclude-table-data. The page “Operating” has the command.`,
    restoreByPgRestore: "This database is PostgreSQL: use pg_restore. The page “Operating” has the command.",
    sealUnscrubbed: (p: { count: string }) =>
      `Sealed rounds whose bytes are still to be overwritten: ${p.count}. The running bot does it in its next passes.`,
    sealRows: (p: { count: string }) => `${p.count} rows`,
    sealBytes: (p: { count: string }) => `${p.count} bytes`,
    sealUnreadable: "cannot be searched by this role or in this format",
    sealWindow: (p: { since: string }) =>
      `PostgreSQL's own log, kept until it is recycled; it repeats what was written since ${p.since}`,
    sealKinds: {
      table: "table",
      index: "index",
      statistics: "statistics",
      file: "file",
      wal: "write-ahead log",
      backup: "backup",
    },
    sealClean: "No link from sealed answers to people was found.",
    sealFound: (p: { count: string }) => `Links found: ${p.count}. See the lines marked ✗.`,
    doctorSettings: "settings are in order",
    doctorDatabase: (p: { kind: string }) => `database answers (${p.kind})`,
    doctorBehind: (p: { count: string }) =>
      `migrations to run: ${p.count} (they run at the next start, or with “migrate”)`,
    doctorNoPlatform: "no platform is set up: set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN",
    doctorConnected: (p: { platform: string; name: string }) => `${p.platform}: connected as ${p.name}`,
    doctorRefused: (p: { platform: string; what: string }) => `${p.platform}: ${p.what}`,
    doctorSilent: (p: { platform: string }) =>
      `${p.platform}: no answer within 10 seconds; check the network and the API's address`,
    doctorScopes: (p: { scopes: string }) =>
      `Slack: these scopes are missing: ${p.scopes}. Add them under “OAuth & Permissions” and reinstall the app`,
    doctorOptionalScopes: (p: { scopes: string }) =>
      `Slack: optional scopes not granted: ${p.scopes}. What needs them is left out; without files:write digests have no charts and no file can be sent`,
    doctorZone: (p: { zone: string; now: string }) => `time zone ${p.zone}: it is ${p.now} there`,
    doctorAdmins: (p: { count: string }) => `admins: ${p.count}`,
    doctorNoAdmin: "nobody is admin yet: start the bot and use the claim code, or set NPS_ADMINS",
    doctorOwed: (p: { count: string }) => `messages waiting to be sent: ${p.count}`,
    doctorDead: (p: { count: string }) => `messages given up: ${p.count}`,
    doctorOpenRounds: (p: { count: string }) => `rounds under way: ${p.count}`,
    doctorNext: (p: { schedule: string; when: string }) => `next: schedule “${p.schedule}” opens ${p.when}`,
    doctorPaused: (p: { schedule: string }) => `schedule “${p.schedule}” is paused`,
    doctorNoSchedule: "no schedule yet: an admin makes one with the schedule command",
  },
  people: importing,
  answers: pastAnswers,
  audience: lookingAhead,
  startRefused: "The bot cannot start:",
  commandRefused: "This cannot be done:",
  noPlatform:
    "No platform is set up: set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN (see .env.example), or run “npm run demo” to see the bot without either.",
  claimTitle: "There is no admin yet. Whoever uses this code first becomes one:",
  claimSlack: (p: { command: string; code: string }) => `In Slack: ${p.command} claim ${p.code}`,
  claimTelegram: (p: { url: string }) => `In Telegram: ${p.url}`,
};

/** The shape that every language fills. */
export type Operating = typeof operating;
