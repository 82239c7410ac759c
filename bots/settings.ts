// What each setting may be: the environment as zod reads it, and what can be wrong with it. bots/copy says the cure.
import { z } from "zod";
import { LOCALES, type Platform } from "../core/ports.ts";
import { parseZone } from "../core/time.ts";

/** What can be wrong with a setting; bots/copy has a sentence for each, in every language. */
export const PROBLEMS = [
  "admins",
  "url",
  "database-url",
  "slack-bot-token",
  "slack-app-token",
  "slack-mode-missing",
  "slack-bot-token-missing",
  "slack-port-missing",
  "telegram-token",
  "telegram-token-missing",
  "webhook-secret",
  "webhook-secret-missing",
  "webhook-port-missing",
  "zone",
  "locale",
  "command",
  "log-level",
  "min-group",
  "port",
  "too-long",
  "slack-bot-token-refused",
  "slack-app-token-refused",
  "telegram-token-refused",
  "telegram-webhook-refused",
] as const;
export type Problem = (typeof PROBLEMS)[number];

const empty = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optionalText = z.preprocess(empty, z.string().trim().optional());

const admins = z.preprocess(
  empty,
  z
    .string()
    .default("")
    .transform((text, context) => {
      const found: { platform: Platform; externalId: string }[] = [];
      for (const entry of text.split(",").map((part) => part.trim())) {
        if (entry === "") continue;
        const match = /^(slack|telegram):([A-Za-z0-9]+)$/.exec(entry);
        const [, platform, externalId] = match ?? [];
        if ((platform !== "slack" && platform !== "telegram") || externalId === undefined) {
          context.addIssue({
            code: "custom",
            message: "admins" satisfies Problem,
          });
          continue;
        }
        found.push({ platform, externalId });
      }
      return found;
    }),
);

const url = z.string().refine((text) => URL.canParse(text), "url" satisfies Problem);

/** The environment, read: every variable with its default, and what must go together. */
export const schema = z
  .object({
    DATABASE_URL: z.preprocess(
      empty,
      z
        .string()
        .default("file:./data/nps.db")
        .refine(
          (text) => /^(file:|postgres(ql)?:\/\/|:memory:$)/.test(text),
          "database-url" satisfies Problem,
        ),
    ),
    SLACK_BOT_TOKEN: z.preprocess(
      empty,
      z
        .string()
        .startsWith("xoxb-", "slack-bot-token" satisfies Problem)
        .optional(),
    ),
    SLACK_APP_TOKEN: z.preprocess(
      empty,
      z
        .string()
        .startsWith("xapp-", "slack-app-token" satisfies Problem)
        .optional(),
    ),
    SLACK_SIGNING_SECRET: optionalText,
    SLACK_API_URL: z.preprocess(empty, url.default("https://slack.com/api/")),
    TELEGRAM_BOT_TOKEN: z.preprocess(
      empty,
      z
        .string()
        .regex(/^\d+:[\w-]+$/, "telegram-token" satisfies Problem)
        .optional(),
    ),
    TELEGRAM_API_ROOT: z.preprocess(empty, url.default("https://api.telegram.org")),
    TELEGRAM_WEBHOOK_URL: z.preprocess(empty, url.optional()),
    TELEGRAM_WEBHOOK_SECRET: z.preprocess(
      empty,
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,256}$/, "webhook-secret" satisfies Problem)
        .optional(),
    ),
    NPS_ADMINS: admins,
    NPS_ORGANIZATION: z.preprocess(
      empty,
      z
        .string()
        .trim()
        .max(80, "too-long" satisfies Problem)
        .default("our organization"),
    ),
    NPS_OPERATOR: z.preprocess(
      empty,
      z
        .string()
        .trim()
        .max(80, "too-long" satisfies Problem)
        .optional(),
    ),
    NPS_TIMEZONE: z.preprocess(
      empty,
      z
        .string()
        .default("UTC")
        .refine((zone) => parseZone(zone).kind === "ok", "zone" satisfies Problem),
    ),
    NPS_LOCALE: z.preprocess(empty, z.enum(LOCALES, "locale" satisfies Problem).default("en")),
    NPS_MIN_GROUP: z.preprocess(
      empty,
      z.coerce
        .number("min-group" satisfies Problem)
        .int("min-group" satisfies Problem)
        .min(5, "min-group" satisfies Problem)
        .max(1000, "min-group")
        .default(5),
    ),
    NPS_COMMAND: z.preprocess(
      empty,
      z
        .string()
        .regex(/^\/[a-z0-9_-]{1,31}$/, "command" satisfies Problem)
        .default("/nps"),
    ),
    LOG_LEVEL: z.preprocess(
      empty,
      z
        .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "log-level" satisfies Problem)
        .default("info"),
    ),
    PORT: z.preprocess(
      empty,
      z.coerce
        .number("port" satisfies Problem)
        .int("port")
        .min(0, "port")
        .max(65535, "port" satisfies Problem)
        .optional(),
    ),
  })
  .superRefine((env, context) => {
    const need = (path: string, message: Problem) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (
      env.SLACK_BOT_TOKEN !== undefined &&
      env.SLACK_APP_TOKEN === undefined &&
      env.SLACK_SIGNING_SECRET === undefined
    ) {
      need("SLACK_APP_TOKEN", "slack-mode-missing");
    }
    if (
      env.SLACK_BOT_TOKEN === undefined &&
      (env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined)
    ) {
      need("SLACK_BOT_TOKEN", "slack-bot-token-missing");
    }
    if (
      env.SLACK_APP_TOKEN === undefined &&
      env.SLACK_SIGNING_SECRET !== undefined &&
      env.PORT === undefined
    ) {
      need("PORT", "slack-port-missing");
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.PORT === undefined) {
      need("PORT", "webhook-port-missing");
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_WEBHOOK_SECRET === undefined) {
      need("TELEGRAM_WEBHOOK_SECRET", "webhook-secret-missing");
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_BOT_TOKEN === undefined) {
      need("TELEGRAM_BOT_TOKEN", "telegram-token-missing");
    }
  });

/** Variables by name, as `process.env` has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A wrong setting and what is wrong with it. */
export interface SettingProblem {
  readonly name: string;
  readonly problem: Problem;
}

/** Gives everything wrong with the settings, empty where they can be used. */
export function settingProblems(env: Env): readonly SettingProblem[] {
  const parsed = schema.safeParse(env);
  return (parsed.error?.issues ?? []).map((issue) => ({
    name: String(issue.path[0] ?? ""),
    problem: PROBLEMS.find((problem) => problem === issue.message) ?? "url",
  }));
}

/** Every variable the bot reads; a test holds `.env.example` against it. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);
