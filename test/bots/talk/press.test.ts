import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VERBS } from "../../../core/press.ts";
import { frozenOf } from "../a-round.ts";
import {
  AFTER_CLOSING,
  createWorld,
  inChannel,
  OPENS,
  pressOf,
  privately,
  textOf,
  type World,
} from "./a-talk.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const score = (token: string, value: number | string) => ({
  verb: VERBS.score,
  token,
  argument: String(value),
});

/** Someone on a platform who has been asked, and how they press. */
async function asked(platform: "slack" | "telegram", changes: Parameters<World["open"]>[0]["changes"] = {}) {
  const connection = world[platform];
  const account = await world.join(connection, "P1");
  const other = await world.join(connection, "P2");
  const { round, tokens } = await world.open({ connection, asked: [account, other], changes });
  const who = world.actor(connection, "P1");
  const token = tokens["P1"] ?? "";
  const at = { place: privately("P1"), messageRef: "m1" };
  const ballot = async () => {
    const look = await world.store.people.storedAbout(account.personId, world.now());
    return look.openBallots[0] ?? null;
  };
  return {
    account,
    round,
    token,
    who,
    at,
    ballot,
    press: (press: Parameters<World["talk"]["press"]>[1]) => world.talk.press(who, press, at),
  };
}

const named = { frozen: frozenOf("product", { promise: "attributed" }) };

describe("a score pressed in private on Slack", () => {
  it("is kept, told where it leaves no trace, and redrawn without the number", async () => {
    const { press, token, ballot } = await asked("slack");
    const reply = await press(score(token, 9));
    expect(reply.toast).toContain("9: saved");
    expect(reply.redraw?.text).toBe("Your answer is in. You can change it until Fri 12:00.");
    expect(reply.answer).toBeUndefined();
    expect(await ballot()).toMatchObject({ score: 9 });
  });

  it("is redrawn with the number where answers carry names", async () => {
    const { press, token } = await asked("slack", named);
    expect((await press(score(token, 9))).redraw?.text).toContain("You answered 9.");
  });

  it("says until when by the presser's own clock", async () => {
    const { press, token } = await asked("slack");
    await world.join(world.slack, "P1", { zone: "Europe/Berlin" });
    expect((await press(score(token, 9))).redraw?.text).toContain("until Fri 05:00");
  });

  it("can be changed, and pressed twice without harm", async () => {
    const { press, token, ballot } = await asked("slack");
    const first = await press(score(token, 9));
    const again = await press(pressOf(first.redraw, "Change"));
    expect(again.redraw?.text).toContain("Your answer stands");
    await press(score(token, 4));
    await press(score(token, 4));
    expect(await ballot()).toMatchObject({ score: 4 });
  });

  it("can be withdrawn and given again", async () => {
    const { press, token, ballot } = await asked("slack");
    const first = await press(score(token, 9));
    const gone = await press(pressOf(first.redraw, "Withdraw"));
    expect(gone.redraw?.text).toContain("withdrawn and deleted");
    expect(await ballot()).toBeNull();
    const back = await press(pressOf(gone.redraw, "Answer again"));
    expect(textOf(back.redraw)).toContain("about 1 minute");
    await press(score(token, 2));
    expect(await ballot()).toMatchObject({ score: 2 });
  });

  it("opens a form for the reason, with the band's own question", async () => {
    const { press, token } = await asked("slack");
    const first = await press(score(token, 3));
    const { form } = await press(pressOf(first.redraw, "Add a reason"));
    expect(form?.fields[0]?.label).toBe("Thank you for being frank. What should be fixed first?");
  });
});

