// What people get to see of their groups under the rules that keep them safe, and what deciding it costs.
//
//   node test/bench/segments.ts
import { setImmediate as turn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createGroupCounter } from "../../core/publish/group-counts.ts";
import type { PublishedSegment } from "../../core/publish/publication.ts";
import { publishedSegments } from "../../core/publish/segments.ts";
import { seededChance } from "../../core/score/seeded-chance.ts";
import type { Row } from "./row.ts";

const K = 5;
const ROUNDS = 1_000;
const SEED = 20261122;
/** Of 100 who answer: 45 promoters, 30 passives, 25 detractors. */
const scoreOf = (chance: number): number => (chance < 0.45 ? 9 : chance < 0.75 ? 7 : 4);

interface Company {
  readonly name: string;
  readonly people: number;
  /** Share that answers. */
  readonly rate: number;
  /** Attributes by priority, each with the group of someone: who they are, and what chance says. */
  readonly groups: Readonly<Record<string, (person: number, pick: (below: number) => number) => number>>;
}

const THREE_TEAMS: Company = {
  name: "18 people in three teams",
  people: 18,
  rate: 0.7,
  groups: { team: (person) => person % 3 },
};

const FORTY: Company = {
  name: "40 people, four teams, two places, three tenures",
  people: 40,
  rate: 0.75,
  groups: {
    team: (_, pick) => pick(4),
    place: (_, pick) => pick(2),
    tenure: (_, pick) => pick(3),
  },
};

const LARGE: Company = {
  name: "100,000 answers by 300 teams, 20 departments, 10 places, 5 tenures, 6 levels",
  people: 100_000,
  rate: 1,
  groups: {
    team: (person) => person % 300,
    department: (person) => person % 20,
    place: (_, pick) => pick(10),
    tenure: (_, pick) => pick(5),
    level: (_, pick) => pick(6),
  },
};

/** Simulates rounds and gives how often something is shown in %, and what a large round takes. */
export async function run(): Promise<Row[]> {
  const small = await shownIn(THREE_TEAMS);
  const forty = await shownIn(FORTY);
  const { seconds, longest, cells } = await timed(LARGE);
  const percent = (name: string, value: number): Row => ({ name, value, unit: "% of rounds" });
  return [
    {
      ...percent(
        `${THREE_TEAMS.name}, ${THREE_TEAMS.rate * 100} % answer: teams are shown`,
        small.get("team") ?? 0,
      ),
      reach: 70,
      reached: (small.get("team") ?? 0) >= 70,
    },
    ...[...forty].map(([attribute, value]) => percent(`${FORTY.name}: ${attribute} is shown`, value)),
    { name: `${LARGE.name}: groups shown`, value: cells, unit: "groups" },
    { name: `${LARGE.name}: decided in`, value: seconds, unit: "s" },
    { name: `${LARGE.name}: longest hold`, value: longest, unit: "ms", reach: 50, reached: longest < 50 },
  ];
}

async function shownIn(company: Company): Promise<ReadonlyMap<string, number>> {
  const chance = seededChance(SEED);
  const shown = new Map(Object.keys(company.groups).map((attribute) => [attribute, 0]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const segments = await decide(company, chance, { next: async () => undefined });
    for (const { attributes, cells } of segments) {
      const [attribute = ""] = attributes;
      if (cells.length > 0) shown.set(attribute, (shown.get(attribute) ?? 0) + 100 / ROUNDS);
    }
  }
  return shown;
}

// Processor time of this thread between two turns: what others of the process had to wait for, whatever else the machine does.
async function timed(company: Company) {
  let longest = 0;
  let since = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(since);
    longest = Math.max(longest, (user + system) / 1000);
  };
  const next = async () => {
    look();
    await turn();
    since = process.threadCpuUsage();
  };
  let begun = 0;
  const segments = await decide(company, seededChance(SEED), { next }, () => {
    begun = performance.now();
    since = process.threadCpuUsage();
  });
  look();
  const cells = segments.reduce((sum, segment) => sum + segment.cells.length, 0);
  return { seconds: (performance.now() - begun) / 1000, longest, cells };
}

function decide(
  { people, rate, groups: by }: Company,
  chance: () => number,
  turns: { next(): Promise<void> },
  onCounted?: () => void,
): Promise<readonly PublishedSegment[]> {
  const pick = (below: number): number => Math.floor(chance() * below);
  const counter = createGroupCounter({ attributes: Object.keys(by) });
  for (let person = 0; person < people; person += 1) {
    const groups = Object.fromEntries(
      Object.entries(by).map(([attribute, groupOf]) => [attribute, `${attribute} ${groupOf(person, pick)}`]),
    );
    counter.invite(groups);
    if (chance() < rate) counter.take({ groups, score: scoreOf(chance()) });
  }
  const groups = counter.result();
  onCounted?.();
  const partitions = Object.keys(by).map((attribute) => [attribute]);
  return publishedSegments({ partitions, groups, population: "closed", k: K, turns });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, value, unit } of await run()) {
    console.log(`${name.padEnd(100)} ${value.toFixed(1).padStart(7)} ${unit}`);
  }
}
