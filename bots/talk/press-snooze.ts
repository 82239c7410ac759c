// Puts a question off, for the one who was asked; the message says in its place when it comes again.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { houseRules } from "../../core/ask/house-rules.ts";
import { MOST_SNOOZES, SNOOZES, snoozeTimes } from "../../core/ask/snooze.ts";
import { copyOf } from "../copy/asked.ts";
import { question } from "../copy/question.ts";
import { LATER, snoozed } from "../copy/snooze.ts";
import { askedOf, type Conversation } from "./conversation.ts";
import type { Pressing } from "./pressing.ts";
import { happenedTo } from "./putting-off.ts";
import { readerLocale, refuse } from "./refusal.ts";
import type { Reply } from "./talk.ts";

/** Shows to when the question can be put off; or owes it again at the moment that the press names, at most twice and only before the round closes. */
export async function pressSnooze(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const { store, calendars, wake } = conversation.ports;
  const outcome = await lookAtQuestion(store, { token, presser: who, now });
  if (outcome.kind !== "asking") return refuse(conversation, outcome, { ...pressing, token });
  const { round, presser: account } = outcome;
  const locale = await readerLocale(conversation, who, account);
  const asked = askedOf(round, token, { locale, account });
  const words = copyOf(asked).answering;
  // Who has answered meanwhile has nothing to put off.
  if (outcome.ballot !== null) return { locale, toast: words.snoozeAnswered };

  const rules = await houseRules({ people: store.people, calendars }, round.organizationId);
  const zone = asked.zone ?? round.frozen.zone;
  const times = snoozeTimes(round, now, { ...rules, zone });
  if (press.argument === LATER) {
    const personId = account?.personId ?? null;
    const happenedAt = await happenedTo({ store }, { round, personId });
    const redraw = question({ ...asked, happenedAt, snooze: { times, now }, choosesLater: true });
    // Where there is no room any more, what is left stands there all the same.
    return SNOOZES.every((each) => times[each] === null)
      ? { locale, toast: words.snoozeLate, redraw }
      : { locale, redraw };
  }
  const choice = SNOOZES.find((each) => each === press.argument);
  const at = choice === undefined ? null : times[choice];
  const done = at === null ? "late" : await store.rounds.snooze(token, at, MOST_SNOOZES);
  if (at === null || done === "late") return { locale, toast: words.snoozeLate };
  if (done === "spent") return { locale, toast: words.snoozeSpent };
  wake();
  return { locale, redraw: snoozed(asked, at, now) };
}