describe("a score pressed in private on Telegram", () => {
  it("is followed at once by the reason, in the same message and alike for every score", async () => {
    const { press, token } = await asked("telegram");
    const reply = await press(score(token, 2));
    expect(reply.toast).toContain("2: saved");
    expect(textOf(reply.redraw)).toContain("What is the main reason for your answer?");
    expect(textOf(reply.redraw)).not.toContain("fixed first");
    expect(reply.form).toBeUndefined();
  });

  it("asks why only the first time", async () => {
    const { press, token } = await asked("telegram");
    const why = await press(score(token, 2));
    const improve = await press(pressOf(why.redraw, "Skip"));
    await press(pressOf(improve.redraw, "Skip"));
    expect(textOf((await press(score(token, 3))).redraw)).not.toContain("main reason");
  });

  it("still says that words are awaited when it comes again after a crash, or is changed meanwhile", async () => {
    const { press, token } = await asked("telegram");
    const first = await press(score(token, 2));
    expect(await press(score(token, 2))).toEqual(first);
    expect(textOf((await press(score(token, 3))).redraw)).toContain("main reason");
    await press(pressOf(first.redraw, "Skip"));
    const again = await press(score(token, 4));
    expect(textOf(again.redraw)).toContain("Anything else");
    expect(textOf(again.redraw)).toContain("Your answer is in.");
  });

  it("can be followed step by step with Skip, ticks and Done, which leaves no tick behind", async () => {
    const { press, token } = await asked("telegram");
    const why = await press(score(token, 8));
    const improve = await press(pressOf(why.redraw, "Skip"));
    expect(textOf(improve.redraw)).toContain("Anything else");
    const drivers = await press(pressOf(improve.redraw, "Skip"));
    const ticked = await press(pressOf(drivers.redraw, "Team"));
    expect(textOf(ticked.redraw)).toMatch(/"label":"Team"[^}]*"ticked":true/);
    const unticked = await press(pressOf(ticked.redraw, "Team"));
    expect(textOf(unticked.redraw)).not.toContain('"ticked":true');
    const quoted = await press(pressOf(unticked.redraw, "My words may be quoted anonymously"));
    expect(textOf(quoted.redraw)).toMatch(/quoted anonymously"[^}]*"ticked":true/);
    const done = await press(pressOf(quoted.redraw, "Done"));
    expect(done.redraw?.text).toBe("Your answer is in. You can change it until Fri 12:00.");
    expect(textOf(done.redraw)).not.toContain("ticked");
    expect(done.toast).toContain("Thank you");
  });

  it("awaits no reason any more once it is withdrawn", async () => {
    const { press, token, who } = await asked("telegram");
    const first = await press(score(token, 8));
    await press(pressOf(first.redraw, "Withdraw"));
    const reply = await world.talk.words(who, "because");
    expect(reply.answer?.text).toContain("was not waiting for words");
  });
});

