// What follows a score, step by step in a chat: what is asked by presses, which words are awaited, and what comes next.

import { type Ballot, GRACE_MS } from "../../core/answer/ballot.ts";
import type { Kept } from "../../core/answer/outcome.ts";
import type { Dialog } from "../../core/ports.ts";
import { answered, answeredLine } from "../copy/answered.ts";
import type { Asked } from "../copy/asked.ts";
import { askBeside, type Beside, besidesOf } from "../copy/besides.ts";
import { askDrivers, askImprove, askReason } from "../copy/reason.ts";
import type { Conversation } from "./conversation.ts";
import type { Reply } from "./talk.ts";

/** The steps in their order. */
export type Step = "reason" | "improve" | "drivers";

/** Where the steps are shown: the message that is redrawn, null where each step is a message of its own. */
export interface Shown {
  readonly messageRef: string | null;
}

/** The message whose words answered the step that is left, as the platform names it; absent where none did. */
interface Taken {
  readonly taken?: string | undefined;
}

/** Begins with what is asked by presses and has no answer yet; where nothing is, with the reason. */
export async function beginSteps(
  conversation: Conversation,
  asked: Asked,
  kept: Pick<Kept, "ballot" | "presser">,
  shown: Shown,
): Promise<Pick<Reply, "redraw" | "answer">> {
  const { background = {}, ratings = {} } = kept.ballot;
  const open = besidesOf(asked.round.frozen).find((each) => !(keyOf(each) in { ...background, ...ratings }));
  if (open === undefined) return awaitReason(conversation, asked, kept, shown);
  return show(askBeside(asked, open, answeredLine(asked, kept.ballot.score), false), shown);
}

/** Gives the key by which a press around the score is stored. */
export function keyOf(beside: Beside): string {
  return beside.kind === "background" ? beside.question.key : beside.driver.key;
}

/** Awaits the reason as someone's next words, and asks for it. */
export async function awaitReason(
  conversation: Conversation,
  asked: Asked,
  kept: Pick<Kept, "ballot" | "presser">,
  shown: Shown,
): Promise<Pick<Reply, "redraw" | "answer">> {
  await awaitWords(conversation, "reason", asked, kept.presser.id, shown);
  return show(askReason(asked, kept.ballot), shown);
}

/** Moves on from a step that was answered or skipped; `before` says which. */
export async function nextStep(
  conversation: Conversation,
  from: Step,
  asked: Asked,
  kept: Pick<Kept, "ballot" | "presser">,
  before: string,
  shown: Shown & Taken,
): Promise<Pick<Reply, "redraw" | "answer">> {
  const { dialogs } = conversation.ports.store;
  if (from === "drivers") {
    await dialogs.clear(kept.presser.id);
    return show(answered(asked, kept.ballot.score), shown);
  }
  const next = from === "reason" ? "improve" : "drivers";
  if (next === "improve" || shown.taken !== undefined) {
    await awaitWords(conversation, next, asked, kept.presser.id, shown);
  } else {
    await dialogs.clear(kept.presser.id);
  }
  return stepAgain(next, asked, kept.ballot, before, shown);
}

/** Shows the step again whose words are still awaited for this question; null where none are. Nobody's words are taken behind their back. */
export async function awaitedAgain(
  conversation: Conversation,
  asked: Asked,
  { ballot, presser }: Pick<Kept, "ballot" | "presser">,
  shown: Shown,
): Promise<Pick<Reply, "redraw" | "answer"> | null> {
  const { dialogs } = conversation.ports.store;
  const dialog = await dialogs.get(presser.id, conversation.ports.clock.now());
  if (dialog === null || dialog.kind === "form" || dialog.kind === "drivers") return null;
  if (dialog.data["token"] !== asked.token) return null;
  await dialogs.set(presser.id, { ...dialog, data: { ...dialog.data, messageRef: shown.messageRef } });
  return stepAgain(dialog.kind, asked, ballot, answeredLine(asked, ballot.score), shown);
}

/** Shows a step as it stands; `before` says what became of the one before. */
export function stepAgain(
  step: Step,
  asked: Asked,
  ballot: Ballot,
  before: string,
  shown: Shown,
): Pick<Reply, "redraw" | "answer"> {
  if (step === "reason") return show(askReason(asked, ballot), shown);
  if (step === "improve") return show(askImprove(asked, before), shown);
  return show(askDrivers(asked, ballot, before), shown);
}

/** Takes an awaited reason away if it belongs to this question. */
export async function endSteps(conversation: Conversation, token: string, accountId: string): Promise<void> {
  const { dialogs } = conversation.ports.store;
  const dialog = await dialogs.get(accountId, conversation.ports.clock.now());
  if (dialog !== null && dialog.kind !== "form" && dialog.data["token"] === token) {
    await dialogs.clear(accountId);
  }
}

function show(message: NonNullable<Reply["answer"]>, shown: Shown): Pick<Reply, "redraw" | "answer"> {
  return shown.messageRef === null ? { answer: message } : { redraw: message };
}

async function awaitWords(
  conversation: Conversation,
  kind: Step,
  asked: Asked,
  accountId: string,
  { messageRef, taken }: Shown & Taken,
): Promise<void> {
  const dialog: Dialog = {
    kind,
    roundId: asked.round.id,
    // The last words taken are known by their message, so that they are not taken twice.
    data: { token: asked.token, messageRef, taken: taken ?? null },
    expiresAt: new Date(asked.round.closesAt.getTime() + GRACE_MS),
  };
  await conversation.ports.store.dialogs.set(accountId, dialog);
}
