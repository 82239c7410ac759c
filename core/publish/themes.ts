// What the comments of a round have in common and how they are meant, as far as that may be shown.
import { SurveyError } from "../errors.ts";
import type { Turns } from "../ports.ts";
import { SIGNIFICANCE } from "../score/change.ts";
import { falseDiscovery } from "../score/false-discovery.ts";
import { liftOf } from "../score/lift.ts";
import type { BandCounts } from "../score/tally.ts";
import type { Frozen } from "../survey/survey.ts";
import { createTermCounter, type TermCounts } from "../words/count-terms.ts";
import { type Mood, moodOf } from "../words/mood.ts";
import type { Language, Reader } from "../words/ports.ts";
import { termsOf } from "../words/terms.ts";
import { chooseThemes, LEANS_FROM, type Theme } from "../words/themes.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import type { SplitRules } from "./driver-splits.ts";
import type { PublishedSentiment, PublishedTheme } from "./publication.ts";

// So many characters are read at a time: some milliseconds, also the first time, when nothing has been compiled yet.
const READ_AT_A_TIME = 800;

/** What people wrote, counted; the words themselves are gone. */
export interface WrittenCounts {
  readonly terms: TermCounts;
  /** People by how their words are meant; together, everyone who wrote something. */
  readonly moods: PublishedSentiment;
}

/** What reading words takes from outside. */
export interface WordPorts {
  readonly language: Language;
  readonly turns: Turns;
}

/** Counts what people wrote, each person once. Words are put aside by `take` and read by `work`, which gives way while it does. */
export function createWordCounter(frozen: Pick<Frozen, "subject">): {
  take(ballot: Pick<CountedBallot, "score" | "texts">): void;
  work(ports: WordPorts): Promise<void>;
  result(): WrittenCounts;
} {
  const terms = createTermCounter();
  const moods = { positive: 0, neutral: 0, negative: 0 };
  let waiting: Pick<CountedBallot, "score" | "texts">[] = [];
  let ignored: ReadonlySet<string> | null = null;

  function count({ score, texts }: Pick<CountedBallot, "score" | "texts">, mood: Mood, reader: Reader) {
    moods[mood] += 1;
    // Whom or what everyone was asked about is no theme.
    ignored ??= new Set(reader.tokens(frozen.subject).map(({ stem }) => stem));
    terms.take(score, termsOf(texts, reader, ignored));
  }

  return {
    take({ score, texts }) {
      if (texts.length > 0) waiting.push({ score, texts });
    },
    async work({ language, turns }) {
      const taken = waiting;
      waiting = [];
      if (taken.length === 0) return;
      const reader = await language.reader(turns);
      let length = 0;
      for (const ballot of taken) {
        for (const text of ballot.texts) length += text.length;
        const mood = moodOf(ballot.texts, reader);
        const isMuch = length >= READ_AT_A_TIME;
        // One long text is much to do by itself.
        if (isMuch) await turns.next();
        if (mood !== null) count(ballot, mood, reader);
        if (!isMuch) continue;
        length = 0;
        await turns.next();
      }
    },
    result() {
      if (waiting.length > 0) throw new SurveyError("internal", { what: "words-unread" });
      return { terms: terms.result(), moods };
    },
  };
}

/** A round's answers as its words are published beside them. */
export interface WordsRules extends SplitRules {
  /** All answers by band. */
  readonly all: BandCounts;
}

/**
 * Gives what many people speak of, of a round that keeps its comments. At least k people stand behind each theme; in an anonymous round k or more (or none) stand outside it too, since they
 * follow from the total. How they divide by score is not told: whoever reads the comments knows whose words speak of what, and of two themes that nearly the
 * same people speak of the difference would tell what one comment's author gave. Nor is it told how a few lean of whom nearly all gave 0–6.
 */
export function publishedThemes(
  { terms, moods }: WrittenCounts,
  rules: WordsRules,
): readonly PublishedTheme[] {
  const { k, anonymous, all } = rules;
  const answered = all.promoters + all.passives + all.detractors;
  const people = moods.positive + moods.neutral + moods.negative;
  const themes = chooseThemes(terms, { least: k, people });
  const leans = leansOf(themes, all);
  return themes
    .filter(({ count }) => !anonymous || isSideEnough(answered - count.people, k))
    .map((theme) => ({
      key: theme.key,
      language: theme.language,
      label: theme.label,
      variants: theme.variants,
      people: theme.count.people,
      ...(anonymous ? {} : { split: { ...theme.count.bands } }),
      lean: leanOf(theme, leans.get(theme.key) ?? null, rules),
    }));
}

/** Gives how many people mean their words how, of a round that keeps its comments; undefined where a figure, those who wrote nothing, or those who wrote and left a shown theme out, would be fewer than k and not nobody. */
export function publishedSentiment(
  { moods }: WrittenCounts,
  { k, anonymous, all }: WordsRules,
  themes: readonly Pick<PublishedTheme, "people">[],
): PublishedSentiment | undefined {
  const wrote = moods.positive + moods.neutral + moods.negative;
  if (wrote === 0) return undefined;
  if (!anonymous) return { ...moods };
  const answered = all.promoters + all.passives + all.detractors;
  const sides = [...Object.values(moods), answered - wrote, ...themes.map(({ people }) => wrote - people)];
  if (!sides.every((count) => isSideEnough(count, k))) return undefined;
  // As with scores: where all but one of a few mean it ill, that one knows it of every other.
  return wrote < 2 * k && moods.negative >= wrote - 1 ? undefined : { ...moods };
}

// Shares of words say what one side dwells on; they shift when the other side dwells on something else. So that a lean is true of people as well, their shares
// have to differ the same way, beyond chance among all themes of the round.
function leansOf(themes: readonly Theme[], all: BandCounts): ReadonlyMap<string, "promoters" | "detractors"> {
  const lifts = themes.map(({ count: { bands } }) =>
    liftOf({ ticked: bands.promoters, of: all.promoters }, { ticked: bands.detractors, of: all.detractors }),
  );
  const adjusted = falseDiscovery(lifts.map((lift) => lift?.p ?? 1));
  return new Map(
    themes.flatMap(({ key, z }, at) => {
      const lift = lifts[at];
      if (lift === undefined || lift === null || (adjusted[at] ?? 1) >= SIGNIFICANCE) return [];
      const side = lift.share > lift.against ? 1 : -1;
      return z * side < LEANS_FROM ? [] : [[key, side > 0 ? "promoters" : "detractors"] as const];
    }),
  );
}

function leanOf({ count }: Theme, lean: PublishedTheme["lean"], rules: WordsRules): PublishedTheme["lean"] {
  return lean === "detractors" && rules.anonymous && areFewAndAlike(count, rules) ? null : lean;
}

// As with the score of a round: where nearly all of a few gave 0–6, it would say of each what they gave.
function areFewAndAlike({ people, bands }: Theme["count"], { k }: WordsRules): boolean {
  return people < 2 * k && bands.detractors >= people - 1;
}

function isSideEnough(count: number, k: number): boolean {
  return count === 0 || count >= k;
}
