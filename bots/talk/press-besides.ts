// The presses around a score: an answer to a question before it, a rating after it, and going through them again.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import type { Kept, Refusal } from "../../core/answer/outcome.ts";
import { recordBackground, recordRating } from "../../core/answer/record-besides.ts";
import { backgroundOf } from "../../core/survey/survey-extras.ts";
import { answered, answeredLine } from "../copy/answered.ts";
import { copyOf } from "../copy/asked.ts";
import { askBeside, besidesOf, FROM_START, readBackground, readRating } from "../copy/besides.ts";
import { copyFor } from "../copy/copy.ts";
import { question, TEST_TOKEN } from "../copy/question.ts";
import { askedOf, type Conversation } from "./conversation.ts";
import type { Pressing } from "./pressing.ts";
import { drawnAgain } from "./putting-off.ts";
import { readerLocale, refuse } from "./refusal.ts";
import { awaitReason, keyOf } from "./steps.ts";
import type { Reply } from "./talk.ts";

/** Keeps an answer to a question before the score: the next one takes its place, above the numbers that still wait; after the score the steps go on. */
export async function pressBackground(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  if (token === TEST_TOKEN) return answerTest(conversation, pressing);
  if (press.argument === FROM_START) return fromStart(conversation, pressing);
  const { press: answer, again } = readBackground(press.argument);
  const { store } = conversation.ports;
  const outcome = await recordBackground(store, { token, presser: who, now, ...answer });
  if ("ballot" in outcome)
    return onward(conversation, pressing, outcome, {
      key: answer.question,
      isSkipped: answer.option === null,
      again,
    });
  if (outcome.kind !== "given") return refuse(conversation, outcome, { ...pressing, token });
  const locale = await readerLocale(conversation, who, outcome.presser);
  const asked = askedOf(outcome.round, token, { locale, account: outcome.presser });
  const at = backgroundOf(outcome.round.frozen).findIndex(({ key }) => key === answer.question);
  const isGiven = Object.keys(outcome.given).length > 0;
  const redrawn = await drawnAgain(conversation.ports, asked, outcome.presser?.personId ?? null, now);
  return { locale, redraw: question(redrawn, at + 1, isGiven) };
}

/** Keeps a rating and goes on to the next. */
export async function pressRating(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const { press: answer, again } = readRating(press.argument);
  const { store } = conversation.ports;
  const outcome = await recordRating(store, { token, presser: who, now, ...answer });
  if (!("ballot" in outcome)) return refuse(conversation, outcome, { ...pressing, token });
  const reply = await onward(conversation, pressing, outcome, {
    key: answer.driver,
    isSkipped: answer.rating === null,
    again,
  });
  if (answer.rating === null) return reply;
  const asked = askedOf(outcome.round, token, { locale: reply.locale, account: outcome.presser });
  // The number shows in what leaves no trace, and nowhere else.
  return { ...reply, toast: copyOf(asked).answering.ratingStored({ rating: String(answer.rating) }) };
}

async function answerTest(conversation: Conversation, { who }: Pressing): Promise<Reply> {
  const account = await conversation.ports.store.people.account(who);
  const locale = await readerLocale(conversation, who, account);
  return { locale, toast: copyFor(locale).answering.testAnswered };
}

async function fromStart(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const looked = await lookAtQuestion(conversation.ports.store, { token, presser: who, now });
  if (looked.kind !== "asking") return refuse(conversation, looked, { ...pressing, token });
  const { round, presser, ballot } = looked;
  const [first] = besidesOf(round.frozen);
  if (presser === null || ballot === null || first === undefined) {
    const refusal: Refusal = first === undefined ? { kind: "unknown" } : { ...looked, kind: "no-score" };
    return refuse(conversation, refusal, { ...pressing, token });
  }
  const locale = await readerLocale(conversation, who, presser);
  const asked = askedOf(round, token, { locale, account: presser });
  return { locale, redraw: askBeside(asked, first, answeredLine(asked, ballot.score), true) };
}

async function onward(
  conversation: Conversation,
  { who, press, messageRef }: Pressing,
  kept: Kept,
  { key, isSkipped, again }: { readonly key: string; readonly isSkipped: boolean; readonly again: boolean },
): Promise<Reply> {
  const locale = await readerLocale(conversation, who, kept.presser);
  const asked = askedOf(kept.round, press.token, { locale, account: kept.presser });
  // On Slack all of it stands on the form behind the answered question: this press came from a copy of the question.
  if (kept.presser.platform === "slack") return { locale, redraw: answered(asked, kept.ballot.score) };
  const all = besidesOf(kept.round.frozen);
  const next = all[all.findIndex((each) => keyOf(each) === key) + 1];
  if (next === undefined)
    return { locale, ...(await awaitReason(conversation, asked, kept, { messageRef })) };
  const { skipped, backgroundStored } = copyOf(asked).answering;
  return { locale, redraw: askBeside(asked, next, isSkipped ? skipped : backgroundStored, again) };
}
