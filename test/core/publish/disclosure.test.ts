import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../core/publish/disclosure.ts";
import { CLOSES, OPENS } from "../answer/facts.ts";
import { countOf, decide, tallyOf } from "./counts.ts";

const withheld = { kind: "withheld" };
const atMost = (nps: number) => ({ kind: "at-most", nps });

describe("the figures of an anonymous round", () => {
  it.each([
    ["no answers", tallyOf(0, 0, 0), withheld],
    ["one short of k", tallyOf(4, 0, 0), withheld],
    ["k answers", tallyOf(2, 2, 1), { kind: "shown", counts: { promoters: 2, passives: 2, detractors: 1 } }],
    [
      "k promoters",
      tallyOf(5, 0, 0),
      { kind: "shown", counts: { promoters: 5, passives: 0, detractors: 0 } },
    ],
    ["k detractors", tallyOf(0, 0, 5), atMost(-60)],
    ["k − 1 detractors and a passive", tallyOf(0, 1, 4), atMost(-60)],
    ["k − 1 detractors and a promoter", tallyOf(1, 0, 4), atMost(-60)],
    [
      "k − 2 detractors",
      tallyOf(1, 1, 3),
      { kind: "shown", counts: { promoters: 1, passives: 1, detractors: 3 } },
    ],
    ["seven detractors", tallyOf(0, 0, 7), atMost(-500 / 7)],
    ["one below 2k, all but one detractors", tallyOf(1, 0, 8), atMost(-700 / 9)],
    [
      "2k detractors",
      tallyOf(0, 0, 10),
      { kind: "shown", counts: { promoters: 0, passives: 0, detractors: 10 } },
    ],
  ])("of %s", (_, tally, figures) => {
    expect(figuresOf(tally, 5)).toEqual(figures);
  });

  it("follow the round's own k", () => {
    expect(figuresOf(tallyOf(5, 3, 1), 10)).toEqual(withheld);
    expect(figuresOf(tallyOf(0, 1, 18), 10)).toEqual(atMost(-1700 / 19));
  });
});

describe("the publication of a round", () => {
  it("carries what was frozen", async () => {
    const of = { invited: 58, passedOver: 3, number: 7 };
    const { publication } = await decide(countOf(tallyOf(22, 10, 9), { round: of }));
    expect(publication).toMatchObject({
      ...of,
      roundId: "round",
      surveyKey: "staff",
      scheduleId: "weekly",
      promise: "anonymous",
      k: 5,
      opensAt: OPENS,
      closesAt: CLOSES,
      answered: 41,
      figures: { kind: "shown", counts: { promoters: 22, passives: 10, detractors: 9 } },
      openDigest: true,
      final: true,
    });
  });

  it.each([
    ["an attributed round of one", tallyOf(0, 0, 1), { promoters: 0, passives: 0, detractors: 1 }],
    ["an attributed round without answers", tallyOf(0, 0, 0), { promoters: 0, passives: 0, detractors: 0 }],
  ])("shows %s", async (_, tally, counts) => {
    const { publication, keepComments } = await decide(countOf(tally, { promise: "attributed" }));
    expect(publication.figures).toEqual({ kind: "shown", counts });
    expect(keepComments).toBe(true);
  });

  it.each([
    [9, 5, "shown", false],
    [10, 5, "shown", true],
    [12, 20, "withheld", false],
    [20, 20, "shown", true],
  ])("of %i answers at k = %i is %s, comments kept: %s", async (answered, k, kind, kept) => {
    const plan = await decide(countOf(tallyOf(answered, 0, 0), { k }));
    expect([plan.publication.figures.kind, plan.keepComments]).toEqual([kind, kept]);
  });

  it("keeps no comments of a bottom-coded round, however large k makes it", async () => {
    const plan = await decide(countOf(tallyOf(0, 1, 11), { k: 10 }));
    expect([plan.publication.figures.kind, plan.keepComments]).toEqual(["at-most", false]);
  });

  it.each([
    ["few ticked", 4, []],
    ["k ticked, k did not", 5, [{ key: "team", count: 5 }]],
    ["few did not", 8, []],
    ["all ticked", 10, [{ key: "team", count: 10 }]],
    ["nobody ticked", 0, []],
  ])("with a driver that %s", async (_, team, drivers) => {
    const count = countOf(tallyOf(6, 2, 2), { drivers: { team, unheard: 5 } });
    expect((await decide(count)).publication.drivers).toEqual(drivers);
  });

  it.each([
    ["withheld", tallyOf(2, 2, 0), { team: 4 }],
    ["bottom-coded", tallyOf(0, 0, 9), { team: 9 }],
  ])("that is %s shows no drivers", async (_, tally, drivers) => {
    expect((await decide(countOf(tally, { drivers }))).publication.drivers).toEqual([]);
  });

  it("shows every tick of an attributed round", async () => {
    const count = countOf(tallyOf(1, 1, 1), { promise: "attributed", drivers: { pay: 1 } });
    expect((await decide(count)).publication.drivers).toMatchObject([{ key: "pay", count: 1 }]);
  });
});
