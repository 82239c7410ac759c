// What Slack's libraries have to say, kept to the fact that they said it: their words carry payloads, and payloads carry answers.
import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";

/** Gives the libraries a log of their own, in which only warnings and errors leave a line, without their text. */
export function libraryLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.debug({ event: "slack-library", platform: "slack", outcome: "warning" }),
    error: () => log.debug({ event: "slack-library", platform: "slack", outcome: "error" }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
}
