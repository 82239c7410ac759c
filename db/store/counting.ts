// Reads the ballots of a round that may be counted: a closing one, or an attributed one that is open; never an open anonymous one's.
import { and, asc, eq, gt, inArray, or, type SQL } from "drizzle-orm";
import type { CountedBallot } from "../../core/publish/counted-ballot.ts";
import type { RoundPage } from "../../core/publish/ports.ts";
import type { Engine } from "../work.ts";

/** Says that the ballots of a round may be counted. */
export function mayBeCounted({ tables: { rounds } }: Engine): SQL | undefined {
  return or(
    eq(rounds.state, "closing"),
    and(eq(rounds.promise, "attributed"), inArray(rounds.state, ["open", "closing"])),
  );
}

/** Reads up to `most` invitations that follow `from`, with their ballots: ids are random, and so is the order. */
export async function readPage(
  engine: Engine,
  roundId: string,
  from: string | null,
  most: number,
): Promise<RoundPage> {
  const { ballots, invitations, rounds } = engine.tables;
  const rows = await engine.db
    .select({
      id: invitations.id,
      groups: invitations.attributes,
      score: ballots.score,
      reason: ballots.reason,
      improve: ballots.improve,
      drivers: ballots.drivers,
      background: ballots.background,
      ratings: ballots.ratings,
      mayQuote: ballots.mayQuote,
    })
    .from(invitations)
    .innerJoin(rounds, eq(rounds.id, invitations.roundId))
    .leftJoin(
      ballots,
      and(eq(ballots.roundId, invitations.roundId), eq(ballots.personId, invitations.personId)),
    )
    .where(and(eq(invitations.roundId, roundId), gt(invitations.id, from ?? ""), mayBeCounted(engine)))
    .orderBy(asc(invitations.id))
    .limit(most);
  return {
    ballots: rows.flatMap(({ id: _id, score, ...row }) =>
      score === null ? [] : [counted({ ...row, score })],
    ),
    invited: rows.map(({ groups }) => groups ?? {}),
    next: rows.length < most ? null : (rows.at(-1)?.id ?? null),
  };
}

/** Gives what someone wrote that is more than spaces. */
export function wordsOf(...texts: readonly (string | null)[]): readonly string[] {
  return texts.flatMap((text) => (text === null || text.trim() === "" ? [] : [text]));
}

type Row = {
  readonly [Key in "groups" | "background" | "ratings" | "drivers"]: CountedBallot[Key] | null;
} & Pick<CountedBallot, "score"> & {
    readonly reason: string | null;
    readonly improve: string | null;
    readonly mayQuote: boolean | null;
  };

function counted({
  score,
  drivers,
  background,
  ratings,
  reason,
  improve,
  mayQuote,
  groups,
}: Row): CountedBallot {
  return {
    score,
    drivers: drivers ?? [],
    background: background ?? {},
    ratings: ratings ?? {},
    texts: wordsOf(reason, improve),
    mayQuote: mayQuote ?? false,
    groups: groups ?? {},
  };
}
