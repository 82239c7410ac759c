// A form was sent off: errors go to their fields, all else closes the window and answers where the form came from.
import type { ModalView } from "@slack/types";
import type { Locale } from "../../../../core/ports.ts";
import { decodePress } from "../../../../core/press.ts";
import { copyFor } from "../../../copy/copy.ts";
import type { FormReply, Reply } from "../../../talk/talk.ts";
import { acknowledge, inTime } from "../../acknowledge.ts";
import { attempt } from "../../attempt.ts";
import { fieldErrors, reopenedView, type SubmittedView, waitingView } from "../../form-view.ts";
import type { Listening } from "../../listening.ts";
import { readSubmission, renderForm } from "../../render-form.ts";
import { deliver, lineOf, noteOf } from "../../reply.ts";
import { type Origin, placeOf, type Recipient, readOrigin, writeOrigin } from "../../surface.ts";
import { noteView } from "../../windows.ts";
import { codeOf } from "../failure.ts";

/** The part of Slack's view_submission that matters here. */
export interface SubmissionBody {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly view: SubmittedView;
}

/** What the acknowledgement makes of the window: nothing said closes it. */
type Answer =
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: ModalView };

type Ack = (answer?: Answer) => Promise<void>;

/** Takes a form. Where that takes long (people are counted) the window says so and then what came of it: nothing typed is lost. */
export async function onSubmission(
  listening: Listening,
  { body, ack }: { readonly body: SubmissionBody; readonly ack: Ack },
): Promise<void> {
  const { view, user } = body;
  const press = decodePress(view.callback_id);
  if (press === null) return acknowledge(listening, ack);
  const origin = readOrigin(view.private_metadata);
  const { first, result } = listening.once(body.trigger_id, async (): Promise<FormReply> => {
    const who = listening.acquaintances.known(user.id);
    const submission = readSubmission(view.state.values);
    try {
      return await listening.talk.submit(who, press, submission, placeOf(origin, user.id));
    } catch (error) {
      listening.log.error({
        event: "listener-failed",
        platform: "slack",
        kind: "submission",
        code: codeOf(error),
      });
      const locale = listening.acquaintances.localeOf(user.id);
      return { kind: "errors", locale, errors: { "": copyFor(locale).answering.notSaved } };
    }
  });

  const to: Recipient = { userId: user.id, surface: origin, triggerId: null };
  const early = await inTime(listening.clock, result);
  if (early !== "late") {
    const answer = answerOf(early, view, origin);
    await acknowledge(listening, () => ack(answer ?? undefined));
    if (first && early.kind === "done") await deliver(listening, beside(early.reply, answer !== null), to);
    return;
  }
  const usual = listening.acquaintances.localeOf(user.id);
  const waiting = { response_action: "update", view: waitingView(view, usual) } as const;
  await acknowledge(listening, () => ack(waiting));
  const late = await result;
  if (!first) return;
  await attempt(listening, "form", () =>
    listening.client.views.update({ view_id: view.id, view: lateView(late, view, origin) }),
  );
  if (late.kind === "done") await deliver(listening, beside(late.reply, true), to);
}

/** Gives what the window becomes; null closes it. */
function answerOf(result: FormReply, view: SubmittedView, origin: Origin): Answer | null {
  if (result.kind === "errors") {
    const errors = fieldErrors(view, result.errors);
    return errors === null
      ? { response_action: "update", view: errorsView(result, view, origin) }
      : { response_action: "errors", errors };
  }
  const { reply } = result;
  if (reply.form !== undefined) {
    return { response_action: "update", view: renderForm(reply.form, view.private_metadata) };
  }
  const note = noteOf(reply);
  // The App Home has nowhere else to say it.
  if (origin.kind === "message" || note === null) return null;
  return { response_action: "update", view: noteView(note, reply.locale, origin) };
}

function lateView(result: FormReply, view: SubmittedView, origin: Origin): ModalView {
  if (result.kind === "errors") return errorsView(result, view, origin);
  const { reply } = result;
  if (reply.form !== undefined) return renderForm(reply.form, writeOrigin(origin));
  const said = reply.answer ?? lineOf(reply.toast ?? copyFor(reply.locale).slack.done);
  return noteView(said, reply.locale, origin);
}

function errorsView(
  result: { readonly locale: Locale; readonly errors: Readonly<Record<string, string>> },
  view: SubmittedView,
  origin: Origin,
): ModalView {
  return (
    reopenedView(view, result.errors) ??
    noteView(lineOf(Object.values(result.errors).join("\n")), result.locale, origin)
  );
}

/** Gives what is left to say where the window speaks for itself. */
function beside(reply: Reply, hasWindow: boolean): Reply {
  const { form, answer: _answer, toast: _toast, ...rest } = reply;
  if (hasWindow && form === undefined) return rest;
  const { form: _form, ...all } = reply;
  return all;
}
