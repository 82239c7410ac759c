// What every listener is given.
import type { WebClient } from "@slack/web-api";
import type { Clock, Log, Messenger } from "../../core/ports.ts";
import type { Talk } from "../talk/talk.ts";
import type { Acquaintances } from "./acquaintances.ts";
import type { Gallery } from "./gallery.ts";
import type { Once } from "./once.ts";

/** The conversation, and the ways to answer. */
export interface Listening {
  readonly talk: Talk;
  readonly connectionId: string;
  readonly client: WebClient;
  readonly messenger: Messenger;
  readonly gallery: Gallery;
  readonly acquaintances: Acquaintances;
  /** Remembers by trigger id what was taken already: Slack can deliver twice. */
  readonly once: Once;
  readonly clock: Clock;
  readonly log: Log;
}
