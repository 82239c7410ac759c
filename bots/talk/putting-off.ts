// What someone's own wishes mean for a message that is about to be sent: whether it still may, and to when a question can be put off.
import { houseRules } from "../../core/ask/house-rules.ts";
import type { QuestionFacts } from "../../core/ask/round.ts";
import { MOST_SNOOZES, snoozeTimes } from "../../core/ask/snooze.ts";
import type { Claimed } from "../../core/deliver/ports.ts";
import { NO_WISHES, wantsQuiet } from "../../core/people/wish.ts";
import type { Asked, SnoozeOffer } from "../copy/asked.ts";
import type { TalkPorts } from "./ports.ts";

type PuttingOffPorts = Pick<TalkPorts, "store" | "calendars">;

/** Gives when that happened which a round asks someone about; undefined where it asks about nothing of the kind. */
export async function happenedTo(
  { store }: Pick<TalkPorts, "store">,
  { round, personId }: Pick<QuestionFacts, "personId" | "round">,
): Promise<Date | undefined> {
  if (round.frozen.touchpoint === undefined || personId === null) return undefined;
  return (await store.events.askedAbout(round.scheduleId, personId))?.at;
}

/** Gives a question that is drawn again in the place where it stands: with what it asks about, and to when it can be put off, as often as may be. */
export async function drawnAgain(
  ports: PuttingOffPorts,
  asked: Asked,
  personId: string | null,
  now: Date,
): Promise<Asked> {
  const { round, token, zone } = asked;
  const sequence = round.mode === "direct" ? await ports.store.rounds.timesPutOff(token) : 0;
  const [happenedAt, offer] = await Promise.all([
    happenedTo(ports, { round, personId }),
    snoozeOffer(ports, { kind: "question", sequence }, { round }, zone ?? undefined, now),
  ]);
  return { ...asked, happenedAt, ...offer };
}

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
