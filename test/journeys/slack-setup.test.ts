// The admin's side in Slack: the first round in one press, the form with its pickers, and everything that runs a schedule.
import { describe, expect, it } from "vitest";
import { inAnOffice, type Office, openWeek, planWeek, WEEK } from "./slack-office.ts";
import { drawn } from "./slack-people.ts";
import { stored } from "./stored.ts";

describe.each(["socket", "http"] as const)("setting up on Slack by %s", (way) => {
  const office = inAnOffice({ slack: way });

  it("offers the first admin a first round, which one press starts", async () => {
    const { world, ada, bo } = office;
    expect(ada.notes()[0]).toContain("You are an admin now.");
    await world.settle();
    const offer = drawn(await ada.reads("Ready for the first round at Acme?"));
    expect(offer).toContain("Every 4 weeks, Tuesday at 10:00 (Europe/Berlin).");
    expect(offer).toMatch(/Asks everyone: 14 people/);
    // Two presses at once, as an impatient thumb makes them, are one yes.
    await Promise.all([ada.press("Start with this"), ada.press("Start with this")]);
    await ada.reads(/Saved: schedule “staff”|Schedules/);
    await world.settle();
    expect(stored(world, "select key from schedules")).toEqual([{ key: "staff" }]);
    expect(stored(world, "select what from changes where what = 'schedule-created'")).toHaveLength(1);
    expect(bo.chat()).toHaveLength(0);
    await world.goTo(WEEK.opens);
    await bo.reads("How likely are you to recommend Acme");
    expect(office.everyone.every((one) => one.chat().length > 0)).toBe(true);
  });

  it("plans a round on a form, with each mistake told at its field", async () => {
    const { world, ada, general, leads } = office;
    await ada.types("schedule");
    expect(await ada.seesForm()).toContain("You see what it would do before anything is saved.");
    const view = world.slack.view(ada.id);
    const kinds = view?.blocks.filter(({ type }) => type === "input").map(({ element }) => element?.type);
    expect(kinds).toEqual(expect.arrayContaining(["timepicker", "conversations_select", "static_select"]));

    await ada.submits({
      "Time zone": "Europe/Atlantis",
      "Who is asked": "channel",
      Day: "The 1st of the month",
    });
    await world.slack.until(() => Object.keys(ada.mistakes()).length > 0 || errorsShown(office));
    const shown = JSON.stringify([ada.mistakes(), world.slack.view(ada.id)?.blocks]);
    expect(shown).toContain("That is not a time zone.");
    expect(shown).toContain("Please choose a channel.");
    expect(shown).toContain("Please choose a weekday.");

    await ada.submits({
      "Time zone": "Asia/Shanghai",
      "Channel, if": general,
      "How often": "Every week",
      Day: "Wednesday",
      Time: "09:30",
      "Channel for the digest": leads,
      "Gap between": "6 days",
      "Name in commands": "midweek",
    });
    await world.slack.until(() =>
      /New schedule/.test(JSON.stringify([world.slack.view(ada.id), ada.notes()])),
    );
    const preview = JSON.stringify([world.slack.view(ada.id)?.blocks, ada.notes()]);
    expect(preview).toContain("Every Wednesday at 09:30 (Asia/Shanghai).");
    expect(preview).toContain("Asks #general: 13 people.");
    await ada.press(/^Save/);
    await world.slack.until(() => stored(world, "select key from schedules").length === 1);
    expect(stored(world, "select key, zone from schedules")).toEqual([
      { key: "midweek", zone: "Asia/Shanghai" },
    ]);
    if (world.slack.view(ada.id) !== null) await world.slack.closeView(ada.id);
    expect(await ada.asks("schedules")).toContain("midweek");
  });
});

