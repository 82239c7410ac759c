// Cuts what ties a closing round to people, beside its ballots: attributes, who was reminded, who was being asked why.
import { and, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { DeliveryKind } from "../../core/deliver/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** Owed only to those who had not answered, or counting those who had. */
export const TELLING_KINDS = [
  "reminder",
  "closed-early",
  "post-update",
] as const satisfies readonly DeliveryKind[];

/** Owed to everyone who was asked: they stay, all alike. */
export const ASKING_KINDS = ["question", "post"] as const satisfies readonly DeliveryKind[];

/** How many rows were cut, and whether some may be left for another transaction. */
export interface Cut {
  readonly rows: number;
  readonly more: boolean;
}

/** Cuts at most `most` rows of a closing round's links; an attributed round loses only its pending reasons. */
export function* cutLinks(
  engine: Engine,
  tx: Db,
  round: Tables["rounds"]["$inferSelect"],
  most: number,
): Steps<Cut> {
  const steps =
    round.promise === "anonymous" ? anonymous(engine, tx, round) : [dialogs(engine, tx, round.id)];
  let rows = 0;
  for (const step of steps) {
    rows += yield* step(most - rows);
    if (rows >= most) return { rows, more: true };
  }
  return { rows, more: false };
}

type Step = (most: number) => Steps<number>;

function anonymous(engine: Engine, tx: Db, round: Tables["rounds"]["$inferSelect"]): readonly Step[] {
  const { deliveries, invitations } = engine.tables;
  const invited = eq(invitations.roundId, round.id);
  const ofKinds = (kinds: readonly DeliveryKind[]) =>
    and(eq(deliveries.roundId, round.id), inArray(deliveries.kind, [...kinds]));

  // In an open crowd only those who answered have an invitation.
  function* forgetCrowd(most: number): Steps<number> {
    const some = tx.select({ id: invitations.id }).from(invitations).where(invited).limit(most);
    const gone = tx.delete(invitations).where(inArray(invitations.id, some));
    return (yield* run(gone.returning({ id: invitations.id }))).length;
  }

  function* dropAttributes(most: number): Steps<number> {
    const has = and(isNotNull(invitations.attributes), sql`cast(${invitations.attributes} as text) <> '{}'`);
    const some = tx.select({ id: invitations.id }).from(invitations).where(and(invited, has)).limit(most);
    const blanked = tx.update(invitations).set({ attributes: null }).where(inArray(invitations.id, some));
    return (yield* run(blanked.returning({ id: invitations.id }))).length;
  }

  function* dropTelling(most: number): Steps<number> {
    const some = tx.select({ id: deliveries.id }).from(deliveries).where(ofKinds(TELLING_KINDS)).limit(most);
    const gone = tx.delete(deliveries).where(inArray(deliveries.id, some));
    return (yield* run(gone.returning({ id: deliveries.id }))).length;
  }

  // No attempt counts as one that is under way, so that a late settling finds nothing.
  function* levelAsking(most: number): Steps<number> {
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
    ) as SQL;
    const some = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(ofKinds(ASKING_KINDS), unlike))
      .limit(most);
    const levelled = tx
      .update(deliveries)
      .set({ ...alike, notBefore: round.opensAt })
      .where(inArray(deliveries.id, some));
    return (yield* run(levelled.returning({ id: deliveries.id }))).length;
  }

  return [
    dialogs(engine, tx, round.id),
    round.population === "open" ? forgetCrowd : dropAttributes,
    dropTelling,
    levelAsking,
  ];
}

function dialogs({ tables }: Engine, tx: Db, roundId: string): Step {
  return function* (most) {
    const some = tx
      .select({ id: tables.dialogs.accountId })
      .from(tables.dialogs)
      .where(eq(tables.dialogs.roundId, roundId))
      .limit(most);
    const gone = tx.delete(tables.dialogs).where(inArray(tables.dialogs.accountId, some));
    return (yield* run(gone.returning({ id: tables.dialogs.accountId }))).length;
  };
}
