// Asks whether figures of cells can be set off against each other until they speak of too few people.
//
// Each published figure is a sum over the answers in a cell, and whatever can be reckoned from such figures gives every answer with the same signature
// the same weight. So let M be the matrix cells × signatures: a combination of its rows that is not zero, but zero everywhere outside a set S of
// signatures with fewer than k answers, speaks of those alone; it exists exactly if M without S's columns has a lower rank than M. The question is whether
// any such S exists. Cells that cannot differ in such a combination are first taken together, which leaves few; the rest is searched.
import { alikeTakenTogether } from "./cells-alike.ts";
import type { Pace } from "./pace.ts";
import type { Signature } from "./signatures.ts";
import { hasSmallSupport } from "./small-support.ts";

/** People with one signature, and how many they are. */
export interface Column {
  /** The cell's place in each division. */
  readonly cells: readonly number[];
  readonly weight: number;
}

/**
 * Says whether any combination speaks of fewer than k answers, or of fewer than k people asked: that all of a few were silent is told by nobody either.
 * Where that cannot be found out within a bound of work, it says yes.
 */
export async function tellsOfFew(signatures: readonly Signature[], k: number, pace: Pace): Promise<boolean> {
  const answers = signatures.filter(({ answered }) => answered > 0);
  if (await combinesToFew(columnsOf(answers, "answered"), k, pace)) return true;
  if (signatures.every(({ answered, asked }) => answered === asked)) return false;
  return combinesToFew(columnsOf(signatures, "asked"), k, pace);
}

/** Says whether a combination of the cells' rows is not zero, but zero on all columns except some that weigh less than k together. */
export async function combinesToFew(columns: readonly Column[], k: number, pace: Pace): Promise<boolean> {
  const left = await alikeTakenTogether(columns, k, pace);
  return hasSmallSupport(left, k, pace);
}

function columnsOf(signatures: readonly Signature[], count: "answered" | "asked"): readonly Column[] {
  return signatures.filter((one) => one[count] > 0).map((one) => ({ cells: one.cells, weight: one[count] }));
}
