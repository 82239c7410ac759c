// The process that is killed: the real app, with a clock that its parent moves, bundled with a store that knows the moments.
import { systemClock } from "../../bots/clock.ts";
import { type App, start } from "../../bots/main.ts";
import type { Clock, Log, LogFields } from "../../core/ports.ts";
import { obey } from "./passing.ts";
import type { FromChild, ToChild } from "./transitions.ts";

// A parent that is gone hears nothing.
const tell = (message: FromChild) => void process.send?.(message, () => undefined);

let ahead = 0;
const clock: Clock = { now: () => new Date(Date.now() + ahead), sleep: systemClock.sleep };
const quiet = () => {};
const log: Log = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: (fields: LogFields) => tell({ kind: "failed", what: JSON.stringify(fields) }),
};

let app: App | null = null;

async function obeyParent(message: ToChild): Promise<void> {
  if (message.kind === "stop") {
    await app?.stop();
    process.disconnect();
    return;
  }
  ahead = message.ahead;
  if (message.kind === "go") {
    obey(message.orders);
    app = await start({ env: message.env, clock, log, tick: "manual" });
    const connections = Object.fromEntries(app.connections.map(({ platform, id }) => [platform, id]));
    tell({ kind: "started", organizationId: app.organization.id, connections });
  }
  await app?.settle();
  tell({ kind: "settled" });
}

process.on("message", (message: ToChild) => {
  obeyParent(message).catch((error: unknown) => {
    tell({ kind: "failed", what: error instanceof Error ? `${error.stack}` : String(error) });
  });
});
// A parent that is gone needs no child.
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });
