import { describe, expect, it } from "vitest";
import { announcement } from "../../../bots/copy/announcement.ts";
import { answered, late, postNote, scoreToast, withdrawn } from "../../../bots/copy/answered.ts";
import { forgetConfirm, privacyNotice } from "../../../bots/copy/privacy.ts";
import {
  postQuestion,
  question,
  questionAgain,
  reminder,
  testQuestion,
} from "../../../bots/copy/question.ts";
import { askDrivers, askImprove, askReason, reasonForm } from "../../../bots/copy/reason.ts";
import type { Ballot } from "../../../core/answer/ballot.ts";
import type { Message } from "../../../core/message.ts";
import { LOCALES } from "../../../core/ports.ts";
import { decodePress } from "../../../core/press.ts";
import { askedIn, frozenOf, roundOf } from "../a-round.ts";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const now = new Date("2026-12-01T02:00:00Z");
const named = roundOf({ frozen: frozenOf("product", { promise: "attributed" }) });
const ballot = (score: number): Ballot => ({
  score,
  reason: "why",
  improve: null,
  drivers: [],
  mayQuote: false,
});

const textOf = (message: Message) => JSON.stringify(message);
const pressesOf = ({ parts }: Message) =>
  parts
    .flatMap((part) => ("buttons" in part ? part.buttons : []))
    .flatMap((button) => ("press" in button ? [button] : []));

describe("the question", () => {
  it("says before anyone answers how many are asked, how long it takes, when it closes, and the promise", () => {
    const said = textOf(question(askedIn("en")));
    for (const fact of [
      "58 people",
      "about 1 minute",
      "closes Fri 12:00",
      "Results are anonymous",
      "Jo Doe",
      "from 5 answers",
      "link is destroyed",
    ]) {
      expect(said).toContain(fact);
    }
  });

  it("says the same in Chinese, with the name set apart", () => {
    const said = textOf(question(askedIn("zh-CN")));
    for (const fact of [
      "来 Acme 工作",
      "本轮邀请 58 人",
      "约 1 分钟",
      "周五 12:00 截止",
      "结果匿名",
      "满 5 份才公布得分",
      "（Jo Doe）",
    ]) {
      expect(said).toContain(fact);
    }
  });

  it("says that names are seen where they are", () => {
    const said = textOf(question(askedIn("en", named)));
    expect(said).toContain("Your name and your answer are visible to those at Acme");
    expect(said).not.toContain("anonymous");
  });

  it("tells closing by the reader's own clock", () => {
    expect(textOf(question({ ...askedIn("en"), zone: "Europe/Berlin" }))).toContain("closes Fri 05:00");
  });

  it("claims no number of people where a whole group may answer", () => {
    const said = textOf(question(askedIn("en", roundOf({ population: "open" }))));
    expect(said).toContain("everyone here may answer");
    expect(said).not.toContain("58");
  });

  it("carries eleven scores and Privacy, each a press that can be read", () => {
    for (const message of [
      question(askedIn("en")),
      questionAgain(askedIn("zh-CN")),
      reminder(askedIn("en")),
    ]) {
      const presses = pressesOf(message).map((button) => decodePress(button.press));
      expect(presses.map((press) => press?.argument).slice(0, 11)).toEqual(SCORES.map(String));
      expect(presses).toHaveLength(12);
    }
  });

  it("counts an anonymous post in steps and says so, and shows no count before the first", () => {
    const post = (answered: number) => textOf(postQuestion(askedIn("en"), { answered, whyUrl: null }));
    expect(post(10)).toContain("At least 10 people have answered (counted in steps of 5)");
    expect(post(0)).not.toContain("answered (");
  });

  it("links a post to the private chat where there is one", () => {
    const post = postQuestion(askedIn("en"), { answered: 0, whyUrl: "https://t.me/acme_bot?start=why_T" });
    expect(textOf(post)).toContain("https://t.me/acme_bot?start=why_T");
  });

  it("promises secrecy from people only in an anonymous reminder", () => {
    expect(reminder(askedIn("en")).text).toContain("people don't");
    expect(reminder(askedIn("en", named)).text).not.toContain("people don't");
  });

  it("says of a test that nothing is counted", () => {
    const survey = frozenOf();
    expect(testQuestion(survey, { locale: "en", k: 5, operator: "Jo" }).text).toContain("nothing is counted");
  });
});

describe("what stays in a chat after an anonymous answer", () => {
  const lasting: readonly [string, (score: number, locale: "en" | "zh-CN") => Message][] = [
    ["the answered question", (score, locale) => answered(askedIn(locale), score)],
    ["the step that asks why", (score, locale) => askReason(askedIn(locale), ballot(score))],
    ["the step with drivers", (score, locale) => askDrivers(askedIn(locale), ballot(score), "Stored.")],
  ];
  for (const locale of LOCALES) {
    it.each(lasting)(`is worded alike for every score: %s (${locale})`, (_, make) => {
      const first = textOf(make(0, locale));
      for (const score of SCORES) expect(textOf(make(score, locale))).toBe(first);
    });
  }

  it("shows the number and asks the band's own question where answers carry names", () => {
    expect(answered(askedIn("en", named), 9).text).toContain("You answered 9.");
    expect(textOf(askReason(askedIn("en", named), ballot(9)))).toContain("What do you like best?");
    expect(textOf(askReason(askedIn("en", named), ballot(3)))).toContain("put right first");
  });

  it("offers Change, Add a reason and Withdraw", () => {
    expect(pressesOf(answered(askedIn("en"), 9)).map((button) => button.label)).toEqual([
      "Change",
      "Add a reason",
      "Withdraw",
    ]);
  });
});

describe("what leaves no trace", () => {
  it("tells the number within Telegram's 200 characters, in both languages", () => {
    const far = roundOf({ closesAt: new Date("2027-09-29T04:00:00Z") });
    for (const locale of LOCALES) {
      for (const score of SCORES) {
        const toast = scoreToast(askedIn(locale, far), score);
        expect(toast).toContain(String(score));
        expect(toast.length).toBeLessThanOrEqual(200);
      }
    }
  });

  it("asks the band's own question in the form, filled with what is stored", () => {
    const stored: Ballot = { score: 7, reason: "slow", improve: "tea", drivers: ["team"], mayQuote: true };
    const form = reasonForm(askedIn("en"), "passive", stored);
    expect(
      form.fields.map((field) => [field.name, field.label, "initial" in field ? field.initial : null]),
    ).toEqual([
      ["reason", "Thank you! What would make it a 9 or 10?", "slow"],
      ["improve", "Anything else that we should improve?", "tea"],
      ["drivers", "What played a part?", ["team"]],
      ["quote", "Your words", ["yes"]],
    ]);
    expect(form.intro).toContain("name no people or projects");
    for (const locale of LOCALES)
      expect(reasonForm(askedIn(locale), "promoter", stored).title.length).toBeLessThanOrEqual(24);
  });

  it("leaves Change out beside a post, whose numbers are still there", () => {
    const labels = pressesOf(postNote(askedIn("en"), 9)).map((button) => button.label);
    expect(labels).toEqual(["Add a reason", "Withdraw"]);
  });
});

describe("the steps in a chat", () => {
  it("make clear that the next message is taken, and removed only where the chat must not keep it", () => {
    expect(textOf(askReason(askedIn("en"), ballot(9)))).toContain("stored as your reason and then removed");
    expect(textOf(askReason(askedIn("en", named), ballot(9)))).not.toContain("removed");
    expect(textOf(askImprove(askedIn("en"), "Stored."))).toContain("removed from this chat");
  });

  it("tick what is stored", () => {
    const ticked = askDrivers(askedIn("en"), { ...ballot(9), drivers: ["pay"], mayQuote: true }, "Stored.");
    const labels = pressesOf(ticked)
      .filter((button) => button.ticked === true)
      .map((button) => button.label);
    expect(labels).toEqual(["Pay and benefits", "My words may be quoted anonymously"]);
  });

  it("ask only for the permission where a survey has no drivers", () => {
    const bare = askedIn("en", roundOf({ frozen: frozenOf("staff", { drivers: [] }) }));
    expect(pressesOf(askDrivers(bare, ballot(9), "Stored.")).map((button) => button.label)).toEqual([
      "My words may be quoted anonymously",
      "Done",
    ]);
  });
});

