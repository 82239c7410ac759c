// Which groups a survey's results will mostly be withheld for, reckoned from whom its next round asks and how many of them usually answer.
import type { Asked } from "./forecast.ts";

/** One group: how many of it are asked, and whether enough answers of it are to be expected. */
export interface SegmentCell {
  /** One value an attribute, as a round freezes it; null where nothing is known. */
  readonly group: readonly (string | null)[];
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

/** One attribute of a survey, or two that are crossed, as its next round would split by it. */
export interface SegmentOutlook {
  readonly attributes: readonly string[];
  /** The largest first. */
  readonly cells: readonly SegmentCell[];
  /** How many of those who are asked have no value. */
  readonly without: number;
  /** Some of it is read from the platform as a round opens: what is not known now may be known then. */
  readonly isReadLater?: true;
}

/** The outlook of all attributes, and what would help where groups will mostly be withheld. */
export interface Outlook {
  readonly segments: readonly SegmentOutlook[];
  readonly help: readonly SegmentHelp[];
}

/**
 * Reckons the outlook. `responseRate` is 0–1, `k` the fewest answers that may be shown of a group. What answers will be like, and what sums and differences
 * of several attributes may tell, is known at closing only: groups that are expected here may still be joined there.
 */
export function segmentOutlook(
  asked: readonly Pick<Asked, "attributes">[],
  of: {
    /** Each one attribute, or two that are crossed. */
    readonly partitions: readonly (readonly string[])[];
    readonly responseRate: number;
    readonly k: number;
    readonly panels: number;
    /** Attributes that are read from the platform as a round opens. */
    readonly readLater?: ReadonlySet<string>;
  },
): Outlook {
  const { partitions, responseRate, k, panels, readLater } = of;
  const answers = (people: number): number => Math.round(people * responseRate);
  const isEnough = (people: number): boolean => answers(people) >= k;
  const segments = partitions.map((attributes): SegmentOutlook => {
    const counts = new Map<string, number>();
    for (const { attributes: groups } of asked) {
      const group = attributes.map((key) => groups[key] ?? null);
      if (group.every((value) => value === null)) continue;
      const key = JSON.stringify(group);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const sizes = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    const without = asked.length - sizes.reduce((sum, [, people]) => sum + people, 0);
    const alone = standingAlone(sizes, without, { answers, k });
    const cells = sizes.map(([key, people]) => {
      const group = JSON.parse(key) as SegmentCell["group"];
      return { group, asked: people, isExpected: alone.has(key) };
    });
    const isReadLater = attributes.some((key) => readLater?.has(key) === true);
    return { attributes, cells, without, ...(isReadLater ? { isReadLater } : {}) };
  });
  const withheld = segments.flatMap(({ cells }) => cells.filter((cell) => !cell.isExpected));
  if (withheld.length === 0) return { segments, help: [] };
  const help: SegmentHelp[] = [];
  if (panels > 1 && withheld.some((cell) => isEnough(cell.asked * panels))) help.push("fewer-panels");
  const mergeable = segments.some(({ cells }) => cells.filter((cell) => !cell.isExpected).length > 1);
  const besideLarge = segments.some(({ cells }) => cells.length > 1);
  if (mergeable || besideLarge) help.push("merge-groups");
  if (segments.length > 1) help.push("fewer-attributes");
  return { segments, help };
}

// Groups below k are put together, those of whom nothing is known being one of them, and the smallest of the rest with them until they are k. What is
// left stands alone, if it does not stand for everyone; and a round of fewer than 2k answers is not divided.
function standingAlone(
  sizes: readonly (readonly [group: string, people: number])[],
  without: number,
  { answers, k }: { readonly answers: (people: number) => number; readonly k: number },
): ReadonlySet<string> {
  const everyone = sizes.reduce((sum, [, people]) => sum + people, without);
  if (answers(everyone) < 2 * k) return new Set();
  const alone = sizes.filter(([, people]) => answers(people) >= k).map(([group]) => group);
  const people = new Map(sizes);
  let others = everyone - alone.reduce((sum, group) => sum + (people.get(group) ?? 0), 0);
  while (others > 0 && answers(others) < k) {
    const smallest = alone.pop();
    if (smallest === undefined) break;
    others += people.get(smallest) ?? 0;
  }
  const isOneCell = alone.length + (others > 0 ? 1 : 0) < 2;
  return isOneCell ? new Set() : new Set(alone);
}
