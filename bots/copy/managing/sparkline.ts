// Scores as a line of small bars that any chat can show.

const BARS = [..."▁▂▃▄▅▆▇█"];
const GAP = "·";
// A quiet stretch has to look quiet: less than this range of points is not stretched to the full height.
const LEAST_RANGE = 40;

const BREAK = "│";

/** Draws scores in −100…100, oldest first; null leaves a dot, and a stroke stands before those at which something else was asked. */
export function sparkline(scores: readonly (number | null)[], breaks: readonly number[] = []): string {
  const known = scores.filter((score) => score !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const range = Math.max(LEAST_RANGE, high - low);
  const floor = (low + high) / 2 - range / 2;
  return scores.map((score, at) => `${breaks.includes(at) ? BREAK : ""}${bar(score, floor, range)}`).join("");
}

function bar(score: number | null, floor: number, range: number): string {
  if (score === null) return GAP;
  const step = Math.floor(((score - floor) / range) * BARS.length);
  return BARS[Math.min(BARS.length - 1, Math.max(0, step))] ?? GAP;
}
