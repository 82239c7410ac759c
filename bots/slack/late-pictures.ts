// Words at once and pictures when they are there: nobody waits for a drawing to see what a press did.
import type { Message } from "../../core/message.ts";
import type { Pictures } from "./gallery.ts";
import type { Listening } from "./listening.ts";
import type { Responded } from "./respond.ts";

/** How long a picture that comes late is tried for, in milliseconds: a response URL answers five times. */
export const LATE_MS = 2_500;

/** Shows a message with the pictures in `first`, and again with all of them once they are uploaded. Gives what became of the first time. */
export async function withLatePictures(
  { gallery }: Pick<Listening, "gallery">,
  message: Message,
  first: Pictures,
  put: (pictures: Pictures) => Promise<Responded>,
): Promise<Responded> {
  const done = await gallery.show(first, put, isUnready);
  if (done.kind === "failed") return done;
  await gallery.prepare(message);
  const all = gallery.at(message);
  if (all.size > first.size) await gallery.show(all, put, isUnready, LATE_MS);
  return done;
}

/** Says whether Slack may have refused something for a file that it does not know yet. */
export function isUnready(done: Responded): boolean {
  return done.kind === "failed" && /^invalid_(blocks|arguments)$/.test(done.code);
}
