// What the trigger wing needs from outside: tokens, rules, and the events that were told.
import type { Invitee, PassedOver } from "../ask/round.ts";
import type { Schedule } from "../ask/schedule.ts";
import type { Account } from "../people/person.ts";
import type { SurveyPromise } from "../survey/survey.ts";
import type { ToldEvent, TriggerEvent, Unasked } from "./event.ts";
import type { EventRule } from "./rule.ts";

/** Who may tell of events; the token itself is kept nowhere. */
export interface Token {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface Tokens {
  /** Keeps the hash (SHA-256) of a token and forgets the token; false where one that works has this name. */
  create(of: {
    readonly organizationId: string;
    readonly name: string;
    readonly token: string;
    readonly now: Date;
  }): Promise<boolean>;
  /** What is known of a token that works; null for any other text. */
  byToken(token: string): Promise<Token | null>;
  /** Those that work, oldest first. */
  all(organizationId: string): Promise<readonly Token[]>;
  /** False where none that works has this name. From its return on nothing is taken by it. */
  revoke(organizationId: string, name: string, now: Date): Promise<boolean>;
}

export interface EventRules {
  /** By type. */
  all(organizationId: string): Promise<readonly EventRule[]>;
  byType(organizationId: string, eventType: string): Promise<EventRule | null>;
  byId(id: string): Promise<EventRule | null>;
  /** Null where the type has a rule. */
  create(rule: Omit<EventRule, "version">): Promise<EventRule | null>;
  /** False when someone else has written since. */
  update(rule: EventRule, expectedVersion: number): Promise<boolean>;
  /** Puts these rules in their order in the journey, and all others behind them, in one unit of work. */
  order(organizationId: string, ruleIds: readonly string[]): Promise<void>;
  /** Takes the rule away; events that wait for it pass as `rule-removed`. */
  remove(ruleId: string): Promise<void>;
}

/** A rule with what decides how it asks. */
export interface RuleInForce {
  readonly rule: EventRule;
  readonly promise: SurveyPromise;
  readonly schedule: Pick<Schedule, "cadence" | "zone" | "anchor" | "state"> | null;
}

/** What deciding about one event sees, read in the unit of work that writes the decision. */
export interface EventFacts {
  readonly inForce: RuleInForce | null;
  /** Every account of everyone who goes by the name that was told. */
  readonly accounts: readonly Account[];
  /** The same event about the same person, told before. */
  readonly before: TriggerEvent | null;
}

/** What becomes of an event. */
export type EventDecision =
  | { readonly kind: "repeated" }
  | {
      readonly kind: "waits";
      readonly personId: string;
      readonly askAt: Date;
      readonly deadline: Date;
      /** What the teller is told: the next opening where questions go out together. */
      readonly expectedAt: Date;
    }
  | { readonly kind: "passes"; readonly why: Unasked; readonly personId: string | null };

/** One event as it was taken; instants as ISO 8601, since it is kept to be told again. */
export interface TakenEvent {
  readonly id: string;
  readonly type: string;
  readonly asked: "later" | "nobody";
  readonly askAt: string | null;
  readonly why: Unasked | null;
  /** It had been told before, and nothing was added. */
  readonly repeated: boolean;
}

/** What is told at once. `draw` (0–99) decides whether a sample takes an event. */
export interface Telling {
  readonly organizationId: string;
  readonly events: readonly (ToldEvent & { readonly draw: number })[];
  /** Null for people and the command line. */
  readonly by: {
    readonly tokenId: string;
    readonly request: { readonly key: string; readonly bodyHash: string } | null;
  } | null;
  readonly now: Date;
}

/** `revoked`: the token ceased to work before anything was written. `key-reused`: the idempotency key belongs to another body. */
export type Taken =
  | { readonly kind: "taken"; readonly events: readonly TakenEvent[] }
  | { readonly kind: "revoked" | "key-reused" };

/** A waiting event with whoever can be asked about it; null where they cannot be reached any more. */
export interface DueEvent {
  readonly event: TriggerEvent;
  readonly account: Account | null;
}

/** Someone who is asked now about an event. */
export interface AskedAbout extends Invitee {
  readonly eventId: string;
  readonly connectionId: string;
  readonly token: string;
  /** When they were last asked, as it was when the rules allowed this question; null for never. */
  readonly lastAsked: Date | null;
}

/** How many events of a type came to what. */
export interface EventCount {
  readonly type: string;
  readonly state: TriggerEvent["state"];
  readonly why: Unasked | null;
  readonly count: number;
}

export interface Events {
  /** Takes all of a telling or nothing, in one unit of work that looks at the token again; the same request a second time is answered as the first. `decide` is pure. */
  take(
    telling: Telling,
    decide: (told: Telling["events"][number], facts: EventFacts, now: Date) => EventDecision,
  ): Promise<Taken>;
  /** Waiting events of a rule whose questions were due before `now`, oldest first, at most `limit`. */
  due(ruleId: string, now: Date, limit: number): Promise<readonly DueEvent[]>;
  /** Waiting events of a rule whose deadline is not after `now`. */
  expired(ruleId: string, now: Date, limit: number): Promise<readonly TriggerEvent[]>;
  /** Passes waiting events. */
  pass(eventIds: readonly string[], why: Unasked): Promise<void>;
  /**
   * Adds people to an open round that still takes answers, each with the question owed at its moment, marks their events as asked, and counts
   * those who were passed over; people who are in the round already pass as `passed-over`. Whoever was asked meanwhile, by whatever, goes on waiting: the
   * rules have to be looked at again. False where the round takes nobody any more, or while another round is opening, whose people are not known yet.
   */
  ask(
    roundId: string,
    asked: readonly AskedAbout[],
    passedOver: { readonly eventIds: readonly string[]; readonly why: PassedOver },
    now: Date,
  ): Promise<boolean>;
  /** Marks a gathering rule's events by its opened round: `asked` for whoever is in it (their older ones `merged`), `passed-over` for others who were due before it opened. Gives how many. */
  settle(ruleId: string, roundId: string): Promise<number>;
  /** The newest event about which a schedule's round asked this person. */
  askedAbout(scheduleId: string, personId: string): Promise<TriggerEvent | null>;
  /** What came since, by type and end. */
  counts(organizationId: string, since: Date): Promise<readonly EventCount[]>;
  /** Takes away events that ended, and answers kept for repeated requests, from before these instants. */
  purge(organizationId: string, before: { readonly events: Date; readonly requests: Date }): Promise<void>;
}
