// What people do about a question, as their plan says: press, change, say why, take back.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Chance, Plan } from "./answers.ts";
import { awaited, type Person } from "./person.ts";
import { buttonsOf, type Row } from "./seen.ts";
import { at, newest } from "./show.ts";

/** Why someone answers as they do. */
export interface Why {
  readonly text: string;
  /** Labels of what played a part. */
  readonly ticks: readonly string[];
  readonly mayQuote: boolean;
}

/** Answers as planned; `answers` holds by id what the bot has taken and what stands. */
export async function actOut(
  person: Person,
  plan: Plan,
  answers: Map<string, number>,
  chance: Chance,
): Promise<void> {
  const { changeButton, withdrawButton } = copyFor(person.locale).answering;
  const answer = async (score: number): Promise<void> => {
    await person.answer(score);
    answers.set(person.id, score);
  };
  if (plan.first !== null) {
    await answer(plan.first);
    await person.press(plan.withdraws ? withdrawButton : changeButton);
    if (plan.withdraws) answers.delete(person.id);
  }
  if (plan.score === null) return;
  await answer(plan.score);
  const { reason, mayQuote } = plan;
  if (reason === null && (plan.ticks ?? []).length === 0) return;
  await askForWhy(person);
  const offered = driversOffered(person);
  const ticks = plan.ticks?.map((place) => at(offered, place)) ?? drawn(offered, chance);
  await sayWhy(person, { text: reason ?? "", ticks, mayQuote: mayQuote && reason !== null }, chance);
}

/** Presses "Add a reason"; Telegram asks by itself, so that there is nothing to press. */
export async function askForWhy(person: Person): Promise<void> {
  if (person.platform === "slack") await person.press(copyFor(person.locale).answering.reasonButton);
}

/** Says why: fills the open window in and sends it off, or takes step after step, with nothing else to improve. */
export async function sayWhy(person: Person, why: Why, chance: Chance): Promise<void> {
  if (person.platform === "slack") return fillIn(person, why);
  await person.type(why.text);
  await tick(person, why, chance);
}

/** The steps after the words: nothing else, the ticks, and done. */
export async function tick(person: Person, { ticks, mayQuote }: Why, chance: Chance): Promise<void> {
  const { skipButton, doneButton, quoteAnonymously } = copyFor(person.locale).answering;
  await person.press(skipButton);
  // On Telegram the drivers are offered only now.
  for (const label of ticks.length > 0 ? ticks : drawn(driversOffered(person), chance))
    await person.press(label);
  if (mayQuote) await person.press(quoteAnonymously);
  await person.press(doneButton);
}

/** Gives the drivers that can be ticked in someone's window or on their newest message. */
export function driversOffered(person: Person): readonly string[] {
  const { driversLabel, doneButton, quoteAnonymously } = copyFor(person.locale).answering;
  const window = person.window();
  if (window !== null) return fieldOf(window.rows, driversLabel);
  const labels = buttonsOf(newest(person));
  if (!labels.includes(doneButton)) return [];
  return labels
    .map((label) => label.replace(/^[☐☑] /u, ""))
    .filter((label) => label !== doneButton && label !== quoteAnonymously);
}

async function fillIn(person: Person, { text, ticks, mayQuote }: Why): Promise<void> {
  const before = person.notes().length;
  const { quoteLabel } = copyFor(person.locale).answering;
  const quote = fieldOf(person.window()?.rows ?? [], quoteLabel);
  await person.submit({ reason: text, drivers: ticks, ...(mayQuote ? { quote } : {}) });
  // The window closes before the note is there, and the time may move on next.
  await awaited(`${person.name}: the note`, () => (person.notes().length > before ? true : null));
}

/** Gives the options of the field with this label. */
function fieldOf(rows: readonly Row[], label: string): readonly string[] {
  return rows.flatMap((row) => (row.kind === "field" && row.label === label ? row.options : []));
}

// One or two, mostly the first, so that the digest has something that enough have named.
function drawn(options: readonly string[], chance: Chance): readonly string[] {
  if (options.length === 0) return [];
  const first = at(options, chance.int(10) < 7 ? 0 : chance.int(options.length));
  const second = at(options, chance.int(options.length));
  return chance.int(2) === 0 || second === first ? [first] : [first, second];
}
