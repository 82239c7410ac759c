// Which groups a survey's results will mostly be withheld for, reckoned from whom its next round asks and how many of them usually answer.
import type { Asked } from "./forecast.ts";

/** One group of an attribute: how many of it are asked, and whether enough answers of it are to be expected. */
export interface SegmentCell {
  /** As a round freezes it. */
  readonly group: string;
  readonly asked: number;
  readonly isExpected: boolean;
}

/** What would let more groups be seen. */
export type SegmentHelp =
  /** Fewer attributes: each one that is published leaves the others less room. */
  | "fewer-attributes"
  /** Groups put together, or wider ranges. */
  | "merge-groups"
  /** Everyone at once, and less often: a panel is a part of every group. */
  | "fewer-panels";

/** One attribute of a survey as its next round would split by it. */
export interface SegmentOutlook {
  readonly attribute: string;
  /** The largest first. */
  readonly cells: readonly SegmentCell[];
  /** How many of those who are asked have no value. */
  readonly without: number;
}

/** The outlook of all attributes, and what would help where groups will mostly be withheld. */
export interface Outlook {
  readonly segments: readonly SegmentOutlook[];
  readonly help: readonly SegmentHelp[];
}

/** Reckons the outlook. `responseRate` is 0–1, `k` the fewest answers that may be shown of a group. */
export function segmentOutlook(
  asked: readonly Pick<Asked, "attributes">[],
  of: {
    readonly attributes: readonly string[];
    readonly responseRate: number;
    readonly k: number;
    readonly panels: number;
  },
): Outlook {
  const { attributes, responseRate, k, panels } = of;
  const isExpected = (people: number): boolean => Math.round(people * responseRate) >= k;
  const segments = attributes.map((attribute): SegmentOutlook => {
    const counts = new Map<string, number>();
    for (const { attributes: groups } of asked) {
      const group = groups[attribute];
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const cells = [...counts]
      .map(([group, people]) => ({ group, asked: people, isExpected: isExpected(people) }))
      .sort((a, b) => b.asked - a.asked || (a.group < b.group ? -1 : 1));
    const known = cells.reduce((sum, cell) => sum + cell.asked, 0);
    return { attribute, cells, without: asked.length - known };
  });
  const withheld = segments.flatMap(({ cells }) => cells.filter((cell) => !cell.isExpected));
  if (withheld.length === 0) return { segments, help: [] };
  const help: SegmentHelp[] = [];
  if (panels > 1 && withheld.some((cell) => isExpected(cell.asked * panels))) help.push("fewer-panels");
  const mergeable = segments.some(({ cells }) => cells.filter((cell) => !cell.isExpected).length > 1);
  const besideLarge = segments.some(({ cells }) => cells.length > 1);
  if (mergeable || besideLarge) help.push("merge-groups");
  if (segments.length > 1) help.push("fewer-attributes");
  return { segments, help };
}
