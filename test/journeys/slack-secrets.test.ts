// What Slack, the log and the channel must not keep: scores, reasons, people; and words that must not act.
import { describe, expect, it } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { answer, inAnOffice, openWeek, sayWhy, WEEK } from "./slack-office.ts";
import { drawn } from "./slack-people.ts";
import { stored } from "./stored.ts";

describe("what an anonymous week leaves behind on Slack", () => {
  const office = inAnOffice();

  const words = [
    "<!here> everyone knows about the marzipan",
    "Ask <@U00000001> or <@U00000002|bo> about <#C0000000F|general>",
    '=HYPERLINK("http://evil.example","raise")',
    "Write to marzipan.lover@acme.example or call +49 151 2345 6789",
    "See https://evil.example/?a=1 *bold* _it_ `code` & <b>",
    "午餐太贵 😀 और लंबी कतार שלום",
  ] as const;

  it("has no line in the log with a score, a reason or a person, and no message that depends on a score", async () => {
    const { world, ada, bo, li, people, everyone } = office;
    await openWeek(office);
    await answer(everyone, [10, 9, 10, 9, 8, 7, 9, 10, 2, 9, 10, 0]);
    for (const [index, text] of words.entries()) {
      await sayWhy(people[index] ?? bo, text, index === 0 ? { quote: true, improve: "less marzipan" } : {});
    }
    const last = people[8];
    await last?.press("Withdraw");
    await last?.reads("withdrawn and deleted");
    await li.press("改分");
    await li.press("6");
    await li.reads("已收到你的回答");
    await bo.asks("privacy");
    await bo.asks("forget me");
    await ada.asks("rounds");
    await world.goTo(WEEK.reminds);
    await world.goTo(WEEK.closes);
    await people[9]?.press("4");
    await world.goTo(WEEK.sealed);
    await world.goTo(WEEK.reports);
    await ada.asks("digest");
    await ada.press("Details");

    expect(world.logged.length).toBeGreaterThan(5);
    expectLogWithout(world, [
      ...everyone.flatMap(({ id, name }) => [id, `"${name}"`]),
      ...[...words, "marzipan", "evil.example", "午餐", world.slack.token],
    ]);

    // All who answered hold the same message, whatever they pressed.
    const kept = new Set(
      [ada, bo, ...people.slice(0, 8)].map((one) =>
        drawn(one.chat().find((message) => drawn(message).includes("Your answer is in")) as never),
      ),
    );
    expect(kept.size).toBe(1);
    for (const person of everyone)
      for (const message of person.chat())
        expect(JSON.stringify(message)).not.toMatch(/marzipan|You answered/);
  });

  it("shows comments inert and masked to managers, and only permitted ones to a channel", async () => {
    const { world, ada, bo, people, leads, general } = office;
    await openWeek(office);
    await answer(office.everyone, [10, 9, 10, 9, 8, 7, 9, 10, 2, 9, 10, 0]);
    for (const [index, text] of words.entries()) {
      await sayWhy(people[index] ?? bo, text, index === 0 ? { quote: true } : {});
    }
    await world.goTo(WEEK.sealed);
    await ada.asks("digest");
    await ada.press("Details");
    const details = await ada.isTold("In their own words (6)");
    expect(details).toContain("午餐太贵 😀 और लंबी कतार שלום");
    expect(details).toContain("HYPERLINK");
    for (const secret of ["marzipan.lover", "2345", "U00000001", "<@", "<#", "<!here>", "@acme"])
      expect(details).not.toContain(secret);
    const note = world.slack.ephemerals(ada.id).at(-1);
    const quotes = JSON.stringify(note?.blocks);
    expect(quotes).not.toMatch(/"type":"mrkdwn","text":"[^"]*(HYPERLINK|bold)/);
    expect(note?.text).not.toMatch(/marzipan|HYPERLINK|evil/);

    await bo.asks("digest");
    await bo.press("Details");
    const asked = await bo.isTold("the share of 9–10 minus the share of 0–6");
    expect(asked).not.toMatch(/marzipan|HYPERLINK|In their own words/);

    await world.goTo(WEEK.reports);
    const posted = world.slack.messages(leads).at(-1);
    await ada.pressIn(posted as never, "Details");
    await ada.types("digest share", general);
    await world.slack.until(() => world.slack.messages(general).at(-1)?.text.includes("eNPS"));
    for (const place of [general, leads])
      for (const message of world.slack.messages(place))
        expect(drawn(message)).not.toMatch(/HYPERLINK|午餐|marzipan\.lover|<@/);
    for (const call of world.slack.calls.filter(({ method }) => method === "chat.postMessage")) {
      expect(call.args).not.toMatchObject({ link_names: true });
      expect(call.args).toMatchObject({ unfurl_links: false, unfurl_media: false });
    }
  });

  it("keeps a reason of as many characters as Slack's window takes, whole", async () => {
    const { world, bo, people } = office;
    const [eve = bo] = people;
    await openWeek(office);
    await answer(office.everyone, [9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
    const long = "😀文字 mixed, ".repeat(500);
    await eve.press("Add a reason");
    const form = await eve.seesForm();
    const question = form.split("\n").find((line) => line.startsWith("Thank you")) ?? "";
    const refused = await eve.submits({ [question]: long.slice(0, 5_000) });
    expect(refused.body).toMatchObject({ response_action: "errors" });
    await eve.submits({ [question]: long.slice(0, 2_999) });
    await eve.isTold("Saved, thank you.");
    await sayWhy(bo, `NUL\u0000 and \u0007bell \u202eturned\u202c`);
    await bo.isTold("Saved, thank you.");
    await world.goTo(WEEK.sealed);
    expect(stored(world, "select text from answers order by length(text)")).toEqual([
      { text: "NUL and bell turned" },
      { text: long.slice(0, 2_999).trim() },
    ]);
  });

  it("withholds a round that too few answered, in the same words everywhere", async () => {
    const { world, ada, bo, leads } = office;
    await openWeek(office);
    await answer(office.everyone, [0, 1, 2, 3]);
    await sayWhy(bo, "Only four of us");
    await world.goTo(WEEK.reports);
    const withheld = "Too few answers to publish a score without exposing someone.";
    const posted = world.slack.messages(leads).map(drawn).join("\n");
    expect(posted).toContain(withheld);
    expect(posted).not.toMatch(/\b4\b|of 13 answered|[+−-]\d/);
    expect(await ada.asks("digest")).toContain(withheld);
    expect(await bo.asks("digest")).toContain(withheld);
  });
});
