// Who brings value and who does not, as managers read it: shares of heads and of value, and what has moved since the round before.
import type { ValueChart } from "../chart.ts";
import type { Publication, PublishedValue } from "../publish/publication.ts";
import { VALUE_CELLS, type ValueCell } from "../score/value.ts";
import type { DigestRound } from "./digest-figures.ts";
import { roundOf } from "./figures-of.ts";

/** One cell: how many people, what they are worth, and both as shares (0–1) of everyone whose value is known; the share of value is null where values do not add up to more than nothing. */
export interface ValueShare {
  readonly name: ValueCell;
  readonly heads: number;
  readonly value: number;
  readonly headShare: number;
  readonly valueShare: number | null;
  /** The same in the round before; null where that knows no values. */
  readonly before: {
    readonly heads: number;
    readonly value: number;
    readonly headShare: number;
    readonly valueShare: number | null;
  } | null;
}

/** Everything that is told of value in one round. */
export interface ValueView {
  readonly survey: string;
  readonly surveyId: string;
  readonly subject: string;
  readonly zone: string;
  readonly final: boolean;
  readonly round: DigestRound;
  /** The round before that knows values, which may have been brought in from elsewhere. */
  readonly previous: (DigestRound & { readonly imported?: true }) | null;
  /** From this value on someone brings value. */
  readonly threshold: number;
  /** The threshold of the round before, where it was another one: then movement is not quite comparable. */
  readonly otherThreshold: number | null;
  readonly heads: number;
  readonly value: number;
  readonly unknown: number;
  readonly cells: readonly ValueShare[];
}

/** Makes the view of a publication that knows values; `before` are earlier ones that asked about the same, newest first. Null for one that knows none. */
export function makeValueView(publication: Publication, before: readonly Publication[]): ValueView | null {
  const { value } = publication;
  if (value === undefined) return null;
  const earlier = before.find((each) => each.value !== undefined && each.opensAt < publication.opensAt);
  const shares = sharesOf(value);
  const others = earlier?.value === undefined ? null : sharesOf(earlier.value);
  return {
    survey: publication.surveyKey,
    surveyId: publication.surveyId,
    subject: publication.subject,
    zone: publication.zone,
    final: publication.final,
    round: roundOf(publication),
    previous:
      earlier === undefined
        ? null
        : { ...roundOf(earlier), ...(earlier.imported === true ? { imported: true } : {}) },
    threshold: value.threshold,
    otherThreshold:
      earlier?.value === undefined || earlier.value.threshold === value.threshold
        ? null
        : earlier.value.threshold,
    heads: shares.heads,
    value: shares.value,
    unknown: value.unknown,
    cells: shares.cells.map((cell, at) => {
      const other = others?.cells[at];
      if (other === undefined) return { ...cell, before: null };
      const { heads, value: worth, headShare, valueShare } = other;
      return { ...cell, before: { heads, value: worth, headShare, valueShare } };
    }),
  };
}

/** Gives the picture of a view; null where values do not add up to more than nothing. */
export function valueChart({ cells }: ValueView): ValueChart | null {
  const drawn = cells.flatMap(({ name, headShare, valueShare }) =>
    valueShare === null ? [] : [{ name, heads: headShare, value: valueShare }],
  );
  return drawn.length < cells.length ? null : { kind: "value", cells: drawn };
}

function sharesOf({ cells }: PublishedValue) {
  const heads = VALUE_CELLS.reduce((sum, name) => sum + cells[name].heads, 0);
  const value = VALUE_CELLS.reduce((sum, name) => sum + cells[name].value, 0);
  // Where some cost more than they bring, parts of the sum are no shares of it.
  const isWhole = value > 0 && VALUE_CELLS.every((name) => cells[name].value >= 0);
  return {
    heads,
    value,
    cells: VALUE_CELLS.map((name) => ({
      name,
      ...cells[name],
      headShare: heads === 0 ? 0 : cells[name].heads / heads,
      valueShare: isWhole ? cells[name].value / value : null,
    })),
  };
}
