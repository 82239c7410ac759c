// The admin's home on both platforms, through the real libraries: seen, pressed, kept fresh, with the log that everyone reads, a dry run, and two who edit at once.
import { describe, expect, it, vi } from "vitest";
import { readable } from "../doubles/slack/double.ts";
import { openingOffices, planWeek } from "./slack-office.ts";
import { stored } from "./stored.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const PATIENCE = { timeout: 5_000, interval: 5 };

describe("on Slack", () => {
  const opens = openingOffices();

  it("an admin runs a schedule from the App Home, which stays true after each press", async () => {
    const office = await opens();
    const { world, ada, bo } = office;
    await planWeek(office);
    const home = () => readable(world.slack.home(ada.id)?.blocks ?? []);
    const shows = (words: RegExp) => vi.waitFor(() => expect(home()).toMatch(words), PATIENCE);
    expect(await ada.home()).toMatch(/staff: next round Tue 10:00/);
    expect(await bo.home()).not.toContain("For admins");

    await ada.pressAtHome("Pause");
    await shows(/staff: paused[\s\S]*Schedule “staff” is paused/);
    await ada.pressAtHome("Resume");
    await shows(/staff: next round/);
    await ada.pressAtHome("Ask now");
    await shows(/Round 1: open until [\s\S]*fewer than 5 of 13 have answered/);
    await world.settle();
    await bo.reads("How likely are you to recommend Acme");

    await ada.pressAtHome("Close round 1");
    await shows(/Close round 1 \(staff\) now\?/);
    await ada.pressAtHome("Keep it open");
    await shows(/The round stays open/);
    await ada.pressAtHome("Close round 1");
    await shows(/Close round 1 \(staff\) now\?/);
    await ada.pressAtHome("Close it now");
    await shows(/Round 1 is closed/);

    // The form opens over the page; what is saved there shows on the page below.
    await ada.pressAtHome("Change");
    expect(await ada.seesForm()).toContain("You see what it would do");
    await ada.submits({ Time: "11:00" });
    const window = () => JSON.stringify(world.slack.view(ada.id)?.blocks ?? []);
    await vi.waitFor(
      () => expect(window()).toContain("every Tuesday at 10:00 → every Tuesday at 11:00"),
      PATIENCE,
    );
    const save = world.slack.view(ada.id)?.blocks.flatMap(({ elements }) => elements ?? []) ?? [];
    const button = save.find((element) => /^Save/.test(element.text?.text ?? ""));
    await world.slack.press(ada.id, null, button?.action_id ?? "");
    await shows(/every Tuesday at 11:00/);

    const log = await bo.asks("log");
    expect(log).toMatch(
      /ada changed schedule “staff”: how often\.[\s\S]*ada closed round 1 early\.[\s\S]*ada became admin/,
    );
    const tried = await ada.asks("open staff dry run");
    expect(tried).toMatch(/Dry run of “staff”: nothing was sent or saved|still being counted/);
  });
});

describe("on Telegram", () => {
  const open = openingWorlds();

  it("an admin runs schedules from /settings, and the message stays true after each press", async () => {
    const world = await open();
    const ada = await claimed(world);
    const [bo] = await subscribed(world, 12);
    if (bo === undefined) throw new Error("nobody has started");
    await schedules(ada, "every 4 weeks tue 10:00 everyone close fri 12:00 key staff");
    await schedules(ada, "survey service every 8 weeks wed 10:00 everyone close fri 12:00 key service");
    await ada.say("/settings");
    const page = await ada.reads("For admins");
    const shows = (words: RegExp) =>
      vi.waitFor(() => {
        const now = ada.chat().find(({ messageId }) => messageId === page.messageId);
        expect(now?.text).toMatch(words);
      }, PATIENCE);
    const press = async (label: string) => {
      const now = ada.chat().find(({ messageId }) => messageId === page.messageId);
      if (now === undefined) throw new Error("the page is gone");
      await ada.pressIn(now, label);
    };
    await press("service: Pause");
    await shows(/service: paused[\s\S]*Schedule “service” is paused/);
    expect(ada.toasts().at(-1)).toContain("is paused");
    await press("staff: Ask now");
    await shows(/Round 1: open until [\s\S]*fewer than 5 of 13 have answered/);
    await world.settle();
    await bo.reads("How likely are you to recommend");
    await press("staff: Close round 1");
    await shows(/Close round 1 \(staff\) now\?/);
    await press("Close it now");
    await shows(/Round 1 is closed/);

    await bo.say("/nps log 5");
    await bo.reads(/Ada closed round 1 early\.\n[\s\S]*Ada opened round 1 of schedule “staff” by hand\./);
    await ada.say("/nps open service dry run");
    await ada.reads(/Dry run of “service”: nothing was sent or saved/);

    // What somebody else changes between a preview and its yes is told, and nothing is lost.
    await ada.say(`/nps role ${bo.id} admin`);
    await ada.reads("now has the role of admin");
    await bo.say("/nps schedule key staff gap 28d");
    const bos = await bo.reads("not saved yet");
    await ada.say("/nps schedule key staff close 3d");
    await ada.reads("Schedule “staff”, changed: not saved yet");
    await ada.press(/^Save/);
    await ada.reads(/^Saved/);
    await bo.pressIn(bos, /^Save/);
    await bo.reads(/Meanwhile Ada has changed schedule “staff”[\s\S]*closing: Friday 12:00 → after 3 days/);
    await bo.press(/^Save/);
    await bo.reads(/^Saved/);
    const kept = stored(world, "select gap_days, closes from schedules where key = 'staff'");
    expect(kept).toEqual([{ gap_days: 28, closes: JSON.stringify({ kind: "after", hours: 72 }) }]);
  });
});
