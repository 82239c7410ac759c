// Learns who is in the Slack workspace, for the command line: the bot itself may be down, or have asked nobody yet.

import type { Account } from "../../../core/people/person.ts";
import type { Directory, Log } from "../../../core/ports.ts";
import type { Store } from "../../../core/store.ts";
import { systemClock } from "../../clock.ts";
import { connectSlack, type SlackSettings } from "../../slack/app.ts";
import { silenceOf } from "../silence.ts";

/** What Slack told, or why it did not. */
export type ReadSlack =
  | { readonly kind: "read"; readonly people: number; readonly hasEmails: boolean }
  | { readonly kind: "silent"; readonly code: string };

/** How long Slack may take to say who the bot is, in milliseconds. */
const PATIENCE_MS = 10_000;
const QUIET: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Remembers everyone in the workspace, guests too, and does something with them while Slack is at hand. */
export async function readSlack(
  settings: SlackSettings,
  store: Pick<Store, "people">,
  organizationId: string,
  now: Date,
  work: (accounts: readonly Account[], directories: ReadonlyMap<string, Directory>) => Promise<void>,
): Promise<ReadSlack> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const slack = await connectSlack(settings, { clock: systemClock, log: QUIET, signal: giveUp.signal });
    clearTimeout(timer);
    try {
      const { platform, externalId, name, directory } = slack;
      const connection = await store.people.ensureConnection({ organizationId, platform, externalId, name });
      const found = await directory.members({ kind: "everyone", guests: true });
      if (found.kind !== "members") {
        return { kind: "silent", code: found.kind === "open" ? "open" : found.code };
      }
      const accounts = await store.people.remember(connection.id, found.members, now);
      await work(accounts, new Map([[connection.id, directory]]));
      const hasEmails = found.members.some(({ email }) => email !== undefined && email !== null);
      return { kind: "read", people: accounts.length, hasEmails };
    } finally {
      await slack.stop();
    }
  } catch (error) {
    return silenceOf(error, giveUp.signal);
  } finally {
    clearTimeout(timer);
  }
}
