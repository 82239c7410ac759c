// Numbers as they stand in pictures, and the axes that they stand on.

import { displayScore } from "../../core/score/score.ts";

/** A stretch of an axis with its ticks. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Writes a score with its sign, rounded as the words beside the picture are. */
export function signed(score: number): string {
  return displayScore(score);
}

/** Writes a share (0–1) in whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Gives an axis that holds all `values` within `least` … `most`, its ends on ticks, with at most `ticks` steps of a size in `steps` (ascending). */
export function axisFor(
  values: readonly number[],
  on: {
    readonly least: number;
    readonly most: number;
    readonly steps: readonly number[];
    readonly ticks: number;
  },
): Axis {
  const { least, most, steps, ticks } = on;
  const known = values.filter(Number.isFinite).map((value) => Math.min(most, Math.max(least, value)));
  const low = known.length === 0 ? least : Math.min(...known);
  const high = known.length === 0 ? most : Math.max(...known);
  const axes = steps.map((step) => ({
    min: Math.max(least, Math.floor(low / step) * step),
    max: Math.min(most, Math.ceil(high / step) * step),
    step,
  }));
  const fitting = axes.find(({ min, max, step }) => (max - min) / step <= ticks && max - min >= 2 * step);
  return fitting ?? { min: least, max: most, step: (most - least) / 2 };
}

/** Gives an axis for scores. */
export function scoreAxis(values: readonly (number | null)[]): Axis {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  // A lone figure has room around it.
  const around = known.length > 0 && high - low < 20 ? [low - 20, high + 20] : [];
  return axisFor([...known, ...around], { least: -100, most: 100, steps: [10, 20, 25, 50], ticks: 5 });
}

/** Gives an axis's ticks, lowest first. */
export function ticksOf({ min, max, step }: Axis): readonly number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, index) => min + index * step);
}
