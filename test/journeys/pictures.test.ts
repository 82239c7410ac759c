// From the second round on a digest has a picture: delivered to its group, asked for in private, opened into its details and back.
import { expect, test, vi } from "vitest";
import { drawChart } from "../../bots/chart/draw-chart.ts";
import type { TelegramMessage } from "../doubles/telegram/double.ts";
import { crowd, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules } from "./telegram-town.ts";

const open = openingWorlds();
const SCORES = [9, 9, 10, 8, 9, 7, 9, 3, 10, 9];

test("a digest with its trend on Telegram", async () => {
  // The first picture waits for echarts to be loaded, which a busy machine takes its time for.
  await drawChart({ kind: "value", cells: [] });
  const world = await open();
  const { telegram } = world;
  const ada = await claimed(world);
  const people = crowd(telegram, 11);
  for (const person of people) await person.start();
  const leads = telegram.addGroup({ title: "Leads", type: "supergroup", members: [ada.id] });
  await schedules(ada, "every tue 10:00 everyone gap 6d close fri 12:00 digest here mon 10:00", {
    chatId: leads,
  });
  await world.settle();
  const pictures = (chat: number): TelegramMessage[] =>
    telegram.messages(chat).filter(({ photo }) => photo !== undefined);

  for (const [opens, sealed] of [
    ["2026-11-03T09:00:00Z", "2026-11-09T09:00:00Z"],
    ["2026-11-10T09:00:00Z", "2026-11-16T09:00:00Z"],
  ] as const) {
    await world.goTo(opens);
    for (const [index, score] of SCORES.entries()) {
      await people[index]?.press(new RegExp(`^${score}$`));
      await people[index]?.reads(/^.*Your answer is in/s);
    }
    // A single round is no trend.
    expect(pictures(leads)).toEqual([]);
    await world.goTo(sealed);
  }
  await vi.waitFor(() => expect(pictures(leads)).toHaveLength(1), { timeout: 20_000 });
  const [posted] = pictures(leads);
  expect(posted?.photo).toMatchObject({ width: 1080 });
  expect(posted?.caption).toContain("round of 10 November");
  expect(rows(posted).flat()).not.toEqual([]);

  await ada.say("/digest");
  await vi.waitFor(() => expect(pictures(ada.id)).toHaveLength(1), { timeout: 20_000 });
  // The same picture is uploaded once.
  const sent = telegram.calls.filter(({ method }) => method === "sendPhoto");
  expect(sent.map(({ args }) => typeof args["photo"])).toEqual(["object", "string"]);
  expect(telegram.problems()).toEqual([]);
});
