// Reminds those who have not answered an open round, at its reminder times.
import { SurveyError } from "../errors.ts";
import type { People } from "../people/ports.ts";
import { wallTime } from "../time.ts";
import { type HouseRules, houseRules } from "./house-rules.ts";
import type { Calendars, Rounds, Schedules } from "./ports.ts";
import { remindAt } from "./right-moment.ts";
import type { Invitee, Round } from "./round.ts";

/** One reminder that was owed: the how-manyth, and to how many. */
export interface Reminded {
  readonly roundId: string;
  readonly sequence: number;
  readonly count: number;
}

/** Gives which reminder of a round is due at `now` (1, 2, …), or null. Of several that were slept through only the last is sent. */
export function dueReminder(
  round: Pick<Round, "reminderAt" | "remindersDone" | "closesAt">,
  now: Date,
): number | null {
  if (now >= round.closesAt) return null;
  const due = round.reminderAt.filter((at) => at <= now).length;
  return due > round.remindersDone ? due : null;
}

/** What reminding reads and writes. */
export interface RemindingPorts {
  readonly rounds: Pick<Rounds, "inState" | "remind">;
  readonly schedules: Pick<Schedules, "byId">;
  readonly people: Pick<People, "policy">;
  readonly calendars: Pick<Calendars, "of">;
}

/** Owes the reminders that are due in every open round of an organization, each at a decent time of its reader's own working day. */
export async function remindSilent(
  ports: RemindingPorts,
  organizationId: string,
  now: Date,
): Promise<readonly Reminded[]> {
  const reminded: Reminded[] = [];
  for (const round of await ports.rounds.inState(organizationId, ["open"])) {
    const sequence = dueReminder(round, now);
    if (sequence === null) continue;
    const when = await momentsOf(ports, round, sequence, now);
    const count = await ports.rounds.remind(round.id, sequence, now, when);
    reminded.push({ roundId: round.id, sequence, count });
  }
  return reminded;
}

async function momentsOf(
  ports: RemindingPorts,
  round: Round,
  sequence: number,
  now: Date,
): Promise<(silent: Pick<Invitee, "askAt" | "zone">) => Date | null> {
  const { organizationId, scheduleId, frozen } = round;
  const [rules, schedule] = await Promise.all([
    houseRules(ports, organizationId),
    ports.schedules.byId(scheduleId),
  ]);
  const planned = round.reminderAt[sequence - 1];
  if (planned === undefined) throw new SurveyError("internal", { what: "no-such-reminder", round: round.id });
  const timeOfDay = schedule?.localTime === true ? wallTime(planned, frozen.zone).slice(11) : null;
  return momentIn({ round, at: planned, timeOfDay }, now, rules, frozen.zone);
}

/** Gives each one's moment; the many who share a zone and were asked together are reckoned once. */
function momentIn(
  of: { readonly round: Round; readonly at: Date; readonly timeOfDay: string | null },
  now: Date,
  rules: HouseRules,
  usual: string,
): (silent: Pick<Invitee, "askAt" | "zone">) => Date | null {
  const known = new Map<string, Date | null>();
  return ({ askAt, zone = usual }) => {
    const key = `${zone} ${askAt?.getTime() ?? ""}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const moment = remindAt({ ...of, askedAt: askAt ?? null }, now, { ...rules, zone });
    known.set(key, moment);
    return moment;
  };
}
