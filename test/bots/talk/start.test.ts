import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VERBS } from "../../../core/press.ts";
import { AFTER_CLOSING, createWorld, inChannel, textOf, type World } from "./a-talk.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const account = (externalId: string) => world.store.people.account(world.actor(world.telegram, externalId));

describe("/start", () => {
  it("subscribes a newcomer and says what comes, in their language", async () => {
    const who = world.actor(world.telegram, "7", { name: "Li", locale: "zh-CN" });
    const reply = await world.talk.start(who, null);
    expect(textOf(reply.answer)).toContain("推荐 Acme");
    expect(await account("7")).toMatchObject({ name: "Li", state: "subscribed" });
  });

  it.each([
    ["CODE", "Your code was taken"],
    ["OTHER", "does not exist"],
    ["OLD", "has expired"],
    ["SPENT", "has been used up"],
  ])("with the join code %s says %s", async (code, words) => {
    const { id: organizationId } = world.organization;
    const attributes = { team: "Design" };
    const expiresAt = new Date("2026-12-31T00:00:00Z");
    const make = (made: string, expires: Date, uses: number) =>
      world.store.people.createJoinCode({ organizationId, code: made, attributes, expiresAt: expires, uses });
    await make("CODE", expiresAt, 1);
    await make("OLD", new Date("2026-11-01T00:00:00Z"), 1);
    await make("SPENT", expiresAt, 1);
    await world.talk.start(world.actor(world.telegram, "6", {}), "join_SPENT");
    const reply = await world.talk.start(world.actor(world.telegram, "7", {}), `join_${code}`);
    expect(textOf(reply.answer)).toContain(words);
    const known = await account("7");
    const stored = await world.store.people.storedAbout(known?.personId ?? "", world.now());
    expect(stored.attributes).toEqual(code === "CODE" ? attributes : {});
  });

  it("with the claim code makes the first admin and owes the offer of a first round", async () => {
    await world.store.people.ensureClaim(world.organization.id, "hash of SECRET", world.now());
    const wrong = await world.talk.start(world.actor(world.telegram, "7", {}), "claim_GUESS");
    expect(textOf(wrong.answer)).toContain("not right");
    expect(await account("7")).toMatchObject({ role: "none" });
    const right = await world.talk.start(world.actor(world.telegram, "7", {}), "claim_SECRET");
    expect(textOf(right.answer)).toContain("You are an admin now");
    expect(await account("7")).toMatchObject({ role: "admin" });
    const counts = await world.store.outbox.counts(world.organization.id);
    expect(counts.filter(({ kind }) => kind === "first-round-offer")).toMatchObject([{ count: 1 }]);
    const late = await world.talk.start(world.actor(world.telegram, "8", {}), "claim_SECRET");
    expect(textOf(late.answer)).toContain("used already");
    expect(await account("8")).toMatchObject({ role: "none" });
  });

  it("with an unknown payload is a plain start", async () => {
    const reply = await world.talk.start(world.actor(world.telegram, "7", {}), "utm_source");
    expect(textOf(reply.answer)).toContain("Welcome!");
  });
});

describe("the link from a group's post into private chat", () => {
  const fromPost = async () => {
    const { post } = await world.open({
      connection: world.telegram,
      asked: [],
      changes: { mode: "post", population: "open" },
    });
    const who = world.actor(world.telegram, "7", { name: "Li" });
    const press = () =>
      world.talk.press(
        who,
        { verb: VERBS.score, token: post ?? "", argument: "5" },
        { place: inChannel, messageRef: "p" },
      );
    return { who, press, follow: () => world.talk.start(who, `why_${post}`), post: post ?? "" };
  };

  it("asks why in private, and the next words are the reason", async () => {
    const { who, press, follow, post } = await fromPost();
    await press();
    const reply = await follow();
    expect(textOf(reply.answer)).toContain("What is the main reason");
    const next = await world.talk.words(who, "because");
    expect(next).toMatchObject({ removeWords: true });
    expect(next.redrawRef).toBeUndefined();
    expect(textOf(next.answer)).toContain("Anything else");
    const ballot = await world.store.ballots.change(
      { token: post, presser: who, now: world.now() },
      (facts) => ({
        outcome: facts?.ballot,
      }),
    );
    expect(ballot?.reason).toBe("because");
  });

  it("asks for a number first where there is none, and says when it is too late", async () => {
    const { press, follow } = await fromPost();
    expect(textOf((await follow()).answer)).toContain("Press a number first");
    await press();
    world.setNow(AFTER_CLOSING);
    expect(textOf((await follow()).answer)).toContain("This round has closed");
  });
});

describe("/stop and blocking", () => {
  it("leaves until the next start", async () => {
    const who = world.actor(world.telegram, "7", {});
    await world.talk.start(who, null);
    expect((await world.talk.stop(who)).answer?.text).toContain("not be asked any more");
    expect(await account("7")).toMatchObject({ state: "left" });
    await world.talk.reachable(who, true);
    expect(await account("7")).toMatchObject({ state: "left" });
    await world.talk.start(who, null);
    expect(await account("7")).toMatchObject({ state: "subscribed" });
  });

  it("notes who blocked the bot, and that they came back", async () => {
    const who = world.actor(world.telegram, "7", {});
    await world.talk.start(who, null);
    await world.talk.reachable(who, false);
    expect(await account("7")).toMatchObject({ state: "unreachable" });
    await world.talk.reachable(who, true);
    expect(await account("7")).toMatchObject({ state: "subscribed" });
  });

  it("keeps who left away when they block and unblock the bot", async () => {
    const who = world.actor(world.telegram, "7", {});
    await world.talk.start(who, null);
    await world.talk.stop(who);
    await world.talk.reachable(who, false);
    await world.talk.reachable(who, true);
    expect(await account("7")).toMatchObject({ state: "left" });
  });

  it("remembers nobody for having blocked the bot", async () => {
    await world.talk.reachable(world.actor(world.telegram, "9", {}), false);
    expect(await account("9")).toBeNull();
  });
});

describe("home", () => {
  it("tells strangers what this is and stores nothing", async () => {
    const who = world.actor(world.slack, "U9", { locale: "zh-CN" });
    const { locale, message } = await world.talk.home(who);
    expect(locale).toBe("zh-CN");
    expect(textOf(message)).not.toContain("for managers");
    expect(await world.store.people.account(who)).toBeNull();
  });

  it("adds what the managers' side has for someone known", async () => {
    await world.join(world.slack, "U1");
    expect(textOf((await world.talk.home(world.actor(world.slack, "U1"))).message)).toContain("for managers");
  });
});
