// A double in a process of its own, so that what a platform has to do takes no time from the sender.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Message } from "../../core/message.ts";
import type { DoubleReady, DoubleReport, DoubleWanted } from "./child-double.ts";

/** A platform to send to. */
export interface Platform extends DoubleReady {
  /** Has a naive loop send a message to everyone, in the double's process, until a report is asked for. */
  sendNaively(message: Message): void;
  /** Gives what it has received so far. */
  report(): Promise<DoubleReport>;
  stop(): Promise<void>;
}

/** Starts a double with its people and its limit. */
export async function startPlatform(wanted: DoubleWanted): Promise<Platform> {
  const child = fork(fileURLToPath(new URL("child-double.ts", import.meta.url)), { execArgv: [] });
  const ready = (await ask(child, wanted)) as DoubleReady;
  return {
    ...ready,
    sendNaively: (message) => void child.send(message),
    report: async () => (await ask(child, "report")) as DoubleReport,
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

async function ask(child: ChildProcess, question: DoubleWanted | "report"): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const answered = once(child, "message", { signal }).then(([answer]) => answer);
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error("the double's process has ended");
  });
  child.send(question);
  try {
    return await Promise.race([answered, ended]);
  } finally {
    waiting.abort();
    await Promise.allSettled([answered, ended]);
  }
}
