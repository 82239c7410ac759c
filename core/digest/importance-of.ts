// How much each rated driver explains of the score, beside how it is rated, and what to do about it.
import type { Publication } from "../publish/publication.ts";
import { priorities } from "../score/priority.ts";
import type { Driver } from "../survey/survey.ts";
import type { DigestImportance } from "./digest-sections.ts";
import { labelIn } from "./drivers-of.ts";

/** Gives the drivers that are both weighed and rated, the one that explains most first; null where the data are too few to say. */
export function importanceOf(publication: Publication, labels: readonly Driver[]): DigestImportance | null {
  const { importance, ratings = [] } = publication;
  if (importance === undefined) return null;
  const weighed = importance.drivers.flatMap(({ key, share, low, high, rated = null }) => {
    const rating = ratings.find((each) => each.key === key);
    if (rating === undefined) return [];
    return [{ key, label: labelIn(labels, key), share, low, high, mean: rating.mean, rated }];
  });
  if (weighed.length === 0) return null;
  const { answered, explained } = importance;
  const judged = priorities(weighed);
  const drivers = weighed.map((driver, at) => ({ ...driver, priority: judged[at] ?? null }));
  return { answered, explained, drivers: drivers.sort((a, b) => b.share - a.share) };
}
