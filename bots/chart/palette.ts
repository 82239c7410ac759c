// Colours and measures of all pictures: one paper that is quiet on a white and on a dark screen, few inks that colour-blind eyes tell apart.

/** The picture's own ground: platforms show it on white and on near-black, and Telegram's photos know no transparency. */
export const PAPER = "#f5f6f8";
/** Figures that are read. */
export const INK = "#1b2530";
/** Figures that are looked up: ticks, dates. 5.6:1 on the paper. */
export const QUIET = "#586472";
/** Lines of the grid. */
export const RULE = "#dce1e7";
/** Ground where nothing was published. */
export const GAP = "#e7eaee";
/** Scores, and shares of value. */
export const SCORE = "#0b62a8";
/** What is aimed at. */
export const GOAL = "#c2410c";
/** What it is compared with. */
export const REFERENCE = "#475160";
/** Shares of people: response rates, heads. */
export const HEADS = "#a9b3bf";

/** How opaque an interval is on the paper. */
export const BAND_OPACITY = 0.2;

/** Of a picture, in CSS pixels: a phone's column. */
export const WIDTH = 360;
/** Device pixels for each CSS pixel; Telegram keeps photos of up to 1,280 pixels as they are. */
export const SCALE = 3;
/** Sizes of figures in CSS pixels. */
export const SIZE = { tick: 13, value: 15 } as const;
/** Every character of DM Mono is this wide, as a share of its size. */
export const ADVANCE = 0.6;

/** Dashes of the reference lines, in the order of the lines; a fourth begins again. */
export const DASHES: readonly (readonly number[])[] = [
  [7, 4],
  [2, 3],
  [9, 3, 2, 3],
];

/** Gives how wide a text is at a size, in CSS pixels. */
export function widthOf(text: string, size: number): number {
  return text.length * size * ADVANCE;
}
