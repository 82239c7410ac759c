// What people write about, and how they mean it, beside the round before.
import type { Publication, PublishedSentiment } from "../publish/publication.ts";
import { themeChanges } from "../words/theme-changes.ts";
import type { DigestSentiment, DigestTheme } from "./digest-sections.ts";
import { countsOf } from "./figures-of.ts";

/** Gives the themes in the publication's order, compared with those of the round before where that was shown. */
export function themesOf(
  publication: Publication,
  previous: Publication | undefined,
): readonly DigestTheme[] {
  const isKnown = previous !== undefined && countsOf(previous) !== null;
  const before = isKnown ? { answered: previous.answered, themes: previous.themes ?? [] } : null;
  const { answered, promise, themes = [] } = publication;
  const { now } = themeChanges(before, { answered, themes });
  return now.map(({ theme, share, shareBefore, verdict, before: earlier }) => ({
    key: theme.key,
    language: theme.language,
    label: theme.label,
    variants: theme.variants,
    people: theme.people,
    share,
    // Anonymous rounds that were sealed before it was left out still have one.
    split: promise === "anonymous" ? null : (theme.split ?? null),
    lean: theme.lean,
    before: earlier === null || shareBefore === null ? null : { people: earlier.people, share: shareBefore },
    verdict: before === null ? null : verdict,
  }));
}

/** Gives how comments are meant; null where that is not shown. */
export function sentimentOf(
  publication: Publication,
  previous: Publication | undefined,
): DigestSentiment | null {
  const { sentiment } = publication;
  if (sentiment === undefined) return null;
  return { ...bare(sentiment), before: previous?.sentiment === undefined ? null : bare(previous.sentiment) };
}

function bare({ positive, neutral, negative }: PublishedSentiment): PublishedSentiment {
  return { positive, neutral, negative };
}
