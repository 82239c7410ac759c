// How many were passed over and why, as far as it may be told.

import type { SurveyPromise } from "../survey/survey.ts";
import type { PassedOver } from "./round.ts";

const REASONS = ["gap", "quarter", "sample", "wish"] as const satisfies readonly (keyof PassedOver)[];

/** One reason that held for someone. `fewer` than k and `at-least` so many are told in steps of k, so that no wish can be pinned on anyone. */
export interface PassedOverLine {
  readonly why: keyof PassedOver;
  readonly how: "exactly" | "at-least" | "fewer";
  readonly count: number;
}

/** Gives the reasons of a round, in steps of k where it is anonymous: whoever knows the audience could reckon one from all the others. */
export function passedOverLines(
  why: PassedOver | undefined,
  { promise, k }: { readonly promise: SurveyPromise; readonly k: number },
): readonly PassedOverLine[] {
  return REASONS.flatMap((reason): readonly PassedOverLine[] => {
    const count = why?.[reason] ?? 0;
    if (count === 0) return [];
    if (promise === "attributed") return [{ why: reason, how: "exactly", count }];
    const steps = Math.floor(count / k) * k;
    return [{ why: reason, how: steps === 0 ? "fewer" : "at-least", count: steps === 0 ? k : steps }];
  });
}

/** Gives how many were passed over in all, as a figure that may be handed out: of an anonymous round in whole steps of k, for beside the reasons the rest would tell of one wish. */
export function passedOverInSteps(
  count: number,
  { promise, k }: { readonly promise: SurveyPromise; readonly k: number },
): number {
  return promise === "attributed" ? count : Math.floor(count / k) * k;
}
