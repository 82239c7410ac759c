import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VERBS } from "../../../core/press.ts";
import { frozenOf } from "../a-round.ts";
import { AFTER_CLOSING, createWorld, inChannel, pressOf, privately, textOf, type World } from "./a-talk.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** Someone who has pressed a score on Telegram and is being asked why. */
async function answering(changes: Parameters<World["open"]>[0]["changes"] = {}) {
  const account = await world.join(world.telegram, "7");
  const { round, tokens } = await world.open({ connection: world.telegram, asked: [account], changes });
  const who = world.actor(world.telegram, "7");
  const token = tokens["7"] ?? "";
  const at = { place: privately("7"), messageRef: "m1" };
  const first = await world.talk.press(who, { verb: VERBS.score, token, argument: "6" }, at);
  const ballot = () =>
    world.store.ballots.change({ token, presser: who, now: world.now() }, (facts) => ({
      outcome: facts?.ballot ?? null,
    }));
  return { account, round, token, who, at, first, ballot };
}

describe("the next words after a score", () => {
  it("are the reason: kept, taken out of the chat, and followed by what else to improve", async () => {
    const { who, ballot } = await answering();
    const reply = await world.talk.words(who, "Too many meetings 🙃 会太多");
    expect(reply).toMatchObject({ removeWords: true, redrawRef: "m1" });
    expect(textOf(reply.redraw)).toContain("Anything else");
    expect(textOf(reply.redraw)).not.toContain("meetings");
    expect(await ballot()).toMatchObject({ score: 6, reason: "Too many meetings 🙃 会太多" });
  });

  it("are then the wish, and then come the drivers", async () => {
    const { who, ballot } = await answering();
    await world.talk.words(who, "meetings");
    const reply = await world.talk.words(who, "tea");
    expect(textOf(reply.redraw)).toContain("What played a part?");
    expect(await ballot()).toMatchObject({ reason: "meetings", improve: "tea" });
    expect((await world.talk.words(who, "and")).answer?.text).toContain("was not waiting for words");
  });

  it("are not taken for the next answer when the same message comes again after a crash", async () => {
    const { who, ballot } = await answering();
    const first = await world.talk.words(who, "meetings", "71");
    const again = await world.talk.words(who, "meetings", "71");
    expect(again).toEqual(first);
    expect(await ballot()).toMatchObject({ reason: "meetings", improve: null });

    const second = await world.talk.words(who, "tea", "72");
    expect(await world.talk.words(who, "tea", "72")).toEqual(second);
    expect(second).toMatchObject({ removeWords: true, redrawRef: "m1" });
    expect(await ballot()).toMatchObject({ reason: "meetings", improve: "tea" });
    expect((await world.talk.words(who, "and", "73")).answer?.text).toContain("was not waiting for words");
  });

  it("are an answer when they are the same words in another message", async () => {
    const { who, ballot } = await answering();
    await world.talk.words(who, "tea", "71");
    await world.talk.words(who, "tea", "72");
    expect(await ballot()).toMatchObject({ reason: "tea", improve: "tea" });
  });

  it("leave a bare command a command once none are awaited", async () => {
    const { who } = await answering();
    await world.talk.words(who, "meetings", "71");
    await world.talk.words(who, "tea", "72");
    await world.talk.words(who, "digest", "73");
    expect(world.handed).toEqual(["command digest"]);
  });

  it("stay in the chat where answers carry names", async () => {
    const { who } = await answering({ frozen: frozenOf("product", { promise: "attributed" }) });
    const reply = await world.talk.words(who, "slow");
    expect(reply.removeWords).toBeUndefined();
  });

  it("are cut and said to be cut where they are longer than what is kept", async () => {
    const { who, ballot } = await answering();
    const reply = await world.talk.words(who, "字".repeat(5001));
    expect(reply.redraw?.text).toContain("5,000 characters");
    expect((await ballot())?.reason).toHaveLength(5000);
  });

  it("are not a command's, unless they begin like one", async () => {
    const { who, ballot } = await answering();
    await world.talk.words(who, "/nps digest");
    expect(world.handed).toEqual(["command /nps digest"]);
    expect((await ballot())?.reason).toBeNull();
    await world.talk.words(who, "digest");
    expect((await ballot())?.reason).toBe("digest");
  });

  it("are not stored once the round has closed, and say so", async () => {
    const { who } = await answering();
    world.setNow(new Date("2026-12-04T04:20:00Z"));
    const reply = await world.talk.words(who, "too late");
    expect(reply.answer?.text).toMatch(/not stored|nothing was stored/);
    expect(reply.removeWords).toBeUndefined();
  });

  it("are still taken within the quarter of an hour after closing", async () => {
    const { who, ballot } = await answering();
    world.setNow(new Date("2026-12-04T04:10:00Z"));
    await world.talk.words(who, "just in time");
    expect((await ballot())?.reason).toBe("just in time");
  });

  it("are not saved when the store fails, and say so", async () => {
    const { who } = await answering();
    world.breakStore("database-full");
    const reply = await world.talk.words(who, "secret");
    expect(reply.answer?.text).toBe("Not saved. Please try again in a few minutes.");
    expect(reply.removeWords).toBeUndefined();
    expect(JSON.stringify(world.logged)).not.toContain("secret");
  });
});

