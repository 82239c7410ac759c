// One organization through its weeks: processes that live, processes that are killed, and the account that is kept of both.
import { setTimeout as sleep } from "node:timers/promises";
import { PLATFORMS, type Platform } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import type { Engine } from "../../db/engine.ts";
import { LEASES_MS, setPace } from "../journeys/learnt-pace.ts";
import { movableClock, type seededRandom } from "../journeys/movable-clock.ts";
import type { Bundle } from "./bundle.ts";
import { type Child, raiseChildren } from "./children.ts";
import { settleIn } from "./ground.ts";
import { type QuestionRow, readQuestions } from "./ledger.ts";
import { gatherPeople, type Someone } from "./people.ts";
import { PLACES, within } from "./places.ts";
import type { Transition } from "./transitions.ts";

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

/** A story on one database. */
export type Story = Awaited<ReturnType<typeof beginStory>>;

/** Sets everything up: people on both platforms, two weekly schedules, nothing asked yet. */
export async function beginStory(of: {
  readonly database: keyof typeof PLACES;
  readonly people: number;
  readonly bundle: Bundle;
  readonly random: ReturnType<typeof seededRandom>;
}) {
  const { random } = of;
  const place = await PLACES[of.database]();
  const clock = movableClock("2026-10-30T08:00:00Z");
  const people = await gatherPeople(of.people, () => clock.now().getTime());
  const children = raiseChildren(of.bundle);
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

  /** Has a process do all that is due and then live as long as `live` lets it, which must end it. */
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

  function count(at: Transition): void {
    tally.kills.set(at, (tally.kills.get(at) ?? 0) + 1);
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
    count(at);
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
    count,
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
