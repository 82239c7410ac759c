// Someone in the demo: sees what the double shows them, finds buttons by their labels, types and fills in windows.
import type { Locale, Platform } from "../../core/ports.ts";
import { placedIn, type SlackDouble } from "../doubles/slack/double.ts";
import type { TelegramDouble } from "../doubles/telegram/double.ts";
import { buttonsOf, type Seen, slackRows, telegramRows } from "./seen.ts";

/** One account with a name and a language. */
export interface Person {
  readonly name: string;
  readonly platform: Platform;
  readonly id: string;
  readonly locale: Locale;
  /** What the bot has written here, as it stands now, oldest first; what only this person sees in channels included. */
  messages(): readonly Seen[];
  /** Passing notes (toasts on Telegram, notes that only one person sees on Slack), oldest first. */
  notes(): readonly string[];
  /** The open window, or null. */
  window(): Seen | null;
  /** The name of the open window's first field for words, or null. */
  field(): string | null;
  /** Presses the newest button with this label (or on the message of this id), and waits for what it changes. */
  press(label: string, on?: string): Promise<void>;
  /** Presses a number of a question and waits until the message is redrawn and the note is there; gives the note. */
  answer(score: number, on?: string): Promise<string>;
  /** Types a command or words to the bot, or a command in a group, and waits for what comes of it. */
  type(text: string, group?: string): Promise<void>;
  /** Sends the open window off with these values by field; values of choices by their labels. Slack alone has windows. */
  submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
}

/** A person as the cast describes them. */
export interface Role {
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
}

const PATIENCE_MS = 15_000;
const LOOK_MS = 3;
// What an act changes comes in one or two pieces, the second some milliseconds after the first.
const QUIET_MS = 12;

/** Waits until a look gives something, and gives it; throws with `what` where it takes too long. */
export async function awaited<T>(what: string, look: () => T | null): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

type Eyes = Pick<Person, "name" | "messages" | "notes" | "window">;

/** Gives a text that changes whenever anything changes that this person sees. */
function stateOf({ messages, notes, window }: Eyes): string {
  return JSON.stringify([messages(), notes().length, window()]);
}

/** Does something and waits until this person sees that it has changed something, and a moment more. */
async function untilSeen(eyes: Eyes, what: string, act: () => Promise<unknown>): Promise<void> {
  const before = stateOf(eyes);
  await act();
  await awaited(`${eyes.name}: ${what}`, () => (stateOf(eyes) === before ? null : true));
  let last = stateOf(eyes);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const now = stateOf(eyes);
    if (now === last) return;
    last = now;
  }
}

async function untilAnswered(eyes: Eyes, id: string, press: () => Promise<unknown>): Promise<string> {
  const drawn = (): string => JSON.stringify(eyes.messages().find((one) => one.id === id));
  const [before, notes] = [drawn(), eyes.notes().length];
  await press();
  await awaited(`${eyes.name}: the question redrawn`, () => (drawn() === before ? null : true));
  return awaited(`${eyes.name}: the note`, () => eyes.notes().slice(notes).at(-1) ?? null);
}

/** Waits for the newest thing with such a button. */
function withButton(eyes: Eyes, label: string, on: string | undefined): Promise<Seen> {
  return awaited(`${eyes.name}: a button [${label}]`, () => {
    const screens = [...eyes.messages(), eyes.window()].filter((one) => one !== null);
    const found = screens.findLast(
      (one) => (on === undefined || one.id === on) && buttonsOf(one).some((each) => bare(each) === label),
    );
    return found ?? null;
  });
}

/** A label without the mark that says whether it is ticked. */
function bare(label: string): string {
  return label.replace(/^[☐☑✓] /u, "");
}

