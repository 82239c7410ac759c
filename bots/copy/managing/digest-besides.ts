// What people answered around the score, behind a digest's Details.
import type { DigestView } from "../../../core/digest/digest.ts";
import type { Part } from "../../../core/message.ts";
import type { Copy } from "../copy.ts";
import { nameInto } from "../spaced.ts";

/** Gives the answers to the questions before the score and the ratings after it, as far as they may be shown. */
export function besidesParts(view: DigestView, copy: Copy): readonly Part[] {
  return [...backgroundParts(view, copy), ...ratingParts(view, copy)];
}

function backgroundParts({ digest, subject, promise, k }: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const { background = [], answered } = digest;
  if (background.length === 0 || answered === null || answered === 0) return [];
  const row = (label: string, count: number) => {
    const share = count / answered;
    const figure = copy.managing.digest.band({
      count: copy.format.number(count),
      share: copy.format.percent(share),
    });
    return { label, share, figure };
  };
  const questions = background.flatMap(({ text, options, rest }): readonly Part[] => [
    { kind: "heading", text: nameInto(text[copy.locale], subject) },
    {
      kind: "meter",
      rows: [
        ...options.map(({ label, count }) => row(label[copy.locale], count)),
        ...(rest === 0 ? [] : [row(words.backgroundRest, rest)]),
      ],
    },
  ]);
  const note = words.backgroundNote({ k: copy.format.number(k) });
  return promise === "anonymous" ? [...questions, { kind: "footnote", text: note }] : questions;
}

function ratingParts({ digest }: DigestView, copy: Copy): readonly Part[] {
  const { ratings = [] } = digest;
  const words = copy.managing.details;
  if (ratings.length === 0) return [];
  const rows = ratings.map(({ label, mean, high, answered }) => {
    const said = { mean: mean.toFixed(1), high: copy.format.percent(high) };
    const figure =
      answered === null
        ? words.rating(said)
        : words.ratingCounted({ ...said, count: copy.format.number(answered) });
    return { label: label[copy.locale], share: mean / 10, figure };
  });
  return [
    { kind: "heading", text: words.ratingsTitle },
    { kind: "meter", rows },
  ];
}
