// The parent's end: children that are ready to go, and what one is told and tells until it is dead.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Bundle } from "./bundle.ts";
import type { FromChild, ToChild } from "./transitions.ts";

const PATIENCE_MS = 60_000;

/** One process with the app in it. */
export interface Child {
  tell(message: ToChild): void;
  /** Resolves with the next message of this kind; rejects where the process dies or fails first. */
  hear<Kind extends FromChild["kind"]>(kind: Kind): Promise<Extract<FromChild, { kind: Kind }>>;
  /** Resolves with the signal that ended it, null where it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Sends SIGKILL and resolves when the process is gone. */
  kill(): Promise<void>;
  /** What it has logged as an error. */
  readonly failures: readonly string[];
}

/** Children of one story; the next one loads its modules while the present one runs. */
export interface Children {
  next(): Promise<Child>;
  close(): Promise<void>;
}

/** Keeps one child ready at a time. */
export function raiseChildren(bundle: Bundle): Children {
  let spare = raise(bundle);
  return {
    async next() {
      const child = spare;
      await child.hear("ready");
      spare = raise(bundle);
      return child;
    },
    close: () => spare.kill(),
  };
}

function raise({ program, args }: Bundle): Child {
  const { VITEST: _vitest, NODE_OPTIONS: _options, ...env } = process.env;
  // What is said once of each process would be said hundreds of times.
  const execArgv = ["--disable-warning=ExperimentalWarning"];
  const child: ChildProcess = fork(program, args, { execArgv, env });
  const ended = once(child, "exit").then(([, signal]) => signal as NodeJS.Signals | null);
  const failures: string[] = [];
  const heard: FromChild[] = [];
  const waiting = new Set<() => void>();
  let isGone = false;
  const wake = () => {
    for (const look of [...waiting]) look();
  };
  child.on("message", (message: FromChild) => {
    if (message.kind === "failed") failures.push(message.what);
    else heard.push(message);
    wake();
  });
  void ended.then(() => {
    isGone = true;
    wake();
  });

  return {
    ended,
    failures,
    tell(message) {
      // One that has just died hears nothing: what became of it is seen by its end.
      if (child.connected) child.send(message, () => undefined);
    },
    hear<Kind extends FromChild["kind"]>(kind: Kind) {
      return new Promise<Extract<FromChild, { kind: Kind }>>((resolve, reject) => {
        const done = (end: () => void) => {
          clearTimeout(timer);
          waiting.delete(look);
          end();
        };
        const look = () => {
          const at = heard.findIndex((message) => message.kind === kind);
          const [found] = at < 0 ? [] : heard.splice(at, 1);
          if (found !== undefined) done(() => resolve(found as Extract<FromChild, { kind: Kind }>));
          else if (isGone) done(() => reject(new Error(`dead before "${kind}": ${failures.join("; ")}`)));
        };
        const timer = setTimeout(
          () => done(() => reject(new Error(`no "${kind}" in time: ${failures.join("; ")}`))),
          PATIENCE_MS,
        );
        waiting.add(look);
        look();
      });
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
