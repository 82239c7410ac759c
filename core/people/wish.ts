// What someone wishes about being asked: not for a time, or not this survey. It holds over every schedule and event.
import { DAY_MS } from "../time.ts";

/** The longest that someone can ask to be left alone at once. What lasts longer is an admin's word. */
export const MOST_QUIET_MONTHS = 12;
const MOST_QUIET_DAYS = 368;

/** One person's wishes about being asked. */
export interface Wishes {
  /** Not asked before this instant; one that has passed tells when they came back. */
  readonly quietUntil: Date | null;
  /** Ids of surveys that they do not want to be asked. */
  readonly optedOut: readonly string[];
  /** Ids of surveys that an admin keeps them out of, or EVERY_SURVEY. It bars like a wish, and explains nothing: who is in an audience must not be anyone's to arrange. */
  readonly keptOut: readonly string[];
}

/** Who says that someone is not to be asked a survey. */
export type WishedBy = "self" | "admin";

/** Stands among `keptOut` for every survey, those that are made later too. */
export const EVERY_SURVEY = "*";

/** What holds for someone who has said nothing. */
export const NO_WISHES: Wishes = { quietUntil: null, optedOut: [], keptOut: [] };

/** Says whether someone is to be left alone at `at`, altogether or by this survey. */
export function wantsQuiet({ quietUntil, optedOut, keptOut }: Wishes, surveyId: string, at: Date): boolean {
  return isQuiet(quietUntil, at) || optedOut.includes(surveyId) || isKeptOut(keptOut, surveyId);
}

/** Says whether an admin keeps someone out of a survey. */
export function isKeptOut(keptOut: Wishes["keptOut"], surveyId: string): boolean {
  return keptOut.includes(surveyId) || keptOut.includes(EVERY_SURVEY);
}

/** Says whether someone is left alone at `at` by nobody's wish but their own. */
export function steppedAside({ quietUntil, optedOut }: Wishes, surveyId: string, at: Date): boolean {
  const longest = new Date(at.getTime() + MOST_QUIET_DAYS * DAY_MS);
  return (isQuiet(quietUntil, at) && !isQuiet(quietUntil, longest)) || optedOut.includes(surveyId);
}

/** Says whether someone has come back by themselves after `since`. */
export function hasComeBack({ quietUntil }: Wishes, since: Date): boolean {
  return isQuiet(quietUntil, since);
}

function isQuiet(quietUntil: Date | null, at: Date): boolean {
  return quietUntil !== null && quietUntil > at;
}
