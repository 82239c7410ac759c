// Planning over rounds that have not opened yet: what is read says what it will say once they have. Nothing is written.
import { DAY_MS } from "../time.ts";
import { chunksOf } from "./audience.ts";
import { REASON_GRACE_MS } from "./moments.ts";
import type { PlanningPorts } from "./plan-opening.ts";
import type { RecentAudience, Rounds } from "./ports.ts";
import type { Round } from "./round.ts";
import type { Schedule } from "./schedule.ts";

/** A round that is only thought of, with whom it asks and when. */
export interface ThoughtRound {
  readonly round: Round;
  readonly asked: readonly { readonly personId: string; readonly at: Date }[];
}

/** What looking ahead reads. */
export interface AheadPorts extends PlanningPorts {
  readonly rounds: PlanningPorts["rounds"] & Pick<Rounds, "inState" | "seated" | "momentsAsked">;
}

/** The planner's ports over rounds to come. */
export interface Ahead {
  readonly ports: PlanningPorts;
  /** From here on it is so late. */
  goTo(now: Date): void;
  /** From here on a round counts as opened (or as refused, which takes its panel's turn). */
  add(thought: ThoughtRound): Promise<void>;
}

/** When someone was asked: sealing an anonymous round leaves only when it opened. */
interface AskedAt {
  readonly at: Date;
  readonly opensAt: Date;
  readonly sealedAt: Date | null;
}

/** Who sits in which panel, and how many in each. */
interface Table {
  readonly seated: Map<string, number>;
  readonly fill: number[];
}

function laid(seats: ReadonlyMap<string, number>, panels: number): Table {
  const fill = new Array<number>(panels).fill(0);
  for (const panel of seats.values()) fill[panel] = (fill[panel] ?? 0) + 1;
  return { seated: new Map(seats), fill };
}

/** Looks ahead over an organization's schedules; these stand in the place of those that are stored. */
export async function lookAhead(
  ports: AheadPorts,
  organizationId: string,
  schedules: readonly Schedule[],
): Promise<Ahead> {
  let now = new Date(0);
  const thoughts: { readonly round: Round; readonly personIds: readonly string[] }[] = [];
  const askedAt = new Map<string, AskedAt[]>();
  const sealed = await onceSealed(ports, organizationId);
  const tables = new Map<string, Table>();
  const lastAsked = remembering((ids) => ports.rounds.lastAsked(ids));
  const wishes = remembering((ids) => ports.people.wishes(ids));
  const momentsAsked = momentsSince(ports.rounds);

  const momentOf = ({ at, opensAt, sealedAt }: AskedAt): Date =>
    sealedAt !== null && now >= sealedAt ? opensAt : at;

  const newestOf = (scheduleId: string): readonly Round[] =>
    thoughts
      .filter(({ round }) => round.scheduleId === scheduleId)
      .map(({ round }) => round)
      .reverse();

  /** Seats newcomers where the store would: each on the panel with the fewest. */
  async function seat(scheduleId: string, panels: number, personIds: readonly string[]) {
    const key = `${scheduleId} ${panels}`;
    const table = tables.get(key) ?? laid(await ports.rounds.seated(scheduleId, panels), panels);
    tables.set(key, table);
    const { seated, fill } = table;
    for (const personId of personIds) {
      if (seated.has(personId)) continue;
      const panel = fill.indexOf(Math.min(...fill));
      fill[panel] = (fill[panel] ?? 0) + 1;
      seated.set(personId, panel);
    }
    return new Map(personIds.map((personId) => [personId, seated.get(personId) ?? 0]));
  }

  return {
    goTo(later) {
      now = later;
    },
    async add({ round, asked }) {
      const { opensAt } = round;
      const sealedAt = sealingOf(round);
      const personIds: string[] = [];
      for (const chunk of chunksOf(asked)) {
        for (const { personId, at } of chunk) {
          personIds.push(personId);
          const known = askedAt.get(personId) ?? [];
          known.push({ at, opensAt, sealedAt });
          askedAt.set(personId, known);
        }
        await ports.turns.next();
      }
      thoughts.push({ round, personIds });
    },
    ports: {
      directories: ports.directories,
      schedules: { all: async () => schedules },
      people: { ...ports.people, wishes },
      turns: ports.turns,
      rounds: {
        seats: seat,
        joinedOrLeft: (personIds, since) => ports.rounds.joinedOrLeft(personIds, since),
        async lastAsked(personIds) {
          const last = new Map(await lastAsked(personIds));
          for (const personId of personIds) {
            const cut = sealed.get(personId);
            if (cut !== undefined && now >= cut.sealedAt) last.set(personId, cut.opensAt);
            for (const at of (askedAt.get(personId) ?? []).map(momentOf)) {
              const before = last.get(personId);
              if (before === undefined || before < at) last.set(personId, at);
            }
          }
          return last;
        },
        async timesAsked(personIds, since) {
          const times = new Map<string, number>();
          const moments = await momentsAsked(personIds, since);
          for (const personId of personIds) {
            const stored = moments.get(personId)?.filter((at) => at >= since).length ?? 0;
            const more = askedAt.get(personId)?.filter((asked) => momentOf(asked) >= since).length ?? 0;
            if (stored + more > 0) times.set(personId, stored + more);
          }
          return times;
        },
        async askedSince(organizationId, since) {
          const more = thoughts.flatMap(({ round, personIds }): readonly RecentAudience[] => {
            const { id: roundId, opensAt, frozen } = round;
            if (opensAt < since || personIds.length === 0) return [];
            return [{ roundId, opensAt, promise: frozen.promise, personIds }];
          });
          return [...(await ports.rounds.askedSince(organizationId, since)), ...more];
        },
        async ofSchedule(scheduleId, last) {
          const stored = await ports.rounds.ofSchedule(scheduleId, last);
          return [...newestOf(scheduleId), ...stored].slice(0, last);
        },
      },
    },
  };
}

