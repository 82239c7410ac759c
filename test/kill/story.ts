// One organization through its weeks: processes that live, processes that are killed, and the account that is kept of both.
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import type { NewSchedule } from "../../core/ask/schedule.ts";
import { PLATFORMS, type Platform } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import type { Engine } from "../../db/engine.ts";
import { type MovableClock, movableClock, type seededRandom } from "../journeys/movable-clock.ts";
import { type Child, type Children, raiseChildren } from "./children.ts";
import { gatherPeople, type People, type Someone } from "./people.ts";
import { PLACES, type Place, within } from "./places.ts";
import type { Transition } from "./transitions.ts";

/** Longer than a dead process's leases run. */
const LEASES_MS = 31_000;
/** How often a process is asked to do what is due before the moment it is to die at counts as missed. */
const MOST_PASSES = 3;
/** Moments that only a double can see, and times that nobody names: the parent kills. */
const OUTSIDE: ReadonlySet<Transition> = new Set<Transition>(["received", "again", "any"]);

/** What is being sent while a process lives: everything, one platform's alone, or nothing. */
export type Sending = "all" | Platform | "nothing";

/** How one process lives. */
export interface Life {
  readonly sending: Sending;
  /** Messages a second. */
  readonly rate?: number;
}

/** How one process dies. */
export interface Death extends Life {
  readonly platform?: Platform;
  readonly passing?: number;
  readonly written?: boolean;
  /** Done once the process has nothing left to do, for it to die of. */
  readonly during?: () => unknown;
}

/** What is counted over all weeks. */
export interface Tally {
  readonly kills: Map<Transition, number>;
  asked: number;
  /** Who was asked and has no question, although the platform did not say that nobody is there. */
  lost: number;
  duplicates: number;
  inFlight: number;
  answered: number;
}

/** A delivery of this week's question. */
export interface QuestionRow {
  readonly someone: Someone;
  readonly roundId: string;
  readonly state: string;
  /** An earlier try may have arrived, as far as the app knows or will know. */
  readonly isDoubtful: boolean;
}

/** A story on one database. */
export type Story = Awaited<ReturnType<typeof beginStory>>;

