// The store that a child runs on: the real one, with the moments of test/kill/transitions.ts between its units of work.
import { setTimeout as sleep } from "node:timers/promises";
import type { Claimed } from "../../core/deliver/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import type { Aside } from "../../db/aside.ts";
import { createSealing } from "../../db/store/sealing.ts";
import { createStore as createRealStore } from "../../db/store.ts";
import type { Driver, Engine } from "../../db/work.ts";
import { isAfterWriting, isLast, pass } from "./passing.ts";
import type { Transition } from "./transitions.ts";

/** Chunks so small that a round of some twenty people takes several. */
const INVITED_AT_ONCE = 5;
const SEALED_AT_ONCE = 5;

/** Gives every port, as db/store.ts does. */
export function createStore(engine: Engine, random: Random): Store {
  const store = createRealStore(engine, random);
  return {
    ...store,
    rounds: withMoments(store.rounds),
    outbox: outboxWithMoments(store.outbox),
    ballots: ballotsWithMoments(store.ballots),
    sealing: sealingWithMoments(withDriver(engine), random),
    cursors: {
      of(connectionId) {
        const { read, write } = store.cursors.of(connectionId);
        return {
          read,
          write(offset) {
            pass("press-handled", connectionId);
            return write(offset);
          },
        };
      },
    },
  };
}

function withMoments(rounds: Store["rounds"]): Store["rounds"] {
  return {
    ...rounds,
    async begin(round, now) {
      const begun = await rounds.begin(round, now);
      if (begun !== null) pass("begun");
      return begun;
    },
    async invite(roundId, invitees, now) {
      for (let from = 0; from < invitees.length; from += INVITED_AT_ONCE) {
        if (from > 0) pass("chunk");
        await rounds.invite(roundId, invitees.slice(from, from + INVITED_AT_ONCE), now);
      }
    },
    open(roundId, of, now) {
      pass("invited");
      return rounds.open(roundId, of, now);
    },
  };
}

function outboxWithMoments(outbox: Store["outbox"]): Store["outbox"] {
  const questions = new Map<string, Claimed>();
  const away = new Set<string>();

  return {
    ...outbox,
    async sweep(connectionId, fence, now) {
      const found = await outbox.sweep(connectionId, fence, now);
      if (found.ambiguous + found.dead > 0) pass("expired", connectionId);
      return found;
    },
    async claim(connectionId, ...how) {
      const claimed = await outbox.claim(connectionId, ...how);
      const asked = claimed.filter(({ kind }) => kind === "question");
      for (const one of asked) questions.set(one.id, one);
      if (asked.length > 0) pass("claimed", connectionId);
      return claimed;
    },
    async permit(connectionId, fence, now, nextAt, leaving) {
      const isPermitted = await outbox.permit(connectionId, fence, now, nextAt, leaving);
      if (!isPermitted) return false;
      away.add(leaving.id);
      if (questions.has(leaving.id)) pass("leaving", connectionId);
      return true;
    },
    async settle(id, attempt, settlement, now) {
      const at = momentOf(settlement);
      const connectionId = questions.get(id)?.connectionId;
      away.delete(id);
      if (at === null || connectionId === undefined) return outbox.settle(id, attempt, settlement, now);
      // What else is away is let arrive: no message is put in doubt twice by a kill that is not about it.
      if (at === "needless" && isLast(at, connectionId)) while (away.size > 0) await sleep(1);
      if (!isAfterWriting()) pass(at, connectionId);
      const isSettled = await outbox.settle(id, attempt, settlement, now);
      if (isAfterWriting()) pass(at, connectionId);
      return isSettled;
    },
  };
}

function momentOf(settlement: Parameters<Store["outbox"]["settle"]>[2]): Transition | null {
  switch (settlement.state) {
    case "sent":
      return "answered";
    case "retry":
      return settlement.code === "rate-limited" ? "limited" : null;
    case "cancelled":
      return "needless";
    case "unreachable":
    case "ambiguous":
      return settlement.state;
    case "dead":
      return null;
  }
}

function ballotsWithMoments(ballots: Store["ballots"]): Store["ballots"] {
  return {
    async change(at, decide) {
      const { connectionId } = at.presser;
      let isKept = false;
      const outcome = await ballots.change(at, (facts) => {
        const decision = decide(facts);
        isKept = facts !== null && (facts.ballot !== null || decision.ballot !== undefined);
        if (isKept) pass("press-taken", connectionId);
        return decision;
      });
      if (isKept) pass("press-committed", connectionId);
      return outcome;
    },
  };
}

function sealingWithMoments(engine: Engine, random: Random): Store["sealing"] {
  let isKeeping = false;
  const transact: Engine["transact"] = async (steps) => {
    const result = await engine.transact(steps);
    if (isKeeping) pass("comments");
    return result;
  };
  const sealing = createSealing({ ...engine, transact }, random, SEALED_AT_ONCE);
  return {
    ...sealing,
    async closing(organizationId, now, graceMs) {
      const rounds = await sealing.closing(organizationId, now, graceMs);
      if (rounds.length > 0) pass("closing");
      return rounds;
    },
    async keep(...what) {
      pass("counted");
      isKeeping = true;
      const kept = await sealing.keep(...what);
      isKeeping = false;
      return kept;
    },
    async publish(...what) {
      const done = await sealing.publish(...what);
      if (done === "published") pass("published");
      return done;
    },
    async cut(roundId, from) {
      const step = await sealing.cut(roundId, from);
      if (step.kind === "more") pass("seal-chunk");
      if (step.kind === "sealed") pass("sealed");
      return step;
    },
    async scrub(organizationId, now) {
      const done = await sealing.scrub(organizationId, now);
      if (done === "scrubbed") pass("scrubbed");
      return done;
    },
  };
}

/** The same engine, whose driver passes a moment after each statement that makes bytes go. */
function withDriver(engine: Engine): Engine {
  return { ...engine, driver: driverWithMoments(engine.driver) };
}

function driverWithMoments(driver: Driver): Driver {
  if (driver.kind === "sqlite") {
    // In a thread, however small the file is.
    const aside: Aside = (work) =>
      driver.aside(
        (ask) =>
          work(async (text) => {
            const rows = await ask(text);
            if (text === "vacuum") pass("rewritten");
            return rows;
          }),
        0,
      );
    return { ...driver, aside };
  }
  const { pool } = driver;
  const connect = async () => {
    const client = await pool.connect();
    const query = async (...what: [string, unknown[]?]) => {
      const result = await client.query(...what);
      if (what[0].startsWith("cluster")) pass("rewritten");
      return result;
    };
    return replace(client, { query });
  };
  return { kind: "postgres", pool: replace(pool, { connect }) };
}

/** Gives an object that is another one but for some of its methods. */
function replace<T extends object>(object: T, methods: Readonly<Record<string, unknown>>): T {
  return new Proxy(object, {
    get(target, name) {
      const own = methods[String(name)];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
