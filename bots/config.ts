// The settings: the environment through zod, once, at start. An error names the variable and the cure.
import { z } from "zod";
import { SurveyError } from "../core/errors.ts";
import { LOCALES, type Locale, type Platform } from "../core/ports.ts";

const empty = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const optionalText = z.preprocess(empty, z.string().trim().optional());

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false; // RangeError is how Intl says "unknown zone"; there is no other question to ask it.
  }
}

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
            message: `write slack:U123 or telegram:456, separated by commas, not "${entry}"`,
          });
          continue;
        }
        found.push({ platform, externalId });
      }
      return found;
    }),
);

const url = (what: string) =>
  z.string().refine((text) => URL.canParse(text), `must be ${what}, such as https://example.org`);

const schema = z
  .object({
    DATABASE_URL: z.preprocess(
      empty,
      z
        .string()
        .default("file:./data/nps.db")
        .refine(
          (text) => /^(file:|postgres(ql)?:\/\/|:memory:$)/.test(text),
          "must begin with file: or postgres://",
        ),
    ),
    SLACK_BOT_TOKEN: z.preprocess(
      empty,
      z.string().startsWith("xoxb-", "must be a bot token, which begins with xoxb-").optional(),
    ),
    SLACK_APP_TOKEN: z.preprocess(
      empty,
      z.string().startsWith("xapp-", "must be an app-level token, which begins with xapp-").optional(),
    ),
    SLACK_SIGNING_SECRET: optionalText,
    SLACK_API_URL: z.preprocess(empty, url("a URL").default("https://slack.com/api/")),
    TELEGRAM_BOT_TOKEN: z.preprocess(
      empty,
      z
        .string()
        .regex(/^\d+:[\w-]+$/, "must look like 123456:ABC…, as BotFather gives it")
        .optional(),
    ),
    TELEGRAM_API_ROOT: z.preprocess(empty, url("a URL").default("https://api.telegram.org")),
    TELEGRAM_WEBHOOK_URL: z.preprocess(empty, url("the public https URL of this bot").optional()),
    TELEGRAM_WEBHOOK_SECRET: z.preprocess(
      empty,
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,256}$/, "must be 1–256 of A–Z a–z 0–9 _ -")
        .optional(),
    ),
    NPS_ADMINS: admins,
    NPS_ORGANIZATION: z.preprocess(
      empty,
      z.string().trim().max(80, "must have at most 80 characters").default("our organization"),
    ),
    NPS_OPERATOR: z.preprocess(
      empty,
      z.string().trim().max(80, "must have at most 80 characters").optional(),
    ),
    NPS_TIMEZONE: z.preprocess(
      empty,
      z
        .string()
        .default("UTC")
        .refine(isZone, "must be an IANA time zone such as Europe/Berlin or Asia/Shanghai"),
    ),
    NPS_LOCALE: z.preprocess(empty, z.enum(LOCALES, "must be en or zh-CN").default("en")),
    NPS_MIN_GROUP: z.preprocess(
      empty,
      z.coerce
        .number("must be a whole number")
        .int("must be a whole number")
        .min(5, "must be 5 or more: fewer could expose someone")
        .max(1000)
        .default(5),
    ),
    NPS_COMMAND: z.preprocess(
      empty,
      z
        .string()
        .regex(/^\/[a-z0-9_-]{1,31}$/, "must be a slash and a word in lower case, such as /nps")
        .default("/nps"),
    ),
    LOG_LEVEL: z.preprocess(
      empty,
      z
        .enum(
          ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
          "must be debug, info, warn, error or silent",
        )
        .default("info"),
    ),
    PORT: z.preprocess(
      empty,
      z.coerce
        .number("must be a port number")
        .int()
        .min(0)
        .max(65535, "must be a port number up to 65535")
        .optional(),
    ),
  })
  .superRefine((env, context) => {
    const need = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (
      env.SLACK_BOT_TOKEN !== undefined &&
      env.SLACK_APP_TOKEN === undefined &&
      env.SLACK_SIGNING_SECRET === undefined
    ) {
      need(
        "SLACK_APP_TOKEN",
        "is missing: set it for Socket Mode, or set SLACK_SIGNING_SECRET and PORT for HTTP",
      );
    }
    if (
      env.SLACK_BOT_TOKEN === undefined &&
      (env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined)
    ) {
      need("SLACK_BOT_TOKEN", "is missing: copy it from OAuth & Permissions of your Slack app (xoxb-…)");
    }
    if (
      env.SLACK_APP_TOKEN === undefined &&
      env.SLACK_SIGNING_SECRET !== undefined &&
      env.PORT === undefined
    ) {
      need(
        "PORT",
        "is missing: Slack's HTTP mode needs a port to listen on (or set SLACK_APP_TOKEN for Socket Mode)",
      );
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.PORT === undefined) {
      need(
        "PORT",
        "is missing: Telegram's webhook needs a port to listen on (or remove TELEGRAM_WEBHOOK_URL to poll)",
      );
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_WEBHOOK_SECRET === undefined) {
      need("TELEGRAM_WEBHOOK_SECRET", "is missing: without it anyone could send the bot forged answers");
    }
    if (env.TELEGRAM_WEBHOOK_URL !== undefined && env.TELEGRAM_BOT_TOKEN === undefined) {
      need("TELEGRAM_BOT_TOKEN", "is missing: copy it from BotFather");
    }
  });

