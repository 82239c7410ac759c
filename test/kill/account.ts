// What must be true of a week, whatever was killed in it.
import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Platform } from "../../core/ports.ts";
import { bandOf } from "../../core/score/tally.ts";
import { readBallots } from "./ledger.ts";
import type { Someone } from "./people.ts";
import type { Story } from "./story.ts";

/** What people have answered, by their ids: all of it committed. */
export type Answers = Map<string, number>;

/** Gives the score on someone's ballot, or null. */
export async function ballotOf(story: Story, { id }: Someone): Promise<number | null> {
  return (await ballots(story)).get(id) ?? null;
}

function ballots(story: Story): Promise<Answers> {
  return story.within(({ engine }) => readBallots(engine));
}

/** Everyone was asked once, has the question at least once, and every answer is there. */
export async function holdToAccount(story: Story, answers: Answers): Promise<void> {
  const { people, tally } = story;
  const rows = await story.questions();
  expect(rows.map(({ someone }) => someone.id).sort()).toEqual(people.everyone.map(({ id }) => id).sort());
  const lost = rows.filter(({ someone, state }) => people.copies(someone) === 0 && state !== "unreachable");
  tally.lost += lost.length;
  expect(lost).toEqual([]);
  const ends = new Set(["sent", "cancelled", "dead", "unreachable"]);
  expect(rows.filter(({ state }) => !ends.has(state))).toEqual([]);
  expect(await ballots(story)).toEqual(answers);
  tally.asked += rows.length;
  tally.answered += answers.size;
  for (const { someone } of rows) tally.duplicates += Math.max(0, people.copies(someone) - 1);
}

/** Everyone who has answered on a platform this week has said why, each in words of their own. */
export async function giveReasons(story: Story, platform: Platform): Promise<void> {
  await story.within(async ({ store, engine: { db, tables } }) => {
    const [round] = await store.rounds.ofSchedule(story.scheduleIds[platform] ?? "", 1);
    const { ballots } = tables;
    const reason = sql<string>`'because of ' || ${ballots.id}`;
    await db
      .update(ballots)
      .set({ reason })
      .where(eq(ballots.roundId, round?.id ?? ""));
  });
}

/** The round is scrubbed, its publication counts every answer, every reason is there once, and no ballot is left. */
export async function expectPublished(story: Story, platform: Platform, answers: Answers): Promise<void> {
  await story.within(async ({ store, engine: { db, tables } }) => {
    const scheduleId = story.scheduleIds[platform] ?? "";
    const [round] = await store.rounds.ofSchedule(scheduleId, 1);
    expect(round?.state).toBe("scrubbed");
    const publication = await store.publications.byRound(round?.id ?? "");
    const bands = { promoters: 0, passives: 0, detractors: 0 };
    const here = story.people.everyone.filter((someone) => someone.platform === platform);
    const scores = here.flatMap(({ id }) => answers.get(id) ?? []);
    for (const score of scores) bands[`${bandOf(score)}s`] += 1;
    expect(publication).toMatchObject({
      answered: scores.length,
      figures: { kind: "shown", counts: bands },
    });
    const reasons = (await store.publications.comments(round?.id ?? "")).map(({ text }) => text);
    expect(reasons).toHaveLength(scores.length);
    expect(new Set(reasons).size).toBe(scores.length);
    const left = await db.select().from(tables.ballots);
    expect(left.filter(({ roundId }) => roundId === round?.id)).toEqual([]);
  });
}
