// A Telegram that does nothing but press buttons: batches of updates for whoever polls, and a place for the answers.
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { render } from "../../bots/telegram/render.ts";
import type { Message } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { listen, readBody, sendAnswer } from "../doubles/wire/http.ts";
import { idOf, tokenOf } from "./ask-people.ts";
import { createTally, type Pressed } from "./pressing.ts";

const BATCH = 100;
const QUIET_MS = 300;
const FIRST_UPDATE = 1000;
const POLL_MS = 20_000;
const BOT = {
  id: 7_000_001,
  is_bot: true,
  first_name: "Survey",
  username: "bench_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};

/** A Telegram for one bot. */
export interface PressingTelegram {
  readonly url: string;
  /** Presses for so long, then waits until nothing comes any more, as long again at most. */
  press(forMs: number): Promise<Pressed>;
  close(): Promise<void>;
}

/**
 * Starts it; `people` press in turn. A press counts as acknowledged when its callback is answered, or, of bots that do not
 * answer, when its update is confirmed.
 */
export async function startPressingTelegram(of: {
  readonly people: number;
  readonly question: Message;
  readonly answered: boolean;
}): Promise<PressingTelegram> {
  const tally = createTally();
  const shown = render(of.question);
  let isPressing = false;
  let served = 0;
  let confirmed = 0;
  let held: (() => void) | null = null;

  function updateOf(press: number): unknown {
    const person = press % of.people;
    const id = Number(idOf("telegram", person));
    const from = { id, is_bot: false, first_name: `Person ${person}`, language_code: "en" };
    const chat = { id, type: "private", first_name: from.first_name };
    const score = (press + Math.floor(press / of.people)) % 11;
    const argument = String(score);
    const data = encodePress({ verb: VERBS.score, token: tokenOf("telegram", person), argument });
    const message = { message_id: 1 + person, from: BOT, chat, date: 1_700_000_000, ...shown };
    const query = { id: String(press), from, message, chat_instance: "1", data };
    return { update_id: FIRST_UPDATE + press, callback_query: query };
  }

  function confirm(offset: number): void {
    for (; confirmed < Math.min(served, offset - FIRST_UPDATE); confirmed += 1) {
      if (!of.answered) tally.acknowledged(confirmed);
    }
  }

  async function poll(offset: number, limit: number, response: ServerResponse): Promise<void> {
    confirm(offset);
    if (!isPressing) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        held = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const first = Math.max(confirmed, offset - FIRST_UPDATE);
    const size = isPressing ? Math.min(BATCH, limit) : 0;
    const updates = Array.from({ length: size }, (_, at) => updateOf(first + at));
    for (; served < first + size; served += 1) tally.sent(served);
    sendAnswer(response, { status: 200, json: { ok: true, result: updates } });
  }

  const server = await listen(async (request, response) => {
    const { fields } = await readBody(request);
    const method = request.url?.split("/").at(-1)?.split("?")[0];
    if (method === "getUpdates")
      return poll(Number(fields["offset"] ?? 0), Number(fields["limit"] ?? BATCH), response);
    const result = method === "getMe" ? BOT : resultOf(method, fields);
    sendAnswer(response, { status: 200, json: { ok: true, result } });
  });

  function resultOf(method: string | undefined, fields: Record<string, unknown>): unknown {
    if (method === "answerCallbackQuery") {
      if (of.answered) tally.acknowledged(Number(fields["callback_query_id"]));
      return true;
    }
    if (method !== "sendMessage" && method !== "editMessageText") return true;
    tally.answered();
    const chat = { id: Number(fields["chat_id"]), type: "private", first_name: "Person" };
    return { message_id: 1, from: BOT, chat, date: 1_700_000_000, text: "" };
  }

  return {
    url: `http://127.0.0.1:${server.port}`,
    async press(forMs) {
      isPressing = true;
      held?.();
      const end = performance.now() + forMs;
      await sleep(forMs);
      isPressing = false;
      while (tally.quietMs() < QUIET_MS && performance.now() < end + forMs) await sleep(20);
      return tally.result();
    },
    async close() {
      held?.();
      await server.close();
    },
  };
}
