// The few words that a digest's glance and its details share.
import type { DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import type { Copy } from "../copy.ts";

/** Gives how many answered, of how many where that is known; empty where it is withheld. */
export function answeredLine(figures: DigestFigures, copy: Copy): string {
  const { format, managing } = copy;
  if (figures.answered === null) return "";
  const answered = format.number(figures.answered);
  if (figures.invited === null || figures.responseRate === null) {
    const { answeredLink, answeredOpen } = managing.digest;
    return figures.byLink === true ? answeredLink({ answered }) : answeredOpen({ answered });
  }
  const rate = format.percent(figures.responseRate);
  return managing.digest.answered({ answered, invited: format.number(figures.invited), rate });
}

/** Gives the day of a round in its own zone. */
export function dayOf(iso: string, view: DigestView, copy: Copy): string {
  return copy.format.day(new Date(iso), view.zone);
}
