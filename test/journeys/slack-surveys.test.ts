// A survey of one's own on Slack: made, worded on a form with a preview, asked with questions around the score, and reported.
import { describe, expect, it } from "vitest";
import { inAnOffice, planWeek, WEEK } from "./slack-office.ts";
import { drawn, rows } from "./slack-people.ts";
import { stored } from "./stored.ts";

describe("a survey on Slack", () => {
  const office = inAnOffice({ slack: "socket" });

  it("is made from four dimensions, asked in one message and one form, and shown as whole-round figures", async () => {
    const { world, ada, bo, li, people } = office;
    const made = await ada.asks("survey new pulse from four-dimensions-staff");
    expect(made).toContain("Survey “pulse” is there.");
    expect(made).toContain("Answering everything takes about 59 seconds (60 at most).");
    expect(made).toContain("Before the score, question 1: How long have you worked here?");
    expect(await ada.asks('survey pulse driver add "Team"')).toContain(
      "would take about 67 seconds; 60 are the most",
    );
    expect(await ada.asks("survey pulse thanks en 9-10 You made our day.")).toContain("You made our day.");
    expect(await ada.asks("survey pulse incentive Your own code: {code}")).toContain(
      "everyone gets the same",
    );
    await ada.asks("survey pulse incentive The code COFFEE is good for a coffee.");

    await planWeek(office, `schedule survey pulse ${WEEKLY_REST}`);
    await world.goTo(WEEK.opens);
    const question = await bo.reads("How likely are you to recommend Acme");
    expect(drawn(question)).toContain("about 1 minute");
    expect(drawn(question)).toContain("Before the number, if you like: How long have you worked here?");
    expect(rows(question)).toContainEqual([
      "Under 1 year",
      "1–3 years",
      "3–5 years",
      "Over 5 years",
      "Skip this one",
    ]);
    expect((await li.reads("你在这里工作多久了？")).text).toMatch(/[\u4e00-\u9fff]/);

    // One press at once, one skipped, and the number counts although a question stands above it.
    await bo.press("1–3 years");
    const next = await bo.reads("Compared with what you expected");
    expect(next.ts).toBe(question.ts);
    expect(drawn(next)).toContain("It counts together with a number");
    expect(rows(next).at(-1)).toEqual(rows(question).at(-1));
    expect(rows(next).at(-1)).toContain("Later …");
    await bo.press("Skip this one");
    await bo.reads("what did you tell friends");
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 0 }]);
    await bo.press("9");
    const answered = await bo.reads("Your answer is in.");
    expect(drawn(answered)).toContain("The code COFFEE is good for a coffee.");
    expect(await bo.isTold(/9: saved/)).toMatch(/^You made our day\./);
    expect(stored(world, "select background from ballots")).toEqual([{ background: '{"background":"o2"}' }]);
    expect(stored(world, "select count(*) as n from invitations where background is not null")).toEqual([
      { n: 0 },
    ]);

    // The form holds what was pressed, and takes what was not.
    await bo.press("Add a reason");
    expect(await bo.seesForm()).toContain("Support when needed (0 = very poor, 10 = excellent)");
    await bo.submits({ "what did you tell friends": "o1", "Support when needed": "8" });
    await bo.isTold("You made our day.");
    expect(stored(world, "select background, ratings from ballots")).toEqual([
      { background: '{"background":"o2","word-of-mouth":"o1"}', ratings: '{"support":8}' },
    ]);
    // Nothing that stays in the conversation tells any of it.
    for (const secret of ["1–3 years", "made our day", "good things", "9", "8"]) {
      expect(drawn(answered), secret).not.toContain(secret);
      expect(bo.everything(), secret).not.toMatch(new RegExp(`\\b${secret}\\b(?!:)`));
    }

    await Promise.all(
      people.map(async (person, at) => {
        await person.press(at < 5 ? "Under 1 year" : "1–3 years");
        await person.reads("Compared with what you expected");
        await person.press("10");
        await person.reads("Your answer is in.");
      }),
    );
    // Only a question before the score, and never a number: it counts nowhere.
    await li.press("5 年以上");
    await li.reads("已记下");
    expect(await li.asks("privacy")).toContain("还在等你打分");
    await world.goTo(WEEK.sealed);
    await ada.asks("digest");
    await ada.press("Details");
    const details = await ada.isTold("Only what at least 5 people chose is shown");
    expect(details).toMatch(/Under 1 year · 5 \(45%\)/);
    expect(details).toMatch(/1–3 years · 6 \(55%\)/);
    // One answer to another question, and one rating: nothing is said of either.
    expect(details).not.toContain("Mostly good things");
    expect(details).not.toContain("Support when needed");
  });

  it("is worded on a form, previewed with buttons that do nothing, and saved by the first of two admins", async () => {
    const { world, ada, bo } = office;
    await ada.asks(`role <@${bo.id}> admin`);
    for (const admin of [ada, bo]) {
      await admin.types("survey product edit en");
      expect(await admin.seesForm()).toContain("What 0 and 10 mean");
    }
    await ada.submits({ Question: "" });
    expect(ada.mistakes()).toMatchObject({ Question: expect.any(String) });
    await ada.submits({
      Question: "Would you bring a friend to {org}?",
      "Thanks for 0–6": "Thank you for saying so.",
    });
    const preview = await ada.isTold("A preview: nothing is saved yet");
    expect(preview).toContain("Would you bring a friend to Acme?");
    expect(preview).toContain("Thanks for 0–6: Thank you for saying so.");
    await ada.press("9");
    await ada.isTold("This is a preview: its buttons do nothing.");
    expect(stored(world, "select version from surveys where key = 'product'")).toEqual([{ version: 1 }]);
    await ada.press("Save");
    await ada.isTold("Saved. Rounds that are open keep the old wording.");

    await bo.submits({ Question: "Would you come again to {org}?" });
    await bo.isTold("Someone else has changed survey “product” meanwhile, so nothing was saved.");
    const versions = await ada.asks("survey product versions");
    expect(versions).toContain("2 (now): Would you bring a friend to Acme?");
    expect(versions).toMatch(
      /1 \(until .*\): How likely are you to recommend Acme to a friend or colleague\?/,
    );
    expect(await ada.asks("survey product remove")).toContain("Survey “product” and its versions are gone.");
    expect(await ada.asks("survey staff remove")).toContain("it is the one that a first round asks");
  });
});

const WEEKLY_REST =
  "every tue 10:00 in #general gap 6d remind thu 10:00 close fri 12:00 digest #leads mon 10:00";
