// Whole numbers as they are typed: "4", "#12", "15th".

/** Reads a whole number from 0 to 99,999 with at most a # before it or an ordinal's ending behind it; null for anything else. */
export function plainNumber(text: string): number | null {
  const found = /^(?:#|no\.?|№)?(\d{1,5})(?:st|nd|rd|th)?$/.exec(text);
  return found === null ? null : Number(found[1]);
}
