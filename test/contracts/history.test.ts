// What every store gives a digest to read: the rounds before it, what was brought in before those, and comments page by page.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Publication } from "../../core/publish/publication.ts";
import { toPublicationRow } from "../../db/store/publications.ts";
import { publicationOf, shownFigures } from "../core/digest/publications.ts";
import { type AskedRound, askRound, OPENS } from "./asked-round.ts";
import { DATABASES, type Opened } from "./databases.ts";

const DAY_MS = 86_400_000;

describe.each(DATABASES)("history on $name", ({ open }) => {
  let opened: Opened;
  let whole: AskedRound;
  let next = 100;
  beforeEach(async () => {
    opened = await open();
    whole = await askRound(opened);
  });
  afterEach(() => opened.close());

  /** Writes a round that opened so many days after the first, and gives what was published of it. */
  async function published(
    days: number,
    scheduleId = whole.schedule.id,
    changes: Partial<Publication> = {},
  ): Promise<Publication> {
    const { db, tables } = opened.engine;
    const [row] = await db.select().from(tables.rounds).where(eq(tables.rounds.id, whole.round.id));
    if (row === undefined) throw new Error("no round");
    next += 1;
    const id = `round-${next}`;
    const opensAt = new Date(OPENS.getTime() + days * DAY_MS);
    const copy = { ...row, id, number: next, nominal: id, state: "scrubbed" as const, postToken: null };
    await db.insert(tables.rounds).values({ ...copy, scheduleId, opensAt });
    const { organizationId, survey } = whole;
    const segments = [{ attributes: ["team"], cells: [] }];
    const of = {
      roundId: id,
      organizationId,
      surveyId: survey.id,
      scheduleId,
      opensAt,
      segments,
      ...changes,
    };
    const publication = publicationOf(next, shownFigures(5, 5, 5), of);
    await db.insert(tables.publications).values(toPublicationRow(publication));
    return publication;
  }

  /** A schedule of the same survey that asks nobody. */
  async function another(state: "past" | "active"): Promise<string> {
    const { db, tables } = opened.engine;
    const [row] = await db.select().from(tables.schedules).where(eq(tables.schedules.id, whole.schedule.id));
    if (row === undefined) throw new Error("no schedule");
    const id = `schedule-${state}`;
    await db.insert(tables.schedules).values({ ...row, id, key: id, state });
    return id;
  }

  const daysOf = (all: readonly Publication[]) =>
    all.map(({ opensAt }) => (opensAt.getTime() - OPENS.getTime()) / DAY_MS);

  test("gives the rounds before an instant, newest first, and as many as are asked for", async () => {
    for (const days of [7, 14, 21, 28]) await published(days);
    const now = await published(35);
    const { publications } = opened.store;
    const before = now.opensAt;
    expect(daysOf(await publications.history(now, { before }, 10))).toEqual([28, 21, 14, 7]);
    expect(daysOf(await publications.history(now, { before }, 2))).toEqual([28, 21]);
    const from = new Date(OPENS.getTime() + 14 * DAY_MS);
    expect(daysOf(await publications.history(now, { before, from }, 10))).toEqual([28, 21, 14]);
    expect(daysOf(await publications.history(now, { before: from }, 10))).toEqual([7]);
  });

  test("gives of each round what a trend needs, and not its groups and words", async () => {
    const one = await published(7);
    const { publications } = opened.store;
    const { segments, ...rest } = (await publications.byRound(one.roundId)) ?? {};
    expect(segments).toEqual(one.segments);
    const other = await published(14);
    expect(await publications.history(other, { before: other.opensAt }, 10)).toEqual([rest]);
  });

  test("reads a round whose text was cut in the middle of a character", async () => {
    const subject = "Acme \ud83d";
    await published(7, whole.schedule.id, { subject });
    const now = await published(14);
    const { publications } = opened.store;
    expect(await publications.history(now, { before: now.opensAt }, 10)).toMatchObject([{ subject }]);
  });

  test("goes on with what was brought in for the survey, and with no other schedule's rounds", async () => {
    const past = await another("past");
    const other = await another("active");
    for (const days of [-21, -14]) await published(days, past);
    await published(-7, other);
    await published(7);
    const now = await published(14);
    const { publications } = opened.store;
    const before = now.opensAt;
    expect(daysOf(await publications.history(now, { before }, 10))).toEqual([7, -14, -21]);
    expect(daysOf(await publications.history(now, { before }, 2))).toEqual([7, -14]);
    const imported = { scheduleId: past, surveyId: whole.survey.id };
    expect(daysOf(await publications.history(imported, { before }, 10))).toEqual([-14, -21]);
  });

  test("gives comments page by page, and those that may be quoted alone", async () => {
    const { roundId } = await published(7);
    const { db, tables } = opened.engine;
    const words = Array.from({ length: 10 }, (_, at) => ({
      id: `answer-${at}`,
      roundId,
      text: `Word ${at}`,
      mayQuote: at % 3 === 0,
    }));
    await db.insert(tables.answers).values(words);
    const { publications } = opened.store;
    const texts = async (most?: number, which?: Parameters<typeof publications.comments>[2]) =>
      (await publications.comments(roundId, most, which)).map(({ text }) => text);
    expect(await texts(4, { from: 4 })).toEqual(["Word 4", "Word 5", "Word 6", "Word 7"]);
    expect(await texts(4, { from: 8 })).toEqual(["Word 8", "Word 9"]);
    expect(await texts(4, { from: 10 })).toEqual([]);
    expect(await texts(undefined, { from: 8 })).toEqual(["Word 8", "Word 9"]);
    expect(await texts(2, { quotable: true, from: 1 })).toEqual(["Word 3", "Word 6"]);
    expect(await publications.commentCounts(roundId)).toEqual({ all: 10, quotable: 4 });
  });
});
