// The last rounds in one line of bars, for where no picture can stand.
import type { DigestView } from "../../../core/digest/digest.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { sparkline } from "./sparkline.ts";

/** Gives the trend, nothing where fewer than two rounds have a score. */
export function historyLine(view: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.digest;
  const known = view.history.filter((each) => each !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return [];
  const line = words.history({
    line: sparkline(view.history, view.historyEdits),
    first: displayScore(first),
    last: displayScore(last),
  });
  const gap = view.history.includes(null) ? [words.historyGap] : [];
  return [paragraph([line, ...gap].join("\n"))];
}
