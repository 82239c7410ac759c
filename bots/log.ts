// The log: pino with allow-listed fields alone, pretty on a terminal and JSON elsewhere.
import { createRequire } from "node:module";
import { type Logger, pino } from "pino";
import type { PrettyOptions, PrettyStream } from "pino-pretty";
import type { Log, LogFields } from "../core/ports.ts";

/** The fields that may appear; anything else that a caller smuggles in is dropped here. */
const FIELDS: Readonly<Record<keyof LogFields, true>> = {
  event: true,
  platform: true,
  connection: true,
  round: true,
  schedule: true,
  delivery: true,
  kind: true,
  state: true,
  outcome: true,
  code: true,
  count: true,
  ms: true,
  port: true,
  mode: true,
  version: true,
};

function allowed(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name in FIELDS && value !== undefined),
  );
}

/** Writes to `destination` (standard output by default) at `level` and above. */
export function createLog(options: {
  level: string;
  destination?: NodeJS.WritableStream;
  terminal?: boolean;
}): Log {
  const destination = options.destination ?? process.stdout;
  const base = { level: options.level, base: null };
  const logger: Logger =
    (options.terminal ?? process.stdout.isTTY === true)
      ? pino(base, prettyStream(destination))
      : pino(base, destination);
  return {
    debug: (fields) => logger.debug(allowed(fields)),
    info: (fields) => logger.info(allowed(fields)),
    warn: (fields) => logger.warn(allowed(fields)),
    error: (fields) => logger.error(allowed(fields)),
  };
}

// Loaded where there is a terminal alone: nobody else needs it.
function prettyStream(destination: NodeJS.WritableStream): PrettyStream {
  const pretty = createRequire(import.meta.url)("pino-pretty") as (options: PrettyOptions) => PrettyStream;
  return pretty({ destination, sync: true, colorize: true, messageKey: "event", ignore: "pid,hostname" });
}
