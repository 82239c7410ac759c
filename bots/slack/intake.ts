// How events reach the bot: over sockets that it opens, or over HTTP that Slack opens.
import type { Receiver } from "@slack/bolt";
import type { HttpRoute } from "../platform.ts";

/** One way in. Nothing arrives before `open` resolves, nothing after `close` does. */
export interface Intake {
  readonly receiver: Receiver;
  /** Paths to serve on the bot's own server. */
  readonly routes: readonly HttpRoute[];
  open(): Promise<void>;
  healthy(): boolean;
  close(): Promise<void>;
}