/** Sets everything up: people on both platforms, two weekly schedules, nothing asked yet. */
export async function beginStory(of: {
  readonly database: keyof typeof PLACES;
  readonly people: number;
  readonly random: ReturnType<typeof seededRandom>;
}) {
  const { random } = of;
  const place = await PLACES[of.database]();
  const clock = movableClock("2026-10-30T08:00:00Z");
  const people = await gatherPeople(of.people, () => clock.now().getTime());
  const children = await raiseChildren();
  const tally: Tally = { kills: new Map(), asked: 0, lost: 0, duplicates: 0, inFlight: 0, answered: 0 };
  const failures: string[] = [];
  const received = new Set<string>();
  const env = {
    DATABASE_URL: place.url,
    NPS_ORGANIZATION: "Acme",
    NPS_OPERATOR: "Acme IT",
    NPS_TIMEZONE: "Europe/Berlin",
    SLACK_BOT_TOKEN: people.slack.token,
    SLACK_APP_TOKEN: people.slack.appToken,
    SLACK_API_URL: people.slack.apiUrl,
    TELEGRAM_BOT_TOKEN: people.telegram.token,
    TELEGRAM_API_ROOT: people.telegram.apiRoot,
  };
  const ground = await settleIn({ place, clock, people, children, env, failures });
  const { connections, organizationId } = ground;

  /** Ends the leases of whoever died, says how fast to send, and gives a process that has not begun. */
  async function born({ sending, rate = 8 }: Life): Promise<Child> {
    clock.set(new Date(clock.now().getTime() + LEASES_MS));
    await within(place, async ({ store }) => {
      for (const platform of PLATFORMS) {
        const may = sending === "all" || sending === platform;
        await setPace(store, connections[platform], clock.now(), may ? rate : null);
      }
    });
    received.clear();
    return await children.next();
  }

  function listen(trap: ((someone: Someone) => Promise<void> | null) | null): void {
    people.onQuestion((someone) => {
      received.add(someone.id);
      return trap?.(someone) ?? undefined;
    });
  }

  /** Lives a process until it is stopped or killed by `live`; whoever is still in it when `live` ends is stopped. */
  async function life(how: Life, live: (child: Child) => Promise<unknown>): Promise<void> {
    const child = await born(how);
    listen(null);
    child.tell({ kind: "go", env, ahead: clock.offset(), orders: null });
    await child.hear("settled");
    await live(child);
    failures.push(...child.failures);
  }

  async function settle(child: Child): Promise<void> {
    child.tell({ kind: "settle", ahead: clock.offset() });
    await child.hear("settled");
  }

  async function stop(child: Child): Promise<void> {
    child.tell({ kind: "stop" });
    const signal = await child.ended;
    if (signal !== null) throw new Error(`a stopped process ended by ${signal}`);
  }

  /** Starts a process and has it killed at a named moment; throws where the moment did not come. */
  async function kill(at: Transition, death: Death): Promise<void> {
    const { platform, passing = 1, written = false } = death;
    const doubtful = at === "again" ? await doubtfulPeople() : null;
    const child = await born(death);
    const connectionId = platform === undefined ? null : connections[platform];
    let left = passing;
    listen(
      at === "received" || at === "again"
        ? (someone) => {
            if (someone.platform !== platform || doubtful?.has(someone.id) === false) return null;
            left -= 1;
            return left === 0 ? child.kill() : null;
          }
        : null,
    );
    const orders = OUTSIDE.has(at) ? null : { at, connectionId, passing, written };
    child.tell({ kind: "go", env, ahead: clock.offset(), orders });
    if (at === "any") {
      await child.hear("started");
      await sleep(random.int(250));
      await child.kill();
    }
    await die(child, at, death.during);
    tally.kills.set(at, (tally.kills.get(at) ?? 0) + 1);
    failures.push(...child.failures);
    await countInFlight();
  }

  async function die(child: Child, at: Transition, during: (() => unknown) | undefined): Promise<void> {
    for (let passes = 0; passes < MOST_PASSES; passes += 1) {
      const settled = child.hear("settled").then(
        () => "settled" as const,
        () => "dead" as const,
      );
      const next = await Promise.race([settled, child.ended.then(() => "dead" as const)]);
      if (next === "dead") {
        const signal = await child.ended;
        if (signal !== "SIGKILL") throw new Error(`${at}: ended by ${signal}: ${child.failures.join("; ")}`);
        return;
      }
      if (passes === 0) void during?.();
      child.tell({ kind: "settle", ahead: clock.offset() });
    }
    await child.kill();
    throw new Error(`${at}: the moment did not come: ${child.failures.join("; ")}`);
  }

  /** Counts the requests of the process that has just died whose answers it had not written down. */
  async function countInFlight(): Promise<void> {
    await quiet();
    const rows = await questions();
    tally.inFlight += rows.filter(
      ({ state, someone }) => state === "sending" && received.has(someone.id),
    ).length;
    received.clear();
  }

  /** What a dead process has written into its sockets is read all the same: waits until nothing more comes. */
  async function quiet(): Promise<void> {
    const calls = () => people.slack.calls.length + people.telegram.calls.length;
    for (let seen = -1; seen !== calls(); ) {
      seen = calls();
      await sleep(15);
    }
  }

  async function doubtfulPeople(): Promise<ReadonlySet<string>> {
    const rows = await questions();
    return new Set(rows.filter(({ isDoubtful }) => isDoubtful).map(({ someone }) => someone.id));
  }

  /** This week's questions: those of rounds that are not sealed. */
  function questions(): Promise<readonly QuestionRow[]> {
    return within(place, ({ engine }) => readQuestions(engine));
  }

  return {
    database: of.database,
    clock,
    people,
    random,
    tally,
    failures,
    life,
    settle,
    stop,
    kill,
    questions,
    organizationId,
    scheduleIds: ground.scheduleIds,
    within: <T>(look: (inside: { store: Store; engine: Engine }) => Promise<T>) => within(place, look),
    async end() {
      people.onQuestion(null);
      await children.close();
      await people.close();
      await place.remove();
    },
  };
}

