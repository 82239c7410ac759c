// The reason, step by step in a chat: which words are awaited, and what is asked next.

import { GRACE_MS } from "../../core/answer/ballot.ts";
import type { Kept } from "../../core/answer/outcome.ts";
import type { Dialog } from "../../core/ports.ts";
import { answered } from "../copy/answered.ts";
import type { Asked } from "../copy/question.ts";
import { askDrivers, askImprove, askReason } from "../copy/reason.ts";
import type { Conversation } from "./conversation.ts";
import type { Reply } from "./talk.ts";

/** The steps in their order. */
export type Step = "reason" | "improve" | "drivers";

/** Where the steps are shown: the message that is redrawn, null where each step is a message of its own. */
type Shown = { readonly messageRef: string | null };

/** Awaits the reason as someone's next words, and asks for it. */
export async function beginSteps(
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
  shown: Shown,
): Promise<Pick<Reply, "redraw" | "answer">> {
  if (from === "reason") {
    await awaitWords(conversation, "improve", asked, kept.presser.id, shown);
    return show(askImprove(asked, before), shown);
  }
  await conversation.ports.store.dialogs.clear(kept.presser.id);
  if (from === "improve") return show(askDrivers(asked, kept.ballot, before), shown);
  return show(answered(asked, kept.ballot.score), shown);
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
  kind: "reason" | "improve",
  asked: Asked,
  accountId: string,
  shown: Shown,
): Promise<void> {
  const dialog: Dialog = {
    kind,
    roundId: asked.round.id,
    data: { token: asked.token, messageRef: shown.messageRef },
    expiresAt: new Date(asked.round.closesAt.getTime() + GRACE_MS),
  };
  await conversation.ports.store.dialogs.set(accountId, dialog);
}
