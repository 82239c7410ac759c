// One person looked at closely, from the question to the reason: what they see, press and write.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Platform } from "../../core/ports.ts";
import { askForWhy, driversOffered, sayWhy, tick } from "./people-acts.ts";
import type { Person } from "./person.ts";
import { CLOSE_UP } from "./reasons.ts";
import type { Seen } from "./seen.ts";
import { newest, type Show } from "./show.ts";

/** What they answer: gladly in Slack, frankly in Telegram. */
export const CLOSE_SCORE: Readonly<Record<Platform, number>> = { slack: 9, telegram: 3 };

/** Plays someone whose newest message is the question. */
export async function lookClosely(show: Show, person: Person, answers: Map<string, number>): Promise<void> {
  const { screen, words, chance, copy } = show;
  const { name, platform } = person;
  const score = CLOSE_SCORE[platform];
  const { id } = newest(person);
  const drawn = (): Seen => person.messages().find((one) => one.id === id) ?? newest(person);
  show.draw(person, drawn());
  const note = await person.answer(score);
  answers.set(person.id, score);
  screen.act(words.pressesNote({ name, label: String(score), note }));
  show.draw(person, drawn());

  const { reasonButton } = copyFor(person.locale).answering;
  const { glad, frank } = CLOSE_UP[person.locale];
  if (platform === "slack") {
    screen.act(words.presses({ name, label: reasonButton }));
    await askForWhy(person);
    const window = person.window();
    if (window !== null) show.draw(person, window);
    const ticks = driversOffered(person).slice(0, 2);
    screen.act(words.fillsInTicks({ name, text: glad, ticks: copy.format.list(ticks) }));
    await sayWhy(person, { text: glad, ticks, mayQuote: true }, chance);
    return;
  }
  await person.type(frank);
  screen.act(words.writesRemoved({ name, text: frank }));
  await tick(person, { text: frank, ticks: [], mayQuote: true }, chance);
}
