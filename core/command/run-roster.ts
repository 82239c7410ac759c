// Finds people, shows what is known of them, changes and erases it. Never whether or what someone has answered.
import { erasableFrom } from "../ask/erasable.ts";
import { textAttribute } from "../people/attribute-value.ts";
import type { Account } from "../people/person.ts";
import type { PersonCard } from "../people/roster.ts";
import { EVERY_SURVEY } from "../people/wish.ts";
import { type Press, YES } from "../press.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { keepOut, letIn } from "./keep-out.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { readyValues } from "./ready-values.ts";
import { record } from "./record.ts";
import type { Reference } from "./reference.ts";
import type { PeopleWish } from "./roster-grammar.ts";
import type { PersonShown, RosterOutcome } from "./roster-outcome.ts";
import { findPerson, isLastAdmin } from "./run-people.ts";

/** How many people a list shows. */
const SHOWN = 15;

/** Does what is wished about other people. */
export async function runPeople(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "people" }>,
): Promise<CommandOutcome> {
  const organizationId = of.organization.id;
  if (wish.kind === "overview") {
    const definitions = await ports.roster.definitions(organizationId);
    const { total } = await ports.roster.search(organizationId, { text: null, attribute: null }, 0);
    return roster({ kind: "overview", total, definitions });
  }
  if (wish.kind === "find") {
    const query = { text: wish.text, attribute: wish.attribute };
    const found = await ports.roster.search(organizationId, query, SHOWN);
    const [only] = found.people;
    if (found.total === 1 && only !== undefined) {
      return roster({ kind: "person", person: await shown(ports, of, only) });
    }
    return roster({ kind: "found", query, ...found });
  }
  const card = await cardOf(ports, of, wish.who);
  return "kind" in card ? card : onPerson(ports, of, card, wish);
}

/** Erases someone, or keeps them, as the question was answered. */
export async function pressErase(
  ports: CommandPorts,
  of: Commanding,
  { token, argument }: Press,
): Promise<CommandOutcome> {
  if (argument !== YES) return roster({ kind: "kept" });
  const card = await ports.roster.card(token);
  const [account] = card?.accounts ?? [];
  if (card === null || account === undefined || account.organizationId !== of.organization.id) {
    return { kind: "unknown-person", who: { id: null, name: null }, found: 0 };
  }
  if (await isLastAdmin(ports, account)) return { kind: "last-admin" };
  const waits = await waitsWithErasing(ports, of, card);
  if (waits !== null) return waits;
  // Logged first: an admin who erases themselves must not leave their id behind.
  await record(ports, of.actor, "person-erased", {}, of.now);
  return roster({ kind: "erased", ...(await ports.people.forget(account.personId, of.now)) });
}

async function onPerson(
  ports: CommandPorts,
  of: Commanding,
  card: PersonCard,
  wish: Exclude<PeopleWish, { kind: "overview" | "find" }>,
): Promise<CommandOutcome> {
  switch (wish.kind) {
    case "see":
      return roster({ kind: "person", person: await shown(ports, of, card) });
    case "set":
      return roster(await setAttributes(ports, of, card, wish.set));
    case "opt-out":
    case "opt-in":
      return changeAsking(ports, of, card, wish);
    case "erase": {
      const [account] = card.accounts;
      if (account !== undefined && (await isLastAdmin(ports, account))) return { kind: "last-admin" };
      return (await waitsWithErasing(ports, of, card)) ?? roster({ kind: "confirm-erase", card });
    }
  }
}

/** Whoever was asked in secret is erased later, or by themselves: the next audience without them would be of an admin's making. */
async function waitsWithErasing(
  ports: CommandPorts,
  { actor, organization, now }: Commanding,
  card: PersonCard,
): Promise<CommandOutcome | null> {
  if (card.personId === actor.personId) return null;
  const from = await erasableFrom(ports, { organizationId: organization.id, personId: card.personId }, now);
  return from === null ? null : roster({ kind: "erase-waits", card, from });
}

async function setAttributes(
  ports: CommandPorts,
  of: Commanding,
  card: PersonCard,
  wanted: Readonly<Record<string, string | null>>,
): Promise<RosterOutcome> {
  const organizationId = of.organization.id;
  const ready = await readyValues(ports, organizationId, wanted);
  if (ready.kind !== "ready") return ready;
  await ports.roster.ensureDefined(ready.created.map((key) => textAttribute(organizationId, key)));
  await ports.roster.changeAttributes([{ personId: card.personId, set: ready.set }]);
  await record(ports, of.actor, "person-changed", { attributes: Object.keys(wanted).length }, of.now);
  const after = (await ports.roster.card(card.personId)) ?? card;
  return { kind: "set", person: await shown(ports, of, after), created: ready.created };
}

async function changeAsking(
  ports: CommandPorts,
  of: Commanding,
  { personId, accounts }: PersonCard,
  wish: Extract<PeopleWish, { kind: "opt-out" | "opt-in" }>,
): Promise<CommandOutcome> {
  const all = await ports.surveys.all(of.organization.id);
  const key = wish.survey;
  const meant = key === null ? null : all.find((survey) => survey.key === key);
  if (meant === undefined) {
    return { kind: "unknown-survey", key, known: all.map((survey) => survey.key), nearest: null };
  }
  const isOut = wish.kind === "opt-out";
  const whom = { organizationId: of.organization.id, personId };
  await (isOut ? keepOut : letIn)(ports, whom, meant?.id ?? null);
  await record(
    ports,
    of.actor,
    isOut ? "person-opted-out" : "person-opted-in",
    { survey: key ?? "" },
    of.now,
  );
  return roster({
    kind: isOut ? "opted-out" : "opted-in",
    name: accounts[0]?.name ?? "",
    survey: key,
  });
}

async function cardOf(
  ports: CommandPorts,
  of: Commanding,
  who: Reference,
): Promise<PersonCard | Extract<CommandOutcome, { kind: "unknown-person" }>> {
  const accounts = await findPerson(ports, of.actor, who, of.now);
  const people = new Set(accounts.map(({ personId }: Account) => personId));
  const [personId] = people;
  const card = personId === undefined || people.size > 1 ? null : await ports.roster.card(personId);
  // Who may not be shown is as unknown as nobody.
  return card ?? { kind: "unknown-person", who, found: people.size > 1 ? people.size : 0 };
}

async function shown(ports: CommandPorts, of: Commanding, card: PersonCard): Promise<PersonShown> {
  const { personId } = card;
  const lastAsked = (await ports.rounds.lastAsked([personId])).get(personId) ?? null;
  const surveys = await ports.surveys.all(of.organization.id);
  const keysOf = (ids: readonly string[]) =>
    surveys.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
  return {
    ...{ card, lastAsked, optedOut: keysOf(card.optedOut), keptOut: keysOf(card.keptOut) },
    ...(card.keptOut.includes(EVERY_SURVEY) ? { keptOutOfAll: true as const } : {}),
  };
}

function roster(outcome: RosterOutcome): CommandOutcome {
  return { kind: "roster", outcome };
}
