// Whether the chance of a goal is what it says: of the goals that are given 30 %, three in ten have to be met.
//
//   node test/bench/calibration.ts
//
// It draws a mood, people with that mood, some of them who answer, and a goal near the mood; then it asks for the chance from the answers
// alone and looks whether the score of everybody meets the goal.
import { pathToFileURL } from "node:url";
import { goalChance, meetsGoal } from "../../core/score/goal-chance.ts";
import { nps } from "../../core/score/score.ts";
import { seededChance } from "../../core/score/seeded-chance.ts";
import type { BandCounts } from "../../core/score/tally.ts";
import type { Row } from "./row.ts";

/** How many people there are and how many of them answer. */
export interface Crowd {
  readonly asked: number;
  readonly answered: number;
}

/** What was promised, 0–1, and what came of it: how many predictions were near `predicted`, and the share of them that was met. */
export interface Calibration {
  readonly predicted: number;
  readonly predictions: number;
  readonly met: number;
}

const SEED = 20261125;
const ROUNDS = 60_000;
const CROWDS: readonly Crowd[] = [
  { asked: 20, answered: 10 },
  { asked: 58, answered: 41 },
  { asked: 200, answered: 50 },
  { asked: 2000, answered: 400 },
];
const PREDICTED = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
const WITHIN = 0.05;
/** Points of percent by which what is met may miss what was predicted. */
const MOST_OFF = 4;

/** Simulates rounds of one crowd and gives, for 10, 30, 50, 70 and 90 %, how often goals with about that chance were met. */
export function calibrate(crowd: Crowd, rounds: number, chance: () => number): readonly Calibration[] {
  const seen = PREDICTED.map((predicted) => ({ predicted, predictions: 0, met: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const { heard, everyone, mood } = draw(crowd, chance);
    const spread = 100 / Math.sqrt(crowd.answered);
    const target = clipped(Math.round(mood + 3 * spread * (chance() - 0.5)));
    const predicted = goalChance(heard, crowd.asked, target);
    if (predicted === null) continue;
    const bin = seen.find((each) => Math.abs(each.predicted - predicted) <= WITHIN);
    if (bin === undefined) continue;
    bin.predictions += 1;
    if (meetsGoal(nps(everyone), target)) bin.met += 1;
  }
  return seen.map(({ predicted, predictions, met }) => ({
    predicted,
    predictions,
    met: predictions === 0 ? Number.NaN : met / predictions,
  }));
}

/** Simulates all crowds with a fixed seed and gives what was met, in %. */
export async function run(): Promise<Row[]> {
  const chance = seededChance(SEED);
  return CROWDS.flatMap((crowd) =>
    calibrate(crowd, ROUNDS, chance).map(({ predicted, met }) => {
      const value = Math.round(1000 * met) / 10;
      return {
        name: `goal, ${crowd.answered} of ${crowd.asked}: met where ${100 * predicted} % was said`,
        value,
        unit: "%",
        reach: 100 * predicted,
        reached: Math.abs(value - 100 * predicted) <= MOST_OFF,
      };
    }),
  );
}

// A mood anywhere in the triangle of promoters, passives and detractors, each as likely; then people, then answers without replacement.
function draw({ asked, answered }: Crowd, chance: () => number) {
  const [one, other] = [chance(), chance()].sort((a, b) => a - b) as [number, number];
  const everyone = { promoters: 0, passives: 0, detractors: 0 };
  const heard = { promoters: 0, passives: 0, detractors: 0 };
  for (let person = 0; person < asked; person += 1) {
    const drawn = chance();
    const band = drawn < one ? "promoters" : drawn < other ? "passives" : "detractors";
    everyone[band] += 1;
    // The order of drawing makes no difference: the first ones answer.
    if (person < answered) heard[band] += 1;
  }
  return { heard, everyone, mood: 100 * (one - (1 - other)) } satisfies {
    heard: BandCounts;
    everyone: BandCounts;
    mood: number;
  };
}

function clipped(score: number): number {
  return Math.min(100, Math.max(-100, score));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`seed ${SEED}, ${ROUNDS} rounds a crowd`);
  for (const { name, value, reached } of await run()) {
    console.log(
      `${name.padEnd(60)} ${value.toFixed(1).padStart(5)} %${reached === true ? "" : "  (MISSES)"}`,
    );
  }
}
