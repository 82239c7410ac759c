// The real bot in a process of its own, so that it can be killed: started, moved in time and told to stop over IPC.
import { type App, start } from "../../bots/main.ts";
import type { Log } from "../../core/ports.ts";
import { movableClock, seededRandom } from "../journeys/movable-clock.ts";

/** What the stage says to the bot's process; `at` is milliseconds since 1970. */
export type Order =
  | {
      readonly kind: "start";
      readonly env: Readonly<Record<string, string>>;
      readonly at: number;
      readonly seed: number;
    }
  | { readonly kind: "go"; readonly at: number }
  | { readonly kind: "stop" };

/** What is known once the bot runs; the code is there while nobody is admin. */
export interface Started {
  readonly organizationId: string;
  readonly claimCode: string | null;
}

/** What the bot's process answers, once for each order; `trouble` comes by itself. */
export type Answer =
  | { readonly kind: "done"; readonly started: Started | null }
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "trouble"; readonly line: string };

// Nobody may be left to hear it.
const tell = (answer: Answer): void => void process.send?.(answer, undefined, undefined, () => undefined);
const report = (fields: object): void => tell({ kind: "trouble", line: JSON.stringify(fields) });
const nothing = (): void => undefined;
const log: Log = { debug: nothing, info: nothing, warn: report, error: report };
const clock = movableClock(new Date(0));
let app: App | null = null;
let claimCode: string | null = null;

async function follow(order: Order): Promise<void> {
  if (order.kind === "start") {
    clock.set(new Date(order.at));
    const random = seededRandom(order.seed);
    app = await start({
      env: order.env,
      clock,
      random,
      log,
      tick: "manual",
      onClaimCode: (code) => (claimCode = code),
    });
  } else if (order.kind === "go") {
    clock.set(new Date(order.at));
    await app?.settle();
  } else {
    await app?.stop();
    app = null;
  }
}

process.on("message", (order: Order) => {
  follow(order).then(
    () => {
      if (process.connected)
        tell({
          kind: "done",
          started: app === null ? null : { organizationId: app.organization.id, claimCode },
        });
    },
    (error: unknown) =>
      tell({ kind: "failed", why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Whoever started this process is gone: there is nobody left to play for.
process.on("disconnect", () => process.exit());
