// People in Slack as a story tells of them: what they read, which buttons they find, what they type and fill in.
import { expect, vi } from "vitest";
import {
  type Acted,
  placedIn,
  readable,
  type SlackDouble,
  type SlackMessage,
} from "../doubles/slack/double.ts";

type Fields = Parameters<SlackDouble["submit"]>[1];

/** Somebody in the workspace. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Types a command; in the direct conversation with the bot unless a channel is named. */
  types(text: string, channel?: string): Promise<Acted>;
  /** Types a command and waits for the note that only they see. */
  asks(text: string, channel?: string): Promise<string>;
  /** Presses the button with this label (or this part of one) in the newest message, their notes included, that has it. */
  press(label: string | RegExp, where?: string): Promise<Acted>;
  /** Presses it in this message. */
  pressIn(message: SlackMessage, label: string | RegExp): Promise<Acted>;
  /** Presses a button in their App Home. */
  pressAtHome(label: string | RegExp): Promise<Acted>;
  /** Fills in the open form by the labels of its fields and sends it. */
  submits(values: Readonly<Record<string, string | string[] | null>>): Promise<Acted>;
  /** What stands at the fields of the open form as wrong, by label. */
  mistakes(): Readonly<Record<string, string>>;
  /** Waits for a form and gives it as text. */
  seesForm(): Promise<string>;
  /** Opens the App Home and gives what stands there. */
  home(): Promise<string>;
  /** The direct conversation with the bot as it stands now, oldest first. */
  chat(): readonly SlackMessage[];
  /** The text of the newest message there. */
  last(): string;
  /** The text of all of it. */
  everything(): string;
  /** Notes that only they see, oldest first. */
  notes(): readonly string[];
  /** Waits until some note reads like this, and gives the newest such. */
  isTold(words: string | RegExp): Promise<string>;
  /** Waits until the newest message of the direct conversation reads like this, and gives it. */
  reads(words: string | RegExp): Promise<SlackMessage>;
}

/** How long anybody waits for an answer, in milliseconds. */
const PATIENCE = { timeout: 5_000, interval: 5 };

