// A round as the demo plays it: who is asked, what each plans, and what has come of it.
import type { Platform } from "../../core/ports.ts";
import type { Plan } from "./answers.ts";
import type { Witnessed } from "./ledger.ts";
import { actOut } from "./people-acts.ts";
import type { Person } from "./person.ts";
import type { Show } from "./show.ts";

const QUIET_MS = 50;

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
  /** How many were reminded, once they were. */
  reminded: number;
}

/** Has everyone answer whose time has come, before or after the reminder. */
export async function answerNow(
  { stage, screen, words, chance }: Show,
  round: Round,
  early: boolean,
): Promise<void> {
  const due = round.people.flatMap((person, place) => {
    const plan = round.plans[place];
    return plan === undefined || plan.early !== early || round.played.has(place) ? [] : [{ person, plan }];
  });
  for (const [done, { person, plan }] of due.entries()) {
    screen.progress(words.answering({ done: String(done + 1), all: String(due.length) }));
    await actOut(person, plan, round.answers, chance);
  }
  await untilQuiet(() => stage.slack.calls.length + stage.telegram.calls.length);
}

/** Waits until a count has not grown for a moment: what is still on its way must not be overtaken by the clock. */
async function untilQuiet(count: () => number): Promise<void> {
  let before = -1;
  while (count() > before) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** Says what all have done who were not looked at. */
export function sumUp({ words }: Show, round: Round): string {
  const plans = round.plans.filter((_, place) => !round.shown.has(place));
  const count = (is: (plan: Plan) => boolean): number => plans.filter(is).length;
  const { tally } = words;
  const parts = [
    [count(({ score }) => score !== null), tally.answered],
    [count(({ score, first }) => score !== null && first !== null), tally.changed],
    [count(({ reason }) => reason !== null), tally.reasons],
    [count(({ withdraws }) => withdraws), tally.withdrawn],
    [count(({ score, withdraws }) => score === null && !withdraws), tally.silent],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, say]) => say({ count: String(number) }))
    .join(words.comma);
}
