// Those who answered a round that carries names, with what the invitation froze of them.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { ValuedPeople } from "../../core/publish/valued-people.ts";
import type { Engine } from "../work.ts";

const PAGE = 1000;

/** Reads people from a database. */
export function createValuedPeople({ db, tables }: Engine): ValuedPeople {
  const { accounts, ballots, invitations, rounds } = tables;
  return {
    async page(roundId, from) {
      const rows = await db
        .select({
          id: ballots.id,
          personId: ballots.personId,
          name: accounts.name,
          score: ballots.score,
          groups: invitations.attributes,
        })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .innerJoin(
          invitations,
          and(eq(invitations.roundId, ballots.roundId), eq(invitations.personId, ballots.personId)),
        )
        .leftJoin(accounts, eq(accounts.id, invitations.accountId))
        .where(
          and(
            eq(ballots.roundId, roundId),
            // The promise is asked for in the query itself: no caller's mistake can name anyone of an anonymous round.
            eq(rounds.promise, "attributed"),
            inArray(rounds.state, ["open", "closing", "sealed", "scrubbed"]),
            gt(ballots.id, from ?? ""),
          ),
        )
        .orderBy(asc(ballots.id))
        .limit(PAGE);
      return {
        people: rows.map(({ id: _id, groups, ...person }) => ({ ...person, groups: groups ?? {} })),
        next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null),
      };
    },
  };
}
