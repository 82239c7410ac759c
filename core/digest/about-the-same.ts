// Which earlier rounds a round is compared with: those that asked about the same.
import type { Publication } from "../publish/publication.ts";

/**
 * Says whether two rounds asked about the same: those of one schedule did; one that was brought in from elsewhere did unless both name a touchpoint, and
 * another one. A survey may be asked at several touchpoints, and all that was brought in for it lies together.
 */
export function isAboutTheSame(
  one: Pick<Publication, "scheduleId" | "touchpoint">,
  other: Pick<Publication, "scheduleId" | "touchpoint">,
): boolean {
  if (one.scheduleId === other.scheduleId) return true;
  return (
    one.touchpoint === undefined || other.touchpoint === undefined || one.touchpoint === other.touchpoint
  );
}
