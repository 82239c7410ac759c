// A round as the demo plays it: who is asked, what each plans, and what has come of it.
import type { Platform } from "../../core/ports.ts";
import type { Plan } from "./answers.ts";
import type { Witnessed } from "./ledger.ts";
import { actOut } from "./people-acts.ts";
import type { Person } from "./person.ts";
import type { Show } from "./show.ts";

/** One round under way. */
export interface Round extends Witnessed {
  readonly platform: Platform;
  readonly week: number;
  readonly people: readonly Person[];
  readonly plans: readonly Plan[];
  /** Places whose part was played in a close-up. */
  readonly shown: ReadonlySet<number>;
  /** Places that have answered already, in one way or another. */
  readonly played: Set<number>;
}

/** Has everyone answer whose time has come, before or after the reminder. */
export async function answerNow(show: Show, round: Round, early: boolean): Promise<void> {
  const { screen, words, chance } = show;
  const due = round.people
    .map((person, place) => ({ person, place, plan: round.plans[place] }))
    .filter(({ place }) => !round.played.has(place));
  let done = 0;
  for (const { person, plan } of due) {
    done += 1;
    if (plan === undefined || plan.early !== early) continue;
    screen.progress(words.answering({ done: String(done), all: String(due.length) }));
    await actOut(person, plan, round.answers, chance);
  }
}

/** Plays those who answer after the reminder, and sums everybody up who was not looked at. */
export async function answerRest(show: Show, round: Round): Promise<void> {
  const { screen, words, stage, copy } = show;
  await stage.goTo(show.time());
  await answerNow(show, round, false);
  const plans = round.plans.filter((_, place) => !round.shown.has(place));
  const count = (is: (plan: Plan) => boolean): number => plans.filter(is).length;
  const { tally } = words;
  const parts = [
    [count(({ score }) => score !== null), tally.answered],
    [count(({ score, first }) => score !== null && first !== null), tally.changed],
    [count(({ score, reason }) => score !== null && reason), tally.reasons],
    [count(({ withdraws }) => withdraws), tally.withdrawn],
    [count(({ score, withdraws }) => score === null && !withdraws), tally.silent],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, say]) => say({ count: String(number) }));
  screen.tell(
    `${words.restOf({ count: String(plans.length) })} ${copy.format.list(said)}${copy.locale === "en" ? "." : "。"}`,
  );
}
