// Shows, opens up and shares digests to those who may see them.

import { type DigestReader, managerOf } from "../digest/for-reader.ts";
import { type DigestLook, digestOf, readAskedDigest, readDigest } from "../digest/read-digest.ts";
import { livePublication } from "../publish/live-publication.ts";
import type { Publication } from "../publish/publication.ts";
import { MINUTE_MS } from "../time.ts";
import type { Command } from "./command.ts";
import { type Commanding, refusal } from "./commanding.ts";
import { nearest } from "./nearest.ts";
import { COMMENTS_A_PAGE, readOnDigest } from "./on-digest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPlace, CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { whoMay } from "./who-may.ts";

type DigestCommand = Extract<Command, { kind: "digest" }>;

// The glance shows none: how many there are is counted all the same.
const NO_COMMENTS = { from: 0, most: 0 };

/** Shows the newest digest: to managers as far as they may see it, without comments to those who were asked. Pooling and sharing need the role. */
export async function showDigest(
  ports: CommandPorts,
  of: Commanding,
  { survey, last, share }: DigestCommand,
): Promise<CommandOutcome> {
  const refused = refusal("digest", of.actor);
  if (refused !== null && (share || last !== null)) return refused;
  const found = await newestFor(ports, of, survey, { last, comments: NO_COMMENTS });
  if (found.kind !== "digest" || !share) return found;
  // What everyone is about to see is what a channel may see.
  return shareDigest(ports, of, found.publication, last, of.place);
}

/** Shows how every figure of the newest digest came about. */
export async function explainDigest(
  ports: CommandPorts,
  of: Commanding,
  { survey }: Extract<Command, { kind: "why" }>,
): Promise<CommandOutcome> {
  const found = await newestFor(ports, of, survey, { last: null, comments: NO_COMMENTS });
  return found.kind === "digest" ? { ...found, section: "how" } : found;
}

/** Gives the glance of a round's digest to someone who presses a button on it, as far as they may see it: in its own channel as the channel does. */
export async function openDigest(
  ports: CommandPorts,
  of: Commanding,
  roundId: string,
  { last, comments = NO_COMMENTS, group }: DigestLook,
): Promise<CommandOutcome> {
  const publication = await publicationOf(ports, of, roundId);
  if (publication === null) return { kind: "no-digest", open: null, asked: false };
  const reader = await readerOf(ports, of, publication);
  if (reader === null) return { kind: "not-allowed", command: "digest", needs: "manager" };
  const wanted = isManager(reader) ? last : null;
  const look = { last: wanted, comments, ...(group === undefined ? {} : { group }) };
  const view = await digestOf(ports, publication, reader, look);
  return { kind: "digest", publication, view, reader, last: wanted, share: false };
}

/** Gives the part of the details that a button's argument names, with as many comments as a page of it shows. */
export async function openDetails(
  ports: CommandPorts,
  of: Commanding,
  roundId: string,
  argument: string | undefined,
): Promise<CommandOutcome> {
  const { last, section, page = 0 } = readOnDigest(argument);
  // The groups have one page each, behind the one that compares them.
  const group = section === "segments" && page > 0 ? { at: page - 1 } : ("own" as const);
  const comments =
    section === undefined || section === "words"
      ? { from: page * COMMENTS_A_PAGE, most: COMMENTS_A_PAGE }
      : NO_COMMENTS;
  const opened = await openDigest(ports, of, roundId, { last, comments, group });
  return opened.kind === "digest" && section !== undefined ? { ...opened, section } : opened;
}

async function newestFor(
  ports: CommandPorts,
  { actor, organization }: Commanding,
  survey: string | null,
  look: DigestLook,
): Promise<CommandOutcome> {
  const manages = whoMay("digest", actor.role);
  const wish = { organizationId: organization.id, survey, ...look };
  const manager = managerOf(actor);
  const found = manages ? await readDigest(ports, wish, manager) : await readAskedDigest(ports, wish, actor);
  if (found.kind === "unknown-survey") {
    const known = manages ? found.known : [];
    return {
      kind: "unknown-survey",
      key: survey,
      known,
      nearest: nearest(survey ?? "", [...known, "share", "last"]),
    };
  }
  if (found.kind === "none") return { kind: "no-digest", open: found.open, asked: !manages };
  return { ...found, reader: manages ? manager : "asked", last: look.last, share: false };
}

