// Words at once and pictures when they are there: nobody waits for a drawing to see what a press did.
import type { Message } from "../../core/message.ts";
import type { Pictures } from "./gallery.ts";
import type { Listening } from "./listening.ts";
import type { Responded } from "./respond.ts";

/** How long a picture that comes late is tried for, in milliseconds: a response URL answers five times. */
export const LATE_MS = 2_500;

/** What is shown, where, and with which pictures at first. */
export interface Showing {
  readonly place: string;
  readonly message: Message;
  readonly first: Pictures;
}

/** Shows a message with its first pictures, and again with all of them once they are uploaded, unless something else stands there by then. Gives what became of the first time. */
export async function withLatePictures(
  { gallery }: Pick<Listening, "gallery">,
  { place, message, first }: Showing,
  put: (pictures: Pictures) => Promise<Responded>,
): Promise<Responded> {
  const isNewest = gallery.turns(place);
  const done = await gallery.show(first, put, isUnready);
  if (done.kind === "failed") return done;
  await gallery.prepare(message);
  const all = gallery.at(message);
  const putStill = async (pictures: Pictures): Promise<Responded> => (isNewest() ? put(pictures) : done);
  if (isNewest() && all.size > first.size) await gallery.show(all, putStill, isUnready, LATE_MS);
  return done;
}

/** Says whether Slack may have refused something for a file that it does not know yet. */
export function isUnready(done: Responded): boolean {
  return done.kind === "failed" && /^invalid_(blocks|arguments)$/.test(done.code);
}
