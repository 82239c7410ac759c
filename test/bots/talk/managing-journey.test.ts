// The journey and who brings value, as managers and admins meet them in chat: what is shown, to whom, in both languages.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import { buttonsIn, createManagingWorld, type ManagingWorld, MONDAY, shown } from "./managing-world.ts";

const WEEK_MS = 7 * 86_400_000;

let world: ManagingWorld;
let admin: Actor;
let manager: Actor;
let chinese: Actor;
let nobody: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  [admin, manager, chinese, nobody] = ["U00000000", "U00000001", "U00000002", "U00000040"].map((id) =>
    world.actor(world.slack, id),
  ) as [Actor, Actor, Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  await world.appoint(world.slack, "U00000001", "manager");
  await world.appoint(world.slack, "U00000002", "manager", "zh-CN");
});

afterEach(() => world.close());

const say = async (who: Actor, text: string) => shown((await world.command(who, text)).answer);

describe("who brings value", () => {
  // Person n is worth 100 × n; the line is at 1,000, so that persons 10 and up bring value.
  beforeEach(async () => {
    await world.command(admin, "attribute value number bands 100 1000");
    for (let at = 0; at < 14; at += 1) {
      const id = `U000000${String(at).padStart(2, "0")}`;
      await world.appoint(
        world.slack,
        id,
        at === 0 ? "admin" : at < 3 ? "manager" : "none",
        at === 2 ? "zh-CN" : "en",
      );
      if (at > 0) await world.command(admin, `people set <@${id}> value=${100 * at}`);
    }
    await world.command(admin, "survey product promise attributed");
    const preview = await world.command(
      admin,
      "schedule survey product every tue 10:00 in @design close fri 12:00 digest none language en gap 0d key clients",
    );
    await world.press(admin, preview.answer, "Save as it is");
  });

  it("says so where no round knows anything, and of anonymous surveys that none ever will", async () => {
    expect(await say(manager, "value")).toMatch(/No round knows anyone's value yet/);
    expect(await say(manager, "value staff")).toMatch(/“staff” is anonymous/);
    expect(await say(manager, "value nonsense")).toMatch(/There is no survey “nonsense”/);
    expect(await say(nobody, "value")).toMatch(/needs the role of manager/);
  });

  it("shows the cells, what has moved, and lists their people to managers of the whole alone", async () => {
    // Persons 0 … 11 are asked: nobody knows what person 0 is worth, persons 10 and 11 bring value.
    await world.runRound("clients", [9, 9, 9, 7, 7, 7, 3, 3, 3, 9, 9, 3]);
    world.setNow(new Date(MONDAY.getTime() + WEEK_MS));
    const round = await world.answerRound("clients", [9, 9, 9, 7, 7, 7, 3, 3, 3, 9, 3, 3]);

    const open = await world.command(manager, "value");
    const text = shown(open.answer);
    expect(text).toContain("who brings value so far");
    expect(text).toContain("1 brings value: 1,000 or more.");
    expect(text).toContain("Left out, since it is not known: 1.");
    expect(text).toMatch(/C1 \| 2 \(18%\) \| 32% \| 9% · 17%/);
    expect(text).toContain("C1 · 0–6, bring value (2): Begin here.");
    expect(text).not.toContain("Person U00000010");
    expect(buttonsIn(open.answer).map(({ label }) => label)).toEqual([
      "A2 (3)",
      "B2 (3)",
      "C1 (2)",
      "C2 (3)",
    ]);

    world.setNow(new Date(round.closesAt.getTime() + WEEK_MS));
    const list = shown((await world.press(manager, open.answer, "C1 (2)")).answer);
    expect(list).toMatch(/Person U00000011: gave 3, 1,100\n• Person U00000010: gave 3, 1,000 \(was A1\)/);
    expect(list).not.toContain("Person U00000009");
    expect(await say(chinese, "价值 product C1")).toMatch(/Person U00000010：3 分，价值 1,000（上轮 A1）/);

    await world.command(admin, "attribute team text");
    await world.command(admin, "people set <@U00000005> team=Design");
    await world.command(admin, "role <@U00000001> manager team=Design");
    const scoped = await world.command(manager, "value");
    expect(shown(scoped.answer)).toContain("C1 | 2 (18%)");
    expect(buttonsIn(scoped.answer)).toEqual([]);
    expect(await say(manager, "value product C1")).toMatch(/names of all others are not shown/);
    const forged = await world.press(manager, open.answer, "C1 (2)");
    expect(shown(forged.answer)).not.toContain("Person");
  });
});

describe("the journey", () => {
  beforeEach(async () => {
    await world.command(admin, "events order.placed touchpoint “Sign & pay”");
    await world.command(admin, "events ticket.closed touchpoint Support");
    await world.command(admin, "events parcel.delivered touchpoint Delivery");
  });

  it("is put in order by admins, and begins without scores", async () => {
    expect(await say(admin, "journey order Sign & pay, delivery")).toBe(
      "From now on the journey goes: Sign & pay → Delivery → Support.",
    );
    const text = await say(manager, "journey");
    expect(text).toContain("Nothing has been published yet");
    expect(text).toMatch(/1 · Sign & pay .*\n2 · Delivery .*\n3 · Support \| – \| no round yet/);
    expect(text).not.toContain("journey order");
    expect(await say(admin, "旅程 排序 Support、ticket.closed")).toMatch(
      /“ticket.closed” stands there twice/,
    );
    expect(await say(admin, "journey order Suport")).toMatch(/There are: .*\n.*“support”/);
    expect(await say(manager, "journey order Support")).toMatch(/needs the role of admin/);
    expect(await say(nobody, "journey")).toMatch(/needs the role of manager/);
    expect(await say(admin, "log 1")).toMatch(/put the touchpoints of the journey in order/);
  });

  it("shows the scores of what was asked, the worst drop first", async () => {
    let rounds = 0;
    const publish = async (eventType: string, all: readonly (readonly number[])[]) => {
      const rule = await world.store.eventRules.byType(world.organization.id, eventType);
      const schedule = await world.store.schedules.byId(rule?.scheduleId ?? "");
      if (schedule === null) throw new Error("no schedule");
      // Asked by hand of everyone: how people come to be asked is told elsewhere.
      await world.store.schedules.update(
        { ...schedule, audience: { kind: "everyone", guests: false }, gapDays: 0 },
        schedule.version,
      );
      for (const scores of all) {
        await world.runRound(schedule.key, scores);
        rounds += 1;
        world.setNow(new Date(MONDAY.getTime() + rounds * WEEK_MS));
      }
    };
    const scores = (promoters: number, passives: number, detractors: number) => [
      ...Array<number>(promoters).fill(10),
      ...Array<number>(passives).fill(8),
      ...Array<number>(detractors).fill(2),
    ];
    await publish("order.placed", [scores(20, 10, 10), scores(21, 10, 9)]);
    await publish("ticket.closed", [scores(30, 5, 5), scores(8, 8, 24)]);
    await publish("parcel.delivered", [scores(20, 10, 10), scores(2, 1, 0)]);
    await world.command(admin, "journey order Sign & pay, Delivery, Support");

    const text = await say(manager, "journey");
    expect(text).toContain("Support has fallen by 103 points, to −40; unlikely to be chance.");
    expect(text).toMatch(
      /3 · Support \| −40 \(.*\) \| 40 of 58 \| −103 ▼\n1 · Sign & pay \| \+30 .* \| \+5 ≈\n2 · Delivery \| – \| withheld \| –/,
    );
    expect(text).toContain("(The journey, stop by stop: 1 Sign & pay +30, 2 Delivery – and 3 Support −40.)");
    const read = await say(chinese, "旅程");
    expect(read).toContain("Support 下降了 103 分，现为 −40，不太可能只是偶然波动。");
    expect(read).toContain("2 · Delivery | – | 不公布 | –");
  });
});
