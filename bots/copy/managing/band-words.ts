// A group as people read it: a range of years or numbers in their language, a text as it stands.
import { readBand } from "../../../core/people/band.ts";
import type { Copy } from "../copy.ts";

/** Gives the words for a frozen group of an attribute. */
export function bandWords(group: string, { managing, format }: Copy): string {
  const band = readBand(group);
  if (band === null) return group;
  const words = managing.people.bands;
  const { of, from, below } = band;
  const edge = (value: number): string => {
    if (of === "numbers") return format.number(value);
    if (value % 12 === 0) return words.years({ count: format.number(value / 12) });
    return words.months({ count: format.number(value) });
  };
  if (from === null) return below === null ? group : words.under({ edge: edge(below) });
  if (below === null) return words.from({ edge: edge(from) });
  if (of === "numbers") {
    // "3 to 5" would leave out 5.5: whole edges are all that most people know, and still the sentence has to be true.
    return words.numbersBetween({ from: edge(from), below: edge(below) });
  }
  const isYears = from % 12 === 0 && below % 12 === 0;
  return isYears
    ? words.yearsBetween({ from: format.number(from / 12), below: format.number(below / 12) })
    : words.between({ from: edge(from), below: edge(below) });
}
