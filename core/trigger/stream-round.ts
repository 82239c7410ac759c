// The rounds of a stream: answers that carry names need no crowd, so that people are asked as events happen, into a round a week.
import { nextFire } from "../ask/due-fires.ts";
import { previousFire } from "../ask/fire-times.ts";
import { momentAfter, roundTimes } from "../ask/moments.ts";
import { newRound } from "../ask/open-round.ts";
import { type OpensWithPorts, opensWith } from "../ask/opens-with.ts";
import { smallestGroup } from "../ask/plan-opening.ts";
import type { Rounds } from "../ask/ports.ts";
import type { Round } from "../ask/round.ts";
import { isRunning, recentRounds } from "../ask/running.ts";
import type { Schedule } from "../ask/schedule.ts";
import { type SplitByPorts, splitBy } from "../ask/split-by.ts";
import type { Organization } from "../people/person.ts";
import type { Random } from "../ports.ts";
import type { Survey } from "../survey/survey.ts";

const HOUR_MS = 3_600_000;

/** What finding the round takes. */
export interface StreamPorts extends OpensWithPorts, SplitByPorts {
  readonly rounds: Pick<Rounds, "ofSchedule" | "begin" | "open" | "byId">;
  readonly random: Pick<Random, "id">;
  readonly minGroup: number;
}

/** What a stream's round is made of. */
export interface Stream {
  readonly organization: Organization;
  readonly schedule: Schedule;
  readonly survey: Survey;
}

/**
 * Gives the open round into which a stream asks at `now`, begun where the week has none yet. Last week's goes on collecting in the other lane. Null where
 * nobody can be asked now: this week's was closed early, or both lanes are taken; events then wait.
 */
export async function streamRound(ports: StreamPorts, of: Stream, now: Date): Promise<Round | null> {
  const { schedule } = of;
  const week = previousFire(schedule.cadence, { ...schedule, at: now });
  if (week === null) return null;
  const recent = await recentRounds(ports.rounds, schedule.id);
  const known = recent.find(({ nominal }) => nominal === week.nominal);
  if (known !== undefined) return opened(ports, known, now);

  const taken = recent.filter(isRunning).map(({ lane }) => lane ?? 0);
  const lane = [0, 1].find((each) => !taken.includes(each));
  if (lane === undefined) return null;
  const wanted = newRound(
    {
      ...of,
      ...{ panel: null, k: smallestGroup(ports.minGroup), nominal: week.nominal, population: "closed" },
      ...{ opensAt: now, times: timesOf(schedule, week.at) },
      ...(await opensWith(ports, schedule, recent)),
      ...(await splitBy(ports, of.survey)),
    },
    ports.random,
  );
  const begun = await ports.rounds.begin({ ...wanted, lane }, now);
  return begun === null ? null : opened(ports, begun, now);
}

// The last to be asked, at the week's end, have as long to answer as the schedule says.
function timesOf(schedule: Schedule, weekBegins: Date): ReturnType<typeof roundTimes> {
  const ends = nextFire(schedule, weekBegins)?.at ?? weekBegins;
  const closesAt = momentAfter(ends, schedule.zone, schedule.closes);
  const closes = { kind: "after", hours: (closesAt.getTime() - weekBegins.getTime()) / HOUR_MS } as const;
  return roundTimes({ ...schedule, closes, reminders: [] }, weekBegins, null);
}

async function opened(ports: StreamPorts, round: Round, now: Date): Promise<Round | null> {
  if (round.state === "opening") {
    await ports.rounds.open(round.id, { passedOver: 0, size: null, postToken: null }, now);
    return opened(ports, (await ports.rounds.byId(round.id)) ?? { ...round, state: "open" }, now);
  }
  return round.state === "open" && round.closesAt > now ? round : null;
}
