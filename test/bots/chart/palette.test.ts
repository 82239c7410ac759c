// Colours: those that mean something are told apart by everyone, and what is read stands out from the paper.
import { expect, it } from "vitest";
import {
  BAND_OPACITY,
  DASHES,
  GAP,
  GOAL,
  HEADS,
  INK,
  PAPER,
  QUIET,
  REFERENCE,
  SCORE,
} from "../../../bots/chart/palette.ts";

type Rgb = readonly [number, number, number];

/** Full colour-blindness of each kind, on linear RGB (Machado, Oliveira & Fernandes 2009, severity 1.0). */
const SIGHTS: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

function rgbOf(hex: string): Rgb {
  const part = (at: number) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

/** Gives a colour laid over another; a browser and resvg mix the values as they are written. */
function over(colour: string, ground: string, opacity: number): Rgb {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  const mix = (at: number) => linear(part(colour, at) * opacity + part(ground, at) * (1 - opacity));
  return [mix(1), mix(3), mix(5)];
}

const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const light = (colour: Rgb): number => dot(colour, [0.2126, 0.7152, 0.0722]);

/** How much lighter one is than the other, 1 to 21 (WCAG 2). */
function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** CIE L*a*b* under D65. */
function labOf(colour: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f(dot(colour, [0.4124, 0.3576, 0.1805]) / 0.95047);
  const y = f(light(colour));
  const z = f(dot(colour, [0.0193, 0.1192, 0.9505]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The distance of two colours as this sight sees them (CIE 1976); about 2.3 is just seen. */
function distance(a: Rgb, b: Rgb, sight: readonly Rgb[]): number {
  const seen = (colour: Rgb): Rgb => {
    const part = (row: Rgb | undefined) => Math.min(1, Math.max(0, dot(row ?? [0, 0, 0], colour)));
    return labOf([part(sight[0]), part(sight[1]), part(sight[2])]);
  };
  const [one, two] = [seen(a), seen(b)];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

const paper = rgbOf(PAPER);
const MEANING: Readonly<Record<string, Rgb>> = {
  score: rgbOf(SCORE),
  interval: over(SCORE, PAPER, BAND_OPACITY),
  goal: rgbOf(GOAL),
  reference: rgbOf(REFERENCE),
  heads: rgbOf(HEADS),
  paper,
};
const pairs = Object.keys(MEANING).flatMap((a, index) =>
  Object.keys(MEANING)
    .slice(index + 1)
    .map((b) => [a, b] as const),
);

it.each(Object.keys(SIGHTS))("tells all colours that mean something apart with %s sight", (sight) => {
  const near = pairs
    .map(([a, b]) => {
      const [one, two] = [MEANING[a], MEANING[b]];
      const apart = one === undefined || two === undefined ? 0 : distance(one, two, SIGHTS[sight] ?? []);
      return { pair: `${a}–${b}`, apart };
    })
    .filter(({ apart }) => apart < 10);
  expect(near).toEqual([]);
});

it.each([
  ["ink", INK, 7],
  ["ticks and dates", QUIET, 4.5],
  ["scores", SCORE, 4.5],
  ["the goal", GOAL, 4.5],
  ["references", REFERENCE, 4.5],
  ["bars", HEADS, 1.8],
] as const)("writes %s so that they are read on the paper", (_, colour, least) => {
  expect(contrast(rgbOf(colour), paper)).toBeGreaterThanOrEqual(least);
});

it("stands out from a dark screen, rests on a white one, and shows gaps within it", () => {
  for (const dark of ["#1a1d21", "#17212b"]) expect(contrast(paper, rgbOf(dark))).toBeGreaterThan(10);
  expect(contrast(paper, rgbOf("#ffffff"))).toBeLessThan(1.2);
  expect(contrast(rgbOf(GAP), paper)).toBeGreaterThan(1.05);
});

it("dashes lines differently", () => {
  expect(new Set(DASHES.map((dash) => dash.join())).size).toBe(DASHES.length);
});
