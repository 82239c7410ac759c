// Whose turn it is: a schedule with n panels asks a different nth of its audience each time.
import type { Round } from "./round.ts";

/** One of several panels, counted from 0. */
export interface Panel {
  readonly index: number;
  readonly of: number;
}

/**
 * Gives the panel that the next round asks, after a schedule's rounds (newest first); null where it asks everyone. A missed fire takes no
 * turn. A refused one does: a panel that has become too small would otherwise keep every other one from being asked for good.
 */
export function nextPanel(rounds: readonly Pick<Round, "state" | "panel">[], panels: number): Panel | null {
  if (panels <= 1) return null;
  const last = rounds.find((round) => round.state !== "missed" && round.panel?.of === panels)?.panel;
  return { index: last ? (last.index + 1) % panels : 0, of: panels };
}

/** Gives the sizes of panels after seating `size` newcomers evenly: what each round asks, from fewest to most. */
export function panelSizes(size: number, panels: number): { readonly min: number; readonly max: number } {
  return { min: Math.floor(size / panels), max: Math.ceil(size / panels) };
}
