// How wide a score's interval will probably be, told before anyone is asked.
import { estimate } from "./estimate.ts";

/** The mix a preview assumes: two fifths promoters, a quarter detractors, the rest passive. More agreement narrows the margin. */
export const ASSUMED_MIX = { promoters: 0.4, detractors: 0.25 } as const;

/** What a preview expects of one round: whole answers, and half the interval's width in points (null without answers). */
export interface ExpectedMargin {
  readonly answered: number;
  readonly halfWidth: number | null;
}

/** Gives the margin to expect when `asked` people are asked and the share `responseRate` (0–1) answers with ASSUMED_MIX. */
export function expectedMargin(plan: {
  readonly asked: number;
  readonly responseRate: number;
}): ExpectedMargin {
  const rate = Math.min(1, Math.max(0, plan.responseRate));
  const answered = Math.round(plan.asked * rate);
  // Whole people, so that the preview shows a margin that a round of this size can really have.
  const promoters = Math.round(answered * ASSUMED_MIX.promoters);
  const detractors = Math.round(answered * ASSUMED_MIX.detractors);
  const { interval } = estimate(
    { promoters, passives: answered - promoters - detractors, detractors },
    plan.asked,
  );
  return { answered, halfWidth: interval === null ? null : (interval.high - interval.low) / 2 };
}
