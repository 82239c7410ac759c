// Who was passed over, in words: numbers by reason, as coarse as the round's promise asks for.
import { type PassedOverLine, passedOverLines } from "../../../core/ask/passed-over.ts";
import type { Round } from "../../../core/ask/round.ts";
import type { Copy } from "../copy.ts";

/** Gives the sentence for these reasons; null where nobody was passed over. */
export function passedOverWords(lines: readonly PassedOverLine[], copy: Copy): string | null {
  if (lines.length === 0) return null;
  const words = copy.managing.audiences;
  const reasons = lines.map(({ why, how, count }) => {
    const number = copy.format.number(count);
    const said =
      how === "exactly"
        ? number
        : how === "fewer"
          ? words.fewerThan({ k: number })
          : words.atLeast({ count: number });
    return words.why[why]({ count: said });
  });
  return words.passedOver({ reasons: copy.format.list(reasons) });
}

/** Gives the sentence for a round; null where nobody was passed over, or it was not counted by reason. */
export function roundPassedOver(round: Pick<Round, "passedOverWhy" | "frozen">, copy: Copy): string | null {
  return passedOverWords(passedOverLines(round.passedOverWhy, round.frozen), copy);
}
