// What people do about a question, as their plan says: press, change, say why, take back. The account hears of what was taken.
import { copyFor } from "../../bots/copy/copy.ts";
import { bandOf } from "../../core/score/tally.ts";
import type { Plan } from "./answers.ts";
import type { Person } from "./person.ts";
import { REASONS } from "./reasons.ts";
import { buttonsOf, type Row } from "./seen.ts";
import { at, newest } from "./show.ts";

/** Why someone answers as they do. */
export interface Why {
  readonly text: string;
  /** Labels of what played a part. */
  readonly ticks: readonly string[];
  readonly mayQuote: boolean;
}

/** Answers as planned, and writes down what stands afterwards. `why` is drawn where the plan has a reason. */
export async function actOut(
  person: Person,
  plan: Plan,
  answers: Map<string, number>,
  chance: { int(below: number): number },
): Promise<void> {
  const { changeButton, withdrawButton } = copyFor(person.locale).answering;
  if (plan.first !== null) {
    await person.answer(plan.first);
    answers.set(person.id, plan.first);
    if (plan.withdraws) {
      await person.press(withdrawButton);
      answers.delete(person.id);
      return;
    }
    await person.press(changeButton);
  }
  if (plan.score === null) return;
  await person.answer(plan.score);
  answers.set(person.id, plan.score);
  if (plan.reason) {
    const reasons = REASONS[person.locale][bandOf(plan.score)];
    const text = at(reasons, chance.int(reasons.length));
    await sayWhy(person, { text, ticks: [], mayQuote: plan.mayQuote }, chance);
  }
}

/** Presses "Add a reason"; Telegram asks by itself, so that there is nothing to press. */
export async function askForWhy(person: Person): Promise<void> {
  if (person.platform === "slack") await person.press(copyFor(person.locale).answering.reasonButton);
}

/** Says why, in a window or step by step; without ticks one or two are drawn by chance. */
export async function sayWhy(
  person: Person,
  why: Why,
  chance: { int(below: number): number },
): Promise<void> {
  await askForWhy(person);
  if (person.platform === "slack") await fillWindow(person, why, chance);
  else await takeSteps(person, why, chance);
}

/** Fills the open window in and sends it off. */
export async function fillWindow(
  person: Person,
  { text, ticks, mayQuote }: Why,
  chance: { int(below: number): number },
): Promise<void> {
  const { driversLabel, quoteLabel } = copyFor(person.locale).answering;
  const rows = person.window()?.rows ?? [];
  const [driver, quote] = [field(rows, driversLabel), field(rows, quoteLabel)];
  const chosen = ticks.length > 0 ? ticks : drawn(driver?.options ?? [], chance);
  await person.submit({
    reason: text,
    ...(driver === null ? {} : { drivers: chosen }),
    ...(quote === null || !mayQuote ? {} : { quote: quote.options }),
  });
}

/** Answers the steps: the words, nothing else to improve, the ticks, done. */
export async function takeSteps(
  person: Person,
  { text, ticks, mayQuote }: Why,
  chance: { int(below: number): number },
): Promise<void> {
  const { skipButton, doneButton, quoteAnonymously } = copyFor(person.locale).answering;
  await person.type(text);
  await person.press(skipButton);
  const offered = driversOffered(person);
  for (const tick of ticks.length > 0 ? ticks : drawn(offered, chance)) await person.press(tick);
  if (mayQuote) await person.press(quoteAnonymously);
  await person.press(doneButton);
}

/** Gives the drivers that can be ticked on someone's newest message. */
export function driversOffered(person: Person): readonly string[] {
  const { doneButton, quoteAnonymously } = copyFor(person.locale).answering;
  return buttonsOf(newest(person))
    .map((label) => label.replace(/^[☐☑] /u, ""))
    .filter((label) => label !== doneButton && label !== quoteAnonymously);
}

function field(rows: readonly Row[], label: string): Extract<Row, { kind: "field" }> | null {
  return (
    (rows.find((row) => row.kind === "field" && row.label === label) as ReturnType<typeof field>) ?? null
  );
}

// One or two, so that the digest has something to count.
function drawn(options: readonly string[], chance: { int(below: number): number }): readonly string[] {
  if (options.length === 0) return [];
  const first = chance.int(Math.min(4, options.length));
  const second = chance.int(options.length);
  return [...new Set([at(options, first), ...(chance.int(2) === 0 ? [] : [at(options, second)])])];
}
