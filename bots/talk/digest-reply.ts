// A digest on its way to its reader: to the asker alone with a button to share it, or at once for all in the channel's language.

import { readOnDigest, writeOnDigest } from "../../core/command/on-digest.ts";
import type { CommandOutcome } from "../../core/command/outcome.ts";
import type { DigestView } from "../../core/digest/digest.ts";
import type { Message } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { type DigestButtons, digestDetails, digestGlance } from "../copy/managing/digest.ts";
import { type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { Place, Reply } from "./talk.ts";

type Shown = Extract<CommandOutcome, { kind: "digest" }>;

/** Gives the reply to a command that asked for a digest. */
export async function digestReply(
  managing: Managing,
  asker: Asker,
  place: Place,
  shown: Shown,
): Promise<Reply> {
  const { locale } = asker;
  if (shown.share) return { locale, post: await posted(managing, asker, place, shown) };
  const reader = readerOf(managing.ports, asker);
  const buttons = privateButtons(shown, place);
  const { view, section } = shown;
  const answer =
    section === undefined
      ? digestGlance(view, reader, buttons)
      : digestDetails(view, reader, buttons, section);
  return { locale, answer };
}

/** Gives the reply to a button on a digest: in place where it is the presser's own, beside it where all see it. */
export function opened(
  managing: Managing,
  asker: Asker,
  place: Place,
  shown: Shown,
  of: { readonly details: boolean; readonly argument: string | undefined },
): Reply {
  const reader = readerOf(managing.ports, asker);
  const { isPublic, place: before } = readOnDigest(of.argument);
  // From a private chat the place that the digest was asked for in is known to its buttons alone.
  const buttons = privateButtons(shown, place, before);
  const message = of.details
    ? digestDetails(shown.view, reader, buttons, shown.section)
    : digestGlance(shown.view, reader, buttons);
  return isPublic ? { locale: asker.locale, answer: message } : { locale: asker.locale, redraw: message };
}

/** Gives the digest as it stands in a channel: what may be quoted there, and Details for each who presses. */
export function channelDigest(
  view: DigestView,
  reader: { readonly locale: Locale; readonly now: Date; readonly command: string },
  last: number | null = null,
): Message {
  const argument = writeOnDigest({ last, isPublic: true, place: null });
  return digestGlance(view, reader, { details: true, share: false, act: false, argument });
}

/** Gives the digest for the channel where it is shared, in that channel's language. */
export async function posted(
  { ports, commands }: Managing,
  asker: Asker,
  place: Place,
  { view, publication, last }: Shown,
): Promise<Message> {
  const schedule = await commands.schedules.byId(publication.scheduleId);
  const channel = schedule?.digest.channel ?? null;
  const isOwn =
    channel?.externalId === place.externalId && channel.connectionId === asker.account.connectionId;
  const locale = isOwn ? channel.locale : asker.organization.locale;
  return channelDigest(view, { ...readerOf(ports, asker), locale }, last);
}

function privateButtons(shown: Shown, place: Place, before: string | null = null): DigestButtons {
  const where = place.kind === "channel" ? place.externalId : before;
  const manages = shown.reader !== "channel" && shown.reader !== "asked";
  return {
    details: true,
    share: manages,
    // A manager of one segment does not speak for everyone.
    act: shown.reader === "manager",
    argument: writeOnDigest({ last: shown.last, isPublic: false, place: where }),
  };
}
