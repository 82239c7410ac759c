// The draw of a sample: even, in the size that was said, and the same again when an opening is taken up.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw, sampleSize } from "../../../core/ask/sample.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { createAcme, dyingOnceInvited, TUESDAY } from "./acme.ts";

const people = (count: number) => Array.from({ length: count }, (_, at) => `person${at}`);

describe("a draw", () => {
  it("takes as many as it should, and the same for the same seed in whatever order they come", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(70), fc.string(), (count, size, seed) => {
        const all = people(count);
        const drawn = draw(all, size, seed);
        expect(drawn.size).toBe(Math.min(size, count));
        expect(draw(all.toReversed(), size, seed)).toEqual(drawn);
      }),
    );
  });

  it("moves nobody else when one leaves who was not drawn", () => {
    const all = people(40);
    const drawn = draw(all, 10, "round");
    const other = all.find((id) => !drawn.has(id));
    expect(
      draw(
        all.filter((id) => id !== other),
        10,
        "round",
      ),
    ).toEqual(drawn);
  });

  it("takes everyone equally often", () => {
    const all = people(20);
    const times = new Map(all.map((id) => [id, 0]));
    for (let round = 0; round < 2_000; round += 1) {
      for (const id of draw(all, 5, `round${round}`)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 500 each are to be expected; five standard deviations of a binomial are 97.
    for (const [id, count] of times) expect(Math.abs(count - 500), id).toBeLessThan(97);
  });

  it.each([
    [40, 25, 10],
    [41, 25, 10],
    [3, 10, 1],
    [0, 50, 0],
    [40, null, 40],
  ])("of %i people at %s %% takes %i", (count, percent, size) => {
    expect(sampleSize(count, percent)).toBe(size);
  });
});

it("a sampled round that was broken off is finished with those whom it drew at first", async () => {
  const acme = await createAcme();
  try {
    acme.hire(60);
    const audience = {
      ...{ kind: "combined" as const, in: [{ kind: "everyone" as const, guests: false }] },
      ...{ not: [], where: [], samplePercent: 50 },
    };
    const schedule = await acme.schedule({ audience });
    const dead = dyingOnceInvited(acme.ports, () => new Error("killed"));
    await reconcile(dead, acme.organization.id, TUESDAY).catch(() => null);
    const [opening] = await acme.rounds(schedule.id);
    expect(opening?.state).toBe("opening");
    const invited = await acme.asked(opening?.id ?? "");
    expect(invited).toHaveLength(30);
    await reconcile(acme.ports, acme.organization.id, new Date(TUESDAY.getTime() + 60_000));
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({ state: "open", invited: 30, passedOverWhy: { sample: 30 } });
    expect(await acme.asked(round?.id ?? "")).toEqual(invited);
  } finally {
    await acme.close();
  }
});