/** Gives somebody new in this workspace. */
export function colleague(
  slack: SlackDouble,
  of: { readonly name: string; readonly locale?: string; readonly tz?: string; readonly guest?: boolean },
): Colleague {
  const id = slack.addUser(of);
  const chat = () => slack.messages(id);
  const notes = () => slack.ephemerals(id).map((one) => readable(one.blocks));
  const hit = (text: string, words: string | RegExp) =>
    typeof words === "string" ? text.includes(words) : words.test(text);
  const me: Colleague = {
    id,
    name: of.name,
    types: (text, channel) => slack.command(id, text, channel === undefined ? {} : { channel }),
    async asks(text, channel) {
      const before = notes().length;
      const typed = await me.types(text, channel);
      expect(typed.acked).toBe(true);
      await vi.waitFor(
        () => expect(notes().length, `an answer to ${text}`).toBeGreaterThan(before),
        PATIENCE,
      );
      return notes().at(-1) ?? "";
    },
    async press(label, where = id) {
      const message = await vi.waitFor(() => {
        const seen = [...slack.messages(where), ...slack.ephemerals(id)].sort((a, b) =>
          a.ts < b.ts ? -1 : 1,
        );
        const found = seen.findLast((one) => buttonIn(one.blocks, label) !== null);
        if (found === undefined)
          throw new Error(`no button ${label} for ${of.name} in:\n${seen.map(drawn).join("\n--\n")}`);
        return found;
      }, PATIENCE);
      return me.pressIn(message, label);
    },
    pressIn(message, label) {
      const actionId = buttonIn(message.blocks, label);
      if (actionId === null) throw new Error(`no button ${label} in:\n${drawn(message)}`);
      return slack.press(id, message, actionId);
    },
    async pressAtHome(label) {
      const actionId = buttonIn(slack.home(id)?.blocks ?? [], label);
      if (actionId === null) throw new Error(`no button ${label} at home`);
      return slack.press(id, null, actionId);
    },
    async submits(values) {
      await me.seesForm();
      const filled: Record<string, string | string[] | null> = {};
      for (const [label, value] of Object.entries(values)) filled[blockOf(label)] = value;
      return slack.submit(id, filled as Fields);
    },
    mistakes() {
      const view = slack.view(id);
      return Object.fromEntries(
        Object.entries(view?.errors ?? {}).map(([block, error]) => [
          view?.blocks.find((one) => one.block_id === block)?.label?.text ?? block,
          error,
        ]),
      );
    },
    async seesForm() {
      const view = await vi.waitFor(() => {
        const open = slack.view(id);
        if (open === null) throw new Error(`${of.name} sees no form`);
        return open;
      }, PATIENCE);
      return readable(view.blocks);
    },
    async home() {
      const before = slack.home(id)?.hash;
      await slack.openHome(id);
      const view = await vi.waitFor(() => {
        const now = slack.home(id);
        if (now === null || now.hash === before) throw new Error(`${of.name} sees no new home`);
        return now;
      }, PATIENCE);
      return readable(view.blocks);
    },
    chat,
    last: () => readable(chat().at(-1)?.blocks ?? []),
    everything: () => chat().map(drawn).join("\n\n"),
    notes,
    isTold: (words) =>
      vi.waitFor(() => {
        const found = notes().findLast((one) => hit(one, words));
        if (found === undefined) throw new Error(`${of.name} is not told ${words}; last: ${notes().at(-1)}`);
        return found;
      }, PATIENCE),
    reads: (words) =>
      vi.waitFor(() => {
        const message = chat().at(-1);
        if (message === undefined || !hit(readable(message.blocks), words))
          throw new Error(`${of.name} does not read ${words} but: ${me.last()}`);
        return message;
      }, PATIENCE),
  };
  const blockOf = (label: string): string => {
    const view = slack.view(id);
    const inputs = (view?.blocks ?? []).filter((one) => one.type === "input");
    const block =
      inputs.find((one) => one.label?.text === label) ??
      inputs.find((one) => one.label?.text.includes(label));
    if (block?.block_id === undefined)
      throw new Error(`no field ${label}; there are: ${inputs.map((one) => one.label?.text).join(" | ")}`);
    return block.block_id;
  };
  return me;
}

/** Gives so many people by numbered names. */
export function crowd(slack: SlackDouble, size: number): readonly Colleague[] {
  return Array.from({ length: size }, (_, index) => colleague(slack, { name: `person${index + 1}` }));
}

/** Gives a message as a terminal can show it. */
export function drawn(message: SlackMessage): string {
  return readable(message.blocks);
}

/** Gives the labels of the buttons of one block, block by block. */
export function rows(message: SlackMessage): readonly (readonly string[])[] {
  return message.blocks
    .filter((block) => block.type === "actions")
    .map((block) => (block.elements ?? []).map((element) => element.text?.text ?? ""));
}

/** Gives the action id of a button by its label; null where there is none. An exact label is found before one that only contains it. */
export function buttonIn(blocks: SlackMessage["blocks"], label: string | RegExp): string | null {
  const buttons = placedIn(blocks).filter(({ element }) => element.type === "button");
  const found =
    buttons.find(({ element }) => element.text?.text === label) ??
    buttons.find(({ element: { text } }) =>
      typeof label === "string"
        ? label.length > 2 && text?.text.includes(label)
        : label.test(text?.text ?? ""),
    );
  return found?.element.action_id ?? null;
}

/** Gives the buttons of a message: what stands on each, and what it carries. */
export function placedButtons(
  message: SlackMessage,
): readonly { readonly label: string; readonly action: string }[] {
  return placedIn(message.blocks)
    .filter(({ element }) => element.type === "button")
    .map(({ element }) => ({ label: element.text?.text ?? "", action: element.action_id }));
}
