// The few words that a digest's glance and its details share.
import type { DigestChange, DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import type { DigestCell } from "../../../core/digest/digest-sections.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { bandWords } from "./band-words.ts";

/** Gives the name of the score: of staff it is their own. */
export function scoreName({ relation }: Pick<DigestView, "relation">): string {
  return relation === "staff" ? "eNPS" : "NPS";
}

/** Gives how many answered, of how many where that is known; empty where it is withheld. */
export function answeredLine(figures: DigestFigures & { readonly imported?: true }, copy: Copy): string {
  const { format, managing } = copy;
  if (figures.answered === null) return "";
  const answered = format.number(figures.answered);
  if (figures.imported === true) return managing.digest.answeredImported({ answered });
  if (figures.invited === null || figures.responseRate === null) {
    const { answeredLink, answeredOpen } = managing.digest;
    return figures.byLink === true ? answeredLink({ answered }) : answeredOpen({ answered });
  }
  const rate = format.percent(figures.responseRate);
  return managing.digest.answered({ answered, invited: format.number(figures.invited), rate });
}

/** Gives the day of a round in its own zone, with the year where it is long ago. */
export function dayOf(iso: string, view: Pick<DigestView, "zone">, copy: Copy, now?: Date): string {
  return copy.format.day(new Date(iso), view.zone, now);
}

/** Gives a day of the calendar (YYYY-MM-DD), which no zone moves. */
export function calendarDay(day: string, copy: Copy, now?: Date): string {
  return copy.format.day(new Date(`${day}T12:00:00Z`), "UTC", now);
}

/** Gives a difference as a whole number of points. */
export function pointsOf(delta: number, copy: Copy): string {
  const whole = Math.abs(roundAway(delta));
  const { points, pointsHardly } = copy.managing.digest;
  return whole === 0 ? pointsHardly : points({ count: copy.format.number(whole) });
}

/** Says how a score differs from another, as a part of a sentence. */
export function differs(change: DigestChange | null, copy: Copy): string {
  const words = copy.managing.digest.differs;
  if (change === null) return words.nothing;
  const points = pointsOf(change.delta, copy);
  switch (change.verdict) {
    case "up":
      return words.up({ points });
    case "down":
      return words.down({ points });
    case "too-few":
      return words.tooFew;
    case "within-noise":
      if (roundAway(change.delta) === 0) return words.same;
      return change.delta > 0 ? words.noiseUp({ points }) : words.noiseDown({ points });
  }
}

/** Gives an interval in the width of a phone: "+18…+44". */
export function rangeOf({ interval }: Pick<DigestFigures, "interval">): string {
  return interval === null ? "–" : `${displayScore(interval.low)}…${displayScore(interval.high)}`;
}

/** Gives the name of one group: its values, in the reader's language where they are ranges. */
export function groupWords(group: readonly (string | null)[], copy: Copy): string {
  const { unknownGroup, crossed } = copy.managing.details;
  const [one = unknownGroup, other] = group.map((value) =>
    value === null ? unknownGroup : bandWords(value, copy),
  );
  return other === undefined ? one : crossed({ one, other });
}

// More names than these would be no sentence any more.
const MOST_NAMED = 3;

/** Gives the names of a cell's groups, of many the first and how many more. */
export function cellWords({ groups }: Pick<DigestCell, "groups">, copy: Copy, most = MOST_NAMED): string {
  const names = groups.slice(0, most).map((group) => groupWords(group, copy));
  const left = copy.format.number(groups.length - names.length);
  const rest = groups.length > most ? [copy.managing.details.moreNames({ count: left })] : [];
  return copy.format.list([...names, ...rest]);
}

/** Gives a cell's name for a table: its group's, or the first and how many are with it. */
export function cellBrief({ groups }: Pick<DigestCell, "groups">, copy: Copy): string {
  const [first = [], ...others] = groups;
  const name = groupWords(first, copy);
  if (others.length === 0) return name;
  return copy.managing.details.groupsBrief({ first: name, count: copy.format.number(others.length) });
}

/** Gives the name of what a round is divided by. */
export function attributeWords(attributes: readonly string[], copy: Copy): string {
  const [one = "", other] = attributes;
  return other === undefined ? one : copy.managing.details.crossed({ one, other });
}

/** Gives a footnote. */
export function footnote(text: string): Part {
  return { kind: "footnote", text };
}

/** Gives a heading. */
export function heading(text: string): Part {
  return { kind: "heading", text };
}
