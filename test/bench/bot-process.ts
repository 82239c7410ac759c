// A bot in a process of its own, so that pressing takes no time from it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { BotReady, BotWanted } from "./child-bot.ts";

const STOP_MS = 12_000;

/** A bot that is up. */
export interface Bot extends BotReady {
  /** Processor time that it has used so far, in milliseconds. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a bot, with its round open where it has one. */
export async function startBot(wanted: BotWanted): Promise<Bot> {
  const child = fork(fileURLToPath(new URL("child-bot.ts", import.meta.url)), { execArgv: [] });
  const waiting = new AbortController();
  const { signal } = waiting;
  const answered = once(child, "message", { signal }).then(([answer]) => answer as BotReady);
  const ended = once(child, "exit", { signal }).then(([code]): never => {
    throw new Error(`the bot's process has ended (${code})`);
  });
  child.send(wanted);
  const ready = await Promise.race([answered, ended]);
  waiting.abort();
  await Promise.allSettled([answered, ended]);
  return {
    ...ready,
    async cpuMs() {
      child.send("cpu");
      const [ms] = (await once(child, "message")) as [number];
      return ms;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      child.disconnect();
      await gone;
      clearTimeout(timer);
    },
  };
}
