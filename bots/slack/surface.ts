// Where something was pressed, typed or submitted, and how a form remembers where it came from.
import { z } from "zod";
import type { Place } from "../talk/talk.ts";
import { readJson } from "./json.ts";
import { writeRef } from "./messenger.ts";

const message = z.object({
  kind: z.literal("message"),
  responseUrl: z.string(),
  channel: z.string(),
  /** Slack's placeholder names ("directmessage", "privategroup") are left out. */
  channelName: z.string().optional(),
  /** Null after a command, which has no message. */
  ts: z.string().nullable(),
  threadTs: z.string().optional(),
  isEphemeral: z.boolean(),
});
const home = z.object({ kind: z.literal("home") });
const origin = z.discriminatedUnion("kind", [message, home]);

/** A message (or the place of a command), which can be answered through its response URL for thirty minutes, five times. */
export type MessageSurface = z.infer<typeof message>;
/** What a form or a note was opened from. */
export type Origin = z.infer<typeof origin>;
/** Where an act took place. */
export type Surface = Origin | { readonly kind: "note"; readonly viewId: string; readonly origin: Origin };

/** Slack keeps this many characters with a view. */
const METADATA = 3_000;
const PLACEHOLDERS: ReadonlySet<string> = new Set(["directmessage", "privategroup", ""]);

/** Writes what a view must know to answer where it came from; nothing in it is secret from the person. */
export function writeOrigin(from: Origin): string {
  const text = JSON.stringify(from);
  return text.length <= METADATA ? text : JSON.stringify({ kind: "home" } satisfies Origin);
}

/** Reads it back; a view that was not opened by this version counts as opened from the App Home. */
export function readOrigin(metadata: string): Origin {
  const parsed = origin.safeParse(readJson(metadata));
  return parsed.success ? parsed.data : { kind: "home" };
}

/** Gives what a surface was opened from, itself where it was not. */
export function originOf(surface: Surface): Origin {
  return surface.kind === "note" ? surface.origin : surface;
}

/** Gives a surface's place: a person's own conversation with the bot goes by the person's id. */
export function placeOf(surface: Surface, userId: string): Place {
  const from = originOf(surface);
  if (from.kind === "home" || from.channel.startsWith("D")) return { kind: "private", externalId: userId };
  return {
    kind: "channel",
    externalId: from.channel,
    ...(from.channelName === undefined ? {} : { name: from.channelName }),
    ...(from.threadTs === undefined ? {} : { threadId: from.threadTs }),
  };
}

/** Gives the pressed message as the messenger names it; null where there is none that could be found again. */
export function refOf(surface: Surface): string | null {
  if (surface.kind !== "message" || surface.ts === null) return null;
  return writeRef(surface.channel, surface.ts);
}

/** Gives a channel's name unless it is one of Slack's stand-ins. */
export function realName(name: string | undefined): { readonly channelName?: string } {
  return name === undefined || PLACEHOLDERS.has(name) || name.startsWith("mpdm-")
    ? {}
    : { channelName: name };
}

/** To whom, where, and with which right to open one window (three seconds long, once). */
export interface Recipient {
  readonly userId: string;
  readonly surface: Surface;
  readonly triggerId: string | null;
}
