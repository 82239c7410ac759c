// The few words that every sentence about a round is made of.
import type { RoundLine } from "../../../core/command/outcome.ts";
import type { Copy } from "../copy.ts";

/** Gives a round's number and schedule. */
export function roundName({ round, scheduleKey }: RoundLine, copy: Copy): string {
  return copy.managing.schedules.roundName({ number: copy.format.number(round.number), key: scheduleKey });
}

/** Gives how many have answered an open round, as coarsely as its promise asks for. */
export function progressWords({ round, progress }: RoundLine, copy: Copy): string {
  const words = copy.managing.schedules;
  const { format } = copy;
  const count = progress?.answered ?? 0;
  const answered = format.number(count);
  const invited = format.number(round.invited);
  const k = format.number(round.frozen.k);
  if (round.population === "open") {
    return count === 0 ? words.progressCrowdFew({ k }) : words.progressCrowd({ answered });
  }
  if (progress?.exact === true) return words.progress({ answered, invited });
  return count === 0 ? words.progressFew({ k, invited }) : words.progressSteps({ answered, invited });
}

/** Gives why a round was refused, as the end of a sentence. */
export function refusedWords(why: string | null, copy: Copy): string {
  const { refused } = copy.managing.schedules;
  return Object.entries(refused).find(([code]) => code === why)?.[1] ?? why ?? "";
}