describe("a score pressed at a post", () => {
  const post = async (
    platform: "slack" | "telegram",
    count: number,
    population: "closed" | "open" = "closed",
  ) => {
    const connection = world[platform];
    const members = await Promise.all(
      Array.from({ length: count }, (_, at) => world.join(connection, `P${at + 1}`)),
    );
    const opened = await world.open({
      connection,
      asked: population === "open" ? [] : members,
      changes: { mode: "post", population },
    });
    const press = (externalId: string, value: number) =>
      world.talk.press(world.actor(connection, externalId), score(opened.post ?? "", value), {
        place: inChannel,
        messageRef: "p1",
      });
    return { ...opened, press };
  };

  it("is confirmed on Slack by a note for the presser alone, and the post stays as it is", async () => {
    const { press } = await post("slack", 6);
    const reply = await press("P1", 9);
    expect(reply.redraw).toBeUndefined();
    expect(reply.toast).toBeUndefined();
    expect(reply.answer?.text).toContain("You answered 9. Only you see this note.");
    const { form } = await world.talk.press(
      world.actor(world.slack, "P1"),
      pressOf(reply.answer, "Add a reason"),
      {
        place: inChannel,
        messageRef: null,
      },
    );
    expect(form?.fields[0]?.label).toContain("most willing");
  });

  it("is confirmed on Telegram by a toast alone", async () => {
    const { press } = await post("telegram", 6);
    const reply = await press("P1", 9);
    expect(Object.keys(reply).sort()).toEqual(["locale", "toast"]);
    expect(reply.toast).toContain("9: saved");
  });

  it("is taken from anyone in an open group, known or not", async () => {
    const { press } = await post("telegram", 0, "open");
    expect((await press("stranger", 7)).toast).toContain("7: saved");
  });

  it("is refused to those who were not asked where the audience is known", async () => {
    const { press } = await post("slack", 6);
    await world.join(world.slack, "late");
    expect((await press("late", 7)).toast).toContain("not sent to you");
  });

  it("owes the post a redraw when the count that may be shown grows, and then only", async () => {
    const { press, round } = await post("slack", 11);
    const owed = async () =>
      (await world.store.outbox.counts(world.organization.id))
        .filter(({ kind }) => kind === "post-update")
        .reduce((sum, { count }) => sum + count, 0);
    await sendPost(round.id);
    for (let at = 1; at <= 4; at += 1) await press(`P${at}`, 9);
    expect(await owed()).toBe(0);
    await press("P5", 9);
    expect(await owed()).toBe(1);
    await press("P5", 8);
    await press("P6", 8);
    expect(await owed()).toBe(1);
    for (let at = 7; at <= 10; at += 1) await press(`P${at}`, 9);
    expect(await owed()).toBe(2);
    expect(world.woken()).toBe(2);
  });

  it("is answered kindly when late, and the post is not redrawn for one person", async () => {
    const { press } = await post("slack", 6);
    world.setNow(AFTER_CLOSING);
    const reply = await press("P1", 9);
    expect(reply.toast).toBe("This round has closed. The next one is on 8 December.");
    expect(reply.redraw).toBeUndefined();
  });

  it("can be withdrawn from the note, which then has no buttons", async () => {
    const { press } = await post("slack", 6);
    const note = await press("P1", 9);
    const gone = await world.talk.press(world.actor(world.slack, "P1"), pressOf(note.answer, "Withdraw"), {
      place: inChannel,
      messageRef: null,
    });
    expect(gone.redraw?.text).toContain("withdrawn");
    expect(textOf(gone.redraw)).not.toContain("buttons");
  });
});

describe("a press that stores nothing", () => {
  it("after closing is answered with the date of the next round, and loses its buttons", async () => {
    const { press, token, ballot } = await asked("slack");
    world.setNow(AFTER_CLOSING);
    const reply = await press(score(token, 9));
    expect(reply.redraw?.text).toBe("This round has closed. The next one is on 8 December.");
    expect(textOf(reply.redraw)).not.toContain("buttons");
    expect(await ballot()).toBeNull();
  });

  it("by someone else with the token is refused", async () => {
    const { token } = await asked("slack");
    const reply = await world.talk.press(world.actor(world.slack, "P2"), score(token, 9), {
      place: privately("P2"),
      messageRef: null,
    });
    expect(reply.toast).toBe("This question was not sent to you, so nothing was stored.");
  });

  it("by an unknown account is refused, and the account stays unknown", async () => {
    const { token } = await asked("slack");
    const who = world.actor(world.slack, "stranger", { name: "Stranger" });
    const reply = await world.talk.press(who, score(token, 9), {
      place: privately("stranger"),
      messageRef: null,
    });
    expect(reply.toast).toContain("not sent to you");
    expect(await world.store.people.account(who)).toBeNull();
  });

  it.each([
    ["a forged token", { verb: VERBS.score, token: "forged", argument: "9" }],
    ["a forged step", { verb: VERBS.skip, token: "forged", argument: "all" }],
    ["a forged why", { verb: VERBS.why, token: "forged" }],
    ["a forged driver", { verb: VERBS.driver, token: "forged", argument: "on-pay" }],
  ] as const)("with %s is refused", async (_, press) => {
    const { press: pressed } = await asked("slack");
    expect((await pressed(press)).toast).toBe("This question no longer exists, so nothing was stored.");
  });

  it.each(["11", "-1", "9x", "1_0"])("with the forged score %s is refused", async (value) => {
    const { press, token, ballot } = await asked("slack");
    expect((await press(score(token, value))).toast).toContain("nothing was stored");
    expect(await ballot()).toBeNull();
  });

  it("on a test question says that it was a test", async () => {
    const { press } = await asked("slack");
    expect((await press(score("test", 9))).redraw?.text).toBe("This was a test: nothing was counted.");
  });

  it("asks for a score first where there is none to explain", async () => {
    const { press, token } = await asked("slack");
    expect((await press({ verb: VERBS.why, token })).toast).toContain("Press a number first");
  });
});