describe("a closed or withdrawn question", () => {
  it("names the next round's day where there is one, and has no buttons", () => {
    const next = new Date("2026-12-07T02:00:00Z");
    expect(late(askedIn("en"), next, now).text).toBe("This round has closed. The next one is on 7 December.");
    expect(late(askedIn("zh-CN"), next, now).text).toBe("本轮已截止，下一轮 12 月 7 日见。");
    expect(late(askedIn("en"), null, now).text).toBe("This round has closed.");
    expect(pressesOf(late(askedIn("en"), next, now))).toEqual([]);
  });

  it("offers to answer again after withdrawing, but not beside a post", () => {
    expect(pressesOf(withdrawn(askedIn("en")))).toHaveLength(1);
    expect(pressesOf(withdrawn(askedIn("en"), true))).toEqual([]);
  });
});

describe("the privacy notice", () => {
  const stored = {
    accounts: [{ platform: "slack", externalId: "U1", name: "Ann", handle: null, email: null }],
    role: "none",
    locale: null,
    attributes: { team: "Design" },
    invitations: 4,
    openBallots: [
      {
        survey: "staff",
        closesAt: new Date("2026-12-04T04:00:00Z"),
        promise: "anonymous",
        score: 3,
        reason: "my boss",
      },
      {
        survey: "product",
        closesAt: new Date("2026-12-04T04:00:00Z"),
        promise: "attributed",
        score: 8,
        reason: "slow",
      },
    ],
    attributedBallots: 2,
    changes: 0,
  } as const;
  const facts = {
    organization: { operator: "Jo Doe", zone: "Asia/Shanghai" },
    locale: "en",
    command: "/nps",
    now,
  } as const;
  const said = textOf(privacyNotice({ ...facts, stored }));

  it("lists what is stored now and what will be after closing", () => {
    for (const fact of [
      "Ann (U1)",
      "team = Design",
      "4 times",
      "“staff”",
      "until Fri 12:00",
      "“product”: 8",
      "slow",
      "Jo Doe",
      "/nps forget me",
      "snapshots",
    ]) {
      expect(said).toContain(fact);
    }
  });

  it("never repeats an anonymous answer, since the notice may stay in a chat", () => {
    expect(said).not.toContain("my boss");
    expect(said).not.toMatch(/“staff”[^}]*\b3\b/);
  });

  it("says plainly that nothing is stored about a stranger", () => {
    expect(textOf(privacyNotice({ ...facts, stored: null }))).toContain("the bot does not know you");
  });

  it("asks before it erases", () => {
    const presses = pressesOf(forgetConfirm("en")).map((button) => decodePress(button.press)?.argument);
    expect(presses).toEqual(["yes", "never", "no"]);
  });
});

describe("the announcement", () => {
  it("says what comes, when, from whom, why and who runs it", () => {
    const said = textOf(
      announcement({
        survey: frozenOf(),
        organization: { name: "Acme", operator: "Jo Doe" },
        opensAt: new Date("2026-12-08T02:00:00Z"),
        zone: "Asia/Shanghai",
        audienceName: "#all",
        botName: "Pulse",
        k: 5,
        locale: "en",
        now,
      }),
    );
    for (const fact of [
      "Tue 8 December 10:00",
      "Pulse",
      "#all",
      "from Acme",
      "should be better",
      "Jo Doe",
      "anonymous",
    ]) {
      expect(said).toContain(fact);
    }
  });
});
