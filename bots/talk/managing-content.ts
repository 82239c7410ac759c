// What managers and their channels are owed, said as it is true at the moment of sending; null cancels it.
import { offerFirstRound } from "../../core/command/offer-first-round.ts";
import { whoMay } from "../../core/command/who-may.ts";
import type { Claimed } from "../../core/deliver/ports.ts";
import { digestOf } from "../../core/digest/read-digest.ts";
import type { Message } from "../../core/message.ts";
import { offerMessage } from "../copy/managing/offer.ts";
import { troubleMessage } from "../copy/managing/troubles.ts";
import { channelDigest } from "./digest-reply.ts";
import { commanding, commandWord, type Managing, readerOf } from "./managing.ts";
import { loadAction, loadSummary } from "./summary-content.ts";

/** Gives the message of a digest, a summary, an action, a first round's offer or trouble; null where there is nothing to say any more. */
export async function managingContent(
  managing: Managing,
  claimed: Claimed,
  now: Date,
): Promise<Message | null> {
  switch (claimed.kind) {
    case "digest":
      return loadDigest(managing, claimed, now);
    case "first-round-offer":
      return loadOffer(managing, claimed, now);
    case "action":
      return loadAction(managing, claimed);
    case "summary":
      return loadSummary(managing, claimed, now);
    case "trouble": {
      const [code = "", ...rest] = claimed.ref.split(":");
      const schedule = claimed.data?.["schedule"] ?? (rest.length > 0 ? rest.join(":") : null);
      const about = claimed.data?.["channel"];
      if (about === undefined)
        return troubleMessage({ code: claimed.data?.["code"] ?? code, schedule }, claimed);
      const channel = await nameOfChannel(managing, claimed, about);
      return troubleMessage({ code: claimed.data?.["code"] ?? code, schedule: null, channel }, claimed);
    }
    default:
      return null;
  }
}

// As the schedules that write there call it; its id on the platform where none does any more.
async function nameOfChannel(
  { commands }: Managing,
  { organizationId }: Pick<Claimed, "organizationId">,
  externalId: string,
): Promise<string> {
  for (const { digest, audience, audienceName } of await commands.schedules.all(organizationId)) {
    if (digest.channel?.externalId === externalId) return digest.channel.name;
    if (audience.kind === "channel" && audience.externalId === externalId) return audienceName;
  }
  return externalId;
}

async function loadDigest(
  { commands, ports }: Managing,
  claimed: Claimed,
  now: Date,
): Promise<Message | null> {
  const publication = await commands.publications.byRound(claimed.ref);
  if (publication === null) return null;
  const connections = await commands.people.connections(claimed.organizationId);
  const platform = connections.find(({ id }) => id === claimed.connectionId)?.platform ?? "slack";
  const look = { last: null, comments: { from: 0, most: 0 } };
  const view = await digestOf(commands, publication, "channel", look);
  const command = commandWord(ports.settings, platform);
  return channelDigest(view, { locale: claimed.locale, now, command });
}

async function loadOffer(managing: Managing, claimed: Claimed, now: Date): Promise<Message | null> {
  const { commands, ports } = managing;
  const account = claimed.accountId === null ? null : await commands.people.accountById(claimed.accountId);
  const organization = await ports.organization();
  if (account === null || !whoMay("schedule", account.role)) return null;
  const { connectionId, externalId } = account;
  const asker = {
    who: { connectionId, externalId },
    account,
    organization,
    locale: claimed.locale,
    zone: account.zone ?? organization.zone,
    now,
  };
  const offer = await offerFirstRound(commands, commanding(asker, { kind: "private", externalId }));
  return offer.kind === "not-first" ? null : offerMessage(offer, organization.name, readerOf(ports, asker));
}
