// A platform that is down when the bot starts: the other one works meanwhile, everyone is told, and it joins in once it is back.
import { createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble } from "../doubles/telegram/double.ts";
import { colleague } from "./slack-people.ts";
import { chatter } from "./telegram-people.ts";
import { startWorld, type World } from "./world.ts";

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function health(): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${world?.app().port}/healthz`);
  return response.json();
}

/** A port at which nobody answers: with `silent` one that takes connections and never says a word. */
async function deaf(silent: boolean): Promise<{ readonly port: number; close(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  if (!silent) await new Promise((resolve) => server.close(resolve));
  return { port, close: () => void server.close() };
}

it("asks on Telegram while Slack is down, says so, and goes on with Slack once it is back", async () => {
  const { port } = await deaf(false);
  const env = { SLACK_API_URL: `http://127.0.0.1:${port}/api/`, PORT: "0" };
  world = await startWorld({ env });
  const ada = chatter(world.telegram, { name: "Ada" });
  await ada.start(`claim_${world.claimCode()}`);
  await ada.reads("admin");
  await ada.say("/settings");
  await ada.reads("Slack does not answer: I keep trying.");
  expect(await health()).toMatchObject({ ok: false, connections: { slack: false, telegram: true } });
  expect(world.logged.join()).toContain('"event":"connect-failed","platform":"slack"');

  const slack = await startSlackDouble({ port });
  const bob = colleague(slack, { name: "bob" });
  await expect
    .poll(health, { timeout: 8_000 })
    .toMatchObject({ ok: true, connections: { slack: true, telegram: true } });
  await bob.asks("help");
  await bob.isTold("/nps");
  await ada.say("/settings");
  expect((await ada.readsLast("For admins")).text).not.toContain("does not answer");
  await world.close();
  await slack.close();
  world = null;
}, 20_000);

it.each(["slack", "telegram"] as const)(
  "stops at once while %s holds its first answer back",
  async (held) => {
    const silent = await deaf(true);
    const url = `http://127.0.0.1:${silent.port}`;
    const other = await startTelegramDouble();
    const { start } = await import("../../bots/main.ts");
    const stop = new AbortController();
    const starting = start({
      env: {
        DATABASE_URL: ":memory:",
        LOG_LEVEL: "silent",
        ...(held === "slack" && {
          SLACK_BOT_TOKEN: "xoxb-1",
          SLACK_APP_TOKEN: "xapp-1",
          SLACK_API_URL: `${url}/`,
        }),
        TELEGRAM_BOT_TOKEN: other.token,
        TELEGRAM_API_ROOT: held === "telegram" ? url : other.apiRoot,
      },
      tick: "manual",
      signal: stop.signal,
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const began = performance.now();
    stop.abort();
    await (await starting).stop();
    expect(performance.now() - began).toBeLessThan(4_000);
    await other.close();
    silent.close();
  },
);
