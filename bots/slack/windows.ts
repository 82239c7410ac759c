// Windows over Slack and the home page: opened and redrawn, their words first.
import type { Message } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { failed, trying } from "./attempt.ts";
import { NO_PICTURES, type Pictures } from "./gallery.ts";
import { type Showing, withLatePictures } from "./late-pictures.ts";
import type { Listening } from "./listening.ts";
import { renderHome, renderNote } from "./render.ts";
import type { Responded } from "./respond.ts";
import { type Origin, originOf, type Recipient, writeOrigin } from "./surface.ts";

/** Opens a window with a message; where one is open, above it. */
export async function openNote(
  listening: Listening,
  note: Message,
  locale: Locale,
  to: Recipient,
): Promise<void> {
  const { triggerId, surface } = to;
  const { views } = listening.client;
  if (triggerId === null) return;
  let viewId: string | null = null;
  // The right to open a window lasts three seconds and cannot be tried twice: pictures come into it when it is open.
  const put = (pictures: Pictures) =>
    trying(async () => {
      const view = noteView(note, locale, originOf(surface), pictures);
      if (viewId !== null) return views.update({ view_id: viewId, view });
      const opened = await (surface.kind === "note"
        ? views.push({ trigger_id: triggerId, view })
        : views.open({ trigger_id: triggerId, view }));
      viewId = opened.view?.id ?? null;
      return opened;
    });
  await showView(listening, { place: windowOf(to.userId), message: note, first: NO_PICTURES }, "note", put);
}

/** Gives a message as a window that can be closed and, where it has buttons, pressed. */
export function noteView(
  note: Message,
  locale: Locale,
  origin: Origin,
  pictures: Pictures = NO_PICTURES,
): ReturnType<typeof renderNote> {
  const { noteTitle, close } = copyFor(locale).slack;
  const view = renderNote(note, { title: noteTitle, close }, pictures);
  return { ...view, private_metadata: writeOrigin(origin) };
}

/** Replaces what a window or the home page says. */
export async function redrawView(
  listening: Listening,
  redraw: Message,
  locale: Locale,
  to: Recipient,
): Promise<void> {
  const { surface, userId } = to;
  const { views } = listening.client;
  const put = (pictures: Pictures) =>
    trying(() =>
      surface.kind === "note"
        ? views.update({
            view_id: surface.viewId,
            view: noteView(redraw, locale, surface.origin, pictures),
          })
        : views.publish({ user_id: userId, view: renderHome(redraw, pictures) }),
    );
  const place = surface.kind === "note" ? windowOf(userId) : homeOf(userId);
  const first = listening.gallery.at(redraw, "shown");
  await showView(listening, { place, message: redraw, first }, "redraw", put);
}

/** Shows a window or the home page: its words first, its pictures when they are there. */
export async function showView(
  listening: Listening,
  showing: Showing,
  kind: string,
  put: (pictures: Pictures) => Promise<Responded>,
): Promise<void> {
  const done = await withLatePictures(listening, showing, put);
  if (done.kind === "failed") failed(listening, kind, done.code);
}

/** Gives the name by which turns at someone's home page are taken. */
export function homeOf(userId: string): string {
  return `home ${userId}`;
}

function windowOf(userId: string): string {
  return `window ${userId}`;
}
