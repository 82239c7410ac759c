// The process of one double: starts it as its parent wants it, sends to it naively if told to, and tells what it has received.
import type { Message } from "../../core/message.ts";
import type { Platform } from "../../core/ports.ts";
import { startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble } from "../doubles/telegram/double.ts";
import type { RecordedCall } from "../doubles/wire/recorded.ts";
import { messengerFor } from "./messenger-for.ts";
import { sendNaively } from "./naive-sender.ts";

/** What a parent sends first. */
export interface DoubleWanted {
  readonly platform: Platform;
  readonly people: readonly string[];
  /** Messages a second, over all chats. */
  readonly limit: number;
  /** Halves the limit once so many messages have been taken. */
  readonly halveAfter: number | null;
  readonly latencyMs: number;
}

/** What it hears when the double is up. */
export interface DoubleReady {
  readonly url: string;
  readonly token: string;
}

/** What a double has received. */
export interface DoubleReport {
  readonly accepted: number;
  readonly refused: number;
  /** People who were written to at least once. */
  readonly reached: number;
  readonly problems: readonly string[];
  /** How long the naive loop has sent, in milliseconds; 0 where it has not. */
  readonly sendingMs: number;
}

const SENDS: ReadonlySet<string> = new Set(["sendMessage", "chat.postMessage"]);

process.once("message", async (wanted: DoubleWanted) => {
  const double = wanted.platform === "slack" ? await slack(wanted) : await telegram(wanted);
  const reached = new Set<string>();
  let accepted = 0;
  let refused = 0;
  double.limit({ perSecond: wanted.limit });
  double.onCall(({ method, args, status }: RecordedCall) => {
    if (!SENDS.has(method)) return;
    if (status !== 200) {
      refused += 1;
      return;
    }
    accepted += 1;
    reached.add(String(args["channel"] ?? args["chat_id"]));
    if (accepted === wanted.halveAfter) double.limit({ perSecond: wanted.limit / 2 });
  });
  const enough = new AbortController();
  let sending = Promise.resolve(0);
  process.on("message", async (told: Message | "report") => {
    if (told !== "report") {
      const messenger = messengerFor(wanted.platform, double);
      sending = sendNaively(messenger, wanted.people, told, enough.signal);
      return;
    }
    enough.abort();
    const sendingMs = await sending;
    const problems = double.problems();
    const report: DoubleReport = { accepted, refused, reached: reached.size, problems, sendingMs };
    process.send?.(report);
  });
  process.once("disconnect", () => void double.close());
  const ready: DoubleReady = { url: double.url, token: double.token };
  process.send?.(ready);
});

async function slack({ people, latencyMs }: DoubleWanted) {
  const double = await startSlackDouble();
  double.latencyMs = latencyMs;
  for (const id of people) double.addUser({ id, name: id });
  const { apiUrl: url, token, limit, onCall, problems, close } = double;
  return { url, token, limit, onCall, problems, close };
}

async function telegram({ people, latencyMs }: DoubleWanted) {
  const double = await startTelegramDouble();
  double.latencyMs = latencyMs;
  // Nobody polls here: pressing Start is enough to be written to.
  double.patienceMs = 1;
  await Promise.all(
    people.map((id) => double.start(double.addUser({ id: Number(id), firstName: `Person ${id}` }))),
  );
  const { apiRoot: url, token, limit, onCall, problems, close } = double;
  return { url, token, limit, onCall, problems, close };
}
