// Every table, written once for both databases. Column names in the database are the same in snake_case. The file is long because
// it is one list: tables point at each other, and a reader looks for all of them in one place.
//
// Nothing here may lead from a closed anonymous round's answer to a person: `answers` has a random id, a round and words,
// and no time, sequence or segment. What is counted at sealing is counted in memory and stands in no table but `publications`.
import { isNull } from "drizzle-orm";
import type { Cadence } from "../core/ask/cadence.ts";
import type { PassedOver, RoundState } from "../core/ask/round.ts";
import type { LocalMoment, Schedule } from "../core/ask/schedule.ts";
import type { DeliveryKind, DeliveryState } from "../core/deliver/ports.ts";
import type { ImportState } from "../core/exchange/ports.ts";
import type { AttributeDefinition } from "../core/people/attribute.ts";
import type { Change } from "../core/people/change.ts";
import type { Account, Role, Scope } from "../core/people/person.ts";
import type { Policy } from "../core/people/policy.ts";
import type { AudienceSource, Dialog, Locale, Platform } from "../core/ports.ts";
import type { Publication } from "../core/publish/publication.ts";
import type { ActionState } from "../core/steer/action.ts";
import type { Period } from "../core/steer/subscription.ts";
import type { Frozen, Survey, SurveyExtras, SurveyPromise } from "../core/survey/survey.ts";
import type { EventState } from "../core/trigger/event.ts";
import { type Kit, stateIn } from "./kit.ts";

/** Rounds of which a schedule has at most one. */
export const LIVE_ROUNDS = ["opening", "open", "closing"] as const satisfies readonly RoundState[];
/** Deliveries that are still to be sent. */
export const OWED_DELIVERIES = ["pending", "retry", "ambiguous"] as const satisfies readonly DeliveryState[];

type Attributes = Readonly<Record<string, string>>;

/** The tables under their names in code. */
export type Tables = ReturnType<typeof schema>;

