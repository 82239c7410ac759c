// What the operator reads at start and at the command line, in English.
import type { Problem } from "../../config.ts";

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
  } satisfies Readonly<Record<Problem, string>>,
  startRefused: "The bot cannot start:",
  noPlatform:
    "No platform is set up: set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN (see .env.example), or run “npm run demo” to see the bot without either.",
  claimTitle: "There is no admin yet. Whoever uses this code first becomes one:",
  claimSlack: (p: { command: string; code: string }) => `In Slack: ${p.command} claim ${p.code}`,
  claimTelegram: (p: { url: string }) => `In Telegram: ${p.url}`,
};

/** The shape that every language fills. */
export type Operating = typeof operating;
