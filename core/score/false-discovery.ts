// Keeps claims honest where many are tested at once: of the changes that are called real, few are chance.

/**
 * Gives p values adjusted for all that are tested together (Benjamini & Hochberg 1995, JRSS B 57(1)), in the order given, each 0–1 and none below
 * its own: claiming those below q keeps the expected share of false claims among the claims at q or less.
 */
export function falseDiscovery(ps: readonly number[]): readonly number[] {
  const ranked = ps.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 1;
  ranked.forEach(({ p, at }, above) => {
    // Going down from the largest, a smaller p never gets a larger result than the one above it.
    least = Math.min(least, p * (ps.length / (ps.length - above)));
    adjusted[at] = least;
  });
  return adjusted;
}
