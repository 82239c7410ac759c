// Searches what is told of an anonymous round for figures of too few people, by the names of the fields in which they stand.

/** Every object that stands anywhere in some data, under the name of the nearest field that holds it or a list of it. */
function* objectsIn(
  data: unknown,
  name = "",
): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof data !== "object" || data === null || data instanceof Date) return;
  if (!Array.isArray(data)) yield [name, data as Readonly<Record<string, unknown>>];
  for (const [key, part] of Object.entries(data)) yield* objectsIn(part, Array.isArray(data) ? name : key);
}

const BANDS = ["promoters", "passives", "detractors", "others"];

/** Gives what an attacker finds who knows how many answered: figures that speak of fewer than k and not of nobody, or leave so few of the whole. */
export function figuresOfFew(
  told: readonly unknown[],
  { answered, k }: { readonly answered: number; readonly k: number },
): ReadonlySet<string> {
  const finds = new Set<string>();
  const isFew = (count: unknown) => typeof count === "number" && count > 0 && count < k;
  const side = (what: string, count: unknown) => {
    if (isFew(count) || (typeof count === "number" && isFew(answered - count))) finds.add(what);
  };
  for (const [name, one] of objectsIn(told)) {
    const counts = BANDS.flatMap((band) => (typeof one[band] === "number" ? [one[band]] : []));
    const sum = counts.reduce((all, count) => all + count, 0);
    const isSplit = name === "split";
    if (isSplit && counts.some(isFew)) finds.add("a split");
    if (!isSplit && counts.length >= 3 && isFew(sum)) finds.add("a score");
    if (!isSplit && counts.length >= 3 && sum < 2 * k && sum >= k && Number(one["detractors"]) >= sum - 1)
      finds.add("nearly everyone's score");
    if (["digest", "publication", "trend", "previous"].includes(name) && isFew(one["answered"]))
      finds.add("how many answered");
    if (name === "drivers" && "count" in one) side("ticks", one["count"]);
    if (name === "options" && "count" in one) side("an option", one["count"]);
    if (name === "ratings" || name === "importance") side(name, one["answered"]);
    // Whoever rated everything rated this one, too.
    const all = (one["importance"] as { answered?: unknown } | undefined)?.answered;
    for (const rating of (one["ratings"] ?? []) as readonly { answered: unknown }[])
      if (typeof all === "number" && typeof rating.answered === "number" && isFew(rating.answered - all))
        finds.add("those who left another rating out");
    const moods = one["sentiment"] as Readonly<Record<string, unknown>> | null | undefined;
    const wrote = ["positive", "neutral", "negative"].reduce(
      (sum, mood) => sum + Number(moods?.[mood] ?? 0),
      0,
    );
    for (const theme of (one["themes"] ?? []) as readonly { people: number }[])
      if (isFew(wrote - theme.people)) finds.add("those who wrote of something else");
    if (name === "themes") side("a theme", one["people"]);
    if (name === "sentiment") for (const key of ["positive", "neutral", "negative"]) side("moods", one[key]);
    if (name === "comments" && answered < 2 * k) finds.add("words");
    if (name === "cells" && isFew(one["heads"])) finds.add("who brings value");
  }
  return finds;
}
