// One group over the rounds: for the manager whose segment it is beside the whole's trend, and for those who choose one among the groups.
import type { Section } from "../../../core/command/on-digest.ts";
import { groupTrendChart } from "../../../core/digest/charts-of.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import { groupsAlone } from "../../../core/digest/group-trend.ts";
import { type ChosenGroup, isSameGroup } from "../../../core/digest/same-group.ts";
import type { Button, Part } from "../../../core/message.ts";
import { narrow } from "../../text/columns.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { type Drawn, editLines, goalLines } from "./digest-legend.ts";
import { roundsTable } from "./digest-trend.ts";
import { dayOf, differs, footnote, groupWords, heading } from "./digest-words.ts";
import type { Reader } from "./reader.ts";

// More buttons than these would push the figures off a phone's screen.
const MOST_BUTTONS = 10;
const MOST_NAME = 24;

/** Gives the trend of the group that the digest has one of; nothing where it has none. */
export function groupTrendParts(
  view: DigestView,
  reader: Pick<Reader, "now">,
  copy: Copy,
  drawn: Drawn,
): readonly Part[] {
  const { groupTrend, segments } = view.digest;
  if (groupTrend === undefined) return [];
  const words = copy.managing.details;
  const name = groupWords(groupTrend.group, copy);
  const chart = drawn === "picture" ? groupTrendChart(view) : null;
  const scores = groupTrend.points.map(
    ({ round, display }) => `${dayOf(round.opensAt, view, copy)} ${display}`,
  );
  const alt = words.groupTrendAlt({ group: name, scores: scores.join(copy.locale === "en" ? ", " : "，") });
  const cell = segments
    .flatMap(({ attributes, cells }) => cells.map((each) => ({ attributes, each })))
    .find(
      ({ attributes, each }) =>
        isAlone(each.groups) && isSameGroup({ attributes, group: each.groups[0] ?? [] }, groupTrend),
    );
  const change = cell?.each.change ?? null;
  const isCut = groupTrend.points.some(({ nps }) => nps === null);
  return [
    heading(words.groupTrendTitle({ group: name })),
    ...(chart === null ? [] : [{ kind: "chart" as const, alt, chart }]),
    ...roundsTable(groupTrend.points, view, copy),
    ...(change === null ? [] : [paragraph(words.sinceLast({ said: differs(change, copy) }))]),
    ...lines([...goalLines(view, reader, copy, groupTrend)]),
    ...(isCut ? [footnote(words.groupTrendGaps)] : []),
  ];
}

/** Gives the group that someone chose among the groups, in the place of their comparison; null where nobody chose one. */
export function chosenGroupParts(
  view: DigestView,
  reader: Pick<Reader, "now">,
  copy: Copy,
): readonly Part[] | null {
  if (view.scope !== undefined || view.digest.groupTrend === undefined) return null;
  return [...groupTrendParts(view, reader, copy, "picture"), ...lines(editLines(view, copy))];
}

/** Gives the buttons that lead to the groups of a digest one by one; none for a manager of one segment, and where there is one round alone. */
export function groupButtons(
  { digest, scope }: DigestView,
  copy: Copy,
  lead: (to: Section, page: number, label: string) => Button,
): readonly Button[] {
  if (scope !== undefined || digest.trend.length < 2) return [];
  // Pages count from 1: the comparison of the groups is before them.
  return groupsAlone(digest)
    .slice(0, MOST_BUTTONS)
    .map(({ group }: ChosenGroup, at) =>
      lead("segments", at + 1, narrow(groupWords(group, copy), MOST_NAME)),
    );
}

function isAlone(groups: readonly unknown[]): boolean {
  return groups.length === 1;
}

function lines(said: readonly string[]): readonly Part[] {
  return said.length === 0 ? [] : [paragraph(said.join("\n"))];
}
