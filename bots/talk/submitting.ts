// A form on the managers' side that has come back, and the ways in which it is answered.
import type { CommandOutcome } from "../../core/command/outcome.ts";
import type { Submission } from "../../core/message.ts";
import type { Press } from "../../core/press.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import type { Managing } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Who sent which form from where; the press is the one that opened it. */
export interface Submitting {
  readonly managing: Managing;
  readonly asker: Asker;
  readonly press: Press;
  readonly submission: Submission;
  readonly place: Place;
}

/** Closes the form with a sentence. */
export function doneWith({ asker: { locale } }: Submitting, text: string): FormReply {
  return { kind: "done", reply: { locale, answer: say(text) } };
}

/** Closes the form with what the command in it came to. */
export async function outcomeOf(of: Submitting, outcome: CommandOutcome): Promise<FormReply> {
  return { kind: "done", reply: await replyTo(of.managing, of.asker, of.place, outcome) };
}

/** Keeps the form open, with a sentence at each field of these names. */
export function wrongAt(
  { asker: { locale } }: Submitting,
  errors: Readonly<Record<string, string>>,
): FormReply {
  return { kind: "errors", locale, errors };
}

/** Gives the text of a field, trimmed; empty where there is none, or a choice. */
export function textOf(submission: Submission, name: string): string {
  const value = submission[name];
  return typeof value === "string" ? value.trim() : "";
}
