// The bot as the stage sees it: a process that is started, told what time it is, killed and started again.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer, Order, Started } from "./child.ts";

/** One bot; after `kill` it can be started again. */
export interface BotProcess {
  /** Resolves when the bot is connected. */
  start(at: Date): Promise<Started>;
  /** Moves the bot's clock and does all that is then due; resolves to false when the bot was killed meanwhile. */
  go(at: Date): Promise<boolean>;
  /** SIGKILL: no clean-up, no goodbye. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** A clean stop; nothing happens where nothing runs. */
  stop(): Promise<void>;
  /** What the bot warned of, as lines of JSON. */
  readonly troubles: readonly string[];
}

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const QUICKLY = ["--import", new URL("../../bots/quick-load.js", import.meta.url).href];

/** Gives a bot that is not started yet; every start draws its chance anew from the seed. */
export function botProcess(env: Readonly<Record<string, string>>, seed: number): BotProcess {
  const troubles: string[] = [];
  let running: ChildProcess | null = null;
  let starts = 0;

  /** Gives the answer to an order, null when the process ended first. */
  async function order(child: ChildProcess, what: Order): Promise<Extract<Answer, { kind: "done" }> | null> {
    const answered = new Promise<Answer | null>((resolve) => {
      const hear = (answer: Answer): void => {
        if (answer.kind !== "trouble") finish(answer);
      };
      const gone = (): void => finish(null);
      const finish = (answer: Answer | null): void => {
        child.off("message", hear);
        child.off("exit", gone);
        resolve(answer);
      };
      child.on("message", hear);
      child.once("exit", gone);
    });
    child.send(what);
    const answer = await answered;
    if (answer?.kind === "failed") throw new Error(`the bot failed: ${answer.why}`);
    return answer?.kind === "done" ? answer : null;
  }

  return {
    troubles,
    async start(at) {
      starts += 1;
      const child = fork(CHILD, { execArgv: QUICKLY, stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child.on("message", (answer: Answer) => {
        if (answer.kind === "trouble") troubles.push(answer.line);
      });
      running = child;
      const done = await order(child, { kind: "start", env, at: at.getTime(), seed: seed * 1000 + starts });
      if (done === null || done.started === null)
        throw new Error(["the bot ended at its start", ...troubles].join("\n"));
      return done.started;
    },
    async go(at) {
      if (running === null) throw new Error("the bot does not run");
      return (await order(running, { kind: "go", at: at.getTime() })) !== null;
    },
    async kill() {
      const child = running;
      running = null;
      if (child === null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      const child = running;
      running = null;
      if (child === null) return;
      const gone = once(child, "exit");
      await order(child, { kind: "stop" });
      child.disconnect();
      await gone;
    },
  };
}
