// Asks each platform that is set up who the bot is there: the doctor's look at tokens and scopes.
import { SurveyError } from "../../core/errors.ts";
import type { Clock, Log } from "../../core/ports.ts";
import type { Config } from "../config.ts";
import type { ConnectContext, PlatformConnection } from "../platform.ts";
import { connectSlack } from "../slack/app.ts";
import { connectTelegram } from "../telegram/app.ts";
import type { PlatformLook } from "./doctor.ts";

/** How long a platform may take to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Looks at all platforms at once; those without a token are left out. */
export async function lookAt(
  config: Config,
  clock: Clock,
  patienceMs = PATIENCE_MS,
): Promise<Readonly<Partial<Record<"Slack" | "Telegram", PlatformLook>>>> {
  const { slack, telegram } = config;
  const [atSlack, atTelegram] = await Promise.all([
    slack === null ? null : patiently(patienceMs, clock, (context) => connectSlack(slack, context)),
    telegram === null ? null : patiently(patienceMs, clock, (context) => connectTelegram(telegram, context)),
  ]);
  return {
    ...(atSlack === null ? {} : { Slack: atSlack }),
    ...(atTelegram === null ? {} : { Telegram: atTelegram }),
  };
}

async function patiently(
  patienceMs: number,
  clock: Clock,
  connect: (
    context: ConnectContext,
  ) => Promise<
    Pick<PlatformConnection, "name" | "missingScopes" | "ungrantedScopes"> & { stop(): Promise<void> }
  >,
): Promise<PlatformLook> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patienceMs);
  try {
    const connection = await connect({ clock, log: QUIET, signal: giveUp.signal });
    const look = {
      kind: "connected",
      name: connection.name,
      missingScopes: connection.missingScopes ?? [],
      ungrantedScopes: connection.ungrantedScopes ?? [],
    } as const;
    await connection.stop();
    return look;
  } catch (error) {
    if (giveUp.signal.aborted) return { kind: "silent" };
    if (error instanceof SurveyError) return { kind: "refused", error };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
