// The bot as an operator runs it: a process with an environment, a terminal and signals.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/double.ts";

const entry = fileURLToPath(new URL("../../bots/start.js", import.meta.url));
let folder: string;
let slack: SlackDouble;
let telegram: TelegramDouble;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nps-process-"));
  slack = await startSlackDouble();
  telegram = await startTelegramDouble();
});
afterAll(async () => {
  await Promise.all([slack.close(), telegram.close()]);
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  /** Everything printed so far, on both streams. */
  said(): string;
  until(words: string): Promise<void>;
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

function run(env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [entry], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const heard: (() => void)[] = [];
  const hear = (chunk: Buffer) => {
    said += String(chunk);
    for (const tell of heard) tell();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const check = () => said.includes(words) && resolve();
      heard.push(check);
      void ended.then(() => reject(new Error(`ended before it said "${words}":\n${said}`)));
      check();
    });
  return { child, said: () => said, until, ended };
}

const both = () => ({
  DATABASE_URL: `file:${join(folder, "data", "nps.db")}`,
  SLACK_BOT_TOKEN: slack.token,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.apiRoot,
  PORT: "0",
});

it.each(["SIGTERM", "SIGINT"] as const)(
  "starts, tells the claim code, serves health, and ends on %s",
  async (signal) => {
    const bot = run(both());
    await bot.until('"event":"started"');
    expect(bot.said()).toMatch(/\/nps claim [A-Z2-9]{10}/);
    expect(bot.said()).toContain(`https://t.me/${telegram.username}?start=claim_`);
    const { port } = JSON.parse(bot.said().match(/\{[^\n]*"event":"started"[^\n]*\}/)?.[0] ?? "{}");
    // Telegram counts as up once its first poll has been answered.
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json(), { timeout: 10_000 })
      .toEqual({ ok: true, database: true, connections: { slack: true, telegram: true } });
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
      "nps_last_pass_milliseconds",
    );

    bot.child.kill(signal);
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(bot.said()).toContain('"outcome":"finished"');
  },
);

it("keeps tokens out of what it prints", async () => {
  const bot = run({ ...both(), LOG_LEVEL: "debug" });
  await bot.until('"event":"started"');
  bot.child.kill("SIGTERM");
  await bot.ended;
  for (const secret of [slack.token, slack.appToken, telegram.token])
    expect(bot.said()).not.toContain(secret);
});

it("refuses to start without a platform, and with a wrong setting, in the operator's language", async () => {
  const none = run({});
  expect(await none.ended).toMatchObject({ code: 1 });
  expect(none.said()).toContain("npm run demo");

  const wrong = run({ ...both(), NPS_TIMEZONE: "Mars/Olympus", NPS_LOCALE: "zh-CN" });
  expect(await wrong.ended).toMatchObject({ code: 1 });
  expect(wrong.said()).toContain("NPS_TIMEZONE 应为 IANA 时区名");
  expect(wrong.said()).not.toContain("    at ");
});

it("refuses a token that the platform does not know, by the setting's name", async () => {
  const bot = run({ ...both(), TELEGRAM_BOT_TOKEN: "123:wrong" });
  expect(await bot.ended).toMatchObject({ code: 1 });
  expect(bot.said()).toContain("TELEGRAM_BOT_TOKEN is refused by Telegram");
});
