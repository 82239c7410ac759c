// Takes what goes with a score: the reason, the wish, the drivers, and whether the words may be quoted.
import type { Round } from "../ask/round.ts";
import type { Driver } from "../survey/survey.ts";
import { tickedOf } from "../survey/survey-extras.ts";
import type { Ballot } from "./ballot.ts";
import { besidesOf } from "./besides.ts";
import type { Pressed, WordsOutcome } from "./outcome.ts";
import type { BallotDecision, Ballots, PressFacts } from "./ports.ts";
import { keep, noScore, standingOf } from "./standing.ts";
import { fitWords } from "./words.ts";

/** What may be said beside a score; a part left out stays as it is, null and empty text clear one. */
export interface Details {
  readonly reason?: string | null;
  readonly improve?: string | null;
  /** All that are ticked; keys that the round does not know are left out. */
  readonly drivers?: readonly string[];
  readonly mayQuote?: boolean;
  /** By question before the score; null takes an answer away. What the round does not know is left out. */
  readonly background?: Readonly<Record<string, string | null>>;
  /** By rated driver; null takes a rating away. */
  readonly ratings?: Readonly<Record<string, number | null>>;
}

/** What a form with all of it submits. */
export type FilledForm = Required<Omit<Details, "background" | "ratings">> &
  Pick<Details, "background" | "ratings">;

/** Decides what words, ticks and a permission do at `now`, up to GRACE_MS after closing. */
export function decideDetails(
  facts: PressFacts | null,
  details: Details,
  now: Date,
): BallotDecision<WordsOutcome> {
  return change(facts, now, (ballot, round) => {
    const reason = details.reason === undefined ? null : fitWords(details.reason);
    const improve = details.improve === undefined ? null : fitWords(details.improve);
    const ticked = details.drivers === undefined ? ballot.drivers : details.drivers;
    const after = {
      ...besidesOf(ballot, round.frozen, details),
      reason: reason === null ? ballot.reason : reason.text,
      improve: improve === null ? ballot.improve : improve.text,
      drivers: inSurveyOrder(tickedOf(round.frozen), new Set(ticked)),
      mayQuote: details.mayQuote ?? ballot.mayQuote,
    };
    return { after, shortened: reason?.shortened === true || improve?.shortened === true };
  });
}

/** One driver as a press wants it; a press that arrives twice changes nothing the second time. */
export interface Tick {
  readonly driver: string;
  readonly ticked: boolean;
}

/** Decides what a press on one driver does: it ticks, or takes the tick away. A driver that the round does not have is `unknown`. */
export function decideDriver(
  facts: PressFacts | null,
  { driver: key, ticked: isTicked }: Tick,
  now: Date,
): BallotDecision<WordsOutcome> {
  return change(facts, now, (ballot, { frozen }) => {
    const known = tickedOf(frozen);
    if (!known.some((driver) => driver.key === key)) return null;
    const ticked = new Set(ballot.drivers);
    if (isTicked) ticked.add(key);
    else ticked.delete(key);
    return { after: { ...ballot, drivers: inSurveyOrder(known, ticked) }, shortened: false };
  });
}

/** Records why someone gave the score; empty words take an earlier reason away. */
export function recordReason(
  { ballots }: { readonly ballots: Ballots },
  { text, ...pressed }: Pressed & { readonly text: string },
): Promise<WordsOutcome> {
  return record(ballots, pressed, (facts) => decideDetails(facts, { reason: text }, pressed.now));
}

/** Records what else should improve; empty words take an earlier wish away. */
export function recordImprove(
  { ballots }: { readonly ballots: Ballots },
  { text, ...pressed }: Pressed & { readonly text: string },
): Promise<WordsOutcome> {
  return record(ballots, pressed, (facts) => decideDetails(facts, { improve: text }, pressed.now));
}

/** Ticks a driver, or takes its tick away. */
export function tickDriver(
  { ballots }: { readonly ballots: Ballots },
  { driver, ticked, ...pressed }: Pressed & Tick,
): Promise<WordsOutcome> {
  return record(ballots, pressed, (facts) => decideDriver(facts, { driver, ticked }, pressed.now));
}

/** Records whether someone's words may be quoted without a name. */
export function setQuote(
  { ballots }: { readonly ballots: Ballots },
  { mayQuote, ...pressed }: Pressed & { readonly mayQuote: boolean },
): Promise<WordsOutcome> {
  return record(ballots, pressed, (facts) => decideDetails(facts, { mayQuote }, pressed.now));
}

/** Records a whole form at once. */
export function recordForm(
  { ballots }: { readonly ballots: Ballots },
  { filled, ...pressed }: Pressed & { readonly filled: FilledForm },
): Promise<WordsOutcome> {
  return record(ballots, pressed, (facts) => decideDetails(facts, filled, pressed.now));
}

function record(
  ballots: Ballots,
  { token, presser, now }: Pressed,
  decide: (facts: PressFacts | null) => BallotDecision<WordsOutcome>,
): Promise<WordsOutcome> {
  return ballots.change({ token, presser, now }, decide);
}

function change(
  facts: PressFacts | null,
  now: Date,
  edit: (ballot: Ballot, round: Round) => { after: Ballot; shortened: boolean } | null,
): BallotDecision<WordsOutcome> {
  const standing = standingOf(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  if (standing.ballot === null || standing.presser === null) return noScore(standing);
  const edited = edit(standing.ballot, standing.where.round);
  if (edited === null) return { outcome: { kind: "unknown" } };
  return keep(standing, standing.presser, edited.after, edited.shortened);
}

// One order for all ballots, so that the same ticks are the same ballot, whatever order they were pressed in.
function inSurveyOrder(known: readonly Driver[], ticked: ReadonlySet<string>): readonly string[] {
  return known.map((driver) => driver.key).filter((key) => ticked.has(key));
}
