// Answers with names, of attributed rounds that are published: what may be handed out of them.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { NamedAnswers } from "../../core/exchange/ports.ts";
import { shownGroups } from "../../core/people/worth.ts";
import type { Engine } from "../work.ts";

const PAGE = 500;

/** Reads answers from a database. */
export function createNamedAnswers({ db, tables }: Engine): NamedAnswers {
  const { accounts, ballots, invitations, publications, redactions, rounds } = tables;
  return {
    async page(surveyId, from) {
      // What is published is closed, and what is attributed was never promised to be anonymous: both are asked for, not one for the other.
      const isOpen = and(eq(rounds.surveyId, surveyId), eq(rounds.promise, "attributed"));
      const rows = await db
        .select({ ballot: ballots, round: rounds, groups: invitations.attributes, name: accounts.name })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .innerJoin(publications, eq(publications.roundId, rounds.id))
        .leftJoin(
          invitations,
          and(eq(invitations.roundId, ballots.roundId), eq(invitations.personId, ballots.personId)),
        )
        .leftJoin(accounts, eq(accounts.id, invitations.accountId))
        .where(and(isOpen, from === null ? undefined : gt(ballots.id, from)))
        .orderBy(asc(ballots.id))
        .limit(PAGE);
      const roundIds = [...new Set(rows.map(({ round }) => round.id))];
      const redacted = new Set(
        (
          await db
            .select({ id: redactions.id })
            .from(redactions)
            .where(inArray(redactions.roundId, roundIds.length === 0 ? [""] : roundIds))
        ).map(({ id }) => id),
      );
      const last = rows.at(-1);
      return {
        answers: rows.map(({ ballot, round, groups, name }) => ({
          id: ballot.id,
          round: round.number,
          opensAt: round.opensAt,
          closesAt: round.closesAt,
          name,
          score: ballot.score,
          reason: redacted.has(`${ballot.id}.reason`) ? null : ballot.reason,
          improve: redacted.has(`${ballot.id}.improve`) ? null : ballot.improve,
          drivers: ballot.drivers,
          ratings: ballot.ratings ?? {},
          background: ballot.background ?? {},
          groups: shownGroups(groups ?? {}),
        })),
        next: last === undefined || rows.length < PAGE ? null : last.ballot.id,
      };
    },
  };
}
