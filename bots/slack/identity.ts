// Who the bot is on Slack: asked once at start, however long Slack needs to answer.
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { SurveyError } from "../../core/errors.ts";
import type { ConnectContext } from "../platform.ts";
import { failureOf } from "./failure.ts";

/** The workspace and the bot's own ids in it. */
export interface Identity {
  readonly teamId: string;
  /** What people see beside the bot's messages, as far as Slack tells it. */
  readonly botName: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What the token may do, as Slack says it with its answer. */
  readonly scopes: readonly string[];
}

const LONGEST_PAUSE = 60_000;

/**
 * Gives what Slack says of the token. Tries again, ever more slowly, while Slack cannot be reached; throws SurveyError `setting-invalid` for a token that
 * Slack refuses, and the signal's reason when it aborts.
 */
export async function identify(
  client: WebClient,
  { log, signal, failing }: Pick<ConnectContext, "log" | "signal" | "failing">,
): Promise<Identity> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const {
        team_id: teamId = "",
        team = "",
        user: botName = "",
        user_id: botUserId = "",
        bot_id: botId = "",
        response_metadata: about,
      } = await client.auth.test();
      return {
        teamId,
        botName: botName === "" ? team : botName,
        botUserId,
        botId,
        scopes: about?.scopes ?? [],
      };
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error);
      if (failure.kind === "answered") throw tokenRefused("SLACK_BOT_TOKEN", failure.code);
      const code = failure.kind === "limited" ? "rate-limited" : failure.code;
      log.warn({ event: "connect-failed", platform: "slack", code });
      failing?.();
      const pause = failure.kind === "limited" ? failure.retryAfterMs : 500 * 2 ** Math.min(attempt, 10);
      await sleep(Math.min(pause, LONGEST_PAUSE), undefined, { signal });
    }
  }
}

/** Says which setting to mend; `code` is Slack's own word for why. */
export function tokenRefused(setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", code: string): SurveyError {
  const problem = setting === "SLACK_BOT_TOKEN" ? "slack-bot-token-refused" : "slack-app-token-refused";
  return new SurveyError("setting-invalid", { setting, problem, code });
}
