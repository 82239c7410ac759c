// The reason's buttons: why, the drivers, the permission to quote, and Skip or Done.

import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import type { Kept, WordsOutcome } from "../../core/answer/outcome.ts";
import { setQuote, tickDriver } from "../../core/answer/record-words.ts";
import { type Asked, copyOf } from "../copy/asked.ts";
import { askDrivers, readTick, reasonForm } from "../copy/reason.ts";
import { thanksFor } from "../copy/thanks.ts";
import { askedOf, type Conversation } from "./conversation.ts";
import type { Pressing } from "./pressing.ts";
import { readerLocale, refuse } from "./refusal.ts";
import { beginSteps, nextStep, type Step } from "./steps.ts";
import type { Reply } from "./talk.ts";

/** Asks why: on Slack with a form that leaves no trace, on Telegram step by step. */
export async function pressWhy(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  return withBallot(conversation, pressing, async (asked, { ballot, band, presser }) => {
    if (presser.platform === "slack") return { form: reasonForm(asked, band, ballot) };
    return beginSteps(conversation, asked, { ballot, presser }, { messageRef: pressing.messageRef });
  });
}

/** Moves on without words: the argument names the step that is left. */
export async function pressSkip(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const step = stepOf(pressing.press.argument);
  if (step === null) {
    return refuse(conversation, { kind: "unknown" }, { ...pressing, token: pressing.press.token });
  }
  return withBallot(conversation, pressing, async (asked, kept) => {
    const words = copyOf(asked).answering;
    const shown = { messageRef: pressing.messageRef };
    const next = await nextStep(conversation, step, asked, kept, words.skipped, shown);
    const finished = thanksFor(asked, kept.ballot.score) ?? words.finished;
    return step === "drivers" ? { toast: finished, ...next } : next;
  });
}

/** Ticks a driver, or takes its tick away. */
export async function pressDriver(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const outcome = await tickDriver(conversation.ports.store, {
    token: press.token,
    presser: who,
    ...readTick(press.argument),
    now,
  });
  return redrawDrivers(conversation, pressing, outcome);
}

/** Allows one's words to be quoted, or forbids it. */
export async function pressQuote(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const outcome = await setQuote(conversation.ports.store, {
    token: press.token,
    presser: who,
    mayQuote: press.argument === "on",
    now,
  });
  return redrawDrivers(conversation, pressing, outcome);
}

async function redrawDrivers(
  conversation: Conversation,
  pressing: Pressing,
  outcome: WordsOutcome,
): Promise<Reply> {
  const { who, press } = pressing;
  if (!("ballot" in outcome)) return refuse(conversation, outcome, { ...pressing, token: press.token });
  const locale = await readerLocale(conversation, who, outcome.presser);
  const asked = askedOf(outcome.round, press.token, { locale, account: outcome.presser });
  return { locale, redraw: askDrivers(asked, outcome.ballot, copyOf(asked).answering.stored) };
}

async function withBallot(
  conversation: Conversation,
  pressing: Pressing,
  act: (asked: Asked, kept: Pick<Kept, "ballot" | "band" | "presser">) => Promise<Omit<Reply, "locale">>,
): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const outcome = await lookAtQuestion(conversation.ports.store, { token, presser: who, now });
  if (outcome.kind !== "asking") return refuse(conversation, outcome, { ...pressing, token });
  const { round, presser, ballot, band } = outcome;
  if (presser === null || ballot === null || band === null) {
    return refuse(conversation, { ...outcome, kind: "no-score" }, { ...pressing, token });
  }
  const locale = await readerLocale(conversation, who, presser);
  const asked = askedOf(round, token, { locale, account: presser });
  return { locale, ...(await act(asked, { ballot, band, presser })) };
}

function stepOf(argument: string | undefined): Step | null {
  return argument === "reason" || argument === "improve" || argument === "drivers" ? argument : null;
}
