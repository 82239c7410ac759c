// Acme, with the real store in memory and platforms whose members a test moves: the ground of all tests of asking.
import { createCalendars } from "../../../bots/calendar.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { NewSchedule, Schedule } from "../../../core/ask/schedule.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { Account, Connection, Organization } from "../../../core/people/person.ts";
import type { Directory, LogFields, Member, Members, Random } from "../../../core/ports.ts";
import type { ReconcilePorts } from "../../../core/reconcile.ts";
import { ensurePresets } from "../../../core/survey/presets.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { type Engine, openEngine } from "../../../db/engine.ts";
import { createStore } from "../../../db/store.ts";
import { plainLanguage } from "../words/plain-language.ts";

/** A platform's side as a test has it: who is there, and which channels and groups list whom. */
export interface FakePlatform {
  /** Everyone with an account, by external id. */
  readonly everyone: Map<string, Member>;
  /** Channels and groups by id; a number is a crowd of that size. */
  readonly places: Map<string, ReadonlySet<string> | number>;
  /** False: the platform does not answer. */
  up: boolean;
  /** How often members were asked for. */
  looked: number;
  readonly directory: Directory;
}

export interface Acme {
  readonly engine: Engine;
  readonly ports: ReconcilePorts;
  readonly organization: Organization;
  readonly slack: Connection;
  readonly telegram: Connection;
  readonly slackSide: FakePlatform;
  readonly telegramSide: FakePlatform;
  readonly surveys: readonly Survey[];
  readonly staff: Survey;
  readonly logged: { level: string; fields: LogFields }[];
  readonly admin: Account;
  /** Members U0 … of Slack (the admin, U-admin, comes on top). */
  hire(count: number, prefix?: string): readonly string[];
  fire(externalId: string): void;
  schedule(changes?: Partial<NewSchedule>): Promise<Schedule>;
  rounds(scheduleId: string): Promise<readonly Round[]>;
  /** External ids of those asked in a round, in order. */
  asked(roundId: string): Promise<readonly string[]>;
  /** The same for every round at once, by round id. */
  askedByRound(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Everything owed, as `kind ref` lines with the address. */
  owed(
    kind: string,
  ): Promise<readonly { ref: string; to: string; sequence: number; notBefore: Date; data: unknown }[]>;
  close(): Promise<void>;
}

/** The start of most tests: a Monday. */
export const MONDAY = new Date("2026-01-05T08:00:00Z");
export const TUESDAY = new Date("2026-01-06T10:00:00Z");

/** Counts up, so that a failing seed can be run again. */
export function countingRandom(): Random {
  let ids = 0;
  return {
    id: () => `id_${String(++ids).padStart(19, "0")}`,
    int: (below) => (ids * 7) % below,
  };
}

export function member(externalId: string, changes: Partial<Member> = {}): Member {
  return { externalId, name: externalId, locale: null, zone: null, guest: false, ...changes };
}

/** Builds Acme: presets, a Slack and a Telegram connection, one admin, nobody else. */
export async function createAcme(
  random: Random = countingRandom(),
  open: () => Promise<Engine> = () => openEngine(":memory:"),
): Promise<Acme> {
  const engine = await open();
  const store = createStore(engine, random);
  const organization = await store.people.ensureOrganization({
    name: "Acme",
    zone: "UTC",
    locale: "en",
    operator: "IT",
  });
  const connect = (platform: "slack" | "telegram"): Promise<Connection> =>
    store.people.ensureConnection({
      organizationId: organization.id,
      platform,
      externalId: platform,
      name: "Acme",
    });
  const slack = await connect("slack");
  const telegram = await connect("telegram");
  const surveys = await ensurePresets(store, organization);
  const [staff] = surveys;
  if (staff === undefined) throw new Error("no presets");

  const slackSide = fakePlatform();
  const telegramSide = fakePlatform();
  const logged: Acme["logged"] = [];
  const note = (level: string) => (fields: LogFields) => void logged.push({ level, fields });
  const ports: ReconcilePorts = {
    ...store,
    calendars: createCalendars(),
    language: plainLanguage,
    directories: new Map([
      [slack.id, slackSide.directory],
      [telegram.id, telegramSide.directory],
    ]),
    random,
    log: { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") },
    minGroup: 5,
  };
  // Known to the bot, and in no audience: so that the figures of a test are its own people.
  const [admin] = await store.people.remember(slack.id, [member("U-admin")], MONDAY);
  if (admin === undefined) throw new Error("no admin");
  await store.people.setRole(admin.personId, "admin");

  const { invitations, accounts, deliveries } = engine.tables;
  const askedByRound = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const rows = await engine.db.select().from(invitations);
    const byId = new Map((await engine.db.select().from(accounts)).map((row) => [row.id, row.externalId]));
    const asked = new Map<string, string[]>();
    for (const { roundId, accountId } of rows) {
      asked.set(roundId, [...(asked.get(roundId) ?? []), byId.get(accountId ?? "") ?? "?"].sort());
    }
    return asked;
  };
  return {
    ...{
      engine,
      ports,
      organization,
      slack,
      telegram,
      slackSide,
      telegramSide,
      surveys,
      staff,
      logged,
      admin,
    },
    hire(count, prefix = "U") {
      const ids = Array.from({ length: count }, (_, at) => `${prefix}${at}`);
      for (const id of ids) slackSide.everyone.set(id, member(id));
      return ids;
    },
    fire(externalId) {
      slackSide.everyone.delete(externalId);
    },
    schedule: (changes = {}) =>
      store.schedules.create({ ...newSchedule(organization, staff, slack), ...changes }),
    rounds: (scheduleId) => store.rounds.ofSchedule(scheduleId, 1000),
    asked: async (roundId) => (await askedByRound()).get(roundId) ?? [],
    askedByRound,
    async owed(kind) {
      const rows = await engine.db.select().from(deliveries);
      return rows
        .filter((row) => row.kind === kind)
        .map(({ ref, addressId, sequence, notBefore, data }) => ({
          ref,
          to: addressId,
          sequence,
          notBefore,
          data,
        }));
    },
    close: () => engine.close(),
  };
}

/** Weekly on Tuesday 10:00 for everyone on Slack, closing on Friday, one reminder on Thursday, as a test changes it. */
export function newSchedule(organization: Organization, survey: Survey, connection: Connection): NewSchedule {
  return {
    organizationId: organization.id,
    surveyId: survey.id,
    connectionId: connection.id,
    key: survey.key,
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "UTC",
    anchor: "2026-01-05",
    audience: { kind: "everyone", guests: false },
    audienceName: "everyone",
    mode: "direct",
    panels: 1,
    gapDays: 6,
    closes: { kind: "weekday", day: 5, at: "12:00" },
    reminders: [{ kind: "weekday", day: 4, at: "10:00" }],
    digest: { channel: null, at: { kind: "weekday", day: 1, at: "10:00" } },
    catchUp: "latest",
    openDigest: true,
    state: "active",
    since: MONDAY,
  };
}

function fakePlatform(): FakePlatform {
  const everyone = new Map<string, Member>();
  const places: FakePlatform["places"] = new Map();
  const answer = <Value>(value: () => Value): Value => {
    if (!side.up) throw new SurveyError("directory-unavailable");
    return value();
  };
  const placed = (externalId: string): Members => {
    const place = places.get(externalId);
    if (place === undefined) return { kind: "not-visible", code: "not-in-channel" };
    if (typeof place === "number") return { kind: "open", size: place };
    return { kind: "members", members: [...place].flatMap((id) => everyone.get(id) ?? []) };
  };
  const channel = (reference: string) =>
    places.has(reference) ? { externalId: reference, name: reference } : null;
  const side: FakePlatform = {
    everyone,
    places,
    up: true,
    looked: 0,
    directory: {
      members: async (source) => {
        side.looked += 1;
        return answer(() => {
          if (source.kind !== "everyone") return placed(source.externalId);
          const members = [...everyone.values()].filter(({ guest }) => source.guests || !guest);
          return { kind: "members", members };
        });
      },
      member: async (externalId) => answer(() => everyone.get(externalId) ?? null),
      channel: async (reference) => answer(() => channel(reference)),
      group: async (reference) => answer(() => channel(reference)),
    },
  };
  return side;
}

/** Gives the same ports with something around every call of every one of them: before it runs, and after it has. */
export function around(
  ports: ReconcilePorts,
  hooks: { readonly before?: () => Promise<void> | void; readonly after?: () => Promise<void> | void },
): ReconcilePorts {
  const wrap = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== "function") return value;
        return async (...parameters: unknown[]) => {
          await hooks.before?.();
          const result: unknown = await Reflect.apply(value, target, parameters);
          await hooks.after?.();
          return result;
        };
      },
    });
  return {
    ...ports,
    people: wrap(ports.people),
    surveys: wrap(ports.surveys),
    schedules: wrap(ports.schedules),
    rounds: wrap(ports.rounds),
    outbox: wrap(ports.outbox),
    sealing: wrap(ports.sealing),
    directories: new Map([...ports.directories].map(([id, directory]) => [id, wrap(directory)])),
  };
}

/** Gives the ports of a process that dies, with what `error` makes, once its first invitations are written; from then on nothing works. */
export function dyingOnceInvited(ports: ReconcilePorts, error: () => Error): ReconcilePorts {
  let isDead = false;
  const die = (): void => {
    if (isDead) throw error();
  };
  const { rounds } = ports;
  const invite: typeof rounds.invite = async (...whom) => {
    await rounds.invite(...whom);
    isDead = true;
  };
  return around({ ...ports, rounds: { ...rounds, invite } }, { before: die, after: die });
}
