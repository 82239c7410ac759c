// Acme with its managers' side on a real store in memory, directories that know its people, and rounds that run to their publication.
import { createCalendars } from "../../../bots/calendar.ts";
import { createContents, type LoadContent } from "../../../bots/talk/contents.ts";
import { createManagers } from "../../../bots/talk/create-managers.ts";
import { createTalk } from "../../../bots/talk/create-talk.ts";
import type { TalkPorts } from "../../../bots/talk/ports.ts";
import type { Actor, Place, Reply, Talk } from "../../../bots/talk/talk.ts";
import { recordScore } from "../../../core/answer/record-score.ts";
import { recordReason, setQuote } from "../../../core/answer/record-words.ts";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { Claimed, DeliveryKind } from "../../../core/deliver/ports.ts";
import type { Button, Message } from "../../../core/message.ts";
import type { Account, Connection, Organization, Role } from "../../../core/people/person.ts";
import type { Directory, Locale, Member } from "../../../core/ports.ts";
import { decodePress, type Press } from "../../../core/press.ts";
import { closeDueRounds } from "../../../core/publish/close-due-rounds.ts";
import type { Store } from "../../../core/store.ts";
import { ensurePresets } from "../../../core/survey/presets.ts";
import { openEngine } from "../../../db/engine.ts";
import { createStore } from "../../../db/store.ts";
import { plainLanguage } from "../../core/words/plain-language.ts";

/** Monday 30 November 2026, 11:00 in Shanghai. */
export const MONDAY = new Date("2026-11-30T03:00:00Z");
const HOUR_MS = 3_600_000;

/** What tests of the managers' side share. */
export interface ManagingWorld {
  readonly store: Store;
  readonly talk: Talk;
  readonly load: LoadContent;
  readonly ports: TalkPorts;
  readonly organization: Organization;
  readonly slack: Connection;
  readonly telegram: Connection;
  woken(): number;
  now(): Date;
  setNow(now: Date): void;
  actor(connection: Connection, externalId: string): Actor;
  /** Makes someone known, with a role. */
  appoint(connection: Connection, externalId: string, role: Role, locale?: Locale): Promise<Account>;
  command(who: Actor, text: string, place?: Place): Promise<Reply>;
  /** Presses the button with this label in a message. */
  press(who: Actor, message: Message | undefined, label: string, place?: Place): Promise<Reply>;
  /** Opens a round of a schedule, has it answered with these scores (and words by index), and publishes it. */
  runRound(
    key: string,
    scores: readonly number[],
    words?: Readonly<Record<number, { readonly text: string; readonly mayQuote?: boolean }>>,
  ): Promise<Round>;
  /** Opens a round of a schedule and has it answered; it stays open. */
  answerRound: ManagingWorld["runRound"];
  /** Everything that is owed of one kind, as it would be said now. */
  owed(
    kind: DeliveryKind,
  ): Promise<readonly { readonly claimed: Claimed; readonly message: Message | null }[]>;
  close(): Promise<void>;
}

/** A channel and a private place on Slack. */
export const GENERAL: Place = { kind: "channel", externalId: "C0GENERAL1", name: "general" };
export const PRIVATE: Place = { kind: "private", externalId: "D0PRIVATE1" };

