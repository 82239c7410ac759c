// The platforms while a command runs: the bot itself may be down, or run beside it.

import type { Connection } from "../../../core/people/person.ts";
import type { Directory, Log } from "../../../core/ports.ts";
import type { Store } from "../../../core/store.ts";
import { systemClock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import type { PlatformConnection } from "../../platform.ts";
import { connectSlack } from "../../slack/app.ts";
import { connectTelegram } from "../../telegram/app.ts";
import { silenceOf } from "../silence.ts";

/** The first connection that is set up, and the directories of all. */
export interface AtHand {
  readonly connection: Connection;
  readonly directories: ReadonlyMap<string, Directory>;
}

/** What came of the work; `silent` where no platform is set up, or one does not answer. */
export type WithPlatform<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "silent"; readonly code: string };

/** How long platforms may take to say who the bot is, in milliseconds. */
const PATIENCE_MS = 10_000;
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Connects to the platforms that are set up, does some work, and lets go of them again. */
export async function withPlatform<Value>(
  { slack, telegram }: Pick<Config, "slack" | "telegram">,
  store: Pick<Store, "people">,
  organizationId: string,
  work: (atHand: AtHand) => Promise<Value>,
): Promise<WithPlatform<Value>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  const connected: PlatformConnection[] = [];
  try {
    const context = { clock: systemClock, log: QUIET, signal: giveUp.signal };
    if (slack !== null) connected.push(await connectSlack(slack, context));
    if (telegram !== null) connected.push(await connectTelegram(telegram, context));
    clearTimeout(timer);
    const directories = new Map<string, Directory>();
    let first: Connection | null = null;
    for (const { platform, externalId, name, directory } of connected) {
      const connection = await store.people.ensureConnection({ organizationId, platform, externalId, name });
      directories.set(connection.id, directory);
      first ??= connection;
    }
    if (first === null) return { kind: "silent", code: "no-platform" };
    return { kind: "done", value: await work({ connection: first, directories }) };
  } catch (error) {
    return silenceOf(error, giveUp.signal);
  } finally {
    clearTimeout(timer);
    for (const platform of connected) await platform.stop();
  }
}
