// The conversation on a real store in memory: Acme on Slack and Telegram, its people, and rounds as a test asks for them.
import { createCalendars } from "../../../bots/calendar.ts";
import { createContents, type LoadContent } from "../../../bots/talk/contents.ts";
import { createTalk } from "../../../bots/talk/create-talk.ts";
import type { Managers } from "../../../bots/talk/managers.ts";
import type { TalkPorts } from "../../../bots/talk/ports.ts";
import type { Actor, Place, Reply, Talk } from "../../../bots/talk/talk.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { NewSchedule, Schedule } from "../../../core/ask/schedule.ts";
import type { Claimed, DeliveryKind } from "../../../core/deliver/ports.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { Button, Message } from "../../../core/message.ts";
import type { Account, Connection, Organization } from "../../../core/people/person.ts";
import type { Locale, LogFields, Member } from "../../../core/ports.ts";
import { decodePress, type Press } from "../../../core/press.ts";
import type { Store } from "../../../core/store.ts";
import { ensurePresets } from "../../../core/survey/presets.ts";
import { openEngine } from "../../../db/engine.ts";
import { createStore } from "../../../db/store.ts";
import { plainLanguage } from "../../core/words/plain-language.ts";
import { frozenOf, roundOf } from "../a-round.ts";

/** What the tests of the conversation share. */
export interface World {
  readonly store: Store;
  readonly talk: Talk;
  readonly load: LoadContent;
  readonly ports: TalkPorts;
  readonly organization: Organization;
  readonly slack: Connection;
  readonly telegram: Connection;
  readonly logged: LogFields[];
  /** What was handed to the managers' side, in order. */
  readonly handed: string[];
  woken(): number;
  setNow(now: Date): void;
  now(): Date;
  /** Makes every call of the store's ballots fail with this code. */
  breakStore(code: "database-full" | null): void;
  actor(connection: Connection, externalId: string, member?: Partial<Member>): Actor;
  join(connection: Connection, externalId: string, member?: Partial<Member>): Promise<Account>;
  /** Opens a round that asks these accounts; gives their tokens by external id, and the post's. */
  open(of: {
    readonly connection: Connection;
    readonly asked: readonly Account[];
    readonly changes?: Partial<Round>;
  }): Promise<{ round: Round; tokens: Record<string, string>; post: string | null }>;
  close(): Promise<void>;
}

export const OPENS = new Date("2026-12-01T02:00:00Z");
export const TUESDAY = new Date("2026-12-01T03:00:00Z");
export const AFTER_CLOSING = new Date("2026-12-04T05:00:00Z");

