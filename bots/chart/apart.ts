// Moves discs that lie on each other apart, as little as it takes.
import type { At } from "./drawing.ts";

const ROUNDS = 80;

/** Gives places at least `distance` from each other (as far as the frame has room), each close to its own. The same places give the same answer. */
export function apart(
  places: readonly At[],
  distance: number,
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): readonly At[] {
  const kept = (at: At): At => ({
    x: Math.min(frame.right, Math.max(frame.left, at.x)),
    y: Math.min(frame.bottom, Math.max(frame.top, at.y)),
  });
  let now = places.map(kept);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pushed = now.map((one, index) =>
      now.reduce<At>((sum, other, others) => {
        const gap = Math.hypot(one.x - other.x, one.y - other.y);
        if (others === index || gap >= distance) return sum;
        // Two at the very same place part in a direction of their own.
        const angle = gap < 0.01 ? (index < others ? Math.PI / 4 : (5 * Math.PI) / 4) : null;
        const [dx, dy] =
          angle === null
            ? [(one.x - other.x) / gap, (one.y - other.y) / gap]
            : [Math.cos(angle), Math.sin(angle)];
        const by = (distance - gap) / 2 + 0.05;
        return { x: sum.x + dx * by, y: sum.y + dy * by };
      }, one),
    );
    const isStill = pushed.every((one, index) => one === now[index]);
    now = pushed.map(kept);
    if (isStill) break;
  }
  return now;
}