describe("running schedules on Slack", () => {
  const office = inAnOffice();

  it("pauses, resumes, opens and closes by hand", async () => {
    const { world, ada, bo } = office;
    await planWeek(office);
    expect(await ada.asks("pause staff")).toContain("Schedule “staff” is paused.");
    await world.goTo(WEEK.opens);
    expect(bo.chat()).toHaveLength(0);
    expect(await ada.asks("schedules")).toContain("paused");
    expect(await ada.asks("resume staff")).toMatch(/goes on|resumed|Tue 10 November/);
    await world.goTo("2026-11-04T09:00:00Z");
    expect(await ada.asks("open staff")).toContain("Round 1 is open: 13 people are being asked");
    await world.settle();
    await bo.reads("How likely are you to recommend Acme");
    expect(await ada.asks("open staff")).not.toContain("is open: 13 people");
    await bo.press("9");
    await bo.reads("Your answer is in.");
    expect(await ada.asks("close 1")).toContain("Everyone who was asked is told that it closed early");
    await ada.press("Keep it open");
    await bo.press("Change");
    await bo.press("8");
    await bo.isTold(/^8: saved/);
    await ada.asks("close 1");
    await ada.press("Close it now");
    await ada.isTold(/Round 1 .*clos/);
    await world.settle();
    await bo.reads("was closed earlier than announced");
    await bo.press("Change");
    await world.slack.until(() => bo.everything().includes("This round has closed."));
    expect(await ada.asks("close 7")).toMatch(/no round 7|There is no|No round/);
    expect(await ada.asks("pause nonesuch")).toMatch(/no schedule/i);
  });

  it("edits wording and drivers, which an open round does not follow", async () => {
    const { world, ada, bo, li } = office;
    await openWeek(office);
    expect(
      await ada.asks("survey staff wording en question “Would you\u00a0recommend {org}, really?”"),
    ).toContain("Saved. Rounds that are open keep the old wording.");
    expect(await ada.asks('survey staff wording zh question "你真的愿意推荐{org}吗？"')).toContain("Saved");
    expect(await ada.asks("survey staff driver add Canteen")).toContain("There are 10 drivers already.");
    expect(await ada.asks("survey staff driver remove Recognition")).toContain("Saved");
    expect(await ada.asks("survey staff driver add „Canteen” “食堂”")).toContain("Saved");
    expect(await ada.asks("survey staff driver rename Tools 'Our tools'")).toContain("Saved");
    expect(await ada.asks("survey staff driver remove Nonesuch")).toContain("There is no such driver.");
    expect(await ada.asks("survey staff promise attributed")).toContain("under the old promise");
    expect(await ada.asks(`survey staff wording en question "${"x".repeat(400)}"`)).toContain("too long");
    await bo.reads("How likely are you to recommend Acme");
    await bo.press("9");
    await bo.press("Add a reason");
    expect(await bo.seesForm()).not.toContain("Canteen");
    await world.slack.closeView(bo.id);

    await world.goTo(WEEK.opensAgain);
    await bo.reads("Would you recommend Acme, really?");
    await li.reads(/你真的愿意推荐 ?Acme ?吗？/);
    await bo.press("9");
    await bo.reads("Your answer is in.");
    await bo.press("Add a reason");
    const form = await bo.seesForm();
    expect(form).toContain("Canteen");
    expect(form).toContain("Our tools");
    expect(form).not.toContain("Recognition");
  });

  it("sends a test to the asker alone and never counts it", async () => {
    const { world, ada, bo } = office;
    await planWeek(office);
    expect(await ada.asks("test")).toContain("on its way to you alone");
    await world.settle();
    await ada.reads("A test, seen by you alone.");
    await ada.press("3");
    await ada.reads("This was a test: nothing was counted.");
    expect(bo.chat()).toHaveLength(0);
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 0 }]);
    expect(stored(world, "select count(*) as n from invitations")).toEqual([{ n: 0 }]);
  });

  it.each([
    ["schedule every tue 10:00 Europe/Atlantis in #general", /not a time zone/],
    ["schedule every tue 25:00 in #general", /not a time of day/],
    ["schedule every blursday 10:00 in #general", /not a weekday|do not understand/],
    ['schedule cron "0 10 30 2 *" in #general', /This never comes/],
    ['schedule cron "0 10 * *" in #general', /five fields/],
    ["schedule every tue 10:00 in #general close 9d gap 6d", /still be open when the next round comes/],
    ["schedule every tue 10:00 in #general close 0d", /close|length|day/],
    ["schedule every tue 10:00 in #nonesuch", /does not see “nonesuch”|cannot see/],
    ["schedule every tue 10:00 in #empty gap 6d", /nobody to ask|at least 10/],
    ["schedule every tue 10:00 in #secret gap 6d", /cannot see|does not see/],
    ["schedule every tue 10:00 in #few gap 6d", /needs at least 10 people; there are 3/],
    ["schedule every tue 10:00 in #general panels 4 gap 6d", /fewer than 10/],
    ["schedule every tue 10:00 in #general gap 9999d", /gap can be|number of days/],
    ["schedule every tue 10:00 in #general digest #secret mon 10:00", /cannot post|does not see/],
    ["schedule every tue 10:00 in #general remind fri 18:00 close fri 12:00 gap 6d", /outside of the round/],
    ["schedule every tue 10:00 in #general attributed gap 6d", /always asked anonymously/],
    ["schedule survey nonesuch every tue 10:00 in #general", /There is no survey “nonesuch”/],
  ])("says what is wrong with “%s”, and saves nothing", async (command, why) => {
    const { world, ada, bo, people } = office;
    world.slack.addChannel({ name: "empty", members: [] });
    world.slack.addChannel({ name: "secret", members: [ada.id], botIsMember: false, isPrivate: true });
    world.slack.addChannel({ name: "few", members: [ada.id, bo.id, people[0]?.id ?? ""] });
    const told = await ada.asks(command);
    expect(told).toMatch(why);
    expect(told).not.toMatch(/undefined|NaN|\{|internal/);
    expect(stored(world, "select key from schedules")).toEqual([]);
  });
});

function errorsShown({ world, ada }: Office): boolean {
  return /not a time zone/.test(JSON.stringify(world.slack.view(ada.id)?.blocks ?? []));
}
