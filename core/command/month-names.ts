// The months as they are typed; Chinese ones have been read into these.

/** Short names, in order. */
export const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
/** Gives the number of a month by its name, 1 for January; null for any other word. */
export function monthOf(text: string): number | null {
  const index = Math.max(MONTHS.indexOf(text), LONG_MONTHS.indexOf(text), text === "sept" ? 8 : -1);
  return index < 0 ? null : index + 1;
}
