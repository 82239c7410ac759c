// A week on Slack over PostgreSQL, which is stricter about what a text may hold.
import { expect, it } from "vitest";
import { postgresServer } from "../db/postgres-server.ts";
import { answer, openOffice, openWeek, sayWhy, WEEK } from "./slack-office.ts";
import { drawn } from "./slack-people.ts";

it("asks, answers and reports on PostgreSQL, whatever characters people paste", {
  timeout: 60_000,
}, async () => {
  const server = await postgresServer();
  const database = await server.create();
  const office = await openOffice({ databaseUrl: server.url(database) });
  const { world, ada, bo, li, people } = office;
  try {
    for (const command of [
      "\u0000",
      "di\u0000gest sta\u0000ff",
      "role @\u0000bo manager",
      "role <@\u0000> manager",
      "invite te\u0000am=De\u0000sign",
      'survey staff wording en question "Would you\u0000 recommend {org}?"',
      "survey st\u0000aff",
      "claim \u0000",
      "schedule every tue 10:00 in #gen\u0000eral key a\u0000b gap 6d",
      "open \u0000",
      "language \u0000en",
    ]) {
      const told = await ada.asks(command);
      expect(told, JSON.stringify(command)).not.toMatch(/Not saved|Something went wrong/);
    }
    await openWeek(office);
    await bo.reads("Would you recommend Acme?");
    await answer([bo, li, ...people], [9, 10, 9, 8, 7, 3, 9, 9, 10, 9]);
    await sayWhy(bo, "The\u0000 canteen \u{1F600} 食堂");
    await bo.isTold("Saved, thank you.");
    await ada.types("schedule");
    await ada.submits({ "Name in commands": "\u0000extra", "Time zone": "Europe/\u0000Berlin" });
    await world.slack.until(() =>
      /New schedule/.test(JSON.stringify([world.slack.view(ada.id), ada.notes()])),
    );
    if (world.slack.view(ada.id) !== null) await world.slack.closeView(ada.id);
    await world.goTo(WEEK.reports);
    expect(drawn(world.slack.messages(office.leads).at(-1) as never)).toContain("10 of 13 answered (77%)");
    await ada.asks("digest");
    await ada.press("Details");
    await ada.isTold("“The canteen \u{1F600} 食堂”");
    expect(world.logged.join("\n")).not.toMatch(/canteen|talk-failed/);
    expect(world.problems()).toEqual([]);
  } finally {
    await office.close();
    await server.drop(database);
  }
});
