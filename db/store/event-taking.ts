// Takes events that were told: facts read, core's decision written, the request's answer kept, all in one unit of work.
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Account } from "../../core/people/person.ts";
import type { Random } from "../../core/ports.ts";
import type { PersonName } from "../../core/trigger/event.ts";
import type {
  EventDecision,
  EventFacts,
  Events,
  RuleInForce,
  Taken,
  TakenEvent,
  Telling,
} from "../../core/trigger/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { accountRows, hasComeIn } from "./account-queries.ts";
import { accountOf } from "./account-row.ts";
import { toEvent } from "./event-row.ts";
import { createIdempotency } from "./idempotency.ts";

type Told = Telling["events"][number];

/** Takes events in a database; ids come from `random`. */
export function createEventTaking(engine: Engine, random: Random): Pick<Events, "take"> {
  const { tables } = engine;
  const { accounts, connections, eventRules, events, people, schedules, surveys, tokens } = tables;
  const requests = createIdempotency(engine, random);

  /** Holds the token, so that the requests of one teller follow one another; false where it ceased to work. */
  function* hold(tx: Db, tokenId: string, now: Date): Steps<boolean> {
    const works = and(eq(tokens.id, tokenId), isNull(tokens.revokedAt));
    const held = yield* run(
      tx.update(tokens).set({ lastUsedAt: now }).where(works).returning({ id: tokens.id }),
    );
    return held.length > 0;
  }

  function* inForceFor(tx: Db, organizationId: string, eventType: string): Steps<RuleInForce | null> {
    const isType = and(eq(eventRules.organizationId, organizationId), eq(eventRules.eventType, eventType));
    // A rule that is being removed waits for what is being taken, so that no event outlives it.
    const [rule] = yield* run(engine.lock(tx.select().from(eventRules).where(isType), "update"));
    if (rule === undefined) return null;
    const [survey] = yield* run(
      tx.select({ promise: surveys.promise }).from(surveys).where(eq(surveys.id, rule.surveyId)),
    );
    const [schedule] = yield* run(
      tx
        .select({
          cadence: schedules.cadence,
          zone: schedules.zone,
          anchor: schedules.anchor,
          state: schedules.state,
        })
        .from(schedules)
        .where(eq(schedules.id, rule.scheduleId ?? "")),
    );
    return { rule, promise: survey?.promise ?? "anonymous", schedule: schedule ?? null };
  }

  function* accountsBy(tx: Db, organizationId: string, { by, value }: PersonName): Steps<readonly Account[]> {
    const named: Readonly<Record<PersonName["by"], SQL | undefined>> = {
      email: eq(accounts.email, value.toLowerCase()),
      slack: and(eq(connections.platform, "slack"), eq(accounts.externalId, value)),
      telegram: and(
        eq(connections.platform, "telegram"),
        or(eq(accounts.externalId, value), eq(sql`lower(${accounts.handle})`, bareHandle(value))),
      ),
    };
    const rows = yield* run(
      accountRows(tx, tables).where(
        and(eq(accounts.organizationId, organizationId), named[by], hasComeIn(tables)),
      ),
    );
    return rows.map(accountOf);
  }

  function* reachOf(tx: Db, found: readonly Account[]): Steps<readonly Account[]> {
    const [first] = found;
    // Someone who left one platform may be asked on another one.
    if (first === undefined || found.some(({ state }) => state === "subscribed")) return found;
    const isGroup = or(eq(people.id, first.personId), eq(people.linkedTo, first.personId));
    const others = (yield* run(accountRows(tx, tables).where(isGroup))).map(accountOf);
    return [...found, ...others];
  }

  function* factsOf(tx: Db, organizationId: string, told: Told): Steps<EventFacts> {
    const inForce = yield* inForceFor(tx, organizationId, told.type);
    if (inForce === null) return { inForce, accounts: [], before: null };
    const found = yield* reachOf(tx, yield* accountsBy(tx, organizationId, told.person));
    const [personId, ...more] = new Set(found.map((account) => account.personId));
    if (personId === undefined || more.length > 0) return { inForce, accounts: found, before: null };
    const [before] = yield* run(
      tx
        .select()
        .from(events)
        .where(
          and(
            eq(events.organizationId, organizationId),
            eq(events.type, told.type),
            eq(events.personId, personId),
            sql`${events.at} = ${sql.param(told.at, events.at)}`,
          ),
        )
        .limit(1),
    );
    return { inForce, accounts: found, before: before ? toEvent(before) : null };
  }

  function* write(
    tx: Db,
    telling: Telling,
    told: Told,
    facts: EventFacts,
    decision: EventDecision,
  ): Steps<TakenEvent> {
    const { type, at, attributes } = told;
    if (decision.kind === "repeated" && facts.before !== null) {
      const { id, state, why, askAt } = facts.before;
      const asked = state === "passed" ? "nobody" : "later";
      return { id, type, asked, askAt: asked === "later" ? iso(askAt) : null, why, repeated: true };
    }
    const waits = decision.kind === "waits" ? decision : null;
    const why = decision.kind === "passes" ? decision.why : null;
    const personId = decision.kind === "repeated" ? null : decision.personId;
    const id = random.id();
    yield* run(
      tx.insert(events).values({
        id,
        organizationId: telling.organizationId,
        ruleId: facts.inForce?.rule.id ?? null,
        ...{ type, at, receivedAt: telling.now, personId, why },
        // Kept for a question that carries a name; beside a secret answer they would say whose it might be.
        attributes: waits !== null && facts.inForce?.promise === "attributed" ? attributes : {},
        state: waits === null ? "passed" : "waiting",
        askAt: waits?.askAt ?? null,
        deadline: waits?.deadline ?? null,
      }),
    );
    return {
      ...{ id, type, why, repeated: false },
      asked: waits === null ? "nobody" : "later",
      askAt: iso(waits?.expectedAt ?? null),
    };
  }

  return {
    take(telling, decide) {
      return engine.transact(function* (tx): Steps<Taken> {
        const { by, organizationId, now } = telling;
        if (by !== null) {
          if (!(yield* hold(tx, by.tokenId, now))) return { kind: "revoked" };
          const known = yield* requests.lookUp(tx, by);
          if (known?.kind === "same") return { kind: "taken", events: known.events };
          if (known !== null) return { kind: "key-reused" };
        }
        const taken: TakenEvent[] = [];
        for (const told of telling.events) {
          const facts = yield* factsOf(tx, organizationId, told);
          taken.push(yield* write(tx, telling, told, facts, decide(told, facts, now)));
        }
        if (by !== null) yield* requests.keep(tx, by, taken, now);
        return { kind: "taken", events: taken };
      });
    },
  };
}

function bareHandle(value: string): string {
  return value.replace(/^@/, "").toLowerCase();
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
