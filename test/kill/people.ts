// Everyone who is asked, on both doubles: what has reached them, and how they press.
import type { Platform } from "../../core/ports.ts";
import { placedIn, type SlackDouble, type SlackMessage, startSlackDouble } from "../doubles/slack/double.ts";
import {
  startTelegramDouble,
  type TelegramDouble,
  type TelegramMessage,
} from "../doubles/telegram/double.ts";

/** One person in one chat. */
export interface Someone {
  readonly platform: Platform;
  readonly id: string;
}

/** The two platforms with their people. */
export interface People {
  readonly slack: SlackDouble;
  readonly telegram: TelegramDouble;
  readonly everyone: readonly Someone[];
  /** Whom a Slack schedule asks, and where digests go. */
  readonly channels: Readonly<Record<Platform, string>>;
  /** Is told of each question that has taken effect, before it is answered; what it gives holds the answer back. */
  onQuestion(tell: ((someone: Someone) => Promise<void> | void) | null): void;
  /** How many copies of this week's question someone has. */
  copies(someone: Someone): number;
  newWeek(): void;
  /** Presses a score in the newest question; true when it was acknowledged. */
  press(someone: Someone, score: number): Promise<boolean>;
  close(): Promise<void>;
}

/** The first score on every scale, and so the mark of a question. */
const FIRST = "0";

/** Brings `count` people to each platform; `now` in milliseconds since 1970. */
export async function gatherPeople(count: number, now: () => number): Promise<People> {
  const slack = await startSlackDouble({ clock: now });
  const telegram = await startTelegramDouble();
  telegram.now = now;
  // Between a press and the process that takes it some others may die.
  telegram.patienceMs = 120_000;
  telegram.answerGraceMs = 0;
  const names = Array.from({ length: count }, (_, at) => `Person ${at + 1}`);
  const members = names.map((name) => slack.addUser({ name }));
  const subscribers = names.map((firstName) => telegram.addUser({ firstName }));
  await warmUp(slack);
  const channels = {
    slack: slack.addChannel({ name: "everyone", members }),
    telegram: String(telegram.addGroup({ title: "Digests", type: "supergroup" })),
  };
  const everyone: Someone[] = [
    ...members.map((id) => ({ platform: "slack" as const, id })),
    ...subscribers.map((id) => ({ platform: "telegram" as const, id: String(id) })),
  ];
  const byId = new Map(everyone.map((someone) => [someone.id, someone]));
  const had = new Map<string, number>();
  const before = new Map<string, number>();
  let listener: ((someone: Someone) => Promise<void> | void) | null = null;

  async function sent(to: unknown): Promise<void> {
    const someone = byId.get(String(to));
    if (someone === undefined) return;
    const count = questions(someone);
    if (count === (had.get(someone.id) ?? 0)) return;
    had.set(someone.id, count);
    await listener?.(someone);
  }
  slack.onCall((call) => (call.method === "chat.postMessage" ? sent(call.args["channel"]) : undefined));
  telegram.onCall((call) => (call.method === "sendMessage" ? sent(call.args["chat_id"]) : undefined));

  // What has been answered shows no scale any more, so that messages are counted, of which a person gets no others.
  const questions = ({ platform, id }: Someone): number =>
    platform === "slack"
      ? slack.messages(id).length
      : telegram.messages(Number(id)).filter(({ fromBot }) => fromBot).length;

  async function pressOnSlack(id: string, score: number): Promise<boolean> {
    const message = last(slack.messages(id), (one) => buttonOf(one, FIRST) !== undefined);
    const { acked } = await slack.press(id, message, buttonOf(message, `${score}`) ?? "");
    return acked;
  }
  async function pressOnTelegram(id: number, score: number): Promise<boolean> {
    const message = last(telegram.messages(id), hasScale);
    const { delivered } = await telegram.press(id, message, `${score}`);
    return delivered;
  }

  return {
    slack,
    telegram,
    everyone,
    channels,
    onQuestion(tell) {
      listener = tell;
    },
    copies: ({ id }) => (had.get(id) ?? 0) - (before.get(id) ?? 0),
    newWeek() {
      for (const someone of everyone) {
        const count = questions(someone);
        had.set(someone.id, count);
        before.set(someone.id, count);
      }
    },
    press: ({ platform, id }, score) =>
      platform === "slack" ? pressOnSlack(id, score) : pressOnTelegram(Number(id), score),
    async close() {
      await Promise.all([slack.close(), telegram.close()]);
    },
  };
}

/** The first call of a method takes its double a second, for it reads the schema then; meanwhile the app would send on. */
async function warmUp({ apiUrl, token, addChannel }: SlackDouble): Promise<void> {
  const channel = addChannel({ name: "elsewhere", members: [] });
  await fetch(`${apiUrl}chat.postMessage`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ channel, text: "Hello", blocks: [] }),
  });
}

function buttonOf({ blocks }: SlackMessage, label: string): string | undefined {
  return placedIn(blocks).find(({ element }) => element.text?.text === label)?.element.action_id;
}

function hasScale({ keyboard }: TelegramMessage): boolean {
  return keyboard?.flat().some(({ text }) => text === FIRST) ?? false;
}

function last<T>(messages: readonly T[], isWanted: (message: T) => boolean): T {
  const found = messages.findLast(isWanted);
  if (found === undefined) throw new Error("there is no question to answer");
  return found;
}
