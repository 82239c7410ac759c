// How often a score's interval covers the truth, and how often the test of change cries wolf, alone and among several: by simulation.
//
//   node test/bench/coverage.ts
//
// It sets our interval beside the two that textbooks offer, drawing answers without replacement from people whose
// answers are fixed; and our test of change beside one that counts everybody who was asked as the whole population.
import { pathToFileURL } from "node:url";
import { change } from "../../core/score/change.ts";
import { estimate } from "../../core/score/estimate.ts";
import { falseDiscovery } from "../../core/score/false-discovery.ts";
import { nps } from "../../core/score/score.ts";
import { seededChance } from "../../core/score/seeded-chance.ts";
import type { BandCounts } from "../../core/score/tally.ts";
import type { Row } from "./row.ts";

interface Mood {
  readonly promoters: number;
  readonly detractors: number;
}

interface Group extends Mood {
  readonly asked: number;
  readonly answered: number;
  /** The least coverage, in %, that the row has to show. */
  readonly reach: number;
}

type Range = readonly [low: number, high: number];
type Chance = () => number;

const SEED = 20261124;
const ROUNDS = 20_000;

const GROUPS: readonly Group[] = [
  { asked: 20, answered: 5, promoters: 90, detractors: 2, reach: 93 },
  { asked: 20, answered: 15, promoters: 90, detractors: 2, reach: 93 },
  { asked: 58, answered: 41, promoters: 90, detractors: 2, reach: 93 },
  { asked: 58, answered: 55, promoters: 20, detractors: 60, reach: 93 },
  { asked: 200, answered: 50, promoters: 40, detractors: 25, reach: 93 },
];

// The same mood twice, as small rounds and as large ones: every change that the test claims is a false alarm.
const PAIRS: readonly Omit<Group, "reach">[] = [
  { asked: 20, answered: 14, promoters: 50, detractors: 20 },
  { asked: 58, answered: 41, promoters: 50, detractors: 20 },
  { asked: 58, answered: 57, promoters: 50, detractors: 20 },
  { asked: 200, answered: 150, promoters: 40, detractors: 25 },
];
const FALSE_ALARMS_AT_MOST = 6;

// Eight groups at once, of which so many have really changed: of the changes that are claimed, how many are false.
const SEGMENTS = 8;
const OF_SEGMENTS: readonly { readonly changed: number; readonly answered: number }[] = [
  { changed: 0, answered: 40 },
  { changed: 3, answered: 40 },
  { changed: 3, answered: 12 },
];
const BEFORE: Mood = { promoters: 50, detractors: 20 };
const CHANGED: Mood = { promoters: 25, detractors: 50 };
const FALSE_DISCOVERIES_AT_MOST = 6;

/** Simulates all of it with a fixed seed and gives the rates in %. */
export async function run(): Promise<Row[]> {
  const chance = seededChance(SEED);
  return [
    ...GROUPS.flatMap((group) => coverage(group, chance)),
    ...PAIRS.flatMap((pair) => falseAlarms(pair, chance)),
    ...OF_SEGMENTS.flatMap((of) => falseDiscoveries(of, chance)),
  ];
}

function coverage(group: Group, chance: Chance): Row[] {
  const people = peopleOf(group);
  const truth = nps(count(people, people.length)) ?? Number.NaN;
  const hits = { plain: 0, adjusted: 0, ours: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const heard = count(people, group.answered, chance);
    if (covers(wald(heard, group.asked, 0), truth)) hits.plain += 1;
    if (covers(wald(heard, group.asked, 3), truth)) hits.adjusted += 1;
    const { interval } = estimate(heard, group.asked);
    if (interval !== null && covers([interval.low, interval.high], truth)) hits.ours += 1;
  }
  const name = `coverage, ${group.answered} of ${group.asked}, ${group.promoters}/${group.detractors}`;
  const ours = percent(hits.ours);
  return [
    { name: `${name}: plain`, value: percent(hits.plain), unit: "%" },
    { name: `${name}: adjusted + factor`, value: percent(hits.adjusted), unit: "%" },
    {
      name: `${name}: scaled (ours)`,
      value: ours,
      unit: "%",
      reach: group.reach,
      reached: ours >= group.reach,
    },
  ];
}

function falseAlarms(pair: Omit<Group, "reach">, chance: Chance): Row[] {
  const alarms = { ours: 0, factor: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = draw(pair, chance);
    const after = draw(pair, chance);
    const verdict = change(before, after)?.verdict;
    if (verdict === "up" || verdict === "down") alarms.ours += 1;
    if (differWithFactor(before, after, pair.asked)) alarms.factor += 1;
  }
  const name = `false alarms, ${pair.answered} of ${pair.asked} twice, ${pair.promoters}/${pair.detractors}`;
  const ours = percent(alarms.ours);
  return [
    { name: `${name}: with the population factor`, value: percent(alarms.factor), unit: "%" },
    {
      name: `${name}: ours`,
      value: ours,
      unit: "%",
      reach: FALSE_ALARMS_AT_MOST,
      reached: ours <= FALSE_ALARMS_AT_MOST,
    },
  ];
}

