// What played a part: ticked drivers and where they are ticked more, rated drivers and how much each explains.
import type { Publication, PublishedDriver } from "../publish/publication.ts";
import { falseDiscovery } from "../score/false-discovery.ts";
import { liftOf } from "../score/lift.ts";
import type { BandCounts } from "../score/tally.ts";
import type { Driver } from "../survey/survey.ts";
import type { Label } from "./digest-figures.ts";
import type { DigestDriver, DigestLift } from "./digest-sections.ts";
import { countsOf } from "./figures-of.ts";

type UnjudgedLift = Omit<DigestLift, "adjusted">;

/** Gives the ticked drivers with the labels that their round froze, the most named first. */
export function driversOf(publication: Publication, drivers: readonly Driver[]): readonly DigestDriver[] {
  const counts = countsOf(publication);
  const raw = publication.drivers.map((driver) => ({ driver, lift: liftIn(counts, driver) }));
  const lifts = raw.flatMap(({ lift }) => (lift === null ? [] : [lift]));
  const adjusted = falseDiscovery(lifts.map(({ p }) => p));
  const judged = new Map(lifts.map((lift, at) => [lift, { ...lift, adjusted: adjusted[at] ?? 1 }]));
  return raw
    .map(
      ({ driver, lift }): DigestDriver => ({
        key: driver.key,
        label: labelIn(drivers, driver.key),
        count: driver.count,
        split: driver.split ?? null,
        lift: lift === null ? null : (judged.get(lift) ?? null),
      }),
    )
    .sort((a, b) => b.count - a.count);
}

/** Gives a key's label in both languages; the key itself where nothing has it any more. */
export function labelIn(all: readonly { readonly key: string; readonly label: Label }[], key: string): Label {
  return all.find((each) => each.key === key)?.label ?? { en: key, "zh-CN": key };
}

function liftIn(counts: BandCounts | null, { split }: PublishedDriver): UnjudgedLift | null {
  if (counts === null || split === undefined) return null;
  const { promoters, passives, detractors } = counts;
  const isWhole = "detractors" in split;
  const other = isWhole
    ? { ticked: split.detractors, of: detractors }
    : { ticked: split.others, of: passives + detractors };
  const found = liftOf({ ticked: split.promoters, of: promoters }, other);
  if (found === null) return null;
  const { share, against, lift, p } = found;
  return { against: isWhole ? "detractors" : "others", share, other: against, lift, p };
}
