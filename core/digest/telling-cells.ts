// Which of very many groups tell most: a screen shows some, and says how many there are.
import type { DigestCell } from "./digest-sections.ts";

/** Gives at most `most` cells: those that changed surely first, then those that lie furthest from the whole for their interval; the highest score on top. */
export function tellingCells(
  cells: readonly DigestCell[],
  whole: number | null,
  most: number,
): readonly DigestCell[] {
  const chosen =
    cells.length <= most
      ? cells
      : [...cells].sort((a, b) => tells(b, whole) - tells(a, whole)).slice(0, most);
  return [...chosen].sort((a, b) => (b.nps ?? -101) - (a.nps ?? -101));
}

// Anything that changed surely tells more than anything that only lies apart.
const SURE = 1000;

function tells({ nps, interval, change }: DigestCell, whole: number | null): number {
  const isSure = change?.verdict === "up" || change?.verdict === "down";
  if (nps === null || interval === null) return -1;
  const width = Math.max(1, interval.high - interval.low);
  return (isSure ? SURE + Math.abs(change.z) : 0) + Math.abs(nps - (whole ?? nps)) / width;
}