/** Builds Acme with an empty store; what the managers' side is handed is noted, and answered with "managers". */
export async function createWorld(locale: Locale = "en"): Promise<World> {
  let now = TUESDAY;
  let woken = 0;
  let broken: "database-full" | null = null;
  let ids = 0;
  const random = {
    id: () => `id_${String(++ids).padStart(19, "0")}`,
    int: (below: number) => (ids * 7) % below,
  };
  const engine = await openEngine(":memory:");
  const real = createStore(engine, random);
  const store: Store = {
    ...real,
    ballots: {
      change: async (at, decide) => {
        if (broken !== null) throw new SurveyError(broken);
        return real.ballots.change(at, decide);
      },
    },
  };
  const organization = await store.people.ensureOrganization({
    name: "Acme",
    zone: "Asia/Shanghai",
    locale,
    operator: "Jo Doe",
  });
  const [survey] = await ensurePresets({ surveys: store.surveys }, organization);
  if (survey === undefined) throw new SurveyError("internal", { what: "no-preset" });
  const connect = (platform: "slack" | "telegram") =>
    store.people.ensureConnection({
      organizationId: organization.id,
      platform,
      externalId: `${platform}-1`,
      name: "Pulse",
    });
  const [slack, telegram] = [await connect("slack"), await connect("telegram")];

  const logged: LogFields[] = [];
  const note = (fields: LogFields) => void logged.push(fields);
  const ports: TalkPorts = {
    store,
    clock: { now: () => now, sleep: async () => undefined },
    random,
    log: { debug: note, info: note, warn: note, error: note },
    organization: async () => organization,
    directories: new Map(),
    calendars: createCalendars(),
    language: plainLanguage,
    wake: () => {
      woken += 1;
    },
    claim: { hash: (code) => `hash of ${code}` },
    settings: { minGroup: 5, command: "/nps", telegramUsername: "acme_bot" },
  };

  const handed: string[] = [];
  const answer = (reader: { locale: Locale }, what: string): Reply => {
    handed.push(what);
    return { locale: reader.locale, toast: "managers" };
  };
  const managers: Managers = {
    commandIn: (text, awaited) => (text.startsWith("/nps") || (!awaited && text === "digest") ? text : null),
    command: async (asker, text) => answer(asker, `command ${text}`),
    press: async (asker, press) => answer(asker, `press ${press.verb}`),
    submit: async (asker, press) => ({ kind: "done", reply: answer(asker, `submit ${press.verb}`) }),
    formWords: async (asker, _, text) => answer(asker, `form ${text}`),
    homeParts: async () => [{ kind: "footnote", text: "for managers" }],
    content: async (claimed) => ({ text: `managers' ${claimed.kind}`, parts: [] }),
  };

  const join: World["join"] = async (connection, externalId, member = {}) => {
    const whole = { externalId, name: externalId, locale: null, zone: null, guest: false, ...member };
    const [account] = await store.people.remember(connection.id, [whole], now);
    if (account === undefined) throw new SurveyError("internal", { what: "not-remembered" });
    return account;
  };

  return {
    store,
    talk: createTalk(ports, managers),
    load: createContents(ports, managers),
    ports,
    organization,
    slack,
    telegram,
    logged,
    handed,
    woken: () => woken,
    now: () => now,
    setNow: (next) => {
      now = next;
    },
    breakStore: (code) => {
      broken = code;
    },
    join,
    actor: (connection, externalId, member) => ({
      connectionId: connection.id,
      externalId,
      ...(member === undefined
        ? {}
        : { member: { externalId, name: externalId, locale: null, zone: null, guest: false, ...member } }),
    }),
    open: async ({ connection, asked, changes = {} }) => {
      const schedule = await store.schedules.create(
        scheduleOf(organization, survey.id, connection, changes.mode ?? "direct"),
      );
      const begun = await store.rounds.begin(
        {
          ...roundOf({ frozen: frozenOf(), ...changes }),
          id: random.id(),
          organizationId: organization.id,
          scheduleId: schedule.id,
          surveyId: survey.id,
          connectionId: connection.id,
        },
        OPENS,
      );
      if (begun === null) throw new SurveyError("internal", { what: "round-not-begun" });
      const tokens = Object.fromEntries(asked.map((account) => [account.externalId, random.id()]));
      const invitees = asked.map(({ id: accountId, personId, externalId }) => ({
        personId,
        accountId,
        externalId,
        attributes: {},
        token: tokens[externalId] ?? "",
      }));
      await store.rounds.invite(begun.id, invitees, OPENS);
      const post = begun.mode === "post" ? random.id() : null;
      const size = begun.population === "open" ? 100 : null;
      await store.rounds.open(begun.id, { passedOver: 0, size, postToken: post }, OPENS);
      const round = await store.rounds.byId(begun.id);
      if (round === null) throw new SurveyError("internal", { what: "round-not-opened" });
      return { round, tokens, post };
    },
    close: () => engine.close(),
  };
}

function scheduleOf(
  organization: Organization,
  surveyId: string,
  connection: Connection,
  mode: Schedule["mode"],
): NewSchedule {
  return {
    organizationId: organization.id,
    surveyId,
    connectionId: connection.id,
    key: "staff",
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "Asia/Shanghai",
    anchor: "2026-11-30",
    audience: { kind: "channel", externalId: "C1" },
    audienceName: "#all",
    mode,
    panels: 1,
    gapDays: 6,
    closes: { kind: "weekday", day: 5, at: "12:00" },
    reminders: [],
    digest: { channel: null, at: { kind: "weekday", day: 1, at: "10:00" } },
    catchUp: "latest",
    openDigest: true,
    state: "active",
    since: new Date("2026-11-30T00:00:00Z"),
  };
}

/** Where someone is alone with the bot, and where they are not. */
export const privately = (externalId: string): Place => ({ kind: "private", externalId });
export const inChannel: Place = { kind: "channel", externalId: "C1" };

/** Gives the press of the button with this label in a message. */
export function pressOf(message: Message | undefined, label: string): Press {
  const buttons: readonly Button[] = (message?.parts ?? []).flatMap((part) =>
    "buttons" in part ? [...part.buttons] : [],
  );
  const button = buttons.find((each) => each.label === label);
  const press = button !== undefined && "press" in button ? decodePress(button.press) : null;
  if (press === null) throw new SurveyError("internal", { what: "no-such-button", label });
  return press;
}

/** Gives all that a message says, to look for words in it. */
export function textOf(message: Message | undefined): string {
  return JSON.stringify(message ?? null);
}

/** Gives a claimed delivery as the drainer hands it to the loader. */
export function claimed(
  world: World,
  kind: DeliveryKind,
  ref: string,
  changes: Partial<Claimed> = {},
): Claimed {
  return {
    id: "delivery-1",
    organizationId: world.organization.id,
    connectionId: world.slack.id,
    kind,
    ref,
    roundId: null,
    accountId: null,
    address: { kind: "account", externalId: "U1" },
    sequence: 0,
    attempt: 1,
    again: false,
    locale: "en",
    ...changes,
  };
}
