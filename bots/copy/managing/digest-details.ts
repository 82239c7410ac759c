// What stands behind a digest's Details, in sections that buttons lead to.
import { SECTIONS, type Section } from "../../../core/command/on-digest.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { Part } from "../../../core/message.ts";
import type { Copy } from "../copy.ts";
import { wordParts } from "./digest-comments.ts";
import { driverParts } from "./digest-drivers.ts";
import { groupTrendParts } from "./digest-group.ts";
import { howParts } from "./digest-how.ts";
import type { Drawn } from "./digest-legend.ts";
import { segmentParts } from "./digest-segments.ts";
import { trendParts } from "./digest-trend.ts";
import type { Reader } from "./reader.ts";

/** Gives the sections that have something to say to this reader, in the order of their buttons; the trend and the reckoning always do. */
export function sectionsOf({ digest, commentsWithheld, scope }: DigestView): readonly Section[] {
  const { segments, drivers, importance, ratings = [], background = [], themes, commentCount } = digest;
  const has: Readonly<Record<Section, boolean>> = {
    segments: segments.length > 0 || scope !== undefined,
    drivers: drivers.length + ratings.length + background.length > 0 || importance !== undefined,
    words: commentCount > 0 || themes !== undefined || commentsWithheld,
    trend: true,
    how: true,
  };
  return SECTIONS.filter((section) => has[section]);
}

/** Gives the section that opens first: the first that tells this reader something new. */
export function firstSection(view: DigestView): Section {
  const { commentCount, segments, themes, trend } = view.digest;
  const isEmpty: Readonly<Partial<Record<Section, boolean>>> = {
    segments: view.scope === undefined && segments.every(({ cells }) => cells.length === 0),
    words: commentCount === 0 && themes === undefined,
    trend: trend.length < 2,
  };
  return sectionsOf(view).find((section) => isEmpty[section] !== true) ?? "how";
}

/** Gives one section's parts. `whole` where everything stands below one another and there are no pages. */
export function sectionParts(
  section: Section,
  view: DigestView,
  reader: Pick<Reader, "now"> & Partial<Pick<Reader, "command">>,
  copy: Copy,
  { drawn, whole }: { readonly drawn: Drawn; readonly whole: boolean },
): readonly Part[] {
  switch (section) {
    case "segments":
      return segmentParts(view, copy);
    case "drivers":
      return driverParts(view, copy);
    case "words":
      return wordParts(view, reader, copy, whole);
    case "trend":
      return [...trendParts(view, reader, copy, drawn), ...groupTrendParts(view, reader, copy, drawn)];
    case "how":
      return howParts(view, copy);
  }
}
