// What the ask wing needs from outside: schedules, and the opening of rounds.
import type { Locale } from "../ports.ts";
import type { Invitee, PassedOver, QuestionFacts, Round } from "./round.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";

export interface Schedules {
  /** The key gets a number behind it when it is taken. */
  create(schedule: NewSchedule): Promise<Schedule>;
  /**
   * As `create`, however often and by how many at once it is called: a schedule with this id that is there already is given again. With `first` only where
   * the organization has no other schedule: else null.
   */
  createOnce(
    schedule: NewSchedule,
    once: { readonly id: string; readonly first: boolean },
  ): Promise<{ readonly schedule: Schedule; readonly isNew: boolean } | null>;
  /** False when someone else has written since. */
  update(schedule: Schedule, expectedVersion: number): Promise<boolean>;
  /** None that is `past`, here and in `all`. */
  byKey(organizationId: string, key: string): Promise<Schedule | null>;
  byId(id: string): Promise<Schedule | null>;
  all(organizationId: string): Promise<readonly Schedule[]>;
}

/** What a fire will do, decided by core before anything is written. */
export type NewRound = Omit<Round, "number" | "remindersDone" | "invited" | "passedOver" | "state" | "why">;

/** Someone asked recently, to keep the gap and to compare audiences. */
export interface RecentAudience {
  readonly roundId: string;
  readonly opensAt: Date;
  readonly promise: "anonymous" | "attributed";
  readonly personIds: readonly (string | null)[];
}

