// What someone's own wishes mean for a message that is about to be sent: whether it still may, and to when a question can be put off.
import { houseRules } from "../../core/ask/house-rules.ts";
import type { QuestionFacts } from "../../core/ask/round.ts";
import { MOST_SNOOZES, snoozeTimes } from "../../core/ask/snooze.ts";
import type { Claimed } from "../../core/deliver/ports.ts";
import { NO_WISHES, wantsQuiet } from "../../core/people/wish.ts";
import type { SnoozeOffer } from "../copy/asked.ts";
import type { TalkPorts } from "./ports.ts";

type PuttingOffPorts = Pick<TalkPorts, "store" | "calendars">;

/** Says whether a message after the first question is unwanted: its reader wants quiet by now, or has put the question off and hears of it then. */
export async function isUnwanted(
  { store }: PuttingOffPorts,
  { kind, sequence }: Pick<Claimed, "kind" | "sequence">,
  { personId, invitationId, round }: QuestionFacts,
  now: Date,
): Promise<boolean> {
  if (personId === null || (kind === "question" && sequence === 0)) return false;
  const wishes = (await store.people.wishes([personId])).get(personId) ?? NO_WISHES;
  if (wantsQuiet(wishes, round.surveyId, now)) return true;
  return kind === "reminder" && (await store.rounds.snoozedUntil(invitationId)) !== null;
}

/** Gives to when a question can be put off as it is sent; nothing for a reminder, and for one that was put off as often as may be. */
export async function snoozeOffer(
  { store, calendars }: PuttingOffPorts,
  { kind, sequence }: Pick<Claimed, "kind" | "sequence">,
  { round }: Pick<QuestionFacts, "round">,
  zone: string | undefined,
  now: Date,
): Promise<{ readonly snooze?: SnoozeOffer }> {
  if (kind !== "question" || sequence >= MOST_SNOOZES || round.mode !== "direct") return {};
  const rules = await houseRules({ people: store.people, calendars }, round.organizationId);
  return { snooze: { times: snoozeTimes(round, now, { ...rules, zone: zone ?? round.frozen.zone }), now } };
}
