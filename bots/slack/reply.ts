// Brings a reply to where it belongs: in place, to the presser alone, to all, or into a window.
import type { Message } from "../../core/message.ts";
import { copyFor } from "../copy/copy.ts";
import type { Reply } from "../talk/talk.ts";
import { attempt, failed, trying } from "./attempt.ts";
import type { Pictures } from "./gallery.ts";
import { isUnready, LATE_MS, withLatePictures } from "./late-pictures.ts";
import type { Listening } from "./listening.ts";
import { renderMessage } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { type Manner, respond } from "./respond.ts";
import { shareFile } from "./share-file.ts";
import { type MessageSurface, originOf, type Recipient, refOf, writeOrigin } from "./surface.ts";
import { messageAt } from "./turns.ts";
import { openNote, redrawView } from "./windows.ts";

/** Delivers every part of a reply. What cannot be delivered is logged by its code: what the reply tells of is committed. */
export async function deliver(listening: Listening, reply: Reply, to: Recipient): Promise<void> {
  const { surface } = to;
  // The window first: the right to open it runs out.
  if (reply.form !== undefined) await openForm(listening, reply, to);
  if (reply.file !== undefined) await hand(listening, reply.file, reply, to);
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
  const { gallery } = listening;
  const put = (pictures: Pictures) =>
    respond(surface.responseUrl, renderMessage(redraw, pictures), "replace");
  const place = messageAt(refOf(surface) ?? "");
  const showing = { place, message: redraw, first: gallery.at(redraw, "shown") };
  const done = await withLatePictures(listening, showing, put);
  if (done.kind === "done") return;
  failed(listening, "redraw", done.code);
  // A form can stay open for longer than the URL lives. An ephemeral message cannot be found by any other way.
  const ref = refOf(surface);
  if (ref === null || surface.isEphemeral) return;
  await gallery.prepare(redraw);
  await redrawByRef(listening, redraw, ref, surface);
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
  const { gallery, client } = listening;
  await gallery.prepare(message);
  const from = originOf(to.surface);
  if (from.kind === "message") {
    const answer = (pictures: Pictures) =>
      respond(from.responseUrl, renderMessage(message, pictures), manner, from.threadTs);
    const done = await gallery.show(gallery.at(message), answer, isUnready, LATE_MS);
    if (done.kind === "done") return;
    failed(listening, manner, done.code);
    // What may have been seen is not said twice.
    if (!/^(used_url|expired_url|invalid_url|http-4\d\d)$/.test(done.code)) return;
  }
  const channel = from.kind === "message" ? from.channel : to.userId;
  const thread = from.kind === "message" && from.threadTs !== undefined ? { thread_ts: from.threadTs } : {};
  const inert = { ...thread, channel, parse: "none", link_names: false } as const;
  const quiet = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;
  const post = (pictures: Pictures) => {
    const rendered = renderMessage(message, pictures);
    return trying(() =>
      manner === "to-channel"
        ? client.chat.postMessage({ ...rendered, ...inert, ...quiet })
        : client.chat.postEphemeral({ ...rendered, ...inert, user: to.userId }),
    );
  };
  const posted = await gallery.show(gallery.at(message), post, isUnready);
  if (posted.kind === "failed") failed(listening, manner, posted.code);
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

/** Gives a file to whoever asked for it, and says in the place where they asked what became of it. */
async function hand(
  listening: Listening,
  file: NonNullable<Reply["file"]>,
  reply: Reply,
  to: Recipient,
): Promise<void> {
  const words = copyFor(reply.locale).slack;
  const shared = await shareFile({ ...listening, unshared: words.fileNotShared }, file, to.userId);
  const from = originOf(to.surface);
  const isElsewhere = from.kind === "message" && !from.channel.startsWith("D");
  const isSaid = [reply.answer, reply.redraw, reply.post, reply.toast].some((one) => one !== undefined);
  if (shared === "shared") {
    if (isElsewhere && !isSaid) await send(listening, lineOf(words.fileInPrivate), to, "to-presser");
    return;
  }
  const why = shared === "not-allowed" ? words.fileNotAllowed : words.fileNotShared;
  const manner = from.kind === "message" ? "to-presser" : "to-channel";
  await send(listening, lineOf(why), to, manner);
}
