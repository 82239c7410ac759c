// Comments that were taken out: kept by id, and put in no answer of the database's that anybody reads.
import { and, eq, isNotNull } from "drizzle-orm";
import type { Publications } from "../../core/publish/ports.ts";
import type { Comment } from "../../core/publish/publication.ts";
import { MASK } from "../../core/words/masking.ts";
import type { Engine } from "../work.ts";

/** Reads and writes what was taken out. */
export function createRedactions({ db, tables }: Engine): {
  /** The same comments in the same order, without the words of those that were taken out. */
  apply(roundId: string, comments: readonly Comment[]): Promise<readonly Comment[]>;
  redact: Publications["redact"];
} {
  const { answers, ballots, publications, redactions, rounds } = tables;

  async function isShown(roundId: string, commentId: string): Promise<boolean> {
    const [sealed] = await db
      .select({ id: answers.id })
      .from(answers)
      .innerJoin(publications, eq(publications.roundId, answers.roundId))
      .where(and(eq(answers.id, commentId), eq(answers.roundId, roundId)));
    if (sealed !== undefined) return true;
    const [, id = "", part = ""] = /^(.*)\.(reason|improve)$/s.exec(commentId) ?? [];
    if (part === "") return false;
    const [said] = await db
      .select({ id: ballots.id })
      .from(ballots)
      .innerJoin(rounds, eq(rounds.id, ballots.roundId))
      .where(
        and(
          eq(ballots.id, id),
          eq(ballots.roundId, roundId),
          eq(rounds.promise, "attributed"),
          isNotNull(part === "reason" ? ballots.reason : ballots.improve),
        ),
      );
    return said !== undefined;
  }

  return {
    async apply(roundId, comments) {
      if (comments.length === 0) return comments;
      const rows = await db
        .select({ id: redactions.id })
        .from(redactions)
        .where(eq(redactions.roundId, roundId));
      const ids = new Set(rows.map(({ id }) => id));
      return comments.map((comment) =>
        ids.has(comment.id) ? { ...comment, text: MASK, redacted: true } : comment,
      );
    },

    async redact({ id: roundId, organizationId }, commentId, now) {
      const known = await db
        .select({ id: redactions.id })
        .from(redactions)
        .where(eq(redactions.id, commentId));
      if (known.length > 0) return "already";
      if (!(await isShown(roundId, commentId))) return "unknown";
      const written = await db
        .insert(redactions)
        .values({ id: commentId, organizationId, roundId, at: now })
        .onConflictDoNothing()
        .returning({ id: redactions.id });
      return written.length > 0 ? "redacted" : "already";
    },
  };
}
