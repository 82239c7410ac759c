// What the composition root needs of a chat platform: who it is, how to send, where to look people up, and how to listen.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Outbox } from "../core/deliver/ports.ts";
import type { People } from "../core/people/ports.ts";
import type {
  Clock,
  Cursor,
  Dialogs,
  Directory,
  Disturbance,
  Log,
  Messenger,
  Platform,
} from "../core/ports.ts";
import type { Talk } from "./talk/talk.ts";

/** One path that a platform wants served on the bot's own HTTP server. `handle` ends the response itself. */
export interface HttpRoute {
  readonly method: "GET" | "POST";
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
}

/** What a platform is given to connect with, beside its own settings. */
export interface ConnectContext {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts a connection attempt that is still being tried when the bot stops. */
  readonly signal: AbortSignal;
  /** Told of each try that has failed, by whoever does not want to wait for the next. */
  readonly failing?: () => void;
}

/** What a platform is given to listen with. `cursor` keeps Telegram's confirmed update offset in the database. */
export interface ListenContext {
  readonly talk: Talk;
  readonly connectionId: string;
  readonly cursor: Cursor;
  readonly dialogs: Dialogs;
  readonly people: Pick<People, "account" | "remember">;
  /** A channel became another one (a Telegram group a supergroup): what is owed and scheduled there follows. */
  readonly outbox: Pick<Outbox, "moved">;
}

/** One bot identity on one platform, connected but not listening until `listen`. */
export interface PlatformConnection {
  readonly platform: Platform;
  /** The platform's own id of the team or bot, and its name there. */
  readonly externalId: string;
  readonly name: string;
  /** Permissions that the platform has not granted; absent where a platform knows none. */
  readonly missingScopes?: readonly string[];
  /** Optional permissions that it has not granted; what needs them is left out. */
  readonly ungrantedScopes?: readonly string[];
  /** Telegram's user name for deep links, without @; absent on Slack. */
  readonly username?: string;
  readonly messenger: Messenger;
  readonly directory: Directory;
  /** Absent where the platform does not tell who wants to be left alone. */
  readonly disturbance?: Disturbance;
  /** Empty unless the platform delivers by HTTP. */
  readonly routes: readonly HttpRoute[];
  listen(context: ListenContext): Promise<void>;
  /** True while events can arrive. */
  healthy(): boolean;
  /** Takes no more events and resolves when those in flight are committed and answered. */
  stop(): Promise<void>;
}
