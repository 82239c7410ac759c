// A clean stop of the real process: SIGTERM ends it as soon as nothing is in flight, not when its patience is over.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { startTelegramDouble } from "../doubles/telegram/double.ts";

it("ends soon after SIGTERM when there is nothing to finish", async () => {
  const telegram = await startTelegramDouble();
  const { PATH } = process.env;
  const bot = spawn(process.execPath, ["bots/start.js"], {
    env: {
      PATH,
      DATABASE_URL: ":memory:",
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const ended = once(bot, "exit");
    // The claim code is printed once everything is up.
    await Promise.race([once(bot.stdout, "data"), ended]);
    const asked = performance.now();
    bot.kill("SIGTERM");
    const [code] = await ended;
    expect(code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(8_000);
  } finally {
    bot.kill("SIGKILL");
    await telegram.close();
  }
});
