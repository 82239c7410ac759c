// A conversation small enough to see through: it writes down what it is told and answers as the test says.
import { setTimeout as sleep } from "node:timers/promises";
import type { FormReply, Reply, Talk } from "../../../bots/talk/talk.ts";
import type { Form, Message, Submission } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";

/** What was asked of the conversation. */
export interface Heard {
  readonly what: "press" | "command" | "submit" | "home";
  readonly who: {
    readonly connectionId: string;
    readonly externalId: string;
    readonly locale: string | null;
  };
  readonly args: Readonly<Record<string, unknown>>;
  /** When its "commit" was done, by performance.now. */
  committedAt: number | null;
}

/** The fake and what a test may turn. */
export interface FakeTalk extends Talk {
  readonly heard: Heard[];
  /** How long a commit takes, in milliseconds. */
  commitMs: number;
  /** Lets no commit end until what it gives is called. */
  hold(): () => void;
  onPress: () => Reply;
  onCommand: () => Reply;
  onSubmit: () => FormReply;
  home: Talk["home"];
}

/** One line as a message. */
export const line = (text: string): Message => ({ text, parts: [{ kind: "paragraph", text }] });

/** A message with one button. */
export const withButton = (text: string, label: string, press: string): Message => ({
  text,
  parts: [
    { kind: "paragraph", text },
    { kind: "buttons", buttons: [{ label, press }] },
  ],
});

/** The eleven buttons of a question. */
export const question: Message = {
  text: "How likely?",
  parts: [
    { kind: "heading", text: "How likely?" },
    {
      kind: "scale",
      anchors: "0 = not at all · 10 = extremely",
      buttons: Array.from({ length: 11 }, (_, score) => ({
        label: String(score),
        press: scorePress(score),
      })),
    },
  ],
};

/** The payload of a score. */
export function scorePress(score: number): string {
  return encodePress({ verb: VERBS.score, token: "token", argument: String(score) });
}

/** Any other payload. */
export function pressOf(verb: keyof typeof VERBS, argument?: string): string {
  return encodePress({ verb: VERBS[verb], token: "token", ...(argument === undefined ? {} : { argument }) });
}

/** The reason's form. */
export const reasonForm: Form = {
  press: pressOf("why"),
  title: "Your reason",
  submit: "Save",
  cancel: "Cancel",
  fields: [
    { kind: "text", name: "reason", label: "Why?", multiline: true, optional: true },
    {
      kind: "choices",
      name: "drivers",
      label: "What about?",
      optional: true,
      options: [
        { value: "team", label: "Team" },
        { value: "pay", label: "Pay" },
      ],
    },
  ],
};

/** Gives a conversation that answers a press with a redraw and a toast, and all else with a line. */
export function fakeTalk(): FakeTalk {
  const heard: Heard[] = [];
  const hear = async (
    what: Heard["what"],
    who: Parameters<Talk["press"]>[0],
    args: Heard["args"],
  ): Promise<void> => {
    const { connectionId, externalId, member } = who;
    const entry: Heard = {
      what,
      who: { connectionId, externalId, locale: member?.locale ?? null },
      args,
      committedAt: null,
    };
    heard.push(entry);
    if (fake.commitMs > 0) await sleep(fake.commitMs);
    await held;
    entry.committedAt = performance.now();
  };
  const unused = (): never => {
    throw new Error("Slack does not call this");
  };
  let held: Promise<void> = Promise.resolve();
  const fake: FakeTalk = {
    heard,
    commitMs: 0,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    onPress: () => ({ locale: "en", toast: "You answered 9.", redraw: line("Your answer is in.") }),
    onCommand: () => ({ locale: "en", answer: line("Help") }),
    onSubmit: () => ({ kind: "done", reply: { locale: "en", toast: "Saved." } }),
    async press(who, press, at) {
      await hear("press", who, { press, ...at });
      return fake.onPress();
    },
    async command(who, text, place) {
      await hear("command", who, { text, place });
      return fake.onCommand();
    },
    async submit(who, press, submission: Submission, place) {
      await hear("submit", who, { press, submission, place });
      return fake.onSubmit();
    },
    async home(who) {
      await hear("home", who, {});
      return { locale: "en", message: withButton("Welcome", "Privacy", pressOf("privacy")) };
    },
    words: unused,
    start: unused,
    stop: unused,
    reachable: unused,
  };
  return fake;
}