/**
 * Shares a digest: in the channel where it is asked for at once, as the outcome's view; else in `elsewhere`, a channel that is owed it as a delivery.
 * The caller's role is checked.
 */
export async function shareRound(
  ports: CommandPorts,
  of: Commanding,
  roundId: string,
  of_: { readonly last: number | null; readonly elsewhere: string | null },
): Promise<CommandOutcome> {
  const refused = refusal("digest", of.actor);
  if (refused !== null) return refused;
  const publication = await publicationOf(ports, of, roundId);
  if (publication === null) return { kind: "no-digest", open: null, asked: false };
  if (of.place.kind === "channel") return shareDigest(ports, of, publication, of_.last, of.place);
  if (!publication.final) return shareDigest(ports, of, publication, of_.last, of.place);
  const channel = await channelFor(ports, publication, of, of_.elsewhere);
  if (channel === null) return { kind: "no-channel" };
  const at = of.now.getTime();
  await ports.outbox.owe(
    [
      {
        organizationId: of.organization.id,
        connectionId: channel.connectionId,
        kind: "digest",
        ref: publication.roundId,
        roundId: null,
        accountId: null,
        address: { kind: "channel", externalId: channel.externalId },
        // A second press within the minute is the same wish.
        sequence: Math.floor(at / MINUTE_MS),
        notBefore: of.now,
      },
    ],
    of.now,
  );
  await record(ports, of.actor, "digest-shared", { round: publication.number }, of.now);
  return { kind: "shared", place: channel.name };
}

async function shareDigest(
  ports: CommandPorts,
  of: Commanding,
  publication: Publication,
  last: number | null,
  place: CommandPlace,
): Promise<CommandOutcome> {
  // In private there is nobody to share with: the digest comes with its button. What a round that is still open has come to is for managers alone.
  const share = place.kind === "channel" && publication.final;
  const reader = share ? "channel" : managerOf(of.actor);
  const view = await digestOf(ports, publication, reader, { last, comments: NO_COMMENTS });
  if (share) await record(ports, of.actor, "digest-shared", { round: publication.number }, of.now);
  return { kind: "digest", publication, view, reader, last, share };
}

async function publicationOf(
  ports: CommandPorts,
  { organization }: Commanding,
  roundId: string,
): Promise<Publication | null> {
  const found = (await ports.publications.byRound(roundId)) ?? (await livePublication(ports, roundId));
  return found !== null && found.organizationId === organization.id ? found : null;
}

async function readerOf(
  ports: CommandPorts,
  { actor, place }: Commanding,
  publication: Publication,
): Promise<DigestReader | null> {
  if (whoMay("digest", actor.role)) return managerOf(actor);
  if (!publication.final) return null;
  const schedule = await ports.schedules.byId(publication.scheduleId);
  const channel = schedule?.digest.channel ?? null;
  const posted =
    place.kind === "channel" &&
    channel?.externalId === place.externalId &&
    channel.connectionId === actor.connectionId;
  if (posted) return "channel";
  const asked = publication.openDigest && (await ports.rounds.wasAsked(publication.roundId, actor.personId));
  return asked ? "asked" : null;
}

async function channelFor(
  ports: CommandPorts,
  publication: Publication,
  { actor }: Commanding,
  elsewhere: string | null,
): Promise<{ readonly connectionId: string; readonly externalId: string; readonly name: string } | null> {
  if (elsewhere !== null) {
    const found = (await ports.directories.get(actor.connectionId)?.channel(elsewhere)) ?? null;
    if (found !== null) return { connectionId: actor.connectionId, ...found };
  }
  const schedule = await ports.schedules.byId(publication.scheduleId);
  return schedule?.digest.channel ?? null;
}

function isManager(reader: DigestReader): boolean {
  return reader !== "channel" && reader !== "asked";
}
