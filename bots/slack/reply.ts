// Brings a reply to where it belongs: in place, to the presser alone, to all, or into a window.
import type { Message } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import type { Reply } from "../talk/talk.ts";
import { failureOf } from "./failure.ts";
import type { Listening } from "./listening.ts";
import { renderHome, renderMessage, renderNote } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { type Manner, respond } from "./respond.ts";
import { type MessageSurface, type Origin, originOf, refOf, type Surface, writeOrigin } from "./surface.ts";

/** To whom, where, and with which right to open one window (three seconds long, once). */
export interface Recipient {
  readonly userId: string;
  readonly surface: Surface;
  readonly triggerId: string | null;
}

/** Delivers every part of a reply. What cannot be delivered is logged by its code: what the reply tells of is committed. */
export async function deliver(listening: Listening, reply: Reply, to: Recipient): Promise<void> {
  const { surface } = to;
  // The window first: the right to open it runs out.
  if (reply.form !== undefined) await openForm(listening, reply, to);
  if (surface.kind === "message") return deliverToMessage(listening, reply, to, surface);
  const { redraw } = reply;
  if (redraw !== undefined) await redrawView(listening, redraw, reply.locale, to);
  const note = noteOf(reply);
  if (note !== null) await openNote(listening, note, reply.locale, to);
  if (reply.post !== undefined) await send(listening, reply.post, to, "to-channel");
}

/** Gives what a window must say where no message can: the answer, else the passing line where nothing else would be seen. */
export function noteOf(reply: Reply): Message | null {
  if (reply.answer !== undefined) return reply.answer;
  const isSeen = reply.redraw !== undefined || reply.form !== undefined || reply.post !== undefined;
  return reply.toast === undefined || isSeen ? null : lineOf(reply.toast);
}

/** Gives one line as a message. */
export function lineOf(text: string): Message {
  return { text, parts: [{ kind: "paragraph", text }] };
}

async function deliverToMessage(
  listening: Listening,
  reply: Reply,
  to: Recipient,
  surface: MessageSurface,
): Promise<void> {
  const { redraw, redrawRef, toast, answer, post } = reply;
  const elsewhere = redrawRef !== undefined && redrawRef !== refOf(surface) ? redrawRef : null;
  if (redraw !== undefined) {
    if (elsewhere !== null) await redrawByRef(listening, redraw, elsewhere, surface);
    // A command has no message to replace: what would be redrawn is answered.
    else if (surface.ts === null) await send(listening, redraw, to, "to-presser");
    else await redrawPressed(listening, redraw, surface);
  }
  if (toast !== undefined) await send(listening, lineOf(toast), to, "to-presser");
  if (answer !== undefined) await send(listening, answer, to, "to-presser");
  if (post !== undefined) await send(listening, post, to, "to-channel");
}

async function redrawPressed(listening: Listening, redraw: Message, surface: MessageSurface): Promise<void> {
  const done = await respond(surface.responseUrl, renderMessage(redraw), "replace");
  if (done.kind === "done") return;
  failed(listening, "redraw", done.code);
  // A form can stay open for longer than the URL lives. An ephemeral message cannot be found by any other way.
  const ref = refOf(surface);
  if (ref !== null && !surface.isEphemeral) await redrawByRef(listening, redraw, ref, surface);
}

async function redrawByRef(
  listening: Listening,
  redraw: Message,
  ref: string,
  { channel }: MessageSurface,
): Promise<void> {
  const outcome = await listening.messenger.redraw({ kind: "channel", externalId: channel }, ref, redraw);
  if (outcome.kind !== "sent") failed(listening, "redraw", "code" in outcome ? outcome.code : outcome.kind);
}

/** Says something to one person, or to all who see the conversation. */
async function send(
  listening: Listening,
  message: Message,
  to: Recipient,
  manner: Exclude<Manner, "replace">,
): Promise<void> {
  const rendered = renderMessage(message);
  const from = originOf(to.surface);
  if (from.kind === "message") {
    const done = await respond(from.responseUrl, rendered, manner, from.threadTs);
    if (done.kind === "done") return;
    failed(listening, manner, done.code);
    // What may have been seen is not said twice.
    if (!/^(used_url|expired_url|invalid_url|http-4\d\d)$/.test(done.code)) return;
  }
  const channel = from.kind === "message" ? from.channel : to.userId;
  const thread = from.kind === "message" && from.threadTs !== undefined ? { thread_ts: from.threadTs } : {};
  const inert = { ...rendered, ...thread, channel, parse: "none", link_names: false } as const;
  await attempt(listening, manner, () =>
    manner === "to-channel"
      ? listening.client.chat.postMessage({
          ...inert,
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
        })
      : listening.client.chat.postEphemeral({ ...inert, user: to.userId }),
  );
}

async function openForm(listening: Listening, reply: Reply, to: Recipient): Promise<void> {
  const { form, locale } = reply;
  const { triggerId, surface } = to;
  if (form === undefined || triggerId === null) return;
  const view = renderForm(form, writeOrigin(originOf(surface)));
  const { views } = listening.client;
  const opened = await attempt(listening, "form", () =>
    surface.kind === "note"
      ? views.push({ trigger_id: triggerId, view })
      : views.open({ trigger_id: triggerId, view }),
  );
  if (!opened && surface.kind === "message") {
    await send(listening, lineOf(copyFor(locale).slack.formExpired), to, "to-presser");
  }
}

async function openNote(listening: Listening, note: Message, locale: Locale, to: Recipient): Promise<void> {
  const { triggerId, surface } = to;
  const { views } = listening.client;
  const view = noteView(note, locale, originOf(surface));
  if (triggerId === null) return;
  await attempt(listening, "note", () =>
    surface.kind === "note"
      ? views.push({ trigger_id: triggerId, view })
      : views.open({ trigger_id: triggerId, view }),
  );
}

/** Gives a message as a window that can be closed and, where it has buttons, pressed. */
export function noteView(note: Message, locale: Locale, origin: Origin): ReturnType<typeof renderNote> {
  const { noteTitle, close } = copyFor(locale).slack;
  return { ...renderNote(note, { title: noteTitle, close }), private_metadata: writeOrigin(origin) };
}

async function redrawView(
  listening: Listening,
  redraw: Message,
  locale: Locale,
  to: Recipient,
): Promise<void> {
  const { surface, userId } = to;
  const { views } = listening.client;
  await attempt(listening, "redraw", () =>
    surface.kind === "note"
      ? views.update({ view_id: surface.viewId, view: noteView(redraw, locale, surface.origin) })
      : views.publish({ user_id: userId, view: renderHome(redraw) }),
  );
}

/** Calls Slack once; false, and a line in the log, where it fails. */
export async function attempt(
  listening: Listening,
  kind: string,
  call: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    const failure = failureOf(error);
    failed(listening, kind, failure.kind === "limited" ? "rate-limited" : failure.code);
    return false;
  }
}

function failed({ log }: Listening, kind: string, code: string): void {
  log.warn({ event: "reply-failed", platform: "slack", kind, code });
}
