// Planned rounds in numbers: how many each asks, and when those who live in one zone are asked.
import type { Asked, ForecastRound } from "./forecast.ts";
import type { PassedOver } from "./round.ts";

/** A coming round in numbers. */
export type RoundOutlook =
  | {
      readonly kind: "people";
      readonly asked: number;
      readonly passedOver: number;
      readonly passedOverWhy: PassedOver;
    }
  | Exclude<ForecastRound["plan"], { kind: "people" }>;

/** When those who live in one zone are asked by the next round. */
export interface ZoneMoment {
  readonly zone: string;
  readonly at: Date;
  readonly people: number;
}

/** Gives the numbers of a round that is planned. */
export function outlookOf(planned: ForecastRound | null): RoundOutlook | null {
  if (planned === null) return null;
  const { plan } = planned;
  if (plan.kind !== "people") return plan;
  const { passedOver, passedOverWhy } = plan;
  return { kind: "people", asked: plan.asked.length, passedOver, passedOverWhy };
}

/** Gives when people are asked by the zones in which they live, the largest zone first. */
export function zoneMoments(asked: readonly Asked[]): readonly ZoneMoment[] {
  const moments = new Map<string, { zone: string; at: Date; people: number }>();
  for (const { zone, askAt } of asked) {
    if (zone === undefined || askAt === undefined) continue;
    const known = moments.get(zone);
    if (known === undefined) moments.set(zone, { zone, at: askAt, people: 1 });
    else known.people += 1;
  }
  return [...moments.values()].sort((a, b) => b.people - a.people || (a.zone < b.zone ? -1 : 1));
}

/** Gives the first round that asks people one by one; null where none does. */
export function firstAsked(
  planned: readonly ForecastRound[],
): Extract<ForecastRound["plan"], { kind: "people" }> | null {
  for (const { plan } of planned) if (plan.kind === "people") return plan;
  return null;
}
