// One week in a workspace from the first command to the digest, over both ways in.
import { describe, expect, it, vi } from "vitest";
import type { SlackMessage } from "../doubles/slack/double.ts";
import { answer, inAnOffice, openWeek, planWeek, sayWhy, WEEK } from "./slack-office.ts";
import { drawn, rows } from "./slack-people.ts";
import { stored } from "./stored.ts";

const ELEVEN = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/** How soon Slack wants an acknowledgement, in milliseconds. */
const IN_TIME = 3_000;

describe.each(["socket", "http"] as const)("a week on Slack by %s", (way) => {
  const office = inAnOffice({ slack: way });

  it("is planned in one line, previewed, saved, announced, asked, answered, closed and reported", async () => {
    const { world, ada, bo, li, people, guestOfNone, general, leads } = office;

    const preview = await planWeek(office);
    expect(preview).toContain("Every Tuesday at 10:00 (Europe/Berlin).");
    expect(preview).toContain("Asks #general: 13 people.");
    expect(preview).toMatch(/Next rounds: Tue 3 November 10:00 · Tue 10 November 10:00/);

    await world.goTo(WEEK.announced);
    expect(world.slack.messages(general).map(drawn).join()).toMatch(/Acme IT/);
    expect(bo.chat()).toHaveLength(0);

    await world.goTo(WEEK.opens);
    const question = await bo.reads("How likely are you to recommend Acme");
    expect(rows(question)).toContainEqual(ELEVEN);
    expect(drawn(question)).toContain("13 people are asked");
    expect(drawn(question)).toContain("closes Fri 12:00");
    expect(guestOfNone.chat()).toHaveLength(0);
    expect((await li.reads("你有多大可能")).text).toMatch(/[\u4e00-\u9fff]/);

    const pressed = await bo.press("9");
    expect(pressed).toMatchObject({ acked: true });
    expect(pressed.ms).toBeLessThan(IN_TIME);
    const redrawn = await bo.reads("Your answer is in.");
    expect(redrawn.ts).toBe(question.ts);
    expect(rows(redrawn)).toEqual([["Change", "Add a reason", "Withdraw"]]);
    expect(drawn(redrawn)).not.toMatch(/\b9\b/);
    await bo.isTold(/^9: saved/);

    await bo.press("Change");
    await bo.reads("Your answer stands until you press another number.");
    await bo.press("3");
    await bo.isTold(/^3: saved/);
    await bo.reads("Your answer is in.");
    await bo.press("Add a reason");
    expect(await bo.seesForm()).toContain("What should be fixed first?");
    await world.slack.closeView(bo.id);
    await sayWhy(bo, "The meetings", { drivers: ["Workload", "Tools"], quote: true });
    await bo.isTold("Saved, thank you.");
    expect(bo.everything()).not.toContain("meetings");

    await bo.press("Withdraw");
    await bo.reads("withdrawn and deleted");
    await bo.press("Answer again");
    await bo.press("3");
    await bo.reads("Your answer is in.");
    await bo.press("Add a reason");
    expect(await bo.seesForm()).toContain("What should be fixed first?");
    expect(JSON.stringify(world.slack.view(bo.id))).not.toContain("meetings");
    await world.slack.closeView(bo.id);

    await answer([li, ...people], [10, 9, 9, 9, 8, 7, 10, 9, 9]);
    expect(await ada.asks("rounds")).toContain("at least 10 of 13 have answered");

    await world.goTo(WEEK.reminds);
    const reminded = office.everyone.filter((one) => one.everything().includes("A reminder from the bot"));
    expect(reminded.map(({ name }) => name)).toEqual(["ada", "person9", "person10"]);

    await world.goTo(WEEK.closes);
    const late = people[9];
    await late?.press("0");
    await late?.reads("This round has closed. The next one is on 10 November.");
    await sayWhy(bo, "Late, but within the grace");

    await world.goTo(WEEK.sealed);
    const afterGrace = await people[0]?.press("Add a reason");
    expect(afterGrace?.acked).toBe(true);
    await vi.waitFor(() => expect(`${people[0]?.last()} ${people[0]?.notes().at(-1)}`).toContain("closed"));

    expect(world.slack.messages(leads)).toHaveLength(0);
    const early = await ada.asks("digest");
    expect(early).toContain("eNPS +60");
    expect(early).toContain("10 of 13 answered (77%)");
    await world.goTo(WEEK.reports);
    const posted = world.slack.messages(leads).map(drawn);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain("eNPS +60");
    expect(posted[0]).toMatch(/9–10 · 7 \(70%\)/);
    expect(posted[0]).not.toContain("grace");

    await ada.press("Details");
    expect(await ada.isTold("In their own words")).toContain("“Late, but within the grace”");
  });

  it("answers a press that is forged, foreign or not theirs, and stores nothing", async () => {
    const { world, bo, guestOfNone, people } = office;
    await openWeek(office);
    const { slack } = world;
    const mine = actionOf(bo.chat().at(-1), "9");

    await guestOfNone.pressIn(bo.chat().at(-1) as SlackMessage, "9");
    await guestOfNone.isTold(/not asked|was not/i);

    const token = mine.split(":")[1] ?? "";
    const foreign = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    for (const payload of [
      mine.replace(/:9$/, ":11"),
      mine.replace(/:9$/, ":-1"),
      mine.replace(/:9$/, ":9e0"),
      mine.replace(token, foreign),
      "s:nothing:9",
      "another_bots_button",
      "",
      "s:".repeat(200),
      "s:\u0000:9",
    ]) {
      const forged = await slack.pressAs(people[0]?.id ?? "", {
        actions: [{ type: "button", action_id: payload, block_id: "b", value: payload, action_ts: "1" }],
      });
      expect(forged.acked, payload).toBe(true);
    }
    // The payload of someone else's question names their question, not one's own.
    await slack.pressAs(people[1]?.id ?? "", {
      actions: [{ type: "button", action_id: mine, block_id: "b", value: mine, action_ts: "1" }],
    });
    await people[1]?.isTold("This question was not sent to you, so nothing was stored.");
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 0 }]);
  });

  it("takes a press once that Slack delivers twice, and answers many presses at the same moment", async () => {
    const { world, bo, people } = office;
    await openWeek(office);
    world.slack.repeatNext(1);
    await bo.press("8");
    const presses = await Promise.all(people.map((person, index) => person.press(String(index))));
    expect(presses.every(({ acked, ms }) => acked && ms < IN_TIME)).toBe(true);
    await Promise.all(people.map((person) => person.reads("Your answer is in.")));
    await world.goTo(WEEK.sealed);
    expect(await office.ada.asks("digest")).toContain("11 of 13 answered");
  });
});

function actionOf(message: SlackMessage | undefined, label: string): string {
  const found = message?.blocks
    .flatMap((block) => block.elements ?? [])
    .find((element) => element.text?.text === label);
  return found?.action_id ?? "";
}
