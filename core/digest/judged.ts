// What may be claimed of a difference, alone and among many.
import { change, SIGNIFICANCE } from "../score/change.ts";
import { falseDiscovery } from "../score/false-discovery.ts";
import type { BandCounts } from "../score/tally.ts";
import type { DigestChange } from "./digest-figures.ts";

/** Gives a change that is judged by itself; null where either side is not shown or empty. */
export function changeOf(before: BandCounts | null, after: BandCounts | null): DigestChange | null {
  const found = change(before, after);
  return found === null ? null : { ...found, adjusted: null };
}

/** Judges changes that are shown together, so that few of those that are claimed are chance; those of too few answers are no test and stay as they are. */
export function judgedTogether(changes: readonly (DigestChange | null)[]): readonly (DigestChange | null)[] {
  const isTested = (one: DigestChange | null): one is DigestChange =>
    one !== null && one.verdict !== "too-few";
  const adjusted = falseDiscovery(changes.filter(isTested).map(({ p }) => p));
  let next = 0;
  return changes.map((one) => {
    if (!isTested(one)) return one;
    const p = adjusted[next++] ?? 1;
    const claimed = one.z > 0 ? "up" : "down";
    return { ...one, adjusted: p, verdict: p < SIGNIFICANCE ? claimed : "within-noise" };
  });
}
