// The settings as the bot runs with them, read once at start. An error names the variable; bots/copy says what is wrong and the cure.
import { SurveyError } from "../core/errors.ts";
import type { Locale, Platform } from "../core/ports.ts";
import { type Env, schema, settingProblems } from "./settings.ts";

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

/** Reads the settings. Throws SurveyError `setting-invalid` with the first wrong variable as `setting`. */
export function readConfig(env: Env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new SurveyError("setting-invalid", { setting: settingProblems(env)[0]?.name ?? "" });
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