describe("a press that the store could not keep", () => {
  it('reads "not saved" in the reader\'s language, and is logged by its code alone', async () => {
    const account = await world.join(world.slack, "P1", { locale: "zh-CN" });
    const { tokens } = await world.open({ connection: world.slack, asked: [account] });
    world.breakStore("database-full");
    const reply = await world.talk.press(world.actor(world.slack, "P1"), score(tokens["P1"] ?? "", 9), {
      place: privately("P1"),
      messageRef: null,
    });
    expect(reply).toEqual({ locale: "zh-CN", toast: "没有保存成功，请过几分钟再试。", failed: true });
    expect(world.logged).toEqual([{ event: "talk-failed", kind: "press", code: "database-full" }]);
  });
});

describe("the buttons about oneself", () => {
  it("tell what is stored, and the number only where it leaves no trace", async () => {
    const { press, token } = await asked("slack");
    await press(score(token, 3));
    const reply = await press({ verb: VERBS.privacy, token });
    expect(reply.toast).toBe("Stored as yours now: 3. Only you see this note.");
    expect(textOf(reply.answer)).toContain("Your answer to “staff”");
    expect(textOf(reply.answer)).not.toMatch(/\b3\b/);
  });

  it("tell a stranger that nothing is stored, and store nothing", async () => {
    const who = world.actor(world.slack, "stranger", {});
    const reply = await world.talk.press(
      who,
      { verb: VERBS.privacy, token: "me" },
      { place: inChannel, messageRef: null },
    );
    expect(textOf(reply.answer)).toContain("does not know you");
    expect(await world.store.people.account(who)).toBeNull();
  });

  it("change the language and draw the home page in it", async () => {
    const { press, who } = await asked("slack");
    const reply = await press({ verb: VERBS.language, token: "me", argument: "zh-CN" });
    expect(reply.locale).toBe("zh-CN");
    expect(textOf(reply.redraw)).toContain("偶尔一问");
    expect((await world.talk.home(who)).locale).toBe("zh-CN");
  });

  it("erase only after a yes", async () => {
    const { press, token, who } = await asked("slack");
    await press(score(token, 3));
    const ask = await press({ verb: VERBS.forget, token: "me" });
    const kept = await press(pressOf(ask.redraw, "Keep everything"));
    expect(kept.redraw?.text).toBe("Nothing was erased.");
    expect(await world.store.people.account(who)).not.toBeNull();
    const erased = await press(pressOf(ask.redraw, "Erase"));
    expect(erased.redraw?.text).toContain("1 answer");
    expect(await world.store.people.account(who)).toBeNull();
    expect((await press(score(token, 9))).toast).toContain("not sent to you");
  });
});

describe("all other verbs", () => {
  it("go to the managers' side", async () => {
    const { press } = await asked("slack");
    expect((await press({ verb: VERBS.share, token: "x" })).toast).toBe("managers");
    expect(world.handed).toEqual(["press sh"]);
  });
});

/** Marks the post of a round as sent, as the drainer does. */
async function sendPost(roundId: string): Promise<void> {
  const { outbox } = world.store;
  const lead = await outbox.lead(world.slack.id, "test", OPENS, 60_000);
  if (lead === null) throw new Error("no lead");
  const taken = await outbox.claim(world.slack.id, lead.fence, world.now(), 100, 60_000);
  const post = taken.find(({ kind, ref }) => kind === "post" && ref === roundId);
  if (post === undefined) throw new Error("no post owed");
  await outbox.settle(post.id, post.attempt, { state: "sent", messageRef: "p1" }, world.now());
}
