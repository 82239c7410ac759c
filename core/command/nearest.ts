// The right word that was probably meant.

/** From so many letters on a beginning says enough; a Chinese character says more than a letter. */
const BEGINNING = { letters: 3, characters: 2 } as const;

/** Gives the candidate with the fewest slips (a letter too many, missing, wrong, or swapped with the next), else the shortest that begins with the word, or null where all are far: by more than `most` slips. */
export function nearest(word: string, candidates: Iterable<string>, most = usualSlips(word)): string | null {
  const all = [...candidates];
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of all) {
    const distance = slips(word, candidate);
    if (distance < fewest) [best, fewest] = [candidate, distance];
  }
  const isNear = fewest <= most && fewest < word.length;
  return isNear ? best : begunBy(word, all);
}

// More than a third wrong is another word; in the shortest ones a single slip is already half of it.
function usualSlips(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

function begunBy(word: string, candidates: readonly string[]): string | null {
  const least = /\p{Script=Han}/u.test(word) ? BEGINNING.characters : BEGINNING.letters;
  if ([...word].length < least) return null;
  const begun = candidates.filter((candidate) => candidate.startsWith(word));
  return begun.sort((one, other) => one.length - other.length)[0] ?? null;
}

/** Gives the number of slips between two words: the optimal string alignment distance. */
export function slips(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  // Nobody's slip is this long, and the table grows with the product.
  if (Math.abs(a.length - b.length) > 8 || a.length > 64 || b.length > 64) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = b.map((_, column) => column).concat(b.length);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + cost,
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