/** Gives all tables in the words of one dialect. */
export function schema(k: Kit) {
  const organizations = k.table("organizations", {
    id: k.text().primaryKey(),
    name: k.text().notNull(),
    zone: k.text().notNull(),
    locale: k.text().$type<Locale>().notNull(),
    operator: k.text().notNull(),
    // The number that the newest round was given.
    lastRound: k.int().notNull().default(0),
    // The house rules on asking; null takes the defaults.
    policy: k.json().$type<Policy>(),
    // Grows with every change of the policy, so that the later of two admins is told.
    policyVersion: k.int().notNull().default(1),
    // What refusals are hashed with; null until somebody refuses.
    refusalKey: k.text(),
  });

  const connections = k.table(
    "connections",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      platform: k.text().$type<Platform>().notNull(),
      externalId: k.text().notNull(),
      name: k.text().notNull(),
      suspended: k.text(),
      // Telegram: the first update that has not been handled yet.
      cursor: k.int(),
    },
    (t) => [
      k.unique("connections_identity").on(t.platform, t.externalId),
      k.index("connections_organization").on(t.organizationId),
    ],
  );

  const paces = k.table("paces", {
    connectionId: k
      .text()
      .primaryKey()
      .references(() => connections.id),
    owner: k.text(),
    leaseUntil: k.instant(),
    fence: k.int().notNull().default(0),
    rate: k.real().notNull(),
    ceiling: k.real(),
    nextAt: k.instant().notNull(),
    blockedUntil: k.instant(),
    probedAt: k.instant(),
  });

  const people = k.table(
    "people",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      role: k.text().$type<Role>().notNull(),
      // Their own choices; null leaves it to the platform.
      locale: k.text().$type<Locale>(),
      zone: k.text(),
      attributes: k.json().$type<Attributes>().notNull(),
      createdAt: k.instant().notNull(),
      // The person whom this one turned out to be: the first of a chain, never a chain itself.
      linkedTo: k.text(),
      // Where someone with accounts on several platforms wants to be asked.
      prefers: k.text().$type<Platform>(),
      // Not asked before this instant, by their own wish.
      quietUntil: k.instant(),
      // Ids of surveys that they do not want to be asked.
      optedOut: k.json().$type<readonly string[]>(),
      // The one segment that a manager sees beside the whole; null sees all.
      scope: k.json().$type<Scope>(),
    },
    (t) => [k.index("people_role").on(t.organizationId, t.role), k.index("people_linked").on(t.linkedTo)],
  );

  const accounts = k.table(
    "accounts",
    {
      id: k.text().primaryKey(),
      personId: k
        .text()
        .notNull()
        .references(() => people.id, { onDelete: "cascade" }),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      connectionId: k
        .text()
        .notNull()
        .references(() => connections.id),
      externalId: k.text().notNull(),
      name: k.text().notNull(),
      handle: k.text(),
      // In lower case; where the platform tells it, or an import did.
      email: k.text(),
      // As the platform tells them.
      locale: k.text().$type<Locale>(),
      zone: k.text(),
      state: k.text().$type<Account["state"]>().notNull(),
      stateSince: k.instant().notNull(),
    },
    (t) => [
      k.unique("accounts_identity").on(t.connectionId, t.externalId),
      k.index("accounts_person").on(t.personId),
      k.index("accounts_state").on(t.connectionId, t.state, t.id),
      k.index("accounts_email").on(t.organizationId, t.email),
    ],
  );

  const attributeDefinitions = k.table(
    "attribute_definitions",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      key: k.text().notNull(),
      kind: k.text().$type<AttributeDefinition["kind"]>().notNull(),
      bands: k.json().$type<readonly number[]>().notNull(),
      source: k.json().$type<AttributeDefinition["source"]>(),
      // Counts up as attributes are defined; those from before it was kept are 0, in the order of their keys.
      position: k.int().notNull().default(0),
    },
    (t) => [k.unique("attribute_definitions_key").on(t.organizationId, t.key)],
  );

  const linkCodes = k.table(
    "link_codes",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      codeHash: k.text().notNull(),
      personId: k
        .text()
        .notNull()
        .references(() => people.id, { onDelete: "cascade" }),
      expiresAt: k.instant().notNull(),
    },
    (t) => [
      k.unique("link_codes_code").on(t.organizationId, t.codeHash),
      k.unique("link_codes_person").on(t.personId),
    ],
  );

  // Who never wants to be asked again, told by nothing but a keyed hash of their id: a name that comes up is recognised, nobody can be read here.
  const refusals = k.table("refusals", {
    mark: k.text().primaryKey(),
    organizationId: k
      .text()
      .notNull()
      .references(() => organizations.id),
  });

  const claims = k.table(
    "claims",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      codeHash: k.text().notNull(),
      createdAt: k.instant().notNull(),
      usedAt: k.instant(),
    },
    (t) => [
      k.unique("claims_code").on(t.organizationId, t.codeHash),
      k.unique("claims_one_unused").on(t.organizationId).where(isNull(t.usedAt)),
    ],
  );

  const joinCodes = k.table(
    "join_codes",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      code: k.text().notNull(),
      attributes: k.json().$type<Attributes>().notNull(),
      expiresAt: k.instant().notNull(),
      usesLeft: k.int().notNull(),
    },
    (t) => [k.unique("join_codes_code").on(t.organizationId, t.code)],
  );

  const surveys = k.table(
    "surveys",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      key: k.text().notNull(),
      kind: k.text().$type<Survey["kind"]>().notNull(),
      relation: k.text().$type<Survey["relation"]>().notNull(),
      promise: k.text().$type<SurveyPromise>().notNull(),
      subject: k.text().notNull(),
      wording: k.json().$type<Survey["wording"]>().notNull(),
      drivers: k.json().$type<Survey["drivers"]>().notNull(),
      // What a survey may have besides; null where it has none.
      extras: k.json().$type<SurveyExtras>(),
      version: k.int().notNull(),
    },
    (t) => [k.unique("surveys_key").on(t.organizationId, t.key)],
  );

  // What each survey asked before it was changed.
  const surveyVersions = k.table(
    "survey_versions",
    {
      id: k.text().primaryKey(),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      version: k.int().notNull(),
      at: k.instant().notNull(),
      body: k.json().$type<Omit<Survey, "id" | "organizationId">>().notNull(),
    },
    (t) => [k.unique("survey_versions_once").on(t.surveyId, t.version)],
  );

  const schedules = k.table(
    "schedules",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      connectionId: k
        .text()
        .notNull()
        .references(() => connections.id),
      key: k.text().notNull(),
      cadence: k.json().$type<Cadence>().notNull(),
      zone: k.text().notNull(),
      anchor: k.text().notNull(),
      audience: k.json().$type<AudienceSource>().notNull(),
      audienceName: k.text().notNull(),
      mode: k.text().$type<Schedule["mode"]>().notNull(),
      panels: k.int().notNull(),
      gapDays: k.int().notNull(),
      closes: k.json().$type<LocalMoment>().notNull(),
      reminders: k.json().$type<readonly LocalMoment[]>().notNull(),
      digest: k.json().$type<Schedule["digest"]>().notNull(),
      catchUp: k.text().$type<Schedule["catchUp"]>().notNull(),
      openDigest: k.flag().notNull(),
      // Questions go out at the cadence's time of day in each recipient's own zone.
      localTime: k.flag().notNull().default(false),
      state: k.text().$type<Schedule["state"]>().notNull(),
      since: k.instant().notNull(),
      version: k.int().notNull(),
    },
    (t) => [k.unique("schedules_key").on(t.organizationId, t.key)],
  );

  const seats = k.table(
    "seats",
    {
      scheduleId: k
        .text()
        .notNull()
        .references(() => schedules.id),
      // A schedule that changes its number of panels deals its seats anew.
      panels: k.int().notNull(),
      personId: k
        .text()
        .notNull()
        .references(() => people.id, { onDelete: "cascade" }),
      panel: k.int().notNull(),
    },
    (t) => [
      k.unique("seats_person").on(t.scheduleId, t.panels, t.personId),
      k.index("seats_of_person").on(t.personId),
    ],
  );

  const rounds = k.table(
    "rounds",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      scheduleId: k
        .text()
        .notNull()
        .references(() => schedules.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      connectionId: k
        .text()
        .notNull()
        .references(() => connections.id),
      number: k.int().notNull(),
      nominal: k.text().notNull(),
      state: k.text().$type<RoundState>().notNull(),
      why: k.text(),
      mode: k.text().$type<Schedule["mode"]>().notNull(),
      population: k.text().$type<"closed" | "open">().notNull(),
      // The same as in `frozen`, where a query can see it.
      promise: k.text().$type<SurveyPromise>().notNull(),
      opensAt: k.instant().notNull(),
      closesAt: k.instant().notNull(),
      // Milliseconds since 1970.
      reminderAt: k.json().$type<readonly number[]>().notNull(),
      remindersDone: k.int().notNull().default(0),
      digestAt: k.instant().notNull(),
      panelIndex: k.int(),
      panelOf: k.int(),
      invited: k.int().notNull().default(0),
      passedOver: k.int().notNull().default(0),
      // The same by reason; null where nobody was, and in rounds from before it was counted.
      passedOverWhy: k.json().$type<PassedOver>(),
      // A stream of events may have two rounds at once, the one that asks and the one that still collects, each in a lane of its own.
      lane: k.int().notNull().default(0),
      frozen: k.json().$type<Frozen>().notNull(),
      // What the buttons of a post in a channel carry; set at opening in mode `post`.
      postToken: k.text(),
      // The last attempt at counting and publishing it, which ends all before; null unless one is under way.
      sealing: k.text(),
      // What brought it in; null for a round that asked.
      importId: k.text().references(() => imports.id),
    },
    (t) => [
      k.unique("rounds_nominal").on(t.scheduleId, t.nominal),
      k.unique("rounds_number").on(t.organizationId, t.number),
      k.unique("rounds_one_live").on(t.scheduleId, t.lane).where(stateIn(t.state, LIVE_ROUNDS)),
      k.unique("rounds_post_token").on(t.postToken),
      k.index("rounds_state").on(t.organizationId, t.state),
      k.index("rounds_opened").on(t.organizationId, t.opensAt),
    ],
  );

  const invitations = k.table(
    "invitations",
    {
      id: k.text().primaryKey(),
      roundId: k
        .text()
        .notNull()
        .references(() => rounds.id),
      // Null once the person is forgotten: the invitation stays, so that the number asked stands.
      personId: k.text().references(() => people.id, { onDelete: "set null" }),
      accountId: k.text().references(() => accounts.id, { onDelete: "set null" }),
      token: k.text().notNull(),
      // As they were at opening; null once the round is sealed.
      attributes: k.json().$type<Attributes>(),
      // When the question goes out, where that differs from the round's opening, and the zone that reminders keep to; null once sealed.
      askAt: k.instant(),
      zone: k.text(),
      // Set by the invitee's wish to hear no more of this round; null once sealed.
      hushed: k.flag(),
      // Background questions answered before there is a score to go with; moved to the ballot by the score, null once sealed.
      background: k.json().$type<Attributes>(),
    },
    (t) => [
      k.unique("invitations_token").on(t.token),
      k.unique("invitations_person").on(t.roundId, t.personId),
      k.index("invitations_of_round").on(t.roundId, t.id),
      k.index("invitations_of_person").on(t.personId),
      k.index("invitations_of_account").on(t.accountId),
    ],
  );

  const deliveries = k.table(
    "deliveries",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      connectionId: k
        .text()
        .notNull()
        .references(() => connections.id),
      kind: k.text().$type<DeliveryKind>().notNull(),
      ref: k.text().notNull(),
      roundId: k.text().references(() => rounds.id),
      accountId: k.text().references(() => accounts.id, { onDelete: "set null" }),
      addressKind: k.text().$type<"account" | "channel">().notNull(),
      addressId: k.text().notNull(),
      // Empty where there is no thread: a null would make two of the same kind differ.
      threadId: k.text().notNull().default(""),
      sequence: k.int().notNull(),
      data: k.json().$type<Attributes>(),
      state: k.text().$type<DeliveryState>().notNull(),
      notBefore: k.instant().notNull(),
      // Orders what is due at the same instant: the position in which it was owed.
      seq: k.int().notNull(),
      attempt: k.int().notNull().default(0),
      // An earlier attempt may have arrived.
      again: k.flag().notNull().default(false),
      leaseUntil: k.instant(),
      code: k.text(),
      messageRef: k.text(),
    },
    (t) => [
      k
        .unique("deliveries_once")
        .on(t.kind, t.ref, t.connectionId, t.addressKind, t.addressId, t.threadId, t.sequence),
      k
        .index("deliveries_owed")
        .on(t.connectionId, t.notBefore, t.seq, t.roundId)
        .where(stateIn(t.state, OWED_DELIVERIES)),
      k
        .index("deliveries_sending")
        .on(t.connectionId, t.leaseUntil)
        .where(stateIn(t.state, ["sending"])),
      k.index("deliveries_counts").on(t.organizationId, t.kind, t.state),
      k.index("deliveries_of_round").on(t.roundId, t.kind, t.state),
      k.index("deliveries_of_account").on(t.accountId),
    ],
  );

  const ballots = k.table(
    "ballots",
    {
      id: k.text().primaryKey(),
      roundId: k
        .text()
        .notNull()
        .references(() => rounds.id),
      personId: k
        .text()
        .notNull()
        .references(() => people.id, { onDelete: "cascade" }),
      score: k.int().notNull(),
      reason: k.text(),
      improve: k.text(),
      drivers: k.json().$type<readonly string[]>().notNull(),
      mayQuote: k.flag().notNull(),
      // Answers to background questions by their key, and ratings 0–10 by driver key.
      background: k.json().$type<Attributes>(),
      ratings: k.json().$type<Readonly<Record<string, number>>>(),
    },
    (t) => [k.unique("ballots_once").on(t.roundId, t.personId), k.index("ballots_of_person").on(t.personId)],
  );

  // The comments of sealed rounds.
  const answers = k.table(
    "answers",
    {
      id: k.text().primaryKey(),
      roundId: k
        .text()
        .notNull()
        .references(() => rounds.id),
      text: k.text().notNull(),
      mayQuote: k.flag().notNull(),
    },
    // Some comments of a round are read without sorting all of them.
    (t) => [k.index("answers_of_round").on(t.roundId, t.id)],
  );

  // Who may tell the bot of events. Only a hash of each token is kept.
  const tokens = k.table(
    "tokens",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      name: k.text().notNull(),
      hash: k.text().notNull(),
      createdAt: k.instant().notNull(),
      lastUsedAt: k.instant(),
      revokedAt: k.instant(),
    },
    (t) => [k.unique("tokens_hash").on(t.hash), k.index("tokens_organization").on(t.organizationId)],
  );

  // Which events ask which survey, when and how often.
  const eventRules = k.table(
    "event_rules",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      eventType: k.text().notNull(),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      scheduleId: k.text().references(() => schedules.id),
      touchpoint: k.text().notNull(),
      delayMinutes: k.int().notNull(),
      samplePercent: k.int().notNull(),
      deadlineHours: k.int().notNull(),
      // Where the touchpoint stands in the journey, from 1; null behind all that have a place.
      position: k.int(),
      state: k.text().$type<"active" | "paused">().notNull(),
      version: k.int().notNull(),
    },
    (t) => [k.unique("event_rules_type").on(t.organizationId, t.eventType)],
  );

  const events = k.table(
    "events",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      ruleId: k.text().references(() => eventRules.id),
      type: k.text().notNull(),
      // Null for someone who is not known, and once forgotten.
      personId: k.text().references(() => people.id, { onDelete: "set null" }),
      at: k.instant().notNull(),
      receivedAt: k.instant().notNull(),
      attributes: k.json().$type<Attributes>().notNull(),
      state: k.text().$type<EventState>().notNull(),
      // Why nobody was asked; null while waiting and once asked.
      why: k.text(),
      // From when on the question is due, and until when it makes sense.
      askAt: k.instant(),
      deadline: k.instant(),
    },
    (t) => [
      k
        .index("events_waiting")
        .on(t.organizationId, t.askAt)
        .where(stateIn(t.state, ["waiting"])),
      k.index("events_person").on(t.personId),
      k.index("events_received").on(t.organizationId, t.receivedAt),
    ],
  );

  // What was answered to a request that may be sent again.
  const idempotencyKeys = k.table(
    "idempotency_keys",
    {
      id: k.text().primaryKey(),
      tokenId: k
        .text()
        .notNull()
        .references(() => tokens.id),
      key: k.text().notNull(),
      bodyHash: k.text().notNull(),
      status: k.int().notNull(),
      answer: k.json().$type<Readonly<Record<string, unknown>>>().notNull(),
      at: k.instant().notNull(),
    },
    (t) => [k.unique("idempotency_keys_once").on(t.tokenId, t.key), k.index("idempotency_keys_at").on(t.at)],
  );

  const publications = k.table(
    "publications",
    {
      roundId: k
        .text()
        .primaryKey()
        .references(() => rounds.id),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      scheduleId: k
        .text()
        .notNull()
        .references(() => schedules.id),
      opensAt: k.instant().notNull(),
      closesAt: k.instant().notNull(),
      body: k.json().$type<Omit<Publication, "opensAt" | "closesAt">>().notNull(),
    },
    (t) => [
      k.index("publications_organization").on(t.organizationId, t.opensAt),
      k.index("publications_survey").on(t.surveyId, t.opensAt),
      k.index("publications_schedule").on(t.scheduleId, t.opensAt),
    ],
  );

  // Comments that are not shown any more, by their ids.
  const redactions = k.table(
    "redactions",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      roundId: k
        .text()
        .notNull()
        .references(() => rounds.id),
      at: k.instant().notNull(),
    },
    (t) => [k.index("redactions_round").on(t.roundId)],
  );

  // What happened on a day that trends are compared before and after.
  const marks = k.table(
    "marks",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      // Null for every survey.
      surveyId: k.text().references(() => surveys.id),
      number: k.int().notNull(),
      // YYYY-MM-DD, by the organization's calendar.
      day: k.text().notNull(),
      label: k.text().notNull(),
    },
    (t) => [k.unique("marks_number").on(t.organizationId, t.number)],
  );

  // Scores from elsewhere that a trend is held against.
  const referenceLines = k.table(
    "reference_lines",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k.text().references(() => surveys.id),
      number: k.int().notNull(),
      nps: k.real().notNull(),
      label: k.text().notNull(),
      source: k.text().notNull(),
    },
    (t) => [k.unique("reference_lines_number").on(t.organizationId, t.number)],
  );

  const goals = k.table(
    "goals",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      // Both empty for the whole.
      attribute: k.text().notNull(),
      group: k.text().notNull(),
      target: k.real().notNull(),
      // YYYY-MM-DD; null without a date.
      by: k.text(),
    },
    (t) => [k.unique("goals_once").on(t.surveyId, t.attribute, t.group)],
  );

  // What is done about what people said.
  const actions = k.table(
    "actions",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      number: k.int().notNull(),
      // What people said, in the manager's words; null where that was left out.
      heard: k.text(),
      text: k.text().notNull(),
      state: k.text().$type<ActionState>().notNull(),
      createdAt: k.instant().notNull(),
      stateAt: k.instant().notNull(),
      // No foreign key: erasure blanks it.
      authorPersonId: k.text(),
    },
    (t) => [
      k.unique("actions_number").on(t.organizationId, t.number),
      k.index("actions_survey").on(t.surveyId, t.createdAt),
      k.index("actions_author").on(t.authorPersonId),
    ],
  );

  // Who reads a digest of a week, a month or a quarter.
  const subscriptions = k.table(
    "subscriptions",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      // Null for every survey.
      surveyId: k.text().references(() => surveys.id),
      period: k.text().$type<Period>().notNull(),
      connectionId: k
        .text()
        .notNull()
        .references(() => connections.id),
      // Null for a channel.
      accountId: k.text().references(() => accounts.id, { onDelete: "cascade" }),
      externalId: k.text().notNull(),
      threadId: k.text().notNull().default(""),
      name: k.text().notNull(),
      locale: k.text().$type<Locale>().notNull(),
      zone: k.text().notNull(),
      // HH:MM by that zone.
      at: k.text().notNull(),
      since: k.instant().notNull(),
      // The local day of the newest one that was owed; null before the first.
      owedFor: k.text(),
    },
    (t) => [
      k.index("subscriptions_organization").on(t.organizationId),
      k.index("subscriptions_account").on(t.accountId),
    ],
  );

  // Files whose answers have been taken, by their content: a second time changes nothing.
  const imports = k.table(
    "imports",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      surveyId: k
        .text()
        .notNull()
        .references(() => surveys.id),
      // Once it is taken back no file's any more, so that the same file can be taken again.
      fileHash: k.text().notNull(),
      at: k.instant().notNull(),
      rounds: k.int().notNull(),
      answers: k.int().notNull(),
      // What it goes by; null in those from before it was noted which rounds are whose.
      number: k.int(),
      // What the file was called, without its folder.
      file: k.text().notNull().default(""),
      state: k.text().$type<ImportState>().notNull().default("done"),
      // When it was taken back.
      undoneAt: k.instant(),
    },
    (t) => [
      k.unique("imports_once").on(t.surveyId, t.fileHash),
      k.unique("imports_number").on(t.organizationId, t.number),
    ],
  );

  const dialogs = k.table(
    "dialogs",
    {
      accountId: k
        .text()
        .primaryKey()
        .references(() => accounts.id, { onDelete: "cascade" }),
      kind: k.text().$type<Dialog["kind"]>().notNull(),
      roundId: k.text().references(() => rounds.id),
      data: k.json().$type<Dialog["data"]>().notNull(),
      expiresAt: k.instant().notNull(),
    },
    (t) => [k.index("dialogs_round").on(t.roundId)],
  );

  const changes = k.table(
    "changes",
    {
      id: k.text().primaryKey(),
      organizationId: k
        .text()
        .notNull()
        .references(() => organizations.id),
      at: k.instant().notNull(),
      // Orders changes of one instant.
      seq: k.int().notNull(),
      // No foreign key: erasure blanks it.
      actorPersonId: k.text(),
      what: k.text().notNull(),
      details: k.json().$type<Change["details"]>().notNull(),
    },
    (t) => [
      k.index("changes_newest").on(t.organizationId, t.seq),
      k.index("changes_actor").on(t.actorPersonId),
    ],
  );

  return {
    organizations,
    connections,
    paces,
    people,
    accounts,
    attributeDefinitions,
    linkCodes,
    refusals,
    claims,
    joinCodes,
    surveys,
    surveyVersions,
    schedules,
    seats,
    rounds,
    invitations,
    deliveries,
    ballots,
    answers,
    publications,
    dialogs,
    changes,
    tokens,
    eventRules,
    events,
    idempotencyKeys,
    redactions,
    marks,
    referenceLines,
    goals,
    actions,
    subscriptions,
    imports,
  };
}
