// What a publication and the ones before it say: figures for messages, JSON and tests, from nothing but publications and what people set beside them.
import { passedOverLines } from "../ask/passed-over.ts";
import { COMMENTS_FROM } from "../publish/disclosure.ts";
import type { Comment, Publication } from "../publish/publication.ts";
import { nps } from "../score/score.ts";
import type { Action } from "../steer/action.ts";
import type { Goal, Mark, ReferenceLine } from "../steer/mark.ts";
import type { BackgroundQuestion, Driver } from "../survey/survey.ts";
import { mask } from "../words/masking.ts";
import { actionsOf } from "./actions-of.ts";
import type { Digest, DigestView } from "./digest.ts";
import { besidesOf } from "./digest-besides.ts";
import { driversOf } from "./drivers-of.ts";
import { countsOf, figuresOf, roundOf } from "./figures-of.ts";
import { type DigestReader, forReader } from "./for-reader.ts";
import { goalsOf } from "./goals-of.ts";
import { chosenGroup, type GroupWish, groupTrendOf } from "./group-trend.ts";
import { importanceOf } from "./importance-of.ts";
import { changeOf } from "./judged.ts";
import { judgedTrend } from "./judged-trend.ts";
import { marksOf } from "./marks-of.ts";
import { methodOf } from "./method-of.ts";
import { segmentsOf } from "./segments-of.ts";
import { sentimentOf, themesOf } from "./themes-of.ts";
import { datedPart, editsOf, periodsOf, pooledOf, trendOf, yearAgoOf } from "./trend-of.ts";

/** What people set beside the scores of a survey. */
export interface Steered {
  readonly marks: readonly Mark[];
  readonly references: readonly ReferenceLine[];
  readonly goals: readonly Goal[];
  /** Newest first. */
  readonly actions: readonly Action[];
}

/** What a digest is made of. */
export interface DigestOf {
  readonly publication: Publication;
  /** Publications of the same schedule, and those that were brought in before it, newest first; it may be among them, and later ones are left out. Of all but the newest, what a trend needs is enough. */
  readonly others: readonly Publication[];
  /** Publications of about a year before. */
  readonly yearBefore?: readonly Publication[];
  /** Some of the comments. */
  readonly comments: readonly Comment[];
  /** How many there are, how many of them may be quoted, and how many precede those that are given; where it is left out, all are given. */
  readonly commentCounts?: { readonly all: number; readonly quotable: number; readonly from: number };
  /** As the round froze them. */
  readonly drivers: readonly Driver[];
  /** The questions before the score, as the round froze them. */
  readonly background?: readonly BackgroundQuestion[];
  readonly steered?: Steered;
  readonly reader: DigestReader;
  /** The group that is looked at over time; the rounds of the trend have to be whole then. */
  readonly group?: GroupWish;
  /** How many rounds to pool; null for as many as the schedule has panels. */
  readonly last: number | null;
}

/** How many rounds the trend shows where nobody asked for more. */
export const HISTORY_ROUNDS = 8;

const NOTHING_STEERED: Steered = { marks: [], references: [], goals: [], actions: [] };

/** Makes the digest of one round for one reader, with everything that a message about it needs. */
export function makeDigest(of: DigestOf): DigestView {
  const { publication, last, steered = NOTHING_STEERED, comments } = of;
  const earlier = of.others
    .filter(({ roundId, opensAt }) => roundId !== publication.roundId && opensAt < publication.opensAt)
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  const rounds = [publication, ...earlier];
  const [previous] = earlier;
  const dated = rounds.flatMap(datedPart);
  const trend = rounds.slice(0, Math.max(HISTORY_ROUNDS, last ?? 0)).reverse();
  const edits = editsOf(trend);
  const counts = of.commentCounts ?? {
    all: comments.length,
    quotable: comments.filter(({ mayQuote }) => mayQuote).length,
    from: 0,
  };
  const group = of.group === undefined ? null : chosenGroup(publication, of.reader, of.group);
  const groupTrend = group === null ? null : groupTrendOf(group, trend);
  const importance = importanceOf(publication, of.drivers);
  const themes = themesOf(publication, previous);
  const sentiment = sentimentOf(publication, previous);
  const digest: Digest = {
    survey: publication.surveyKey,
    round: roundOf(publication),
    ...figuresOf(publication),
    previous: previous === undefined ? null : { ...figuresOf(previous), round: roundOf(previous) },
    change: changeOf(countsOf(previous), countsOf(publication)),
    pooled: pooledOf(rounds, last ?? publication.pooled),
    withheld: publication.figures.kind === "withheld",
    ...besidesOf(of),
    version: publication.wordingVersion,
    ...(edits.length === 0 ? {} : { edits: edits.map(({ edit }) => edit) }),
    segments: segmentsOf(publication, previous),
    comments: comments.map(({ text, mayQuote }) => ({ text: mask(text), mayQuote })),
    commentCount: counts.all,
    final: publication.final,
    ...(publication.imported === true ? { imported: true } : {}),
    ...(publication.touchpoint === undefined ? {} : { touchpoint: publication.touchpoint }),
    drivers: driversOf(publication, of.drivers),
    ...(importance === null ? {} : { importance }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(sentiment === null ? {} : { sentiment }),
    trend: trendOf(trend),
    ...(groupTrend === null ? {} : { groupTrend }),
    ...judgedTrend({
      periods: periodsOf(publication, dated),
      yearAgo: yearAgoOf(publication, of.yearBefore ?? of.others),
      marks: marksOf(steered.marks, trend, dated),
    }),
    references: steered.references.map(({ number, nps: score, label, source }) => ({
      number,
      nps: score,
      label,
      source,
    })),
    goals: goalsOf(steered.goals, publication),
    actions: actionsOf(steered.actions),
    method: methodOf(publication),
  };
  const view: DigestView = {
    digest,
    surveyId: publication.surveyId,
    relation: publication.relation,
    promise: publication.promise,
    population: publication.population,
    subject: publication.subject,
    zone: publication.zone,
    k: publication.k,
    // Rounds from before it was kept by reason knew one reason alone.
    passedOverWhy: publication.passedOverWhy ?? passedOverLines({ gap: publication.passedOver }, publication),
    history: trend.map(scoreOf),
    ...(edits.length === 0 ? {} : { historyEdits: edits.map(({ at }) => at) }),
    final: publication.final,
    commentsWithheld: keepsNone(publication),
    quotable: counts.quotable,
    commentsFrom: counts.from,
  };
  return forReader(view, of.reader);
}

function scoreOf(publication: Publication): number | null {
  const counts = countsOf(publication);
  return counts === null ? null : nps(counts);
}

// Said of every round that keeps none by rule, and of no other: it must not tell whether anyone wrote.
function keepsNone({ promise, figures, answered }: Publication): boolean {
  return promise === "anonymous" && (figures.kind !== "shown" || answered < COMMENTS_FROM);
}
