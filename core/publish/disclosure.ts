// Decides what a closed round may show: a score from k answers on, nothing that tells on anyone, and never a second time.
import { wordingMark } from "../ask/asked-alike.ts";
import { passedOverLines } from "../ask/passed-over.ts";
import { bands, type Tally } from "../score/tally.ts";
import { partitionsOf } from "../survey/attribute-names.ts";
import { tickedOf } from "../survey/survey-extras.ts";
import type { RoundCount } from "./count-ballots.ts";
import { publishedSplit } from "./driver-splits.ts";
import { publishedBackground, publishedRatings } from "./extras.ts";
import { publishedImportance } from "./importance.ts";
import type { DecidingPorts, SealPlan } from "./ports.ts";
import type { Figures, Publication, PublishedSegment } from "./publication.ts";
import { everySegment, publishedSegments } from "./segments.ts";
import { publishedSentiment, publishedThemes } from "./themes.ts";
import { publishedValue } from "./value.ts";

/** From how many answers on the comments of an anonymous round are kept. */
export const COMMENTS_FROM = 10;

/**
 * Decides the publication of a round, and whether its comments stay. An attributed round shows all it has, whatever its
 * size; an anonymous one what its frozen k allows. Reckons without I/O, and gives way where that takes long.
 */
export async function decidePublication(count: RoundCount, { turns }: DecidingPorts): Promise<SealPlan> {
  const { round, openDigest, imported, tally, drivers, extras, splits, ratedTogether, worth, written } =
    count;
  const { frozen } = round;
  const anonymous = frozen.promise === "anonymous";
  const rules = { k: frozen.k, anonymous };
  const { answered } = bands(tally);
  const figures = anonymous ? figuresOf(tally, frozen.k) : shown(tally);
  const open = figures.kind === "shown";
  const over = passedOverLines(round.passedOverWhy, frozen);
  const background = open ? publishedBackground({ frozen, counts: extras, answered }) : [];
  const ratings = open ? publishedRatings({ frozen, counts: extras, answered }) : [];

  const importance = open
    ? await publishedImportance(ratedTogether, {
        ...{ ...rules, answered, turns },
        raters: ratings.flatMap((rating) => rating.answered ?? []),
      })
    : undefined;

  const value = anonymous ? undefined : publishedValue(worth);
  // A bottom-coded round keeps no comments either: that they exist, or what they praise, would say more than the bound.
  const keepComments = open && (!anonymous || answered >= COMMENTS_FROM);
  const words = { ...rules, all: bands(tally) };
  const themes = keepComments ? publishedThemes(written, words) : [];
  const sentiment = keepComments ? publishedSentiment(written, words, themes) : undefined;
  const segments = await segmentsOf(count, open, turns);
  const publication: Publication = {
    roundId: round.id,
    organizationId: round.organizationId,
    surveyId: round.surveyId,
    surveyKey: frozen.surveyKey,
    scheduleId: round.scheduleId,
    number: round.number,
    relation: frozen.relation,
    promise: frozen.promise,
    subject: frozen.subject,
    wordingVersion: frozen.version,
    wordingMark: wordingMark(frozen),
    ...(frozen.audienceMark === undefined ? {} : { audienceMark: frozen.audienceMark }),
    zone: frozen.zone,
    k: frozen.k,
    opensAt: round.opensAt,
    closesAt: round.closesAt,
    population: round.population,
    invited: round.invited,
    passedOver: round.passedOver,
    ...(over.length === 0 ? {} : { passedOverWhy: over }),
    answered,
    figures,
    drivers: tickedOf(frozen)
      .map(({ key }) => ({ key, count: drivers[key] ?? 0 }))
      .filter(({ count }) => count > 0 && open && (!anonymous || mayShowTicks(count, answered, frozen.k)))
      .map((driver) => {
        const ticked = splits[driver.key];
        const split = ticked === undefined ? undefined : publishedSplit(ticked, bands(tally), rules);
        return split === undefined ? driver : { ...driver, split };
      }),
    ...(background.length === 0 ? {} : { background }),
    ...(ratings.length === 0 ? {} : { ratings }),
    ...(segments.length === 0 ? {} : { segments }),
    ...(importance === undefined ? {} : { importance }),
    ...(themes.length === 0 ? {} : { themes }),
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(value === undefined ? {} : { value }),
    ...(frozen.touchpoint === undefined ? {} : { touchpoint: frozen.touchpoint }),
    ...(imported === undefined ? {} : { imported }),
    pooled: frozen.pooled,
    openDigest,
    final: true,
  };
  return { publication, keepComments };
}

async function segmentsOf(
  { round, groups }: RoundCount,
  open: boolean,
  turns: DecidingPorts["turns"],
): Promise<readonly PublishedSegment[]> {
  const { frozen, population } = round;
  const partitions = partitionsOf(frozen);
  // Where the whole is not shown, or only bounded, no part of it is.
  if (!open) return partitions.map((attributes) => ({ attributes, cells: [] }));
  const dividing = { partitions, groups, population, turns };
  return frozen.promise === "anonymous"
    ? publishedSegments({ ...dividing, k: frozen.k })
    : everySegment(dividing);
}

/** Gives what an anonymous round of this tally shows when k is the smallest number of answers that may be shown. */
export function figuresOf(tally: Tally, k: number): Figures {
  const { answered, detractors } = bands(tally);
  if (answered < k) return { kind: "withheld" };
  // Where all but one are detractors, that one knows it of every other, and everyone knows it of all but one.
  const uniform = answered < 2 * k && detractors >= answered - 1;
  return uniform ? { kind: "at-most", nps: boundOf(answered) } : shown(tally);
}

// The score with one promoter among detractors: no round that is bottom-coded has a higher one, and it depends on the
// number of answers alone, so that the bound cannot tell such rounds apart.
function boundOf(answered: number): number {
  return (100 * (2 - answered)) / answered;
}

// A figure speaks of those who ticked and of those who did not; either side has to be large enough, or empty.
function mayShowTicks(count: number, answered: number, k: number): boolean {
  const others = answered - count;
  return count >= k && (others >= k || others === 0);
}

function shown(tally: Tally): Figures {
  const { promoters, passives, detractors } = bands(tally);
  return { kind: "shown", counts: { promoters, passives, detractors } };
}
