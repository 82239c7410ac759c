// How themes have come and gone since the round before.
import { SIGNIFICANCE } from "../score/change.ts";
import { falseDiscovery } from "../score/false-discovery.ts";
import { twoSidedP } from "../score/normal.ts";

/** As much of a theme as its history needs. */
export interface CountedTheme {
  readonly key: string;
  readonly people: number;
}

/** A round's themes and how many answered it. */
export interface ThemesOfRound<T extends CountedTheme> {
  readonly answered: number;
  readonly themes: readonly T[];
}

/** One theme now, against the round before: `new` was no theme then, which is not to say that nobody spoke of it. */
export interface ThemeChange<T extends CountedTheme> {
  readonly theme: T;
  /** Null where it is new. */
  readonly before: T | null;
  /** Share of all who answered, now and then (null: new), 0–1. */
  readonly share: number;
  readonly shareBefore: number | null;
  /** Against chance: two shares differ, with all themes that both rounds have judged together. */
  readonly verdict: "new" | "more" | "less" | "same";
}

/** Themes of a round beside those of the round before, and those that are no theme any more. */
export interface ThemeChanges<T extends CountedTheme> {
  readonly now: readonly ThemeChange<T>[];
  readonly gone: readonly T[];
}

/** Compares the themes of two rounds of one survey; `before` is null where there was none. */
export function themeChanges<T extends CountedTheme>(
  before: ThemesOfRound<T> | null,
  after: ThemesOfRound<T>,
): ThemeChanges<T> {
  const earlier = new Map((before?.themes ?? []).map((theme) => [theme.key, theme] as const));
  const keys = new Set(after.themes.map(({ key }) => key));
  const tested = after.themes.filter(({ key }) => earlier.has(key));
  const z = tested.map((theme) => zOf(theme, earlier.get(theme.key) ?? theme, before ?? after, after));
  const adjusted = falseDiscovery(z.map(twoSidedP));
  const verdicts = new Map(tested.map((theme, at) => [theme.key, verdictOf(z[at] ?? 0, adjusted[at] ?? 1)]));
  return {
    now: after.themes.map((theme) => {
      const old = earlier.get(theme.key) ?? null;
      const share = shareOf(theme.people, after.answered);
      const shareBefore = old === null ? null : shareOf(old.people, before?.answered ?? 0);
      return { theme, before: old, share, shareBefore, verdict: verdicts.get(theme.key) ?? "new" };
    }),
    gone: [...earlier.values()].filter(({ key }) => !keys.has(key)),
  };
}

// Two shares of two samples, pooled; where nobody or everyone says it, nothing differs.
function zOf<T extends CountedTheme>(
  theme: T,
  old: T,
  before: ThemesOfRound<T>,
  after: ThemesOfRound<T>,
): number {
  const pooled = (theme.people + old.people) / (after.answered + before.answered);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / after.answered + 1 / before.answered));
  const z = (shareOf(theme.people, after.answered) - shareOf(old.people, before.answered)) / error;
  return Number.isFinite(z) ? z : 0;
}

function verdictOf(z: number, adjusted: number): "more" | "less" | "same" {
  if (adjusted >= SIGNIFICANCE) return "same";
  return z > 0 ? "more" : "less";
}

function shareOf(people: number, answered: number): number {
  return answered === 0 ? 0 : people / answered;
}
