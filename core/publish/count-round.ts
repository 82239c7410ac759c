// Reads a round page by page and counts it, giving way in between.
import { createBallotCount, type RoundCount } from "./count-ballots.ts";
import type { DecidingPorts, RoundFacts, Sealing } from "./ports.ts";

/** What counting takes from outside. */
export interface CountingPorts extends DecidingPorts {
  readonly sealing: Pick<Sealing, "page">;
}

/** Counts a round's ballots and everyone who was asked; `ballots` is how many were read. */
export async function countRound(
  ports: CountingPorts,
  facts: RoundFacts,
): Promise<{ readonly count: RoundCount; readonly ballots: number }> {
  const { sealing, turns } = ports;
  const counting = createBallotCount(facts);
  let ballots = 0;
  for (let from: string | null = null; ; ) {
    const page = await sealing.page(facts.round.id, from);
    for (const ballot of page.ballots) counting.take(ballot);
    for (const groups of page.invited) counting.invite(groups);
    ballots += page.ballots.length;
    await counting.work(ports);
    await turns.next();
    if (page.next === null) return { count: counting.result(), ballots };
    from = page.next;
  }
}
