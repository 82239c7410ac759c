// The trend as a picture, and in words what its lines and numbers mean.
import { trendChart } from "../../../core/digest/charts-of.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestGoal, DigestMark } from "../../../core/digest/digest-history.ts";
import { type ChosenGroup, isOfGroup } from "../../../core/digest/same-group.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { calendarDay, dayOf, differs, groupWords } from "./digest-words.ts";
import { historyLine } from "./history-line.ts";
import type { Reader } from "./reader.ts";

/** How the trend is shown: drawn, or as a line of bars where no picture can stand. */
export type Drawn = "picture" | "bars";

// More than these would not be read at a glance; the details have them all.
const GLANCE_MARKS = 2;

/** Gives the trend of a glance. */
export function trendGlance(
  view: DigestView,
  reader: Pick<Reader, "now">,
  copy: Copy,
  drawn: Drawn,
): readonly Part[] {
  const marks = view.digest.marks.slice(-GLANCE_MARKS);
  const picture = drawn === "picture" ? trendPicture(view, marks, copy) : historyLine(view, copy);
  if (picture.length === 0) return goalParts(view, reader, copy);
  const lines = [...editLines(view, copy), ...legendLines(view, marks, reader, copy)];
  return [...picture, ...(lines.length === 0 ? [] : [paragraph(lines.join("\n"))])];
}

/** Gives the picture with its words for those who do not see it; nothing where fewer than two rounds have a score. */
export function trendPicture(view: DigestView, marks: readonly DigestMark[], copy: Copy): readonly Part[] {
  const chart = trendChart(view, marks);
  if (chart === null) return [];
  const { trend } = view.digest;
  const scores = trend.map(({ round, display }) => `${dayOf(round.opensAt, view, copy)} ${display}`);
  const rounds = copy.format.number(trend.length);
  const alt = copy.managing.digest.chartAlt({
    rounds,
    scores: scores.join(copy.locale === "en" ? ", " : "，"),
  });
  return [{ kind: "chart", alt, chart }];
}

/** Says where a trend is not quite comparable. */
export function editLines(view: DigestView, copy: Copy): readonly string[] {
  const { edits = [] } = view.digest;
  if (edits.length === 0) return [];
  const words = copy.managing.digest;
  const days = edits.map(({ version, changed, round }) => {
    const day = dayOf(round.opensAt, view, copy);
    const at = { day, version: copy.format.number(version) };
    if (!changed.includes("audience")) return words.historyEditedRound(at);
    return changed.includes("wording") ? words.historyEditedBoth(at) : words.historyEditedAudience({ day });
  });
  return [words.historyEdited({ rounds: copy.format.list(days) })];
}

/** Says what marks came to, what the other lines are, and how far the goals are. */
export function legendLines(
  view: DigestView,
  marks: readonly DigestMark[],
  reader: Pick<Reader, "now">,
  copy: Copy,
): readonly string[] {
  const words = copy.managing.digest;
  const { references, goals } = view.digest;
  return [
    ...marks.map(({ number, day, label, change }) =>
      words.mark({
        number: copy.format.number(number),
        day: calendarDay(day, copy, reader.now),
        label,
        said: differs(change, copy),
      }),
    ),
    ...references.map(({ label, nps, source }) =>
      words.reference({ label, display: displayScore(nps), source }),
    ),
    ...goals.map((goal) => goalLine(goal, reader, copy)),
  ];
}

/** Says how far the goals of one group are. */
export function goalLines(
  { digest }: DigestView,
  reader: Pick<Reader, "now">,
  copy: Copy,
  group: ChosenGroup,
): readonly string[] {
  return digest.goals
    .filter(({ segment }) => segment !== null && isOfGroup(segment, group))
    .map((goal) => goalLine(goal, reader, copy));
}

function goalParts(view: DigestView, reader: Pick<Reader, "now">, copy: Copy): readonly Part[] {
  const lines = view.digest.goals.map((goal) => goalLine(goal, reader, copy));
  return lines.length === 0 || view.digest.nps === null ? [] : [paragraph(lines.join("\n"))];
}

function goalLine(
  { segment, target, by, nps, isMet, chance }: DigestGoal,
  reader: Pick<Reader, "now">,
  copy: Copy,
): string {
  const words = copy.managing.digest;
  const group = segment === null ? "" : words.goalGroup({ group: groupWords([segment.group], copy) });
  const until = by === null ? "" : words.goalBy({ day: calendarDay(by, copy, reader.now) });
  const said = { whose: `${group}${until}`, target: displayScore(target) };
  if (nps === null || chance === null) return words.goalUnknown(said);
  if (isMet && chance === 1) return words.goalSure(said);
  const likely = { ...said, chance: likelihood(chance, copy) };
  if (isMet) return words.goalMet(likely);
  const points = words.points({ count: copy.format.number(Math.max(1, target - roundAway(nps))) });
  return chance === 0 ? words.goalOut({ ...said, points }) : words.goalMissed({ ...likely, points });
}

// "0 %" and "100 %" would claim what only everyone's answers can.
function likelihood(chance: number, { format, managing }: Copy): string {
  const words = managing.digest;
  if (chance > 0 && chance < 0.01) return words.chanceUnder({ percent: format.percent(0.01) });
  if (chance < 1 && chance > 0.99) return words.chanceOver({ percent: format.percent(0.99) });
  return words.chanceOf({ percent: format.percent(chance) });
}
