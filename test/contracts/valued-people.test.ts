// The contract of ValuedPeople: everyone who answered a round that carries names, and never anyone of one that does not.
import { eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { recordScore } from "../../core/answer/record-score.ts";
import { askRound, DURING } from "./asked-round.ts";
import { DATABASES, type TestDatabase } from "./databases.ts";

async function answered(open: TestDatabase["open"], promise: "anonymous" | "attributed") {
  const opened = await open();
  onTestFinished(() => opened.close());
  const attributes = { team: "Design", "=value": "250", "=value-from": "100" };
  const asked = await askRound(opened, { people: 4, promise, attributes });
  for (const [at, { token, presser }] of asked.asked.slice(0, 3).entries()) {
    await recordScore(opened.store, { token, presser, score: 7 + at, now: DURING });
  }
  return { ...opened, ...asked };
}

describe.each(DATABASES)("ValuedPeople on $name", ({ open }) => {
  test("names those who answered, with what was frozen of them", async () => {
    const { store, round, asked } = await answered(open, "attributed");
    const { people, next } = await store.valuedPeople.page(round.id, null);
    expect(next).toBeNull();
    expect([...people].sort((a, b) => a.score - b.score)).toEqual(
      [0, 1, 2].map((at) => ({
        personId: asked[at]?.personId,
        name: `Person ${at}`,
        score: 7 + at,
        groups: { team: "Design", "=value": "250", "=value-from": "100" },
      })),
    );
  });

  test("names nobody of an anonymous round, in whatever state it is", async () => {
    const { store, round, engine } = await answered(open, "anonymous");
    const { rounds } = engine.tables;
    for (const state of ["open", "closing", "sealed", "scrubbed"] as const) {
      await engine.db.update(rounds).set({ state }).where(eq(rounds.id, round.id));
      expect((await store.valuedPeople.page(round.id, null)).people).toEqual([]);
    }
  });

  test("leaves out who was forgotten", async () => {
    const { store, round, asked } = await answered(open, "attributed");
    const [first] = asked;
    await store.people.forget(first?.personId ?? "", DURING);
    const { people } = await store.valuedPeople.page(round.id, null);
    expect(people.map(({ personId }) => personId)).not.toContain(first?.personId);
    expect(people).toHaveLength(2);
  });
});
