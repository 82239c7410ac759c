// Who may be asked at all: everyone but those who want quiet, were asked too recently, or too often in a quarter. Schedules and events both go by it.
import type { People } from "../people/ports.ts";
import { NO_WISHES, wantsQuiet } from "../people/wish.ts";
import type { Turns } from "../ports.ts";
import { chunksOf } from "./audience.ts";
import { gapBegins } from "./gap.ts";
import type { Rounds } from "./ports.ts";
import type { PassedOver } from "./round.ts";

/** The days over which the house rules count questions. */
export const QUARTER_DAYS = 91;

/** What keeps one person from being asked; the first that holds, in this order. */
export type BarredWhy = "wish" | "gap" | "quarter";

/** What is about to be asked. `zone` is where days are counted, `surveyId` what an opt-out speaks of. */
export interface AskingRules {
  readonly organizationId: string;
  readonly surveyId: string;
  readonly gapDays: number;
  readonly zone: string;
}

/** What the rules read. */
export interface FatiguePorts {
  readonly people: Pick<People, "policy" | "wishes">;
  readonly rounds: Pick<Rounds, "lastAsked" | "timesAsked">;
  readonly turns: Turns;
}

/** Who may be asked, and why each of the others may not. */
export interface MayBeAsked {
  readonly may: ReadonlySet<string>;
  readonly barred: ReadonlyMap<string, BarredWhy>;
  readonly passedOverWhy: PassedOver;
}

/** Says which of these people may be asked at `at`. Reads in chunks: a hundred thousand at once would hold up every press. */
export async function mayBeAsked(
  ports: FatiguePorts,
  rules: AskingRules,
  personIds: Iterable<string>,
  at: Date,
): Promise<MayBeAsked> {
  const { organizationId, surveyId, gapDays, zone } = rules;
  const { policy } = await ports.people.policy(organizationId);
  const most = policy.mostPerQuarter;
  const gapFrom = gapBegins(at, zone, gapDays);
  const quarterFrom = gapBegins(at, zone, QUARTER_DAYS);
  const may = new Set<string>();
  const barred = new Map<string, BarredWhy>();
  for (const chunk of chunksOf([...new Set(personIds)])) {
    const wishes = await ports.people.wishes(chunk);
    const last = await ports.rounds.lastAsked(chunk);
    const times = most === null ? null : await ports.rounds.timesAsked(chunk, quarterFrom);
    for (const personId of chunk) {
      const asked = last.get(personId);
      // A question that waits for its reader's morning is on its way: without any gap, too, nothing comes before it.
      const isOnItsWay = asked !== undefined && asked > at;
      if (wantsQuiet(wishes.get(personId) ?? NO_WISHES, surveyId, at)) barred.set(personId, "wish");
      else if (isOnItsWay || (gapDays > 0 && asked !== undefined && asked >= gapFrom))
        barred.set(personId, "gap");
      else if (most !== null && (times?.get(personId) ?? 0) >= most) barred.set(personId, "quarter");
      else may.add(personId);
    }
    // What is known already is answered without a pause.
    await ports.turns.next();
  }
  return { may, barred, passedOverWhy: countBarred(barred.values()) };
}

/** Counts reasons; one that held for nobody is left out. */
export function countBarred(reasons: Iterable<BarredWhy>): PassedOver {
  const counts: Partial<Record<BarredWhy, number>> = {};
  for (const why of reasons) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
}

/** Gives how many were passed over in all. */
export function passedOverInAll({ wish = 0, gap = 0, quarter = 0, sample = 0 }: PassedOver): number {
  return wish + gap + quarter + sample;
}
