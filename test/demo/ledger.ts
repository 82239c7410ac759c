// The account: what the demo itself saw people get and do, held against what the bot has published.

import type { Platform } from "../../core/ports.ts";
import { type BandCounts, bands } from "../../core/score/tally.ts";
import type { Store } from "../../core/store.ts";
import { openEngine } from "../../db/engine.ts";
import { sealCheck } from "../../db/seal-check.ts";
import { createStore } from "../../db/store.ts";
import { seededRandom } from "../journeys/movable-clock.ts";

/** One round as the demo saw it. */
export interface Witnessed {
  readonly platform: Platform;
  readonly week: number;
  /** Everyone who belongs to the audience, by id. */
  readonly asked: readonly string[];
  /** How many copies of the question each has. */
  readonly copies: ReadonlyMap<string, number>;
  /** What the bot took, as it stands. */
  readonly answers: Map<string, number>;
}

/** The account of a whole performance. */
export interface Account {
  readonly rounds: number;
  readonly asked: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly answered: number;
  readonly lost: number;
  /** How many duplicates the kills account for. */
  readonly inDoubt: number;
  /** What was lost, a line each. */
  readonly losses: readonly string[];
  /** Where a link from an answer to a person was looked for, and how many were found. */
  readonly searched: number;
  readonly links: number;
}

/** Keeps what was seen. */
export interface Ledger {
  witness(round: Witnessed): void;
  /** So many questions were on their way, or not yet written down as sent, when the bot was killed: each may come twice. */
  doubt(count: number): void;
  /** Opens the database that the bot has left behind, and compares. */
  account(databaseFile: string, organizationId: string): Promise<Account>;
}

/** Gives an empty ledger. */
export function createLedger(): Ledger {
  const witnessed: Witnessed[] = [];
  let inDoubt = 0;
  return {
    witness: (round) => void witnessed.push(round),
    doubt: (count) => {
      inDoubt += count;
    },
    async account(databaseFile, organizationId) {
      const engine = await openEngine(`file:${databaseFile}`);
      try {
        const published = await publishedRounds(createStore(engine, seededRandom(0)), organizationId);
        const { searched, links, unscrubbed } = await sealCheck(engine);
        const results = witnessed.map((round) => compare(round, published.get(nameOf(round)) ?? null));
        const sum = (pick: (one: Compared) => number): number =>
          results.reduce((total, one) => total + pick(one), 0);
        const losses = results.flatMap((one) => one.losses);
        const left = unscrubbed === 0 ? [] : [`rounds left unsealed: ${unscrubbed}`];
        return {
          rounds: witnessed.length,
          asked: sum((one) => one.asked),
          delivered: sum((one) => one.delivered),
          duplicates: sum((one) => one.duplicates),
          answered: sum((one) => one.answered),
          lost: sum((one) => one.lost) + unscrubbed,
          inDoubt,
          losses: [...losses, ...left],
          searched: searched.length,
          links,
        };
      } finally {
        await engine.close();
      }
    },
  };
}

interface Compared {
  readonly asked: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly answered: number;
  readonly lost: number;
  readonly losses: readonly string[];
}

interface Published {
  readonly invited: number;
  readonly answered: number;
  /** Null where the round is too small to show them. */
  readonly counts: BandCounts | null;
}

const nameOf = ({ platform, week }: Pick<Witnessed, "platform" | "week">): string => `${platform} ${week}`;

async function publishedRounds(
  store: Store,
  organizationId: string,
): Promise<ReadonlyMap<string, Published>> {
  const found = new Map<string, Published>();
  const connections = await store.people.connections(organizationId);
  for (const schedule of await store.schedules.all(organizationId)) {
    const platform = connections.find(({ id }) => id === schedule.connectionId)?.platform;
    if (platform === undefined) continue;
    const publications = await store.publications.ofSchedule(schedule.id, 1000);
    for (const [index, publication] of publications.toReversed().entries()) {
      const { invited, answered, figures } = publication;
      const counts = figures.kind === "shown" ? figures.counts : null;
      found.set(nameOf({ platform, week: index + 1 }), { invited, answered, counts });
    }
  }
  return found;
}

function compare(seen: Witnessed, published: Published | null): Compared {
  const name = nameOf(seen);
  const { asked, copies, answers } = seen;
  const delivered = asked.filter((id) => (copies.get(id) ?? 0) > 0).length;
  const duplicates = asked.reduce((sum, id) => sum + Math.max(0, (copies.get(id) ?? 0) - 1), 0);
  const tally = Array.from(
    { length: 11 },
    (_, score) => [...answers.values()].filter((one) => one === score).length,
  );
  const { promoters, passives, detractors } = bands(tally);
  const shown = published?.counts ?? null;
  const off = (what: string, here: number, there: number): readonly [string, number] => [
    `${name}: ${what} seen ${here}, published ${there}`,
    Math.abs(here - there),
  ];
  const checks: readonly (readonly [string, number])[] = [
    [`${name}: questions that never came: ${asked.length - delivered}`, asked.length - delivered],
    off("people asked", asked.length, published?.invited ?? 0),
    off("answers", answers.size, published?.answered ?? 0),
    ...(shown === null
      ? []
      : [
          off("9–10", promoters, shown.promoters),
          off("7–8", passives, shown.passives),
          off("0–6", detractors, shown.detractors),
        ]),
  ];
  const wrong = checks.filter(([, count]) => count > 0);
  return {
    asked: asked.length,
    delivered,
    duplicates,
    answered: answers.size,
    lost: wrong.reduce((sum, [, count]) => sum + count, 0),
    losses: wrong.map(([what]) => what),
  };
}
