import { describe, expect, it } from "vitest";
import { GRACE_MS } from "../../../core/answer/ballot.ts";
import { closeDueRounds, scrubSealed } from "../../../core/publish/close-due-rounds.ts";
import { livePublication } from "../../../core/publish/live-publication.ts";
import type { Sealing } from "../../../core/publish/ports.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import { at, CLOSES, MIDWAY, round } from "../answer/facts.ts";
import { countOf, tallyOf } from "./counts.ts";

const NOW = at(CLOSES, GRACE_MS);

/** A store with rounds to seal, each in so many chunks; a failing one throws once. */
function sealingOf(rounds: Record<string, { chunks: number; failing?: boolean; taken?: boolean }>) {
  const asked: unknown[] = [];
  const published: Publication[] = [];
  const sealing: Sealing = {
    async closing(...args) {
      asked.push(args);
      return Object.keys(rounds).map((id) => ({ ...round, id, state: "closing" }));
    },
    async seal(id, _now, decide) {
      const state = rounds[id];
      if (state === undefined || state.taken === true) return "not-closing";
      if (state.failing === true) {
        state.failing = false;
        throw new Error("disk full");
      }
      state.chunks -= 1;
      if (state.chunks > 0) return "more";
      published.push(decide(countOf(tallyOf(3, 2, 2), { round: { id } })).publication);
      return "sealed";
    },
    scrub: async () => "busy",
    count: async () => null,
  };
  return { sealing, asked, published };
}

describe("closing rounds that are due", () => {
  it("asks for those whose quarter of an hour is over, and seals each to its end", async () => {
    const { sealing, asked, published } = sealingOf({ a: { chunks: 1 }, b: { chunks: 4 } });
    expect(await closeDueRounds({ sealing }, "acme", NOW)).toEqual({ sealed: 2 });
    expect(asked).toEqual([["acme", NOW, GRACE_MS]]);
    expect(published.map(({ roundId }) => roundId)).toEqual(["a", "b"]);
  });

  it("does not count a round that another process sealed", async () => {
    const { sealing } = sealingOf({ a: { chunks: 1, taken: true } });
    expect(await closeDueRounds({ sealing }, "acme", NOW)).toEqual({ sealed: 0 });
  });

  it("goes on after a round that fails, tells of it, and the next pass finishes it", async () => {
    const { sealing, published } = sealingOf({ a: { chunks: 1, failing: true }, b: { chunks: 1 } });
    await expect(closeDueRounds({ sealing }, "acme", NOW)).rejects.toThrow("disk full");
    expect(published.map(({ roundId }) => roundId)).toEqual(["b"]);
    await closeDueRounds({ sealing }, "acme", NOW);
    expect(published.map(({ roundId }) => roundId)).toContain("a");
  });
});

describe("scrubbing", () => {
  it("hands on what the store says", async () => {
    expect(await scrubSealed(sealingOf({}), "acme", NOW)).toBe("busy");
  });
});

describe("a look at an open round", () => {
  const counting = (count: ReturnType<typeof countOf> | null) => ({
    sealing: { ...sealingOf({}).sealing, count: async () => count },
  });

  it("shows an attributed one as not final, whatever its size", async () => {
    const count = countOf(tallyOf(1, 0, 0), {
      promise: "attributed",
      round: { state: "open", closesAt: MIDWAY },
    });
    expect(await livePublication(counting(count), "round")).toMatchObject({
      final: false,
      answered: 1,
      figures: { kind: "shown", counts: { promoters: 1 } },
    });
  });

  it.each([
    ["an anonymous one, even if the store gave its counts", countOf(tallyOf(20, 0, 0))],
    ["an unknown one", null],
  ])("shows nothing of %s", async (_, count) => {
    expect(await livePublication(counting(count), "round")).toBeNull();
  });
});
