// The account finds what is missing: the demo's last line can say something else than "lost 0".
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordScore } from "../../core/answer/record-score.ts";
import { closeDueRounds, scrubSealed } from "../../core/publish/close-due-rounds.ts";
import { openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { AFTER, askRound, DURING } from "../contracts/asked-round.ts";
import { plainLanguage } from "../core/words/plain-language.ts";
import { seededRandom } from "../journeys/movable-clock.ts";
import { createLedger, type Witnessed } from "./ledger.ts";

const SCORES = [10, 9, 9, 8, 7, 6, 3];
const PEOPLE = 12;

let folder: string;
let file: string;
let organizationId: string;
/** What somebody who looked closely has seen of the round in the database. */
let seen: Witnessed;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nps-ledger-"));
  file = join(folder, "nps.db");
  const engine = await openEngine(`file:${file}`);
  const store = createStore(engine, seededRandom(1));
  const close = () => engine.close();
  const round = await askRound(
    { engine, store, url: `file:${file}`, again: null, close },
    { people: PEOPLE },
  );
  organizationId = round.organizationId;
  const answers = new Map<string, number>();
  for (const [place, score] of SCORES.entries()) {
    const one = round.asked[place];
    if (one === undefined) throw new Error("too few people");
    await recordScore(store, { token: one.token, presser: one.presser, score, now: DURING });
    answers.set(one.presser.externalId, score);
  }
  await closeDueRounds({ ...store, language: plainLanguage }, organizationId, AFTER);
  await scrubSealed(store, organizationId, AFTER);
  await close();
  const asked = round.asked.map(({ presser }) => presser.externalId);
  seen = { platform: "slack", week: 1, asked, copies: new Map(asked.map((id) => [id, 1])), answers };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const account = (...rounds: readonly Witnessed[]) => {
  const ledger = createLedger();
  for (const round of rounds) ledger.witness(round);
  return ledger.account(file, organizationId);
};
const first = () => seen.asked[0] ?? "";

describe("the account", () => {
  it("adds up where everything arrived and is published", async () => {
    expect(await account(seen)).toMatchObject({
      ...{ rounds: 1, asked: PEOPLE, delivered: PEOPLE, duplicates: 0, answered: SCORES.length },
      ...{ lost: 0, losses: [], links: 0 },
    });
  });

  it("counts second copies as duplicates and as no loss", async () => {
    const copies = new Map(seen.copies).set(first(), 3);
    expect(await account({ ...seen, copies })).toMatchObject({ delivered: PEOPLE, duplicates: 2, lost: 0 });
  });

  it("finds a question that never came", async () => {
    const copies = new Map(seen.copies).set(first(), 0);
    const found = await account({ ...seen, copies });
    expect(found).toMatchObject({ delivered: PEOPLE - 1, lost: 1 });
    expect(found.losses).toEqual(["slack 1: questions that never came: 1"]);
  });

  it("finds an answer that was taken and is not in the result", async () => {
    const answers = new Map(seen.answers).set(seen.asked.at(-1) ?? "", 10);
    const found = await account({ ...seen, answers });
    expect(found.losses).toEqual([
      "slack 1: answers seen 8, published 7",
      "slack 1: 9–10 seen 4, published 3",
    ]);
    expect(found.lost).toBeGreaterThan(0);
  });

  it("finds an answer that was counted as another one", async () => {
    const answers = new Map(seen.answers).set(first(), 0);
    expect((await account({ ...seen, answers })).lost).toBeGreaterThan(0);
  });

  it("finds a round that was never published", async () => {
    const found = await account(seen, { ...seen, week: 2 });
    expect(found).toMatchObject({ rounds: 2 });
    expect(found.lost).toBe(PEOPLE + SCORES.length);
  });
});
