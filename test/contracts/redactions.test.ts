// Comments that are taken out, on every database: gone from every reading, their numbers kept.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeDueRounds } from "../../core/publish/close-due-rounds.ts";
import { MASK } from "../../core/words/masking.ts";
import { plainLanguage } from "../core/words/plain-language.ts";
import { AFTER, answer, askRound, DURING } from "./asked-round.ts";
import { DATABASES, type Opened } from "./databases.ts";

describe.each(DATABASES)("redactions on $name", ({ open }) => {
  let opened: Opened;

  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  test("leave a mask where the words were, in every page, and every other comment where it was", async () => {
    const { publications } = opened.store;
    const round = await askRound(opened, { people: 12 });
    for (const [at, one] of round.asked.entries()) {
      await answer(opened, one, { score: at % 11, reason: `reason ${at}` });
    }
    const ports = { ...opened.store, language: plainLanguage };
    await closeDueRounds(ports, round.organizationId, AFTER);
    const before = await publications.comments(round.round.id);
    const third = before[2];
    if (third === undefined) throw new Error("no comments");

    expect(await publications.redact(round.round, third.id, AFTER)).toBe("redacted");
    expect(await publications.redact(round.round, third.id, AFTER)).toBe("already");
    expect(await publications.redact(round.round, "nothing", AFTER)).toBe("unknown");
    const after = await publications.comments(round.round.id);
    expect(after).toEqual(
      before.map((comment, at) => (at === 2 ? { ...comment, text: MASK, redacted: true } : comment)),
    );
    expect(await publications.comments(round.round.id, 1, { from: 2 })).toEqual([after[2]]);
    expect((await publications.commentCounts(round.round.id)).all).toBe(before.length);
    expect(JSON.stringify(await publications.byRound(round.round.id))).not.toContain(third.text);
  });

  test("take out one of the two texts on a ballot that carries a name, and nothing of an open anonymous round", async () => {
    const { publications } = opened.store;
    const named = await askRound(opened, { people: 2, promise: "attributed", name: "clients" });
    const [one] = named.asked;
    if (one === undefined) throw new Error("nobody was asked");
    await answer(opened, one, { score: 3, reason: "slow", improve: "be quick" });
    const [first, second] = await publications.comments(named.round.id);
    expect(await publications.redact(named.round, second?.id ?? "", DURING)).toBe("redacted");
    expect((await publications.comments(named.round.id)).map(({ text }) => text)).toEqual([
      first?.text,
      MASK,
    ]);

    const secret = await askRound(opened, { people: 2, name: "staff" });
    const [other] = secret.asked;
    if (other === undefined) throw new Error("nobody was asked");
    await answer(opened, other, { score: 3, reason: "slow" });
    expect(await publications.redact(secret.round, first?.id ?? "", DURING)).toBe("unknown");
    expect(await publications.comments(secret.round.id)).toEqual([]);
  });
});
