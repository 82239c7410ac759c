import { describe, expect, it } from "vitest";
import { GRACE_MS } from "../../../core/answer/ballot.ts";
import { SurveyError } from "../../../core/errors.ts";
import { closeDueRounds, scrubSealed } from "../../../core/publish/close-due-rounds.ts";
import type { CountedBallot } from "../../../core/publish/counted-ballot.ts";
import { livePublication } from "../../../core/publish/live-publication.ts";
import { createLooks, KEPT_FROM, KEPT_MS } from "../../../core/publish/looks.ts";
import type { RoundFacts, Sealing } from "../../../core/publish/ports.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import { at, CLOSES, MIDWAY, round } from "../answer/facts.ts";
import { ballotOf, deciding, factsOf } from "./counts.ts";

const NOW = at(CLOSES, GRACE_MS);
const SEVEN = [9, 9, 9, 7, 7, 3, 3].map((score) => ballotOf({ score }));

/** A closing round in a store: its ballots lie on pages of three, and its links are cut in three steps. */
interface Closing {
  ballots: readonly CountedBallot[];
  state?: "sealed";
  published?: Publication;
  /** At which step something happens, once: it fails, someone is forgotten, or another process is at it. */
  failsAt?: "begin" | "page" | "keep" | "publish" | "cut";
  forgottenAt?: "page" | "keep";
  overtakenAt?: "keep" | "publish";
  isRestless?: true;
}

function sealingOf(rounds: Record<string, Closing>) {
  const asked: unknown[] = [];
  const steps: string[] = [];
  const of = (id: string, step: NonNullable<Closing["failsAt"]>): Closing => {
    const found = rounds[id];
    if (found === undefined) throw new Error("no such round");
    steps.push(`${id} ${step}`);
    if (found.failsAt === step) {
      delete found.failsAt;
      throw new Error("disk full");
    }
    if (found.forgottenAt === step) {
      delete found.forgottenAt;
      found.ballots = found.ballots.slice(1);
    }
    return found;
  };
  const sealing: Sealing = {
    async closing(...args) {
      asked.push(args);
      return Object.keys(rounds).map((id) => ({ ...round, id, state: "closing" }));
    },
    async begin(id) {
      const { state, published } = of(id, "begin");
      if (state === "sealed") return { kind: "not-closing" };
      if (published !== undefined) return { kind: "published" };
      return { kind: "counting", attempt: "mine", facts: factsOf({ round: { id } }) };
    },
    facts: async () => null,
    async page(id, from) {
      const { ballots } = of(id, "page");
      const begins = Number(from ?? 0);
      const some = ballots.slice(begins, begins + 3);
      const next = begins + 3 < ballots.length ? String(begins + 3) : null;
      return { ballots: some, invited: some.map(({ groups }) => groups), next };
    },
    async keep(id, _attempt, areKept) {
      const { overtakenAt, ballots } = of(id, "keep");
      return overtakenAt === "keep" ? null : areKept ? ballots.length : 0;
    },
    async publish(_attempt, publication, read) {
      const found = of(publication.roundId, "publish");
      if (found.overtakenAt === "publish") return "overtaken";
      if (found.isRestless || read.ballots !== found.ballots.length) return "changed";
      if (found.published !== undefined) throw new Error("published twice");
      found.published = publication;
      return "published";
    },
    async cut(id, from) {
      const found = of(id, "cut");
      if (found.published === undefined) return { kind: "overtaken" };
      const done = Number(from ?? 0) + 1;
      if (done < 3) return { kind: "more", from: String(done) };
      found.state = "sealed";
      return { kind: "sealed" };
    },
    scrub: async () => "busy",
  };
  return { sealing, asked, steps, rounds, ports: { ...deciding, sealing } };
}

