// A Slack that does nothing but press buttons: signed requests to a bot, and a place for its answers.
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { renderMessage } from "../../bots/slack/render.ts";
import type { Message } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { listen, readBody, sendAnswer } from "../doubles/wire/http.ts";
import { idOf, tokenOf } from "./ask-people.ts";
import { createTally, type Pressed, type Tallying } from "./pressing.ts";

const AT_ONCE = 32;
const QUIET_MS = 300;

/** A Slack for one bot. */
export interface PressingSlack {
  readonly url: string;
  /** Presses for so long, then waits until nothing comes any more, as long again at most. */
  press(port: number, forMs: number): Promise<Pressed>;
  close(): Promise<void>;
}

/** Starts it; `people` press in turn. */
export async function startPressingSlack(of: {
  readonly signingSecret: string;
  readonly people: number;
  readonly question: Message;
}): Promise<PressingSlack> {
  let tally = createTally();
  // Goes on from one call to the next: a press that came before is not taken again.
  let next = 0;
  const server = await listen(async (incoming, response) => {
    await readBody(incoming);
    if (incoming.url?.startsWith("/answers/")) {
      tally.answered();
      return sendAnswer(response, { status: 200, json: "ok" });
    }
    const self = { team: "Acme", team_id: "T1", user_id: "U0000BOT1", bot_id: "B1" };
    return sendAnswer(response, { status: 200, json: { ok: true, ...self } });
  });
  const url = `http://127.0.0.1:${server.port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const { text, blocks } = renderMessage(of.question);

  function payloadOf(press: number): string {
    const user = idOf("slack", press % of.people);
    const score = (press + Math.floor(press / of.people)) % 11;
    const token = tokenOf("slack", press % of.people);
    const ts = `1700000000.${String(press).padStart(6, "0")}`;
    return JSON.stringify({
      type: "block_actions",
      user: { id: user, username: user, name: user, team_id: "T1" },
      api_app_id: "A1",
      token: "verification-token",
      container: { type: "message", message_ts: ts, channel_id: `D${user.slice(1)}`, is_ephemeral: false },
      trigger_id: `1.${press}`,
      team: { id: "T1", domain: "acme" },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: `D${user.slice(1)}`, name: "directmessage" },
      message: { type: "message", user: "U0000BOT1", bot_id: "B1", ts, text, blocks },
      state: { values: {} },
      response_url: `${url}/answers/${press}`,
      actions: [
        {
          type: "button",
          block_id: "scale",
          action_id: encodePress({ verb: VERBS.score, token, argument: String(score) }),
          text: { type: "plain_text", text: String(score) },
          value: String(score),
          action_ts: ts,
        },
      ],
    });
  }

  function send(port: number, press: number, counting: Tallying): Promise<void> {
    const body = new URLSearchParams({ payload: payloadOf(press) }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHmac("sha256", of.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${digest}`,
    };
    counting.sent(press);
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path: "/slack/events", method: "POST", headers, agent };
      const sending = request(options, (response) => {
        response.resume();
        response.on("end", () => {
          if (response.statusCode !== 200) return reject(new Error(`a press met ${response.statusCode}`));
          counting.acknowledged(press);
          resolve();
        });
      });
      sending.on("error", reject);
      sending.end(body);
    });
  }

  return {
    url,
    async press(port, forMs) {
      const counting = createTally();
      tally = counting;
      const end = performance.now() + forMs;
      const presser = async (): Promise<void> => {
        while (performance.now() < end) await send(port, next++, counting);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, presser));
      while (counting.quietMs() < QUIET_MS && performance.now() < end + forMs) await sleep(20);
      return counting.result();
    },
    async close() {
      agent.destroy();
      await server.close();
    },
  };
}