function falseDiscoveries(of: (typeof OF_SEGMENTS)[number], chance: Chance): Row[] {
  const rounds = ROUNDS / SEGMENTS;
  const shares = { alone: 0, together: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const ps = Array.from({ length: SEGMENTS }, (_, at) => {
      const group = { asked: of.answered, answered: of.answered };
      const before = draw({ ...group, ...BEFORE }, chance);
      const after = draw({ ...group, ...(at < of.changed ? CHANGED : BEFORE) }, chance);
      return change(before, after)?.p ?? 1;
    });
    shares.alone += falseShare(ps, of.changed);
    shares.together += falseShare(falseDiscovery(ps), of.changed);
  }
  const rate = (sum: number) => Math.round((1000 * sum) / rounds) / 10;
  const name = `false discoveries, ${of.changed} of ${SEGMENTS} groups of ${of.answered} changed`;
  const together = rate(shares.together);
  return [
    { name: `${name}: each by itself`, value: rate(shares.alone), unit: "%" },
    {
      name: `${name}: ours`,
      value: together,
      unit: "%",
      reach: FALSE_DISCOVERIES_AT_MOST,
      reached: together <= FALSE_DISCOVERIES_AT_MOST,
    },
  ];
}

// Of the changes that are claimed, the share that is none; nothing claimed is nothing false. The first `changed` are real.
function falseShare(ps: readonly number[], changed: number): number {
  const claimed = ps.filter((p) => p < 0.05).length;
  const wrong = ps.filter((p, at) => p < 0.05 && at >= changed).length;
  return claimed === 0 ? 0 : wrong / claimed;
}

// Everyone's answer as +1, 0 or −1.
function peopleOf({ asked, promoters, detractors }: Group): number[] {
  const promoting = Math.round((asked * promoters) / 100);
  const detracting = Math.round((asked * detractors) / 100);
  return Array.from({ length: asked }, (_, at) =>
    at < promoting ? 1 : at < promoting + detracting ? -1 : 0,
  );
}

/** Counts the first `size` people, after shuffling that many to the front where chance is given. */
function count(people: number[], size: number, chance?: Chance): BandCounts {
  let promoters = 0;
  let detractors = 0;
  for (let at = 0; at < size; at += 1) {
    if (chance) swap(people, at, at + Math.floor(chance() * (people.length - at)));
    if (people[at] === 1) promoters += 1;
    if (people[at] === -1) detractors += 1;
  }
  return { promoters, passives: size - promoters - detractors, detractors };
}

function swap(people: number[], a: number, b: number): void {
  const [one = 0, other = 0] = [people[a], people[b]];
  people[a] = other;
  people[b] = one;
}

// Answers of people who are themselves drawn from a mood: the order of drawing makes no difference, so one draw serves.
function draw({ answered, promoters, detractors }: Omit<Group, "reach">, chance: Chance): BandCounts {
  const heard = { promoters: 0, passives: 0, detractors: 0 };
  for (let at = 0; at < answered; at += 1) {
    const mood = 100 * chance();
    heard[mood < promoters ? "promoters" : mood < promoters + detractors ? "detractors" : "passives"] += 1;
  }
  return heard;
}

// Wald's interval with the population factor and `added` pseudo-answers; with none it is the plain one.
function wald(heard: BandCounts, asked: number, added: number): Range {
  const { centre, error } = centreOf(heard, asked, added);
  return [Math.max(-100, 100 * (centre - 1.96 * error)), Math.min(100, 100 * (centre + 1.96 * error))];
}

function differWithFactor(before: BandCounts, after: BandCounts, asked: number): boolean {
  const from = centreOf(before, asked, 3);
  const to = centreOf(after, asked, 3);
  return Math.abs(to.centre - from.centre) > 1.96 * Math.hypot(from.error, to.error);
}

function centreOf({ promoters, passives, detractors }: BandCounts, asked: number, added: number) {
  const answered = promoters + passives + detractors;
  const size = answered + added;
  const up = (promoters + added / 4) / size;
  const down = (detractors + added / 4) / size;
  const variance = Math.max(0, up + down - (up - down) ** 2) / size;
  return { centre: up - down, error: Math.sqrt((variance * (asked - answered)) / (asked - 1)) };
}

function covers([low, high]: Range, truth: number): boolean {
  // Where everyone agrees, an end and the truth are the same number up to the last bit.
  return low - 1e-9 <= truth && truth <= high + 1e-9;
}

function percent(hits: number): number {
  return Math.round((1000 * hits) / ROUNDS) / 10;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`seed ${SEED}, ${ROUNDS} rounds a row`);
  for (const { name, value, unit, reach, reached } of await run()) {
    const target = reach === undefined ? "" : `  (${reached ? "meets" : "MISSES"} ${reach} ${unit})`;
    console.log(`${name.padEnd(70)} ${value.toFixed(1).padStart(5)} ${unit}${target}`);
  }
}
