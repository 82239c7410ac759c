import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { VERBS } from "../../../core/press.ts";
import { AFTER_CLOSING, claimed, createWorld, privately, textOf, type World } from "./a-talk.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** A round of one on Slack, and its deliveries as they are claimed. */
async function owed() {
  const account = await world.join(world.slack, "U1", { zone: "Europe/Berlin" });
  const { round, tokens } = await world.open({ connection: world.slack, asked: [account] });
  const lead = await world.store.outbox.lead(world.slack.id, "test", world.now(), 60_000);
  const [question] = await world.store.outbox.claim(
    world.slack.id,
    lead?.fence ?? 0,
    world.now(),
    10,
    60_000,
  );
  if (question === undefined) throw new Error("no question owed");
  const answer = () =>
    world.talk.press(
      world.actor(world.slack, "U1"),
      { verb: VERBS.score, token: tokens["U1"] ?? "", argument: "9" },
      { place: privately("U1"), messageRef: null },
    );
  return { account, round, question, answer };
}

describe("an owed question", () => {
  it("says closing by its reader's own clock", async () => {
    const { question } = await owed();
    expect(textOf((await world.load(question, world.now())) ?? undefined)).toContain("closes Fri 05:00");
  });

  it("is cancelled once it is answered, closed or its reader forgotten", async () => {
    const { question, answer, account } = await owed();
    expect(await world.load(question, AFTER_CLOSING)).toBeNull();
    await answer();
    expect(await world.load(question, world.now())).toBeNull();
    await world.store.people.forget(account.personId, world.now());
    expect(await world.load(question, world.now())).toBeNull();
    expect(await world.load({ ...question, ref: "gone" }, world.now())).toBeNull();
  });

  it("reminds only those who have not answered", async () => {
    const { question, answer } = await owed();
    const reminder = { ...question, kind: "reminder" } as const;
    expect((await world.load(reminder, world.now()))?.text).toContain("A reminder from the bot");
    await answer();
    expect(await world.load(reminder, world.now())).toBeNull();
  });

  it("is told to be closed early in its reader's language", async () => {
    const { question } = await owed();
    const notice = { ...question, kind: "closed-early", locale: "zh-CN" } as const;
    expect((await world.load(notice, AFTER_CLOSING))?.text).toContain("提前截止");
  });
});

describe("an owed post", () => {
  it.each(["slack", "telegram"] as const)(
    "links to the private chat on Telegram alone: %s",
    async (platform) => {
      const connection = world[platform];
      const { round, post } = await world.open({
        connection,
        asked: [],
        changes: { mode: "post", population: "open" },
      });
      const message = await world.load(
        claimed(world, "post", round.id, { connectionId: connection.id }),
        world.now(),
      );
      const link = `https://t.me/acme_bot?start=why_${post}`;
      expect(textOf(message ?? undefined).includes(link)).toBe(platform === "telegram");
      const update = claimed(world, "post-update", round.id, { connectionId: connection.id });
      expect(await world.load(update, world.now())).toEqual(message);
      expect(await world.load(update, AFTER_CLOSING)).toBeNull();
    },
  );
});

describe("an owed announcement", () => {
  it("says when the first round comes, and is cancelled once it has come or the schedule is paused", async () => {
    const { round } = await owed();
    const before = new Date("2026-11-30T03:00:00Z");
    const notice = claimed(world, "announcement", round.scheduleId);
    const said = textOf((await world.load(notice, before)) ?? undefined);
    for (const fact of ["Tue 10:00", "Pulse", "#all", "Acme", "Jo Doe"]) expect(said).toContain(fact);
    expect(await world.load(notice, world.now())).toBeNull();
    const schedule = await world.store.schedules.byId(round.scheduleId);
    if (schedule === null) throw new Error("no schedule");
    await world.store.schedules.update({ ...schedule, state: "paused" }, schedule.version);
    expect(await world.load(notice, before)).toBeNull();
  });
});

describe("other deliveries", () => {
  it("say of a test that nothing counts", async () => {
    const survey = await world.store.surveys.byKey(world.organization.id, "product");
    const message = await world.load(claimed(world, "test-question", survey?.id ?? ""), world.now());
    expect(message?.text).toContain("nothing is counted");
    expect(await world.load(claimed(world, "test-question", "gone"), world.now())).toBeNull();
  });

  it.each(["digest", "first-round-offer", "trouble"] as const)(
    "leave %s to the managers' side",
    async (kind) => {
      expect((await world.load(claimed(world, kind, "x"), world.now()))?.text).toBe(`managers' ${kind}`);
    },
  );
});
