// Whether the intervals of derived importance hold the share of the whole, how often it speaks where there is nothing to say, and how often a driver is to be
// mended first that is rated like the others: by simulation.
//
//   node test/bench/importance.ts
import { pathToFileURL } from "node:url";
import { derivedImportance } from "../../core/score/importance.ts";
import { addMoments, createMomentBlocks, type Moments } from "../../core/score/moments.ts";
import { priorities } from "../../core/score/priority.ts";
import { ratedApart } from "../../core/score/rated-apart.ts";
import { seededChance } from "../../core/score/seeded-chance.ts";
import type { Row } from "./row.ts";

const SEED = 20261126;
const SAMPLES = 200;
const WHOLE = 200_000;
// The score is made of the first two ratings, 2 : 1; what all have in common makes the third go with it, too.
const WEIGHTS = [2, 1, 0] as const;
// The last one is drawn in blocks of five.
const SIZES = [40, 100, 200, 1000] as const;
const COVERS_AT_LEAST = 88;
const SPEAKS_AT_MOST = 6;
// A test at 5 % is wrong on the low side half the time that it is wrong; all drivers judged together are wrong less often still.
const FALSELY_FIRST_AT_MOST = 4;
// By how much the first driver is rated lower where something is to be found.
const LOWER_BY = 1;

/** Simulates with a fixed seed and gives coverage and false speaking in %. */
export async function run(): Promise<Row[]> {
  const chance = seededChance(SEED);
  const int = (below: number) => Math.floor(chance() * below);
  const next = async () => {};
  const whole = await derivedImportance(answers(WHOLE, chance, WEIGHTS), { int, next });
  const truth = whole?.drivers[0]?.share ?? Number.NaN;
  const rows: Row[] = [];
  for (const size of SIZES) {
    let spoke = 0;
    let held = 0;
    let idle = 0;
    let falselyFirst = 0;
    let comparedAlone = 0;
    let rightlyFirst = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const drawn = answers(size, chance, WEIGHTS);
      const found = await derivedImportance(drawn, { int, next });
      const first = found?.drivers[0];
      if (isFirst(found, drawn)) falselyFirst += 1;
      if (isLower(found, drawn)) comparedAlone += 1;
      // Rating a driver lower moves no correlation: what it weighs is taken from above.
      if (isFirst(found, answers(size, chance, WEIGHTS, LOWER_BY))) rightlyFirst += 1;
      if (first !== undefined) spoke += 1;
      if (first !== undefined && first.low <= truth && truth <= first.high) held += 1;
      if ((await derivedImportance(answers(size, chance, null), { int, next })) !== null) idle += 1;
    }
    const covers = Math.round((1000 * held) / Math.max(1, spoke)) / 10;
    const idles = Math.round((1000 * idle) / SAMPLES) / 10;
    rows.push(
      { name: `importance, ${size} answers: says something`, value: (100 * spoke) / SAMPLES, unit: "%" },
      {
        name: `importance, ${size} answers: its interval holds the share of the whole`,
        value: covers,
        unit: "%",
        reach: COVERS_AT_LEAST,
        reached: covers >= COVERS_AT_LEAST,
      },
      {
        name: `importance, ${size} answers: speaks where ratings and score have nothing in common`,
        value: idles,
        unit: "%",
        reach: SPEAKS_AT_MOST,
        reached: idles <= SPEAKS_AT_MOST,
      },
      {
        name: `importance, ${size} answers: fix first, of a driver that is rated like the others`,
        value: (100 * falselyFirst) / SAMPLES,
        unit: "%",
        reach: FALSELY_FIRST_AT_MOST,
        reached: (100 * falselyFirst) / SAMPLES <= FALSELY_FIRST_AT_MOST,
      },
      {
        name: `importance, ${size} answers: the same, were means compared without a test`,
        value: (100 * comparedAlone) / SAMPLES,
        unit: "%",
      },
      {
        name: `importance, ${size} answers: fix first, of one that is rated ${LOWER_BY} lower`,
        value: (100 * rightlyFirst) / SAMPLES,
        unit: "%",
      },
    );
  }
  return rows;
}

type Found = Awaited<ReturnType<typeof derivedImportance>>;

function isFirst(found: Found, drawn: readonly Moments[]): boolean {
  const all = addMoments(WEIGHTS.length + 1, drawn);
  const apart = ratedApart(all);
  const drivers = found?.drivers ?? [];
  const weighed = drivers.map((driver, at) => ({
    ...driver,
    mean: (all.sums[at] ?? 0) / all.count,
    rated: apart[at] ?? null,
  }));
  return priorities(weighed).includes("fix");
}

// What the map did before there was a test.
function isLower(found: Found, drawn: readonly Moments[]): boolean {
  const { sums } = addMoments(WEIGHTS.length + 1, drawn);
  const average = sums.slice(0, -1).reduce((total, sum) => total + sum, 0) / WEIGHTS.length;
  return (found?.drivers ?? []).some(({ low }, at) => low > 1 / WEIGHTS.length && (sums[at] ?? 0) < average);
}

function answers(
  count: number,
  chance: () => number,
  weights: readonly number[] | null,
  lowerBy = 0,
): readonly Moments[] {
  const blocks = createMomentBlocks(WEIGHTS.length + 1);
  for (let answer = 0; answer < count; answer += 1) {
    const common = chance();
    const ratings = WEIGHTS.map((_, at) =>
      whole(3 - (at === 0 ? lowerBy : 0) + 4 * common + 4 * (chance() - 0.5)),
    );
    const sum = (weights ?? []).reduce((total, weight, at) => total + weight * (ratings[at] ?? 0), 0);
    const score = weights === null ? whole(10 * chance()) : whole(sum / 3 + 4 * (chance() - 0.5));
    blocks.take([...ratings, score]);
  }
  return blocks.result();
}

function whole(value: number): number {
  return Math.max(0, Math.min(10, Math.round(value)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`seed ${SEED}, ${SAMPLES} samples a size`);
  for (const { name, value, reached } of await run()) {
    console.log(
      `${name.padEnd(85)} ${value.toFixed(1).padStart(5)} %${reached === false ? "  (MISSES)" : ""}`,
    );
  }
}
