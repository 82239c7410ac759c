// Cuts what ties a published round to people: ballots, attributes, who was reminded, who was being asked why.
import { and, asc, eq, gt, inArray, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import type { DeliveryKind } from "../../core/deliver/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** Owed only to those who had not answered, or counting those who had. */
export const TELLING_KINDS = [
  "reminder",
  "closed-early",
  "post-update",
] as const satisfies readonly DeliveryKind[];

/** Says which deliveries tell on someone: by their kind, or as questions that were put off and so had not been answered. */
function telling({ kind, sequence }: Tables["deliveries"]) {
  return [inArray(kind, [...TELLING_KINDS]), and(eq(kind, "question"), gt(sequence, 0))];
}

/** Owed to everyone who was asked: they stay, all alike. */
export const ASKING_KINDS = ["question", "post"] as const satisfies readonly DeliveryKind[];

/** How far the cutting has come: up to which invitation, and whether nothing is left to cut. */
export interface Cut {
  readonly upTo: string;
  readonly isWhole: boolean;
}

/** Cuts a published round's links from where an earlier transaction left off, for at most `most` rows; an attributed round loses only its pending reasons. */
export function* cutLinks(
  engine: Engine,
  tx: Db,
  round: Tables["rounds"]["$inferSelect"],
  from: string,
  most: number,
): Steps<Cut> {
  let upTo = from;
  let rows = 0;
  if (round.promise === "anonymous") {
    rows += yield* dropBallots(engine, tx, round.id, most);
    if (rows < most) {
      const cut = yield* cutInvitations(engine, tx, round, upTo, most - rows);
      upTo = cut.upTo;
      rows += cut.rows;
    }
    if (rows < most) rows += yield* dropTelling(engine, tx, round.id, most - rows);
    if (rows < most) {
      const { kind, roundId } = engine.tables.deliveries;
      yield* levelAsking(engine, tx, round, and(eq(roundId, round.id), eq(kind, "post")));
    }
  }
  if (rows < most) rows += yield* dropDialogs(engine, tx, round.id, most - rows);
  return { upTo, isWhole: rows < most };
}

function* dropBallots({ tables: { ballots } }: Engine, tx: Db, roundId: string, most: number): Steps<number> {
  const some = tx.select({ id: ballots.id }).from(ballots).where(eq(ballots.roundId, roundId)).limit(most);
  const gone = tx.delete(ballots).where(inArray(ballots.id, some));
  return (yield* run(gone.returning({ id: ballots.id }))).length;
}

function* cutInvitations(
  engine: Engine,
  tx: Db,
  round: Tables["rounds"]["$inferSelect"],
  from: string,
  most: number,
): Steps<{ readonly upTo: string; readonly rows: number }> {
  const { deliveries, invitations } = engine.tables;
  const next = tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.roundId, round.id), gt(invitations.id, from)))
    .orderBy(asc(invitations.id))
    .limit(most);
  const ids = (yield* run(next)).map(({ id }) => id);
  const last = ids.at(-1);
  if (last === undefined) return { upTo: from, rows: 0 };
  const these = and(eq(invitations.roundId, round.id), gt(invitations.id, from), lte(invitations.id, last));
  const ofThese = inArray(deliveries.ref, ids);
  yield* run(tx.delete(deliveries).where(and(or(...telling(deliveries)), ofThese)));
  // By whom they are for and not by the round: of that there are as many questions as people, to be gone through each time.
  yield* levelAsking(engine, tx, round, and(eq(deliveries.kind, "question"), ofThese));
  if (round.population === "open") {
    // In an open crowd only those who answered have an invitation.
    yield* run(tx.delete(invitations).where(these));
  } else {
    const hasAttributes = and(
      isNotNull(invitations.attributes),
      sql`cast(${invitations.attributes} as text) <> '{}'`,
    );
    const has = or(
      hasAttributes,
      isNotNull(invitations.askAt),
      isNotNull(invitations.zone),
      isNotNull(invitations.hushed),
      isNotNull(invitations.background),
    );
    const bare = { attributes: null, askAt: null, zone: null, hushed: null, background: null };
    yield* run(tx.update(invitations).set(bare).where(and(these, has)));
  }
  return { upTo: last, rows: ids.length };
}

// No attempt counts as one that is under way, so that a late settling finds nothing.
function* levelAsking(
  { tables: { deliveries } }: Engine,
  tx: Db,
  round: Tables["rounds"]["$inferSelect"],
  which: ReturnType<typeof and>,
): Steps<void> {
  const alike = {
    state: "sent",
    attempt: 0,
    again: false,
    leaseUntil: null,
    code: null,
    messageRef: null,
  } as const;
  const unlike = or(
    ne(deliveries.state, alike.state),
    ne(deliveries.attempt, alike.attempt),
    isNotNull(deliveries.messageRef),
    ne(deliveries.notBefore, round.opensAt),
  );
  yield* run(
    tx
      .update(deliveries)
      .set({ ...alike, notBefore: round.opensAt })
      .where(and(which, unlike)),
  );
}

/** What is left to tell on someone: a post's updates, and whatever has no invitation any more. */
function* dropTelling(
  { tables: { deliveries } }: Engine,
  tx: Db,
  roundId: string,
  most: number,
): Steps<number> {
  let rows = 0;
  // One after the other: both at once would go through all of the round's, whatever their kind.
  for (const tells of telling(deliveries)) {
    const some = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.roundId, roundId), tells))
      .limit(most - rows);
    const gone = tx.delete(deliveries).where(inArray(deliveries.id, some));
    rows += (yield* run(gone.returning({ id: deliveries.id }))).length;
    if (rows >= most) break;
  }
  return rows;
}

function* dropDialogs({ tables: { dialogs } }: Engine, tx: Db, roundId: string, most: number): Steps<number> {
  const some = tx
    .select({ id: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.roundId, roundId))
    .limit(most);
  const gone = tx.delete(dialogs).where(inArray(dialogs.accountId, some));
  return (yield* run(gone.returning({ id: dialogs.accountId }))).length;
}
