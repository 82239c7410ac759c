// What a publication says beside the score: answers to the questions before it, and ratings, with their labels.

import type { Publication } from "../publish/publication.ts";
import type { BackgroundQuestion, Driver } from "../survey/survey.ts";
import type { Digest } from "./digest.ts";
import { labelIn } from "./drivers-of.ts";

/** Gives the digest's background answers and ratings; each key is absent where nothing of its kind is shown. */
export function besidesOf({
  publication,
  drivers,
  background = [],
}: {
  readonly publication: Publication;
  readonly drivers: readonly Driver[];
  readonly background?: readonly BackgroundQuestion[];
}): Pick<Digest, "background" | "ratings"> {
  const questions = (publication.background ?? []).map(({ key, options }) => {
    const asked = background.find((question) => question.key === key);
    const shown = options.map((option) => ({ ...option, label: labelIn(asked?.options ?? [], option.key) }));
    const counted = options.reduce((sum, { count }) => sum + count, 0);
    const text = asked?.text ?? { en: key, "zh-CN": key };
    return { key, text, options: shown, rest: publication.answered - counted };
  });
  const ratings = (publication.ratings ?? []).map((rating) => ({
    ...rating,
    label: labelIn(drivers, rating.key),
  }));
  return {
    ...(questions.length === 0 ? {} : { background: questions }),
    ...(ratings.length === 0 ? {} : { ratings }),
  };
}