describe("words that nobody awaited", () => {
  it("are answered with a hint, and their sender is known from then on", async () => {
    const who = world.actor(world.telegram, "8", { name: "Li", locale: "zh-CN" });
    const reply = await world.talk.words(who, "你好");
    expect(reply.answer?.text).toContain("/nps");
    expect(reply.locale).toBe("zh-CN");
    expect(await world.store.people.account(who)).toMatchObject({ name: "Li", state: "left" });
  });

  it("are a command where they name one", async () => {
    await world.talk.words(world.actor(world.telegram, "8"), "digest");
    expect(world.handed).toEqual(["command digest"]);
  });

  it("answer a form's step where one is open", async () => {
    const account = await world.join(world.telegram, "8");
    const expiresAt = new Date("2026-12-02T00:00:00Z");
    await world.store.dialogs.set(account.id, { kind: "form", roundId: null, data: {}, expiresAt });
    await world.talk.words(world.actor(world.telegram, "8"), "10:00");
    expect(world.handed).toEqual(["form 10:00"]);
  });
});

describe("the reason's form", () => {
  const filled = { reason: "pay", improve: null, drivers: ["pay", "forged"], quote: ["yes"] };

  it("is kept as a whole, without what the survey does not know", async () => {
    const { who, token, ballot } = await answering();
    const reply = await world.talk.submit(who, { verb: VERBS.why, token }, filled, privately("7"));
    expect(reply).toMatchObject({ kind: "done", reply: { toast: "Saved, thank you." } });
    expect(await ballot()).toEqual({
      score: 6,
      reason: "pay",
      improve: null,
      drivers: ["pay"],
      mayQuote: true,
    });
  });

  it("stays open with the reason when the round has closed, so that no words are lost", async () => {
    const { who, token } = await answering();
    world.setNow(AFTER_CLOSING);
    const reply = await world.talk.submit(who, { verb: VERBS.why, token }, filled, inChannel);
    expect(reply).toMatchObject({
      kind: "errors",
      errors: { reason: "This round has closed, so your words were not stored." },
    });
  });

  it("stays open when the store fails", async () => {
    const { who, token } = await answering();
    world.breakStore("database-full");
    const reply = await world.talk.submit(who, { verb: VERBS.why, token }, filled, inChannel);
    expect(reply).toMatchObject({
      kind: "errors",
      errors: { reason: "Not saved. Please try again in a few minutes." },
    });
  });

  it.each([
    ["a forged token", "forged", "no longer exists"],
    ["no score yet", null, "Press a number first"],
  ])("is refused with %s", async (_, forged, words) => {
    const { who, token, at, first } = await answering();
    await world.talk.press(who, pressOf(first.redraw, "Withdraw"), at);
    const reply = await world.talk.submit(
      who,
      { verb: VERBS.why, token: forged ?? token },
      filled,
      inChannel,
    );
    expect(reply.kind === "errors" ? reply.errors["reason"] : "").toContain(words);
  });

  it("is the only one on this side", async () => {
    const { who } = await answering();
    await world.talk.submit(who, { verb: VERBS.openFirst, token: "x" }, {}, inChannel);
    expect(world.handed).toEqual(["submit of"]);
  });
});
