// The real Slack connection against the double, over either way in, with a fake conversation.
import { systemClock } from "../../../bots/clock.ts";
import { serveHttp } from "../../../bots/http.ts";
import type { PlatformConnection } from "../../../bots/platform.ts";
import { connectSlack } from "../../../bots/slack/app.ts";
import type { Talk } from "../../../bots/talk/talk.ts";
import type { Clock, LogFields } from "../../../core/ports.ts";
import {
  readable,
  type SlackDouble,
  type SlackMessage,
  startSlackDouble,
} from "../../doubles/slack/double.ts";
import { type FakeTalk, fakeTalk, question } from "./fake-talk.ts";
import { type HeldClock, heldClock } from "./held-clock.ts";
import { keepLog } from "./quiet.ts";

/** The two ways in. */
export const WAYS = ["Socket Mode", "HTTP"] as const;
export type Way = (typeof WAYS)[number];

/** Everything that a test looks at. */
export interface Stage {
  readonly double: SlackDouble;
  readonly talk: FakeTalk;
  readonly clock: HeldClock;
  readonly connection: PlatformConnection;
  readonly logged: readonly LogFields[];
  /** Someone with an English and someone with a Chinese Slack. */
  readonly ada: string;
  readonly li: string;
  readonly general: string;
  /** Sends the question to a person or a channel and gives it as it stands there. */
  ask(to: string): Promise<SlackMessage>;
  /** What stands in a conversation, one text a message. */
  shown(conversation: string): readonly string[];
  /** What one person was told that nobody else sees. */
  told(userId: string): readonly string[];
  close(): Promise<void>;
}

/** Connects to a double as main.ts does, up to listening. */
export async function connectTo(
  double: SlackDouble,
  way: Way,
  log = keepLog(),
  signal = new AbortController().signal,
  clock: Clock = systemClock,
) {
  return connectSlack(
    {
      botToken: double.token,
      appToken: way === "Socket Mode" ? double.appToken : null,
      signingSecret: double.signingSecret,
      apiUrl: double.apiUrl,
    },
    { clock, log, signal },
  );
}

/** Serves a connection's routes as main.ts does, and has the double deliver there. */
export async function serve(double: SlackDouble, connection: PlatformConnection, log = keepLog()) {
  const metrics = async () => ({ type: "text/plain", body: "" });
  const health = async () => ({ database: true, connections: {} });
  const server = await serveHttp({ port: 0, routes: connection.routes, health, metrics, log });
  double.deliverTo = `http://127.0.0.1:${server.port}/slack/events`;
  return server;
}

/** Sets everything up. */
export async function openStage(way: Way, talk: Talk & FakeTalk = fakeTalk()): Promise<Stage> {
  const double = await startSlackDouble();
  const ada = double.addUser({ name: "ada" });
  const li = double.addUser({ name: "li", locale: "zh-CN", tz: "Asia/Shanghai" });
  const general = double.addChannel({ name: "general", members: [ada, li] });
  const log = keepLog();
  const clock = heldClock();
  const connection = await connectTo(double, way, log, undefined, clock);
  const server = way === "HTTP" ? await serve(double, connection, log) : null;
  await connection.listen({ talk, connectionId: "connection" });
  if (way === "Socket Mode") await double.until(() => double.socketCount === 2);
  return {
    double,
    talk,
    clock,
    connection,
    logged: log.lines,
    ada,
    li,
    general,
    async ask(to) {
      const kind = to.startsWith("C") ? "channel" : "account";
      const sent = await connection.messenger.send({ kind, externalId: to }, question, "delivery");
      const message = double.messages(to).at(-1);
      if (sent.kind !== "sent" || message === undefined)
        throw new Error(`the question was not sent: ${sent.kind}`);
      return message;
    },
    shown: (conversation) => double.messages(conversation).map((one) => readable(one.blocks)),
    told: (userId) => double.ephemerals(userId).map((one) => readable(one.blocks)),
    async close() {
      await connection.stop();
      await server?.close();
      await double.close();
    },
  };
}
