// The ground of the Telegram double's tests: a double, a Telegraf bot on it, and people.
import type { Telegraf } from "telegraf";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/double.ts";
import { telegrafFor } from "./telegraf-bot.ts";

/** What a test has to itself. */
export interface Ground {
  readonly double: TelegramDouble;
  readonly bot: Telegraf;
  readonly ada: number;
  /** Whatever is to end with the test, before the double does. */
  readonly ends: (() => Promise<void>)[];
  close(): Promise<void>;
}

/** Gives one person who has not met the bot. */
export async function strangersGround(): Promise<Ground> {
  const double = await startTelegramDouble();
  // A poller's last round is waited for at the end of each test.
  double.maxPollMs = 50;
  return groundOf(double, double.addUser({ firstName: "Ada", languageCode: "en" }));
}

/** Gives two people who have started the bot; no update waits. */
export async function friendsGround(): Promise<Ground & { readonly ben: number }> {
  const double = await startTelegramDouble();
  const ground = groundOf(double, double.addUser({ firstName: "Ada" }));
  const ben = double.addUser({ firstName: "Ben" });
  const { patienceMs } = double;
  double.patienceMs = 1;
  await double.start(ground.ada);
  await double.start(ben);
  // The setting above left two updates behind, which these tests have no use for.
  await ground.bot.telegram.deleteWebhook({ drop_pending_updates: true });
  double.patienceMs = patienceMs;
  return { ...ground, ben };
}

function groundOf(double: TelegramDouble, ada: number): Ground {
  const ends: Ground["ends"] = [];
  return {
    ...{ double, ada, ends },
    bot: telegrafFor(double),
    async close() {
      for (const end of ends) await end();
      await double.close();
    },
  };
}