/** What the bot runs with. */
export interface Config {
  readonly databaseUrl: string;
  /** Null without SLACK_BOT_TOKEN. Socket Mode where there is an app token, else HTTP. */
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string | null;
    readonly signingSecret: string | null;
    readonly apiUrl: string;
  } | null;
  /** Null without TELEGRAM_BOT_TOKEN. Long polling where `webhook` is null. */
  readonly telegram: {
    readonly botToken: string;
    readonly apiRoot: string;
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  } | null;
  readonly admins: readonly { readonly platform: Platform; readonly externalId: string }[];
  readonly organization: {
    readonly name: string;
    readonly operator: string;
    readonly zone: string;
    readonly locale: Locale;
  };
  readonly minGroup: number;
  readonly command: string;
  readonly logLevel: string;
  readonly port: number | null;
}

/** Reads the settings. Throws SurveyError `setting-invalid` with the first wrong variable as `name`, all of them in `problems`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new SurveyError("setting-invalid", {
      name: String(parsed.error.issues[0]?.path[0] ?? ""),
      problems: problems.join("\n"),
    });
  }
  const set = parsed.data;
  const organization = {
    name: set.NPS_ORGANIZATION,
    operator: set.NPS_OPERATOR ?? set.NPS_ORGANIZATION,
    zone: set.NPS_TIMEZONE,
    locale: set.NPS_LOCALE,
  };
  return {
    databaseUrl: set.DATABASE_URL,
    slack:
      set.SLACK_BOT_TOKEN === undefined
        ? null
        : {
            botToken: set.SLACK_BOT_TOKEN,
            appToken: set.SLACK_APP_TOKEN ?? null,
            signingSecret: set.SLACK_SIGNING_SECRET ?? null,
            apiUrl: set.SLACK_API_URL.endsWith("/") ? set.SLACK_API_URL : `${set.SLACK_API_URL}/`,
          },
    telegram:
      set.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : {
            botToken: set.TELEGRAM_BOT_TOKEN,
            apiRoot: set.TELEGRAM_API_ROOT.replace(/\/$/, ""),
            webhook:
              set.TELEGRAM_WEBHOOK_URL === undefined || set.TELEGRAM_WEBHOOK_SECRET === undefined
                ? null
                : { url: set.TELEGRAM_WEBHOOK_URL.replace(/\/$/, ""), secret: set.TELEGRAM_WEBHOOK_SECRET },
          },
    admins: set.NPS_ADMINS,
    organization,
    minGroup: set.NPS_MIN_GROUP,
    command: set.NPS_COMMAND,
    logLevel: set.LOG_LEVEL,
    port: set.PORT ?? null,
  };
}

/** Every variable the bot reads; a test holds `.env.example` against it. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);