describe("closing rounds that are due", () => {
  it("asks for those whose quarter of an hour is over, and takes each through its steps to the end", async () => {
    const { ports, asked, steps, rounds } = sealingOf({ a: { ballots: [] }, b: { ballots: SEVEN } });
    expect(await closeDueRounds(ports, "acme", NOW)).toEqual({ sealed: 2 });
    expect(asked).toEqual([["acme", NOW, GRACE_MS]]);
    expect(rounds["a"]?.published).toMatchObject({ answered: 0, figures: { kind: "withheld" } });
    expect(rounds["b"]?.published).toMatchObject({
      answered: 7,
      figures: { counts: { promoters: 3, passives: 2, detractors: 2 } },
    });
    const ofB = ["begin", "page", "page", "page", "keep", "publish", "cut", "cut", "cut"];
    expect(steps.filter((step) => step.startsWith("b"))).toEqual(ofB.map((step) => `b ${step}`));
  });

  it("cuts what is published already, and never decides it again", async () => {
    const published = { answered: 3 } as Publication;
    const { ports, steps, rounds } = sealingOf({ a: { ballots: SEVEN, published } });
    expect(await closeDueRounds(ports, "acme", NOW)).toEqual({ sealed: 1 });
    expect(steps).toEqual(["a begin", "a cut", "a cut", "a cut"]);
    expect(rounds["a"]?.published).toBe(published);
  });

  it.each(["page", "keep"] as const)(
    "counts anew where someone was forgotten at the step `%s`",
    async (forgottenAt) => {
      const { ports, steps, rounds } = sealingOf({ a: { ballots: SEVEN, forgottenAt } });
      expect(await closeDueRounds(ports, "acme", NOW)).toEqual({ sealed: 1 });
      expect(rounds["a"]?.published).toMatchObject({ answered: 6 });
      if (forgottenAt === "keep") expect(steps.filter((step) => step === "a begin")).toHaveLength(2);
    },
  );

  it("gives up for this pass where ballots keep changing", async () => {
    const { ports, rounds } = sealingOf({ a: { ballots: SEVEN, isRestless: true }, b: { ballots: SEVEN } });
    await expect(closeDueRounds(ports, "acme", NOW)).rejects.toThrow(SurveyError);
    expect([rounds["a"]?.published, rounds["b"]?.state]).toEqual([undefined, "sealed"]);
  });

  it.each([
    { state: "sealed" as const },
    { overtakenAt: "keep" as const },
    { overtakenAt: "publish" as const },
  ])("does not count a round that another process has or is at: %j", async (how) => {
    const { ports, rounds } = sealingOf({ a: { ballots: SEVEN, ...how } });
    expect(await closeDueRounds(ports, "acme", NOW)).toEqual({ sealed: 0 });
    expect(rounds["a"]?.published).toBeUndefined();
  });

  it.each(["begin", "page", "keep", "publish", "cut"] as const)(
    "goes on after a round that fails at `%s`, tells of it, and the next pass finishes it",
    async (failsAt) => {
      const { ports, rounds } = sealingOf({ a: { ballots: SEVEN, failsAt }, b: { ballots: SEVEN } });
      await expect(closeDueRounds(ports, "acme", NOW)).rejects.toThrow("disk full");
      expect([rounds["a"]?.state, rounds["b"]?.state]).toEqual([undefined, "sealed"]);
      expect(await closeDueRounds(ports, "acme", NOW)).toEqual({ sealed: 1 });
      expect(rounds["a"]).toMatchObject({ state: "sealed", published: { answered: 7 } });
    },
  );
});

describe("scrubbing", () => {
  it("hands on what the store says", async () => {
    expect(await scrubSealed(sealingOf({}), "acme", NOW)).toBe("busy");
  });
});

describe("a look at an open round", () => {
  const looking = (facts: RoundFacts | null, ballots = SEVEN.slice(0, 1)) => ({
    ...deciding,
    sealing: { ...sealingOf({ round: { ballots } }).sealing, facts: async () => facts },
  });

  it("shows an attributed one as not final, whatever its size", async () => {
    const facts = factsOf({ promise: "attributed", round: { state: "open", closesAt: MIDWAY } });
    expect(await livePublication(looking(facts), "round")).toMatchObject({
      final: false,
      answered: 1,
      figures: { kind: "shown", counts: { promoters: 1 } },
    });
  });

  it.each([
    { answers: KEPT_FROM - 1, afterMs: 0, counted: 2 },
    { answers: KEPT_FROM, afterMs: KEPT_MS - 1, counted: 1 },
    { answers: KEPT_FROM, afterMs: KEPT_MS, counted: 2 },
  ])("counts $answers answers $counted times for two looks, $afterMs ms apart", async (of) => {
    const facts = factsOf({ promise: "attributed", round: { state: "open", closesAt: MIDWAY } });
    const ballots = Array.from({ length: of.answers }, () => SEVEN.slice(0, 1)).flat();
    let now = 0;
    let pages = 0;
    const ports = looking(facts, ballots);
    const { page } = ports.sealing;
    const counting: typeof page = (...asked) => {
      pages += 1;
      return page(...asked);
    };
    const looks = createLooks({ now: () => new Date(now) });
    const look = () =>
      livePublication({ ...ports, sealing: { ...ports.sealing, page: counting }, looks }, "round");
    const first = await look();
    const once = pages;
    now = of.afterMs;
    expect(await look()).toEqual(first);
    expect(pages).toBe(once * of.counted);
  });

  it("counts anew after a look that failed, and never shows a look at a round that was closed since", async () => {
    const facts = factsOf({ promise: "attributed", round: { state: "open", closesAt: MIDWAY } });
    const looks = createLooks({ now: () => NOW });
    const many = looking(facts, Array.from({ length: KEPT_FROM }, () => SEVEN.slice(0, 1)).flat());
    const page = () => Promise.reject(new Error("disk full"));
    const failing = { ...many, sealing: { ...many.sealing, page }, looks };
    await expect(livePublication(failing, "round")).rejects.toThrow("disk full");
    expect(await livePublication({ ...many, looks }, "round")).toMatchObject({ answered: KEPT_FROM });
    const closed = { ...many, sealing: { ...many.sealing, facts: async () => null }, looks };
    expect(await livePublication(closed, "round")).toBeNull();
  });

  it.each([
    ["an anonymous one, even if the store gave its counts", factsOf()],
    ["an unknown one", null],
  ])("shows nothing of %s", async (_, facts) => {
    expect(await livePublication(looking(facts), "round")).toBeNull();
  });
});
