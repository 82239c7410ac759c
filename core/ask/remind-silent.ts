// Reminds those who have not answered an open round, at its reminder times.
import type { Rounds } from "./ports.ts";
import type { Round } from "./round.ts";

/** One reminder that was owed: the how-manyth, and to how many. */
export interface Reminded {
  readonly roundId: string;
  readonly sequence: number;
  readonly count: number;
}

/** Gives which reminder of a round is due at `now` (1, 2, …), or null. Of several that were slept through only the last is sent. */
export function dueReminder(
  round: Pick<Round, "reminderAt" | "remindersDone" | "closesAt">,
  now: Date,
): number | null {
  if (now >= round.closesAt) return null;
  const due = round.reminderAt.filter((at) => at <= now).length;
  return due > round.remindersDone ? due : null;
}

/** Owes the reminders that are due in every open round of an organization. */
export async function remindSilent(
  ports: { readonly rounds: Pick<Rounds, "inState" | "remind"> },
  organizationId: string,
  now: Date,
): Promise<readonly Reminded[]> {
  const reminded: Reminded[] = [];
  for (const round of await ports.rounds.inState(organizationId, ["open"])) {
    const sequence = dueReminder(round, now);
    if (sequence === null) continue;
    const count = await ports.rounds.remind(round.id, sequence, now);
    reminded.push({ roundId: round.id, sequence, count });
  }
  return reminded;
}
