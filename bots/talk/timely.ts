// Whether a question or reminder may leave now: its reader may be asleep by now, or want to be left alone.
import { houseRules } from "../../core/ask/house-rules.ts";
import { type Whose, whenToSend } from "../../core/ask/right-moment.ts";
import type { QuestionFacts } from "../../core/ask/round.ts";
import type { DrainPorts, Postponed } from "../../core/deliver/drain-deliveries.ts";
import type { Claimed } from "../../core/deliver/ports.ts";
import type { LoadContent } from "./contents.ts";
import type { TalkPorts } from "./ports.ts";

/** What the decision reads. */
export type TimelyPorts = Pick<TalkPorts, "store" | "calendars" | "disturbances">;

// So many accounts does one look-up of do-not-disturb take.
const LOOKED_UP_TOGETHER = 50;

/** Gives a loader that puts questions and reminders off while their readers are not to be disturbed, and leaves the rest to `load`. */
export function timely(ports: TimelyPorts, load: LoadContent): DrainPorts["load"] {
  return async (claimed, now) => {
    const moment = await momentOf(ports, claimed, now);
    if (moment === "never") return null;
    return moment === "now" ? load(claimed, now) : moment;
  };
}

async function momentOf(
  ports: TimelyPorts,
  claimed: Claimed,
  now: Date,
): Promise<"now" | "never" | Postponed> {
  const { kind, sequence } = claimed;
  if (kind !== "question" && kind !== "reminder") return "now";
  const facts = await ports.store.rounds.question(claimed.ref);
  // What is not to be said any more is the loader's to find.
  if (facts === null || facts.answered) return "now";
  // Local time and snoozes give a question a moment of its own.
  const ownTime = facts.askAt !== undefined || sequence > 0;
  const whose = ownTime || kind === "reminder" ? await readerOf(ports, claimed, facts) : null;
  const undisturbedUntil = await undisturbed(ports, claimed, now);
  return whenToSend({ kind, round: facts.round, ownTime, undisturbedUntil }, now, whose);
}

async function readerOf(
  { store, calendars }: TimelyPorts,
  { organizationId }: Claimed,
  { home, round }: QuestionFacts,
): Promise<Whose> {
  const rules = await houseRules({ people: store.people, calendars }, organizationId);
  return { ...rules, zone: home ?? round.frozen.zone };
}

async function undisturbed(
  { store, disturbances }: TimelyPorts,
  { connectionId, address }: Claimed,
  now: Date,
): Promise<Date | null> {
  const disturbance = disturbances?.get(connectionId);
  const upcoming = () => store.rounds.dueNext(connectionId, now, LOOKED_UP_TOGETHER);
  return (await disturbance?.until(address.externalId, now, upcoming)) ?? null;
}
