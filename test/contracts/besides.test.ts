// What every store does with answers around a score: keeps them as they come, moves them to the ballot, counts them once.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordBackground, recordRating } from "../../core/answer/record-besides.ts";
import { recordScore } from "../../core/answer/record-score.ts";
import { recordForm } from "../../core/answer/record-words.ts";
import { withdraw } from "../../core/answer/withdraw.ts";
import { livePublication } from "../../core/publish/live-publication.ts";
import { sealRound } from "../../core/publish/seal-round.ts";
import { createSealing } from "../../db/store/sealing.ts";
import { deciding } from "../core/publish/counts.ts";
import { AFTER, AROUND, type Asked, answer, askRound, DURING, GRACE, type Wanted } from "./asked-round.ts";
import { chance, DATABASES, type Opened } from "./databases.ts";

describe.each(DATABASES)("answers around a score on $name", ({ open }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  const by = ({ token, presser }: Asked) => ({ token, presser, now: DURING });
  const look = (one: Asked) => opened.store.ballots.change(by(one), (facts) => ({ outcome: facts }));

  async function ask(wanted: Wanted = {}) {
    const round = await askRound(opened, { extras: AROUND, ...wanted });
    const [one, other] = round.asked;
    if (one === undefined || other === undefined) throw new Error("nobody there");
    return { ...round, one, other };
  }

  test("wait beside the invitation, and go with the score when it comes", async () => {
    const { one, other } = await ask();
    const { store } = opened;
    const before = await recordBackground(store, { ...by(one), question: "since", option: "o1" });
    expect(before).toMatchObject({ kind: "given", given: { since: "o1" } });
    await recordBackground(store, { ...by(one), question: "since", option: "o2" });
    expect(await look(one)).toMatchObject({ ballot: null, given: { since: "o2" } });
    expect((await look(other))?.given).toBeUndefined();
    expect(await store.people.storedAbout(one.personId, DURING)).toMatchObject({
      openBallots: [],
      given: [{ survey: "staff" }],
    });

    const people = store.people;
    const scored = await recordScore({ ...store, people }, { ...by(one), score: "9" });
    expect(scored).toMatchObject({ kind: "recorded", ballot: { score: 9, background: { since: "o2" } } });
    const facts = await look(one);
    expect(facts?.given).toBeUndefined();
    expect(facts?.ballot?.background).toEqual({ since: "o2" });

    expect(await recordRating(store, { ...by(one), driver: "pay", rating: "3" })).toMatchObject({
      ballot: { ratings: { pay: 3 }, background: { since: "o2" } },
    });
    // Another score, other words: what stands beside them stays.
    await recordScore({ ...store, people }, { ...by(one), score: "2" });
    const filled = { reason: "pay", improve: null, drivers: ["team", "pay"], mayQuote: false };
    const form = await recordForm(store, { ...by(one), filled: { ...filled, ratings: { pay: 4, team: 9 } } });
    expect(form).toMatchObject({
      ballot: { score: 2, drivers: ["team"], ratings: { pay: 4 }, background: { since: "o2" } },
    });
    const about = await store.people.storedAbout(one.personId, DURING);
    expect(about.openBallots).toMatchObject([{ besides: 2 }]);
    expect(about.given).toBeUndefined();

    expect(await withdraw(store, by(one))).toMatchObject({ kind: "withdrawn" });
    expect(await look(one)).toMatchObject({ ballot: null });
    expect((await look(one))?.given).toBeUndefined();
  });

  test("of someone who is forgotten are gone, before a score and after it", async () => {
    const { one, other } = await ask();
    const { invitations, ballots } = opened.engine.tables;
    await recordBackground(opened.store, { ...by(one), question: "since", option: "o1" });
    await recordBackground(opened.store, { ...by(other), question: "since", option: "o1" });
    await recordScore(opened.store, { ...by(other), score: 9 });
    for (const { personId } of [one, other]) await opened.store.people.forget(personId, DURING);
    const left = await opened.engine.db.select({ background: invitations.background }).from(invitations);
    expect(left).toEqual(left.map(() => ({ background: null })));
    expect(await opened.engine.db.select().from(ballots)).toEqual([]);
  });

  test.each([
    ["one transaction", 1000],
    ["chunks of at most seven", 7],
  ])("are counted once, sealed in %s", async (_how, mostRows) => {
    const round = await ask({ people: 24 });
    const sealing = createSealing(opened.engine, chance, mostRows);
    for (const [at, one] of round.asked.entries()) {
      if (at >= 20) await recordBackground(opened.store, { ...by(one), question: "since", option: "o3" });
      else {
        await answer(opened, one, {
          score: at % 11,
          // Nine, six and one; four leave it out.
          ...(at < 16 ? { background: { since: at < 9 ? "o1" : at < 15 ? "o2" : "o3" } } : {}),
          ratings: { pay: at < 10 ? 10 : 5 },
        });
      }
    }
    await sealing.closing(round.organizationId, AFTER, GRACE);
    expect(await sealRound({ ...deciding, sealing }, round.round.id)).toBe(true);
    const publication = await opened.store.publications.byRound(round.round.id);
    expect(publication).toMatchObject({
      answered: 20,
      background: [
        {
          key: "since",
          options: [
            { key: "o1", count: 9 },
            { key: "o2", count: 6 },
          ],
        },
      ],
      ratings: [{ key: "pay", mean: 7.5, high: 0.5, answered: 20 }],
    });
    expect(JSON.stringify(publication)).not.toContain("o3");
  });

  test("of an attributed round are shown as they come", async () => {
    const { one, round } = await ask({ promise: "attributed" });
    await recordBackground(opened.store, { ...by(one), question: "since", option: "o3" });
    await recordScore(opened.store, { ...by(one), score: 9 });
    await recordRating(opened.store, { ...by(one), driver: "pay", rating: 10 });
    expect(await livePublication({ ...deciding, ...opened.store }, round.id)).toMatchObject({
      background: [{ key: "since", options: [{ key: "o3", count: 1 }] }],
      ratings: [{ key: "pay", mean: 10, high: 1, answered: 1 }],
    });
  });
});
