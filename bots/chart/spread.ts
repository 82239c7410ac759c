// Keeps labels apart that would stand on each other.

/** Gives positions in the order of `wanted`, each as near to its own as `gap` between neighbours and the ends allow. */
export function spread(
  wanted: readonly number[],
  on: { readonly from: number; readonly to: number; readonly gap: number },
): readonly number[] {
  const { from, to } = on;
  const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const gap = Math.min(on.gap, order.length < 2 ? on.gap : (to - from) / (order.length - 1));
  const placed: number[] = [];
  // Labels that touch form a group, which stands with its middle where its members want to be on average.
  const groups: { members: number[]; start: number }[] = [];
  for (const index of order) {
    groups.push({ members: [index], start: clamp(wanted[index] ?? 0, from, to) });
    for (let last = groups.at(-1), before = groups.at(-2); last && before; ) {
      if (before.start + gap * before.members.length <= last.start) break;
      const members = [...before.members, ...last.members];
      const mean = members.reduce((sum, one, place) => sum + (wanted[one] ?? 0) - place * gap, 0);
      const start = clamp(mean / members.length, from, Math.max(from, to - gap * (members.length - 1)));
      groups.splice(-2, 2, { members, start });
      [before, last] = [groups.at(-2), groups.at(-1)];
    }
  }
  for (const { members, start } of groups)
    for (const [place, index] of members.entries()) placed[index] = start + place * gap;
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