/** Gives, for everyone in an anonymous round that is open now, what will be known of when they were last asked once it is sealed. */
async function onceSealed(
  { rounds, turns }: AheadPorts,
  organizationId: string,
): Promise<ReadonlyMap<string, { readonly opensAt: Date; readonly sealedAt: Date }>> {
  const live = await rounds.inState(organizationId, ["opening", "open", "closing"]);
  const seals = new Map(live.map((round) => [round.id, sealingOf(round)]));
  const oldest = Math.min(...live.map(({ opensAt }) => opensAt.getTime()));
  const known = new Map<string, { opensAt: Date; sealedAt: Date }>();
  if (live.length === 0) return known;
  for (const { roundId, opensAt, personIds } of await rounds.askedSince(organizationId, new Date(oldest))) {
    const sealedAt = seals.get(roundId) ?? null;
    await turns.next();
    for (const personId of personIds) {
      if (personId === null) continue;
      const before = known.get(personId);
      if (before !== undefined) {
        if (opensAt > before.opensAt) before.opensAt = opensAt;
        if (sealedAt !== null && sealedAt > before.sealedAt) before.sealedAt = sealedAt;
      } else if (sealedAt !== null) known.set(personId, { opensAt, sealedAt });
    }
  }
  return known;
}

function sealingOf({ closesAt, frozen }: Round): Date | null {
  return frozen.promise === "anonymous" ? new Date(closesAt.getTime() + REASON_GRACE_MS) : null;
}

/**
 * Asks once when each person was asked: the rounds to come look back from one day after the other, so that what the first of them reads tells the rest. Gives
 * moments from before `since`, too.
 */
function momentsSince(rounds: Pick<Rounds, "momentsAsked">): Rounds["momentsAsked"] {
  let from: Date | null = null;
  let known: Rounds["momentsAsked"] | null = null;
  return (personIds, since) => {
    if (from === null || known === null || since < from) {
      // Schedules of other zones begin their days earlier.
      const begins = new Date(since.getTime() - 2 * DAY_MS);
      from = begins;
      known = remembering((ids) => rounds.momentsAsked(ids, begins));
    }
    return known(personIds, since);
  };
}

/** Asks about each person once: while one looks ahead, what is stored stays as it is. */
function remembering<Value>(
  ask: (personIds: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (personIds: readonly string[]) => Promise<ReadonlyMap<string, Value>> {
  const known = new Map<string, Value | null>();
  return async (personIds) => {
    const unknown = personIds.filter((id) => !known.has(id));
    if (unknown.length > 0) {
      const found = await ask(unknown);
      for (const id of unknown) known.set(id, found.get(id) ?? null);
    }
    return new Map(
      personIds.flatMap((id) => {
        const value = known.get(id) ?? null;
        return value === null ? [] : [[id, value]];
      }),
    );
  };
}
