// The Bot API's front: address, token, faults, limits, checks, and the one shape of every answer.

import type { IncomingMessage, ServerResponse } from "node:http";
import { type OfferedMethod, offeredMethods } from "../schemas/telegram-methods.ts";
import { createFaults, type Faults, type WireFault } from "../wire/faults.ts";
import { type Answer, readBody, serveCall } from "../wire/http.ts";
import { createRecorder, type RecordedCall, type Recorder } from "../wire/recorded.ts";
import { decodeParams } from "./decode.ts";
import { brokenLimits } from "./limits.ts";
import type { Methods } from "./methods.ts";
import { Refusal, refusalBody } from "./refusal.ts";
import { isOffered, violations } from "./schema.ts";

/** An error answer of the platform's own. */
export type TelegramFault = {
  readonly code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

/** What the front needs. */
export type BotApiGround = {
  readonly token: string;
  readonly username: string;
  readonly latencyMs: () => number;
  readonly methods: Methods<OfferedMethod>;
};

/** The running front. */
export type BotApi = {
  readonly recorder: Recorder;
  readonly faults: Faults<TelegramFault | WireFault>;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Performs a method that came as a webhook's answer; its result is thrown away, as the platform does. */
  perform(body: Record<string, unknown>): Promise<void>;
  setRevoked(isRevoked: boolean): void;
};

// The platform limits messages; asking, answering callbacks and taking updates are free.
const counted: readonly OfferedMethod[] = [
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "editMessageText",
  "editMessageCaption",
  "editMessageMedia",
  "editMessageReplyMarkup",
];

// Names that the platform has replaced and still takes; Telegraf 4 calls this one by the old.
const oldNames: Readonly<Record<string, OfferedMethod>> = { getChatMembersCount: "getChatMemberCount" };

/** Gives the platform's answer to a token that it does not know. */
export function unauthorized(): Refusal {
  return new Refusal(401, "Unauthorized");
}

/** Gives the front over these methods. */
export function createBotApi(ground: BotApiGround): BotApi {
  const recorder = createRecorder();
  const faults = createFaults<TelegramFault | WireFault>({
    exempt: offeredMethods.filter((method) => !counted.includes(method)),
    lengthens: true,
  });
  let isRevoked = false;

  /** Writes the call down and gives what it will do. */
  function receive(
    method: string,
    params: Record<string, unknown>,
  ): { call: RecordedCall; effect(gone: AbortSignal): Promise<Answer> } {
    if (!isOffered(method)) {
      const call = recorder.record(method, params, ["is no method that this double offers"]);
      return { call, effect: async () => answerOf(new Refusal(404, "Not Found: method not found")) };
    }
    const { unknown, wrong } = violations(method, params);
    const call = recorder.record(method, params, [
      ...wrong,
      ...unknown,
      ...brokenLimits(method, params, ground.username),
    ]);
    return { call, effect: (gone) => answered(() => run(method, params, wrong, gone)) };
  }

  function run(
    method: OfferedMethod,
    params: Record<string, unknown>,
    wrong: readonly string[],
    gone: AbortSignal,
  ): unknown {
    if (isRevoked) throw unauthorized();
    const chat = params["chat_id"] === undefined ? undefined : `${params["chat_id"]}`;
    const wait = faults.admit(method, chat, performance.now());
    if (wait !== null) {
      throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    }
    if (wrong.length > 0) throw new Refusal(400, `Bad Request: ${wrong[0]}`);
    return ground.methods[method](params as never, gone);
  }

  return {
    recorder,
    faults,
    setRevoked(revoked) {
      isRevoked = revoked;
    },
    async perform({ method, ...params }) {
      const { call, effect } = receive(`${method}`, params);
      const { status } = await effect(new AbortController().signal);
      await recorder.settle(call, status);
    },
    async handle(request, response) {
      const gone = new AbortController();
      // Only a caller who left early: aborting builds an error with its stack, too dear for each call.
      response.on("close", () => {
        if (!response.writableFinished) gone.abort();
      });
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const body = await readBody(request);
      const [, token, name] = url.pathname.match(/^\/bot([^/]+)\/(\w+)$/) ?? [];
      const method = name === undefined ? undefined : (oldNames[name] ?? name);
      if (token === undefined || method === undefined) {
        const call = recorder.record(url.pathname, {}, ["is no address of the Bot API"]);
        const effect = async () => answerOf(new Refusal(404, "Not Found"));
        return serveCall({ call, recorder, response, fault: undefined, latencyMs: 0, effect, refuse });
      }
      const { call, effect } = receive(method, decodeParams(method, url.searchParams, body));
      const isKnown = decodeURIComponent(token) === ground.token;
      return serveCall({
        call,
        recorder,
        response,
        fault: isKnown ? faults.take(method) : undefined,
        latencyMs: ground.latencyMs(),
        effect: () => (isKnown ? effect(gone.signal) : answerOf(unauthorized())),
        refuse,
      });
    },
  };
}

/** Runs a method and gives its result or its refusal as an answer; anything else is a fault of the double. */
async function answered(run: () => unknown): Promise<Answer> {
  try {
    return { status: 200, json: { ok: true, result: await run() } };
  } catch (error) {
    if (error instanceof Refusal) return answerOf(error);
    throw error;
  }
}

function answerOf(refusal: Refusal): Answer {
  const wait = refusal.parameters?.retry_after;
  const headers = wait === undefined ? {} : { headers: { "retry-after": `${wait}` } };
  return { status: refusal.code, json: refusalBody(refusal), ...headers };
}

function refuse(fault: TelegramFault | WireFault): Answer {
  if (!("code" in fault)) throw new Error("only the platform's own faults are answered here");
  return answerOf(new Refusal(fault.code, fault.description, fault.parameters));
}
