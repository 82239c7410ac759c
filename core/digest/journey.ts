// The way that people go, touchpoint by touchpoint: how each was scored last, and where it has fallen.
import type { DotsChart } from "../chart.ts";
import type { Publication } from "../publish/publication.ts";
import type { EventRule } from "../trigger/rule.ts";
import type { DigestEdit } from "./digest.ts";
import type { DigestChange, DigestFigures, DigestRound } from "./digest-figures.ts";
import { countsOf, figuresOf, roundOf } from "./figures-of.ts";
import { changeOf, judgedTogether } from "./judged.ts";
import { editsOf } from "./trend-of.ts";

/** A touchpoint with its published rounds, newest first; those that were brought in from elsewhere among them. */
export interface Touched {
  readonly rule: Pick<EventRule, "touchpoint" | "eventType" | "state">;
  readonly publications: readonly Publication[];
}

/** One touchpoint: its place in the journey (from 1), its newest published round and the one before. */
export interface JourneyStop {
  readonly number: number;
  readonly name: string;
  readonly eventType: string;
  readonly paused: boolean;
  /** Null where nothing has been published yet. */
  readonly round: (DigestRound & { readonly zone: string }) | null;
  readonly figures: DigestFigures | null;
  /** Set where that round was brought in from elsewhere. */
  readonly imported?: true;
  readonly previous: (DigestFigures & { readonly round: DigestRound; readonly imported?: true }) | null;
  /** What was different about asking since the round before; absent where nothing was, as far as is known. */
  readonly edited?: DigestEdit["changed"];
  /** Judged with the false discovery rate controlled over all touchpoints. */
  readonly change: DigestChange | null;
}

/** Gives the stops of a journey from its touchpoints, both in their order. */
export function makeJourney(touched: readonly Touched[]): readonly JourneyStop[] {
  const changes = judgedTogether(
    touched.map(({ publications: [newest, before] }) => changeOf(countsOf(before), countsOf(newest))),
  );
  return touched.map(
    ({ rule, publications: [newest, before] }, at): JourneyStop => ({
      number: at + 1,
      name: rule.touchpoint,
      eventType: rule.eventType,
      paused: rule.state === "paused",
      round: newest === undefined ? null : { ...roundOf(newest), zone: newest.zone },
      figures: newest === undefined ? null : figuresOf(newest),
      ...broughtIn(newest),
      previous:
        before === undefined ? null : { ...figuresOf(before), round: roundOf(before), ...broughtIn(before) },
      ...editedSince(before, newest),
      change: changes[at] ?? null,
    }),
  );
}

function broughtIn(publication: Publication | undefined): { readonly imported?: true } {
  return publication?.imported === true ? { imported: true } : {};
}

function editedSince(
  before: Publication | undefined,
  newest: Publication | undefined,
): Pick<JourneyStop, "edited"> {
  const [found] = before === undefined || newest === undefined ? [] : editsOf([before, newest]);
  return found === undefined ? {} : { edited: found.edit.changed };
}

/** Gives the stops in the order in which they want looking at: what has surely fallen first, then the largest drop; what cannot be compared last, as it stands in the journey. */
export function worstFirst(stops: readonly JourneyStop[]): readonly JourneyStop[] {
  const urgency = ({ change }: JourneyStop): number => {
    if (change === null) return 2;
    return change.verdict === "down" ? 0 : 1;
  };
  return [...stops].sort(
    (a, b) =>
      urgency(a) - urgency(b) || (a.change?.delta ?? 0) - (b.change?.delta ?? 0) || a.number - b.number,
  );
}

/** Gives the journey as a map; null where no stop has a score to draw. */
export function journeyChart(stops: readonly JourneyStop[]): DotsChart | null {
  if (stops.every(({ figures }) => figures?.nps == null)) return null;
  return {
    kind: "dots",
    isJourney: true,
    rows: stops.map(({ number, figures, previous }) => ({
      number,
      nps: figures?.nps ?? null,
      low: figures?.interval?.low ?? null,
      high: figures?.interval?.high ?? null,
      before: previous?.nps ?? null,
      answered: figures?.answered ?? null,
    })),
    whole: null,
  };
}
