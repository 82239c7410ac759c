// The whole app against both doubles: real Bolt, real Telegraf, a real database, and a clock that the test moves.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, start } from "../../bots/main.ts";
import type { Clock, Log, LogFields } from "../../core/ports.ts";
import { emptyFile } from "../db/empty-file.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/double.ts";
import { setPace } from "./learnt-pace.ts";
import { type MovableClock, movableClock } from "./movable-clock.ts";

/** How a world is set up; everything has a default. */
export interface WorldOptions {
  /** When it is, as ISO 8601. */
  readonly at?: string;
  readonly slack?: "socket" | "http" | null;
  readonly telegram?: "polling" | "webhook" | null;
  /** Another database than a SQLite file of its own. */
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Messages a second that the app has learnt to send; null: it has learnt nothing yet. */
  readonly pace?: number | null;
}

/** A running app with the people around it. */
export interface World {
  readonly clock: MovableClock;
  readonly slack: SlackDouble;
  readonly telegram: TelegramDouble;
  readonly databaseFile: string;
  /** What the app was started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Every line the app logged, as JSON texts. */
  readonly logged: readonly string[];
  app(): App;
  /** The claim code told at the last start, or null. */
  claimCode(): string | null;
  /** Puts the clock there and does all that is then due. */
  goTo(at: string | Date): Promise<void>;
  /** Does all that is due now. */
  settle(): Promise<void>;
  /** Stops the app and starts it again on the same database. */
  restart(): Promise<void>;
  /** Problems that the doubles found in what the app sent. */
  problems(): readonly string[];
  close(): Promise<void>;
}

const PORT_FREE = "0";
/** Nobody waits for the caution with which a new connection begins, but where that is what is looked at. */
const LEARNT = 300;
/** Longer than anything that is decided while a person waits, in milliseconds. */
const LONG_MS = 3_000;
const HASTE_MS = 20;

/** Starts doubles and app. Monday 2 November 2026, 08:00 in Berlin, unless said otherwise. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "nps-world-"));
  const databaseFile = join(folder, "nps.db");
  await emptyFile(databaseFile);
  const clock = movableClock(options.at ?? "2026-11-02T07:00:00Z");
  const slackMode = options.slack === undefined ? "socket" : options.slack;
  const telegramMode = options.telegram === undefined ? "polling" : options.telegram;
  const slack = await startSlackDouble({ clock: () => clock.now().getTime() });
  const telegram = await startTelegramDouble();
  telegram.now = () => clock.now().getTime();
  const logged: string[] = [];
  const write = (fields: LogFields) => void logged.push(JSON.stringify(fields));
  const log: Log = { debug: write, info: write, warn: write, error: write };
  let port = PORT_FREE;
  const env = (): Record<string, string> => ({
    DATABASE_URL: options.databaseUrl ?? `file:${databaseFile}`,
    NPS_ORGANIZATION: "Acme",
    NPS_OPERATOR: "Acme IT",
    NPS_TIMEZONE: "Europe/Berlin",
    ...(slackMode === null ? {} : { SLACK_BOT_TOKEN: slack.token, SLACK_API_URL: slack.apiUrl }),
    ...(slackMode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : {}),
    ...(slackMode === "http" ? { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: port } : {}),
    ...(telegramMode === null
      ? {}
      : { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot }),
    ...(telegramMode === "webhook"
      ? {
          TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
          TELEGRAM_WEBHOOK_SECRET: "a-secret-of-the-test",
          PORT: port,
        }
      : {}),
    ...options.env,
  });
  let settling = 0;
  const settle = async () => {
    settling += 1;
    await app.settle().finally(() => (settling -= 1));
  };
  // While everything due is being done nobody presses: a wait of several seconds is jumped over.
  const hasty: Clock = {
    now: clock.now,
    async sleep(ms, signal) {
      if (settling === 0 || ms < LONG_MS) return clock.sleep(ms, signal);
      const until = clock.now().getTime() + ms;
      await clock.sleep(HASTE_MS, signal);
      if (signal?.aborted !== true && clock.now().getTime() < until) clock.set(new Date(until));
    },
  };
  let claimCode: string | null = null;
  const open = async (): Promise<App> => {
    // A webhook's address must be known before the app starts: take a free port first.
    if (slackMode === "http" || telegramMode === "webhook")
      port = port === PORT_FREE ? String(await freePort()) : port;
    claimCode = null;
    const app = await start({
      env: env(),
      clock: hasty,
      log,
      tick: "manual",
      onClaimCode: (code) => (claimCode = code),
    });
    if (slackMode === "http") slack.deliverTo = `http://127.0.0.1:${app.port}/slack/events`;
    return app;
  };
  let app = await open();
  const { pace = LEARNT } = options;
  if (pace !== null) {
    for (const { id } of app.connections) await setPace(app.store, id, clock.now(), pace);
  }
  return {
    clock,
    slack,
    telegram,
    databaseFile,
    env: env(),
    logged,
    app: () => app,
    claimCode: () => claimCode,
    async goTo(at) {
      clock.set(at);
      await settle();
    },
    settle,
    async restart() {
      await app.stop();
      app = await open();
    },
    problems: () => [...slack.problems(), ...telegram.problems()],
    async close() {
      await app.stop();
      await Promise.all([slack.close(), telegram.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
