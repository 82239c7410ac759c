// What an owed action or summary says at the moment it is sent; null where there is nothing to say any more.
import { stateSequence } from "../../core/command/run-actions.ts";
import { whoMay } from "../../core/command/who-may.ts";
import type { Claimed } from "../../core/deliver/ports.ts";
import type { DigestView } from "../../core/digest/digest.ts";
import { type DigestReader, managerOf } from "../../core/digest/for-reader.ts";
import { readSummaryRef, zoneOf } from "../../core/digest/owe-summaries.ts";
import { digestOf } from "../../core/digest/read-digest.ts";
import { summaryOf } from "../../core/digest/summary.ts";
import type { Message } from "../../core/message.ts";
import { actionPost } from "../copy/managing/actions.ts";
import { summaryMessage } from "../copy/managing/summary.ts";
import { commandWord, type Managing } from "./managing.ts";

/** Says how far an action has come, unless it has gone further since: that is owed by itself. */
export async function loadAction({ commands }: Managing, claimed: Claimed): Promise<Message | null> {
  const action = await commands.steering.actionById(claimed.ref);
  if (action === null || stateSequence(action.state) !== claimed.sequence) return null;
  return actionPost(action, claimed.locale);
}

/**
 * Says what a week, month or quarter came to, as far as its reader may see it: a role that has gone takes the summary with it. People hear that nothing
 * was published, so that silence is no riddle; channels hear nothing.
 */
export async function loadSummary(
  { commands, ports }: Managing,
  claimed: Claimed,
  now: Date,
): Promise<Message | null> {
  const ref = readSummaryRef(claimed.ref);
  const all = await commands.steering.subscriptions(claimed.organizationId);
  const subscription = all.find(({ id }) => id === ref?.subscriptionId);
  if (ref === null || subscription === undefined) return null;
  const { accountId } = subscription;
  const account = accountId === null ? null : await commands.people.accountById(accountId);
  if (accountId !== null && (account === null || !whoMay("digest", account.role))) return null;
  const zone = await zoneOf(commands, subscription);
  const summary = await summaryOf(commands, subscription, { day: ref.day, zone });
  if (account === null && summary.surveys.length === 0) return null;

  const reader: DigestReader = account === null ? "channel" : managerOf(account);
  const views = new Map<string, DigestView>();
  for (const { survey, newest } of summary.surveys) {
    views.set(
      survey,
      await digestOf(commands, newest, reader, { last: null, comments: { from: 0, most: 0 } }),
    );
  }
  const surveys = await commands.surveys.all(claimed.organizationId);
  const connections = await commands.people.connections(claimed.organizationId);
  const platform = connections.find(({ id }) => id === claimed.connectionId)?.platform ?? "slack";
  const surveyKeys = new Map(surveys.map(({ id, key }) => [id, key]));
  return summaryMessage(
    { period: subscription.period, summary, views, surveyKeys, ownSegment: account?.scope !== undefined },
    { locale: claimed.locale, zone, now, command: commandWord(ports.settings, platform) },
  );
}