export interface Rounds {
  byId(id: string): Promise<Round | null>;
  byNumber(organizationId: string, number: number): Promise<Round | null>;
  /** Newest first. */
  ofSchedule(scheduleId: string, last: number): Promise<readonly Round[]>;
  /** Rounds in these states, oldest first. */
  inState(organizationId: string, states: readonly Round["state"][]): Promise<readonly Round[]>;
  /** Begins `opening`, unless (schedule, nominal) exists or another round of the schedule is opening, open or closing: then null. */
  begin(round: NewRound, now: Date): Promise<Round | null>;
  /** Records a fire that does not open; nothing when (schedule, nominal) exists. */
  recordPassed(round: NewRound, state: "missed" | "refused", why: string, now: Date): Promise<void>;
  /** Withdraws a round that is still `opening` (its invitations too) and records it as refused. */
  refuse(roundId: string, why: string, now: Date): Promise<void>;
  /** Adds invitations, their tokens and their question deliveries, skipping people already in the round; one chunk of at most 500 a call. */
  invite(
    roundId: string,
    invitees: readonly (Invitee & { readonly token: string })[],
    now: Date,
  ): Promise<void>;
  /** opening → open: counts the invitations (or takes `size` for an open crowd), and owes the channel post where the mode is `post`. False when it was not opening any more. */
  open(
    roundId: string,
    of: {
      readonly passedOver: number;
      /** Left out where nobody was. */
      readonly passedOverWhy?: PassedOver;
      readonly size: number | null;
      readonly postToken: string | null;
    },
    now: Date,
  ): Promise<boolean>;
  /** When each of these people was last asked, over all schedules; people never asked are left out. */
  lastAsked(personIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** How many questions each of these people was asked since, over all schedules and events; people never asked are left out. */
  timesAsked(personIds: readonly string[], since: Date): Promise<ReadonlyMap<string, number>>;
  /** When each of these people was asked since, as `timesAsked` counts it, in no order; people never asked are left out. */
  momentsAsked(personIds: readonly string[], since: Date): Promise<ReadonlyMap<string, readonly Date[]>>;
  /** Who was asked in rounds opened since; erased people as null. */
  askedSince(organizationId: string, since: Date): Promise<readonly RecentAudience[]>;
  /** People who were created after `since`, or whose accounts are all left or unreachable: joiners and leavers. */
  joinedOrLeft(personIds: readonly string[], since: Date): Promise<ReadonlySet<string>>;
  /** Gives each person's panel (0 … panels − 1) of the schedule; newcomers take the least-filled, for good. */
  seats(
    scheduleId: string,
    panels: number,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /**
   * Owes reminder number `sequence` to everyone who was sent the question, or will be at a moment of their own, has no ballot and has not hushed the
   * round, and counts it as done; resumable, in chunks. `when` gives each one's moment (null leaves them out); without it: now. Gives how many.
   */
  remind(
    roundId: string,
    sequence: number,
    now: Date,
    when?: (silent: Pick<Invitee, "askAt" | "zone">) => Date | null,
  ): Promise<number>;
  /** The accounts (external ids) to whom questions and reminders are due next on a connection, at most `limit`, those that are due at `now` first. */
  dueNext(connectionId: string, now: Date, limit: number): Promise<readonly string[]>;
  /**
   * Owes the question of this token once more at `at`, at most `most` times; one that waits already is moved. `late` where there is nothing to put off: closed
   * by then, answered, or never sent in private.
   */
  snooze(token: string, at: Date, most: number): Promise<"snoozed" | "spent" | "late">;
  /** How often the question of this token has been put off. */
  timesPutOff(token: string): Promise<number>;
  /** When the question of this invitation comes again; null where it was not put off, or has come. */
  snoozedUntil(invitationId: string): Promise<Date | null>;
  /** Notes that the invitee of this token wants no more reminders of the round; false where there is none. */
  hush(token: string): Promise<boolean>;
  /** Who sits in which panel by now; nobody is given a seat by asking. */
  seated(scheduleId: string, panels: number): Promise<ReadonlyMap<string, number>>;
  /** Moves closing to `now` and owes everyone asked a notice; false when the round is not open. */
  closeEarly(roundId: string, now: Date): Promise<boolean>;
  /** By invitation id. */
  question(invitationId: string): Promise<QuestionFacts | null>;
  /** The post of a round in a channel: its token, and answers so far in steps of k. */
  post(roundId: string): Promise<{
    readonly round: Round;
    readonly token: string;
    readonly answeredInSteps: number;
    readonly locale: Locale;
  } | null>;
  /** Answers so far, rounded down to steps of k (attributed: exact), for progress. */
  progress(roundId: string): Promise<{ readonly answered: number; readonly exact: boolean }>;
  /** True when this person was asked in the round. */
  wasAsked(roundId: string, personId: string): Promise<boolean>;
}

/** Whether a day is worked, and the holiday's name where it is one. */
export interface DayOff {
  readonly off: boolean;
  readonly name: string | null;
}

/** The days off of one country's public holidays and of everybody's own weekends. */
export interface Calendar {
  /** For someone who lives in an IANA zone, by local date "YYYY-MM-DD": the weekend of the zone's country, the holidays of the calendar's, and working weekends where both are one. */
  dayOff(zone: string, date: string): DayOff;
}

/** A country, or a part of one, as the holidays know it: "DE", "DE-BE". */
export interface Country {
  readonly code: string;
  readonly name: string;
}

/** Brings calendars. */
export interface Calendars {
  /** A country's calendar; null has weekends alone. Throws SurveyError `internal` for a code that `find` does not give. */
  of(country: string | null): Promise<Calendar>;
  /** The country or part of one that someone typed, by code or name in either language; null with the nearest name where there is none. */
  find(text: string): Promise<{ readonly country: Country | null; readonly nearest: Country | null }>;
  /** A country's name as people of a language call it; the code where it has none. */
  name(code: string, locale: Locale): Promise<string>;
}

/** What a preview may know of past rounds: a part of the publish wing's Publications, which lies below this one. */
export interface PastAnswers {
  /** Newest first. */
  ofSurvey(
    surveyId: string,
    last: number,
  ): Promise<
    readonly {
      readonly population: Round["population"];
      readonly invited: number;
      readonly answered: number;
      readonly figures: { readonly kind: "shown" | "at-most" | "withheld" };
    }[]
  >;
}
