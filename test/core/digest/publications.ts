// Publications to make digests of: one schedule's rounds, a week apart.
import type { Figures, Publication, PublishedCell } from "../../../core/publish/publication.ts";

const WEEK_MS = 7 * 86_400_000;
const FIRST = Date.parse("2026-11-03T02:00:00Z");

/** Figures that are shown: promoters, passives, detractors. */
export function shownFigures(promoters: number, passives: number, detractors: number): Figures {
  return { kind: "shown", counts: { promoters, passives, detractors } };
}

/** The publication of round `number`, with figures of which `answered` is the sum unless said otherwise. */
export function publicationOf(number: number, figures: Figures, of: Partial<Publication> = {}): Publication {
  const opensAt = new Date(FIRST + number * WEEK_MS);
  const sum =
    figures.kind === "shown"
      ? figures.counts.promoters + figures.counts.passives + figures.counts.detractors
      : 3;
  return {
    roundId: `round-${number}`,
    organizationId: "acme",
    surveyId: "survey-1",
    surveyKey: "staff",
    scheduleId: "schedule-1",
    number,
    relation: "staff",
    promise: "anonymous",
    subject: "Acme",
    wordingVersion: 1,
    zone: "Asia/Shanghai",
    k: 5,
    opensAt,
    closesAt: new Date(opensAt.getTime() + 74 * 3_600_000),
    population: "closed",
    invited: 58,
    passedOver: 0,
    answered: sum,
    figures,
    drivers: [],
    pooled: 1,
    openDigest: true,
    final: true,
    ...of,
  };
}

/** A cell of one group an attribute, or of several that are shown together: promoters, passives, detractors. */
export function cellOf(
  groups: readonly (readonly (string | null)[])[],
  [promoters, passives, detractors]: readonly [number, number, number],
  invited: number | null = null,
): PublishedCell {
  return { groups, invited, counts: { promoters, passives, detractors } };
}
