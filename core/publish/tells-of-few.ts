// Asks whether figures of cells can be set off against each other until they speak of too few people.
//
// Each published figure is a sum over the answers in a cell, and whatever can be reckoned from such figures gives every answer with the same signature
// the same weight. So let M be the matrix cells × signatures: a combination of its rows that is not zero, but zero everywhere outside a set S of
// signatures with fewer than k answers, speaks of those alone; it exists exactly if M without S's columns has a lower rank than M. The question is whether
// any such S exists. Cells that cannot differ in such a combination are first taken together, which leaves few; the rest is searched.
import { alikeTakenTogether, type Columns } from "./cells-alike.ts";
import type { Pace } from "./pace.ts";
import type { Signatures } from "./signatures.ts";
import { hasSmallSupport, hasWeightlessSupport } from "./small-support.ts";

/**
 * Says whether any combination speaks of fewer than k answers, or of fewer than k people asked, or of people alone who were all silent, however many: who did
 * not answer is told by nobody either. Where that cannot be found out within a bound of work, it says yes.
 */
export async function tellsOfFew(signatures: Signatures, k: number, pace: Pace): Promise<boolean> {
  const { divisions, answered, asked } = signatures;
  const left = await alikeTakenTogether({ divisions, weights: answered }, k, pace);
  if (await isFew(weighing(left), k, pace)) return true;
  if (answered.every((count, at) => count === asked[at])) return false;
  if (await combinesToFew({ divisions, weights: asked }, k, pace)) return true;
  // What is zero wherever anyone answered speaks of fewer than k answers: cells that are alike to such combinations are alike to these.
  return left.weights.includes(0) && hasWeightlessSupport(left, pace);
}

/** Says whether a combination of the cells' rows is not zero, but zero on all columns except some that weigh less than k together; columns of no weight are none. */
export async function combinesToFew(columns: Columns, k: number, pace: Pace): Promise<boolean> {
  return isFew(await alikeTakenTogether(weighing(columns), k, pace), k, pace);
}

async function isFew(left: Columns, k: number, pace: Pace): Promise<boolean> {
  // Whatever is not zero anywhere speaks of at least one column.
  if (left.weights.every((weight) => weight >= k)) return false;
  return hasSmallSupport(left, k, pace);
}

function weighing({ divisions, weights }: Columns): Columns {
  if (weights.every((weight) => weight > 0)) return { divisions, weights };
  const isKept = (_: number, at: number): boolean => (weights[at] ?? 0) > 0;
  return {
    divisions: divisions.map(({ of, size }) => ({ of: of.filter(isKept), size })),
    weights: weights.filter(isKept),
  };
}
