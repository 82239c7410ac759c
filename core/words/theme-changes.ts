// How themes have come and gone since the round before.

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
  /** Against chance: z of two shares is 1.96 or more either way. */
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
  return {
    now: after.themes.map((theme) => {
      const old = earlier.get(theme.key) ?? null;
      const share = shareOf(theme.people, after.answered);
      const shareBefore = old === null ? null : shareOf(old.people, before?.answered ?? 0);
      return { theme, before: old, share, shareBefore, verdict: verdictOf(theme, old, before, after) };
    }),
    gone: [...earlier.values()].filter(({ key }) => !keys.has(key)),
  };
}

function verdictOf<T extends CountedTheme>(
  theme: T,
  old: T | null,
  before: ThemesOfRound<T> | null,
  after: ThemesOfRound<T>,
): ThemeChange<T>["verdict"] {
  if (old === null || before === null) return "new";
  // Two shares of two samples, pooled.
  const pooled = (theme.people + old.people) / (after.answered + before.answered);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / after.answered + 1 / before.answered));
  const z = (shareOf(theme.people, after.answered) - shareOf(old.people, before.answered)) / error;
  if (!(Math.abs(z) >= 1.96)) return "same";
  return z > 0 ? "more" : "less";
}

function shareOf(people: number, answered: number): number {
  return answered === 0 ? 0 : people / answered;
}
