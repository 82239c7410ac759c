// Scores: pressed, changed, taken back.

import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import type { Kept } from "../../core/answer/outcome.ts";
import { recordScore } from "../../core/answer/record-score.ts";
import { withdraw } from "../../core/answer/withdraw.ts";
import { parseScore } from "../../core/score/tally.ts";
import { answered, postNote, scoreToast, withdrawn } from "../copy/answered.ts";
import type { Asked } from "../copy/asked.ts";
import { copyFor } from "../copy/copy.ts";
import { question, questionAgain, TEST_TOKEN } from "../copy/question.ts";
import { say } from "../copy/say.ts";
import { askedOf, type Conversation } from "./conversation.ts";
import { owePostUpdate } from "./post-update.ts";
import type { Pressing } from "./pressing.ts";
import { drawnAgain } from "./putting-off.ts";
import { readerLocale, refuse } from "./refusal.ts";
import { awaitedAgain, beginSteps, endSteps } from "./steps.ts";
import type { Reply } from "./talk.ts";

/** Records a score and says so: beside a post to the presser alone, in private by redrawing the question. */
export async function pressScore(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  if (token === TEST_TOKEN) return answerTest(conversation, pressing);
  const { ballots, people } = conversation.ports.store;
  const outcome = await recordScore({ ballots, people }, { token, presser: who, score: press.argument, now });
  if (!("ballot" in outcome)) return refuse(conversation, outcome, { ...pressing, token });

  const locale = await readerLocale(conversation, who, outcome.presser);
  const asked = askedOf(outcome.round, token, { locale, account: outcome.presser });
  if (outcome.kind === "recorded" && outcome.round.mode === "post") {
    await owePostUpdate(conversation, outcome.round);
  }
  return { locale, ...(await confirm(conversation, pressing, asked, outcome)) };
}

/** Shows the question again, saying nothing of the answer that stands. */
export async function pressChange(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const outcome = await lookAtQuestion(conversation.ports.store, { token, presser: who, now });
  if (outcome.kind !== "asking") return refuse(conversation, outcome, { ...pressing, token });
  const { round, presser: account } = outcome;
  if (outcome.takes === "words") {
    return refuse(conversation, { ...outcome, kind: "late", nextAt: null }, { ...pressing, token });
  }
  const locale = await readerLocale(conversation, who, account);
  const asked = askedOf(round, token, { locale, account });
  if (outcome.ballot !== null) return { locale, redraw: questionAgain(asked) };
  return {
    locale,
    redraw: question(await drawnAgain(conversation.ports, asked, account?.personId ?? null, now)),
  };
}

/** Takes an answer back, with everything that goes with it. */
export async function pressWithdraw(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, place, now } = pressing;
  const { token } = press;
  const outcome = await withdraw(conversation.ports.store, { token, presser: who, now });
  if (outcome.kind !== "withdrawn") return refuse(conversation, outcome, { ...pressing, token });
  await endSteps(conversation, token, outcome.presser.id);
  const locale = await readerLocale(conversation, who, outcome.presser);
  const asked = askedOf(outcome.round, token, { locale, account: outcome.presser });
  return { locale, redraw: withdrawn(asked, place.kind === "channel") };
}

async function confirm(
  conversation: Conversation,
  { place, messageRef }: Pressing,
  asked: Asked,
  kept: Kept,
): Promise<Omit<Reply, "locale">> {
  const { score } = kept.ballot;
  const telegram = kept.presser.platform === "telegram";
  const toast = scoreToast(asked, score);
  // Slack's notes can carry buttons; Telegram's toasts cannot, so that its post carries a link to the private chat.
  if (place.kind === "channel") return telegram ? { toast } : { answer: postNote(asked, score) };
  // On Slack the reason waits behind a button, in a form; in a chat it is asked at once, and once.
  if (!telegram) return { toast, redraw: answered(asked, score) };
  const shown = { messageRef };
  if (kept.kind === "recorded") return { toast, ...(await beginSteps(conversation, asked, kept, shown)) };
  const again = await awaitedAgain(conversation, asked, kept, shown);
  return { toast, ...(again ?? { redraw: answered(asked, score) }) };
}

async function answerTest(conversation: Conversation, { who, press }: Pressing): Promise<Reply> {
  const account = await conversation.ports.store.people.account(who);
  const locale = await readerLocale(conversation, who, account);
  const words = copyFor(locale).answering;
  const score = parseScore(press.argument);
  if (score === null) return { locale, toast: words.gone };
  return { locale, redraw: say(words.testAnswered) };
}