/** The first process: people subscribe on Telegram, and an admin (the test) saves two schedules. */
async function settleIn(of: {
  readonly place: Place;
  readonly clock: MovableClock;
  readonly people: People;
  readonly children: Children;
  readonly env: Readonly<Record<string, string>>;
  readonly failures: string[];
}) {
  const { place, clock, people, children, env, failures } = of;
  const child = await children.next();
  child.tell({ kind: "go", env, ahead: clock.offset(), orders: null });
  const { organizationId, connections: started } = await child.hear("started");
  const connections = { slack: started["slack"] ?? "", telegram: started["telegram"] ?? "" };
  await child.hear("settled");
  const subscribers = people.everyone.filter(({ platform }) => platform === "telegram");
  await Promise.all(subscribers.map(({ id }) => people.telegram.start(Number(id))));
  child.tell({ kind: "stop" });
  await child.ended;
  failures.push(...child.failures);

  const scheduleIds = await within(place, async ({ store }) => {
    const survey = await store.surveys.byKey(organizationId, "staff");
    if (survey === null) throw new Error("there is no staff survey");
    const ids: Partial<Record<Platform, string>> = {};
    for (const platform of PLATFORMS) {
      const externalId = people.channels[platform];
      const connectionId = connections[platform];
      const schedule: NewSchedule = {
        ...{ organizationId, connectionId, surveyId: survey.id, key: platform },
        cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
        zone: "Europe/Berlin",
        anchor: "2026-11-02",
        audience:
          platform === "slack" ? { kind: "channel", externalId } : { kind: "everyone", guests: false },
        audienceName: "everyone",
        mode: "direct",
        panels: 1,
        gapDays: 6,
        closes: { kind: "weekday", day: 5, at: CLOSES[platform] },
        reminders: [],
        digest: {
          channel: { connectionId, externalId, name: "everyone", locale: "en" },
          at: { kind: "weekday", day: 1, at: "10:00" },
        },
        catchUp: "latest",
        openDigest: true,
        state: "active",
        since: clock.now(),
      };
      ids[platform] = (await store.schedules.create(schedule)).id;
    }
    return ids;
  });
  return { organizationId, connections, scheduleIds };
}

/** Local times on Friday: apart, so that each round closes, is sealed and scrubbed by itself. */
const CLOSES: Readonly<Record<Platform, string>> = { slack: "12:00", telegram: "13:00" };

/** Leaves the pace that an earlier process would have learnt; null: the platform has asked for an hour of silence. */
async function setPace(store: Store, connectionId: string, now: Date, rate: number | null): Promise<void> {
  const lead = await store.outbox.lead(connectionId, "the test", now, LEASES_MS);
  if (lead === null) throw new Error("a dead process still leads");
  const blockedUntil = rate === null ? new Date(now.getTime() + 3_600_000) : null;
  const pace = { rate: rate ?? 20, ceiling: (rate ?? 20) * 1.05, nextAt: now, blockedUntil, probedAt: now };
  await store.outbox.savePace(connectionId, lead.fence, pace);
  await store.outbox.release(connectionId, lead.fence);
}

async function readQuestions({ db, tables }: Engine): Promise<readonly QuestionRow[]> {
  const { connections, deliveries, rounds } = tables;
  const rows = await db
    .select({
      id: deliveries.addressId,
      platform: connections.platform,
      roundId: rounds.id,
      state: deliveries.state,
      again: deliveries.again,
      code: deliveries.code,
    })
    .from(deliveries)
    .innerJoin(rounds, eq(rounds.id, deliveries.roundId))
    .innerJoin(connections, eq(connections.id, deliveries.connectionId))
    .where(and(eq(deliveries.kind, "question"), eq(rounds.state, "open")));
  return rows.map(({ id, platform, roundId, state, again, code }) => ({
    someone: { platform, id },
    roundId,
    state,
    isDoubtful: state !== "sent" && (again || (state === "sending" && code === "left")),
  }));
}