/** Builds Acme: 58 people on Slack (24 of them in #general, 12 in @design), a Telegram group of 40, and nobody with a role. */
export async function createManagingWorld(locale: Locale = "en"): Promise<ManagingWorld> {
  let now = MONDAY;
  let woken = 0;
  let ids = 0;
  const random = {
    id: () => `id_${String(++ids).padStart(19, "0")}`,
    int: (below: number) => (ids * 7) % below,
  };
  const engine = await openEngine(":memory:");
  const store = createStore(engine, random);
  const organization = await store.people.ensureOrganization({
    name: "Acme",
    zone: "Asia/Shanghai",
    locale,
    operator: "Jo Doe",
  });
  await ensurePresets(store, organization);
  const connect = (platform: "slack" | "telegram") =>
    store.people.ensureConnection({
      organizationId: organization.id,
      platform,
      externalId: `${platform}-1`,
      name: "Pulse",
    });
  const [slack, telegram] = [await connect("slack"), await connect("telegram")];
  const members = Array.from({ length: 58 }, (_, index) =>
    memberOf(`U000000${String(index).padStart(2, "0")}`),
  );
  const directories = new Map<string, Directory>([
    [slack.id, slackDirectory(members)],
    [telegram.id, telegramDirectory()],
  ]);
  const silent = () => undefined;
  const ports: TalkPorts = {
    store,
    clock: { now: () => now, sleep: async () => undefined },
    random,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    organization: async () => organization,
    directories,
    calendars: createCalendars(),
    language: plainLanguage,
    wake: () => {
      woken += 1;
    },
    claim: { hash: (code) => `hash of ${code}` },
    settings: { minGroup: 5, command: "/nps", telegramUsername: "acme_bot" },
  };
  const managers = createManagers(ports);
  const talk = createTalk(ports, managers);
  const load = createContents(ports, managers);
  const actor = (connection: Connection, externalId: string): Actor => ({
    connectionId: connection.id,
    externalId,
  });

  const claimAll = async (connection: Connection): Promise<readonly Claimed[]> => {
    const lead = await store.outbox.lead(connection.id, "test", now, 60_000);
    if (lead === null) return [];
    return store.outbox.claim(connection.id, lead.fence, now, 500, 60_000);
  };

  const answerRound: ManagingWorld["runRound"] = async (key, scores, words = {}) => {
    const schedule = await store.schedules.byKey(organization.id, key);
    if (schedule === null) throw new Error(`no schedule ${key}`);
    const opened = await openByHand(
      { ...store, directories, calendars: createCalendars(), random, minGroup: 5 },
      schedule,
      now,
    );
    if (opened.kind !== "opened") throw new Error(`not opened: ${JSON.stringify(opened)}`);
    const { round } = opened;
    const questions = (await claimAll(slack)).filter(
      ({ kind, roundId }) => kind === "question" && roundId === round.id,
    );
    const answering = new Date(now.getTime() + HOUR_MS);
    for (const [index, score] of scores.entries()) {
      const claimed = questions[index];
      if (claimed === undefined) throw new Error("more scores than people");
      const facts = await store.rounds.question(claimed.ref);
      const presser = actor(slack, claimed.address.externalId);
      const token = facts?.token ?? "";
      await recordScore(store, { token, presser, score, now: answering });
      const said = words[index];
      if (said === undefined) continue;
      await recordReason(store, { token, presser, text: said.text, now: answering });
      if (said.mayQuote === true) await setQuote(store, { token, presser, mayQuote: true, now: answering });
    }
    return round;
  };

  return {
    store,
    talk,
    load,
    ports,
    organization,
    slack,
    telegram,
    woken: () => woken,
    now: () => now,
    setNow: (next) => {
      now = next;
    },
    actor,
    appoint: async (connection, externalId, role, language) => {
      const member = { ...memberOf(externalId), locale: language ?? null };
      const [account] = await store.people.remember(connection.id, [member], now);
      if (account === undefined) throw new Error("not remembered");
      await store.people.subscribe(account.id, now);
      if (role !== "none") await store.people.setRole(account.personId, role);
      return { ...account, role };
    },
    command: (who, text, place = PRIVATE) => talk.command(who, text, place),
    press: (who, message, label, place = PRIVATE) =>
      talk.press(who, pressIn(message, label), { place, messageRef: "1" }),
    answerRound,
    runRound: async (key, scores, words = {}) => {
      const round = await answerRound(key, scores, words);
      now = new Date(round.closesAt.getTime() + HOUR_MS);
      await closeDueRounds({ ...store, language: plainLanguage }, organization.id, now);
      return round;
    },
    owed: async (kind) => {
      const claimed = [...(await claimAll(slack)), ...(await claimAll(telegram))].filter(
        (each) => each.kind === kind,
      );
      return Promise.all(claimed.map(async (each) => ({ claimed: each, message: await load(each, now) })));
    },
    close: () => engine.close(),
  };
}

/** Gives the press of the button with this label; fails where there is none. */
export function pressIn(message: Message | undefined, label: string): Press {
  const buttons = buttonsIn(message);
  const button = buttons.find((each) => each.label === label);
  const press = button !== undefined && "press" in button ? decodePress(button.press) : null;
  if (press === null)
    throw new Error(`no button “${label}” among ${buttons.map((each) => each.label).join(", ")}`);
  return press;
}

/** Gives all buttons of a message. */
export function buttonsIn(message: Message | undefined): readonly Button[] {
  return message?.parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])) ?? [];
}

/** Gives a message as text, as a reader sees it on a narrow screen. */
export function shown(message: Message | null | undefined): string {
  if (message === null || message === undefined) return "(nothing)";
  return message.parts
    .map((part) => {
      switch (part.kind) {
        case "heading":
          return `# ${part.text}`;
        case "quote":
          return `> ${part.text}`;
        case "footnote":
          return `_${part.text}_`;
        case "buttons":
          return part.buttons.map(({ label }) => `[${label}]`).join(" ");
        case "meter":
          return part.rows
            .map(({ label, share, figure }) => `${label} ${"█".repeat(Math.round(share * 12))} ${figure}`)
            .join("\n");
        case "table":
          return part.rows.map((row) => row.join(" | ")).join("\n");
        case "scale":
          return part.anchors;
        case "chart":
          return `(${part.alt})`;
        default:
          return part.text;
      }
    })
    .join("\n");
}

function memberOf(externalId: string): Member {
  return { externalId, name: `Person ${externalId}`, locale: null, zone: null, guest: false };
}

function slackDirectory(everyone: readonly Member[]): Directory {
  const channels = [
    { externalId: "C0GENERAL1", name: "general" },
    { externalId: "C0LEADERS1", name: "leads" },
  ];
  return {
    members: async (source) => {
      if (source.kind === "everyone") return { kind: "members", members: everyone };
      if (source.kind === "channel" && source.externalId === "C0GENERAL1") {
        return { kind: "members", members: everyone.slice(0, 24) };
      }
      if (source.kind === "group") return { kind: "members", members: everyone.slice(0, 12) };
      return { kind: "members", members: everyone.slice(0, 4) };
    },
    member: async (id) => everyone.find(({ externalId }) => externalId === id) ?? null,
    channel: async (reference) =>
      channels.find(({ externalId, name }) => externalId === reference || name === reference) ?? null,
    group: async (reference) =>
      reference === "design" || reference === "S0DESIGN01"
        ? { externalId: "S0DESIGN01", name: "design" }
        : null,
  };
}

function telegramDirectory(): Directory {
  const group = { externalId: "-1001234567890", name: "Acme all" };
  return {
    members: async () => ({ kind: "open", size: 40 }),
    member: async () => null,
    channel: async (reference) => (reference === group.externalId || reference === "acme_all" ? group : null),
    group: async () => null,
  };
}