/** Adds someone to the Slack double. */
export function slackPerson(slack: SlackDouble, { name, locale, zone }: Role): Person {
  const id = slack.addUser({ name, locale: locale === "en" ? "en-US" : "zh-CN", tz: zone });
  const all = () => [...slack.messages(id), ...slack.ephemerals(id)].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const textOf = (blocks: Parameters<typeof slackRows>[0]): string =>
    slackRows(blocks)
      .flatMap((row) => ("text" in row ? [row.text] : []))
      .join("\n");
  const eyes: Eyes = {
    name,
    messages: () => all().map(({ ts, blocks }) => ({ id: ts, rows: slackRows(blocks) })),
    notes: () => slack.ephemerals(id).map(({ blocks }) => textOf(blocks)),
    window: () => {
      const view = slack.view(id);
      if (view === null) return null;
      const title = view.title as { readonly text?: string } | undefined;
      return { id: view.id, rows: slackRows(view.blocks, title?.text ?? "") };
    },
  };
  const pressOn = async (label: string, seen: Seen) => {
    const message = all().find(({ ts }) => ts === seen.id) ?? null;
    const blocks = message?.blocks ?? slack.view(id)?.blocks ?? [];
    const placed = placedIn(blocks).find(({ element }) => bare(element.text?.text ?? "") === label);
    if (placed === undefined) throw new Error(`${name} sees no button [${label}]`);
    const acted = await slack.press(id, message, placed.element.action_id);
    if (!acted.acked) throw new Error(`the press of [${label}] by ${name} was not acknowledged`);
  };
  return {
    ...eyes,
    field: () => {
      const block = slack.view(id)?.blocks.find((one) => one.element?.type === "plain_text_input");
      return block?.block_id ?? null;
    },
    platform: "slack",
    id,
    locale,
    async press(label, on) {
      const seen = await withButton(eyes, label, on);
      await untilSeen(eyes, `[${label}]`, () => pressOn(label, seen));
    },
    async answer(score, on) {
      const seen = await withButton(eyes, String(score), on);
      return untilAnswered(eyes, seen.id, () => pressOn(String(score), seen));
    },
    type: (text) => untilSeen(eyes, text, () => slack.command(id, text.replace(/^\/nps\s*/, ""))),
    submit: (values) =>
      untilSeen(eyes, "submit", () =>
        slack.submit(
          id,
          Object.fromEntries(
            Object.entries(values).map(([key, value]) => [
              key,
              typeof value === "string" ? value : [...value],
            ]),
          ),
        ),
      ),
  };
}

/** Adds someone to the Telegram double; they have to press Start before the bot may write to them. */
export function telegramPerson(telegram: TelegramDouble, { name, locale }: Role): Person {
  const number = telegram.addUser({ firstName: name, languageCode: locale === "en" ? "en" : "zh-hans" });
  const eyes: Eyes = {
    name,
    messages: () =>
      telegram
        .messages(number)
        .filter(({ fromBot }) => fromBot)
        .map((message) => ({ id: String(message.messageId), rows: telegramRows(message) })),
    notes: () => telegram.toasts(number).map(({ text }) => text),
    window: () => null,
  };
  const pressOn = async (label: string, seen: Seen) => {
    const full = buttonsOf(seen).find((each) => bare(each) === label) ?? label;
    const acted = await telegram.press(number, { chatId: number, messageId: Number(seen.id) }, full);
    if (!acted.delivered) throw new Error(`the press of [${label}] by ${name} was not taken`);
  };
  return {
    ...eyes,
    field: () => null,
    platform: "telegram",
    id: String(number),
    locale,
    async press(label, on) {
      const seen = await withButton(eyes, label, on);
      await untilSeen(eyes, `[${label}]`, () => pressOn(label, seen));
    },
    async answer(score, on) {
      const seen = await withButton(eyes, String(score), on);
      return untilAnswered(eyes, seen.id, () => pressOn(String(score), seen));
    },
    type: (text, group) =>
      untilSeen(eyes, text, () =>
        telegram.say(number, text, group === undefined ? {} : { chatId: Number(group) }),
      ),
    submit: () => Promise.reject(new Error("Telegram has no windows: it asks step by step")),
  };
}
