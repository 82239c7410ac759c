// Joins the accounts of one person: a code made here is said there, and its maker is named before anything is joined.
import { LINK_MINUTES } from "../people/links.ts";
import { PLATFORMS, type Platform, type Random } from "../ports.ts";
import { type Press, YES } from "../press.ts";
import { MINUTE_MS } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { LinkOutcome } from "./link-outcome.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";

// Without letters and digits that are taken for one another; 8 of 31 are 2^39, for ten minutes.
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 8;

/** Does what is wished about one's own accounts. */
export async function runLink(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "link" }>,
): Promise<CommandOutcome> {
  switch (wish.kind) {
    case "code":
      return linking(await makeCode(ports, of));
    case "say":
      return linking(await lookAtCode(ports, of, wish.code));
    case "prefer":
      return linking(await prefer(ports, of, wish.platform));
    case "off":
      return linking({ kind: "off", wasLinked: await ports.links.unlink(of.actor.personId) });
  }
}

/** Joins two people, or leaves them, as the question about a code was answered. */
export async function pressLink(
  ports: CommandPorts,
  of: Commanding,
  { token, argument }: Press,
): Promise<CommandOutcome> {
  if (argument !== YES) return linking({ kind: "kept" });
  return linking(await ports.links.link(said(ports, of, token)));
}

async function makeCode(ports: CommandPorts, { organization, actor, now }: Commanding): Promise<LinkOutcome> {
  const code = newCode(ports.random);
  await ports.links.createLinkCode({
    organizationId: organization.id,
    accountId: actor.id,
    codeHash: ports.hash(code),
    expiresAt: new Date(now.getTime() + LINK_MINUTES * MINUTE_MS),
  });
  const connections = await ports.people.connections(organization.id);
  const elsewhere = PLATFORMS.filter((platform) =>
    connections.some((one) => one.platform === platform && one.id !== actor.connectionId),
  );
  return { kind: "code", code, minutes: LINK_MINUTES, elsewhere };
}

async function lookAtCode(ports: CommandPorts, of: Commanding, text: string): Promise<LinkOutcome> {
  const code = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  // In a Telegram group everyone has read it, and the first to say it again would be joined to its maker.
  if (of.place.kind === "channel" && of.actor.platform === "telegram") {
    await ports.links.dropLinkCode(of.organization.id, ports.hash(code));
    return { kind: "fault", fault: "in-public" };
  }
  const offer = await ports.links.offer(said(ports, of, code));
  return offer.kind === "offer" ? { kind: "ask", code, maker: offer.maker } : offer;
}

async function prefer(ports: CommandPorts, { actor }: Commanding, platform: Platform): Promise<LinkOutcome> {
  const { accounts } = await ports.links.accountsOf(actor.personId);
  if (!accounts.some((account) => account.platform === platform)) return { kind: "not-there", platform };
  await ports.links.prefer(actor.personId, platform);
  return { kind: "preferred", platform };
}

function said(ports: CommandPorts, { organization, actor, now }: Commanding, code: string) {
  return { organizationId: organization.id, codeHash: ports.hash(code), accountId: actor.id, now };
}

function newCode(random: Pick<Random, "int">): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(random.int(LETTERS.length))).join("");
}

function linking(outcome: LinkOutcome): CommandOutcome {
  return { kind: "linking", outcome };
}
