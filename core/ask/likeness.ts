// Keeps two anonymous scores from being subtracted: an audience that nearly equals a recent one would let the difference speak of few.
import { DAY_MS } from "../time.ts";
import type { RecentAudience } from "./ports.ts";

/** How far back anonymous audiences are compared. */
export const LIKENESS_WINDOW_MS = 30 * DAY_MS;

/** Two audiences that differ by so few that only the reason for each difference can allow the second one. */
export interface NearMatch {
  readonly recent: RecentAudience;
  /** Who is in one of them alone. */
  readonly personIds: readonly string[];
}

/**
 * Gives the recent anonymous audiences that differ from `asked` by 1 … k − 1 people, with the people in whom they differ. Erased people
 * count as a difference and explain themselves, for they have left.
 */
export function nearMatches(
  asked: ReadonlySet<string>,
  recents: readonly RecentAudience[],
  k: number,
): readonly NearMatch[] {
  const found: NearMatch[] = [];
  for (const recent of recents) {
    const differing = differenceBelow(asked, recent, k);
    if (differing !== null) found.push({ recent, personIds: differing });
  }
  return found;
}

// Null where the two are the same, differ by k or more, or are not to be compared.
function differenceBelow(asked: ReadonlySet<string>, recent: RecentAudience, k: number): string[] | null {
  if (recent.promise !== "anonymous" || recent.personIds.length === 0) return null;
  // Whoever has been linked since stands there twice: counted so, five of them would hide the one who is missing.
  const before = new Set<string>();
  let count = 0;
  for (const id of recent.personIds) {
    if (id === null) count += 1;
    else before.add(id);
  }
  if (count >= k || Math.abs(asked.size - before.size - count) >= k) return null;
  const differing: string[] = [];
  for (const id of before) {
    if (asked.has(id)) continue;
    count += 1;
    differing.push(id);
    if (count >= k) return null;
  }
  for (const id of asked) {
    if (before.has(id)) continue;
    count += 1;
    differing.push(id);
    if (count >= k) return null;
  }
  return count === 0 ? null : differing;
}
