// Past rounds, written as they would have been published: a round first, which nobody sees, then its words, then the publication that makes it visible.
import { and, asc, count, eq, isNotNull, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { NewRound } from "../../core/ask/ports.ts";
import type { Round } from "../../core/ask/round.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Imports } from "../../core/exchange/ports.ts";
import type { Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { commentInsert } from "./keep-comments.ts";
import { toPublicationRow } from "./publications.ts";
import { toRound } from "./round-row.ts";
import { createSchedules } from "./schedules.ts";
import { createTakenFiles } from "./taken-files.ts";
import { createTakingBack, dropComments } from "./taking-back.ts";

const CHUNK = 500;
// A connection without an identity: it stands for none, and is given to nobody.
const NOWHERE = "";

/** Writes past rounds into a database; ids come from `random`. */
export function createImports(engine: Engine, random: Random): Imports {
  const { db } = engine;
  const { answers, connections, organizations, publications, rounds, schedules } = engine.tables;
  const all = createSchedules(engine, random);
  const insertComments = commentInsert(engine);

  /** Any connection of the organization, else one that leads nowhere. */
  async function connectionOf(organizationId: string): Promise<string> {
    const find = () =>
      db
        .select({ id: connections.id })
        .from(connections)
        .where(eq(connections.organizationId, organizationId))
        .orderBy(sql`${connections.externalId} = ${NOWHERE}`, asc(connections.id))
        .limit(1);
    const [known] = await find();
    if (known !== undefined) return known.id;
    await db
      .insert(connections)
      .values({ id: random.id(), organizationId, platform: "slack", externalId: NOWHERE, name: "" })
      .onConflictDoNothing();
    const [made] = await find();
    if (made === undefined) throw new SurveyError("internal", { what: "no-connection-for-import" });
    return made.id;
  }

  async function pastOf(organizationId: string, surveyId: string, key: string) {
    const isPast = and(
      eq(schedules.organizationId, organizationId),
      eq(schedules.surveyId, surveyId),
      eq(schedules.state, "past"),
    );
    const rows = await db.select({ id: schedules.id, key: schedules.key }).from(schedules).where(isPast);
    // Taken keys have a number behind them.
    const found = rows.find((row) => row.key === key || row.key.replace(/-\d+$/, "") === key);
    return found === undefined ? null : all.byId(found.id);
  }

  /** Numbers a round and writes it in its last state; `wanted` is the number that it has elsewhere. */
  function* write(
    tx: Db,
    round: NewRound & { readonly invited: number; readonly importId: string },
    wanted: number | null,
  ): Steps<Round> {
    const isOrganization = eq(organizations.id, round.organizationId);
    const held = tx.select({ last: organizations.lastRound }).from(organizations).where(isOrganization);
    const [organization] = yield* run(engine.lock(held, "update"));
    if (organization === undefined) throw new SurveyError("internal", { what: "round-without-organization" });
    const [taken] =
      wanted === null
        ? [null]
        : yield* run(
            tx
              .select({ id: rounds.id })
              .from(rounds)
              .where(and(eq(rounds.organizationId, round.organizationId), eq(rounds.number, wanted))),
          );
    const number = wanted === null || taken !== undefined ? organization.last + 1 : wanted;
    yield* run(
      tx
        .update(organizations)
        .set({ lastRound: Math.max(organization.last, number) })
        .where(isOrganization),
    );
    const { panel, reminderAt, passedOverWhy: _, lane: __, ...row } = round;
    const [written] = yield* run(
      tx
        .insert(rounds)
        .values({
          ...row,
          number,
          // Nobody was ever linked to it, so that there is nothing left to cut.
          state: round.frozen.promise === "anonymous" ? "scrubbed" : "sealed",
          promise: round.frozen.promise,
          reminderAt: reminderAt.map((at) => at.getTime()),
          panelIndex: panel?.index ?? null,
          panelOf: panel?.of ?? null,
        })
        .returning(),
    );
    if (written === undefined) throw new SurveyError("internal", { what: "round-not-written" });
    return toRound(written);
  }

  async function beginOne(
    round: NewRound & { readonly invited: number; readonly importId: string },
    same: SQL | undefined,
    wanted: number | null,
  ): Promise<Round | null> {
    const begun = await engine.transact(function* (tx): Steps<{ round: Round; isNew: boolean } | null> {
      const [there] = yield* run(
        tx
          .select({ round: rounds, published: publications.roundId })
          .from(rounds)
          .leftJoin(publications, eq(publications.roundId, rounds.id))
          .where(same),
      );
      if (there !== undefined) {
        if (there.published !== null) return null;
        const { importId } = round;
        yield* run(tx.update(rounds).set({ importId }).where(eq(rounds.id, there.round.id)));
        return { round: toRound(there.round), isNew: false };
      }
      return { round: yield* write(tx, round, wanted), isNew: true };
    });
    // What a crash has left of a round that never was published.
    if (begun !== null && !begun.isNew) await dropComments(engine, begun.round.id);
    return begun?.round ?? null;
  }

  return {
    ...createTakenFiles(engine, random),
    ...createTakingBack(engine),

    async stretches(surveyId) {
      const rows = await db
        .select({ opensAt: rounds.opensAt, closesAt: rounds.closesAt, state: schedules.state })
        .from(rounds)
        .innerJoin(schedules, eq(schedules.id, rounds.scheduleId))
        .leftJoin(publications, eq(publications.roundId, rounds.id))
        .where(
          and(
            eq(rounds.surveyId, surveyId),
            notInArray(rounds.state, ["missed", "refused"]),
            or(ne(schedules.state, "past"), isNotNull(publications.roundId)),
          ),
        )
        .orderBy(asc(rounds.opensAt));
      return rows.map(({ state, ...stretch }) => ({ ...stretch, imported: state === "past" }));
    },

    async pastSchedule(schedule) {
      const known = await pastOf(schedule.organizationId, schedule.surveyId, schedule.key);
      if (known !== null) return known;
      const connectionId = await connectionOf(schedule.organizationId);
      return all.create({ ...schedule, connectionId, state: "past" });
    },

    begin(round, importId) {
      const same = and(eq(rounds.scheduleId, round.scheduleId), eq(rounds.nominal, round.nominal));
      return beginOne({ ...round, invited: 0, importId }, same, null);
    },

    async restore({ publication, frozen }, scheduleId, importId) {
      const {
        roundId: id,
        organizationId,
        surveyId,
        number,
        opensAt,
        closesAt,
        population,
        invited,
      } = publication;
      const [schedule] = await db
        .select({ connectionId: schedules.connectionId, mode: schedules.mode })
        .from(schedules)
        .where(eq(schedules.id, scheduleId));
      if (schedule === undefined) throw new SurveyError("internal", { what: "no-past-schedule" });
      const round = {
        ...{
          id,
          organizationId,
          scheduleId,
          surveyId,
          ...schedule,
          opensAt,
          closesAt,
          population,
          invited,
          frozen,
          importId,
        },
        // Two rounds of a schedule may have begun in the same minute: by hand, or in two lanes.
        nominal: `${opensAt.toISOString()}#${number}`,
        ...{ reminderAt: [], digestAt: closesAt, panel: null },
      };
      return beginOne(round, eq(rounds.id, id), number);
    },

    async keep(roundId, comments) {
      // Sorted by ids that are random, so that their order in the file is lost.
      const rows = comments
        .map(({ id = random.id(), text, mayQuote }) => ({ id, roundId, text, mayQuote }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
      for (let from = 0; from < rows.length; from += CHUNK) {
        await engine.transact((tx) => insertComments(tx, rows.slice(from, from + CHUNK)));
      }
    },

    publish(publication, comments) {
      return engine.transact(function* (tx): Steps<boolean> {
        const { roundId } = publication;
        yield* run(
          engine.lock(tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)), "update"),
        );
        const [kept] = yield* run(
          tx.select({ count: count() }).from(answers).where(eq(answers.roundId, roundId)),
        );
        if (kept?.count !== comments) return false;
        const { invited, passedOver } = publication;
        yield* run(tx.update(rounds).set({ invited, passedOver }).where(eq(rounds.id, roundId)));
        const written = yield* run(
          tx
            .insert(publications)
            .values(toPublicationRow(publication))
            .onConflictDoNothing()
            .returning({ id: publications.roundId }),
        );
        return written.length > 0;
      });
    },
  };
}
