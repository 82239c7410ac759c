import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LOCALES } from "../../../core/ports.ts";
import { answeringSeconds, MOST_SECONDS, saidSeconds } from "../../../core/survey/answering-time.ts";
import { applyChange, editSurvey } from "../../../core/survey/edit-survey.ts";
import { newSurvey, removeSurvey, TEMPLATE_KEYS } from "../../../core/survey/new-survey.ts";
import { DEFAULT_SURVEY, ensurePresets, PRESETS } from "../../../core/survey/presets.ts";
import { DIMENSIONS, FOUR_DIMENSIONS, readyQuestion } from "../../../core/survey/question-sets.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { LONGEST, MAX_BACKGROUND, OPTIONS, type SurveyChange } from "../../../core/survey/survey-change.ts";
import { type Acme, createAcme, TUESDAY } from "./acme.ts";

const STAFF: Survey = {
  id: "s",
  organizationId: "o",
  subject: "Acme",
  version: 1,
  ...presetOf(DEFAULT_SURVEY),
};
const CLIENTS: Survey = { ...STAFF, ...presetOf("product"), promise: "attributed" };

function presetOf(wanted: string) {
  const preset = PRESETS.find(({ key }) => key === wanted);
  if (preset === undefined) throw new Error(`no ${wanted}`);
  return preset;
}

function change(survey: Survey, ...changes: readonly SurveyChange[]): ReturnType<typeof applyChange> {
  return changes.reduce<ReturnType<typeof applyChange>>(
    (before, each) => ("code" in before ? before : applyChange(before, each)),
    survey,
  );
}

const ask = (text: string, ...options: readonly string[]): SurveyChange => ({
  kind: "add-background",
  question: { en: { text, options } },
});

describe("how long a survey takes", () => {
  it.each([
    ["the staff's", [], 48, 60],
    ["without drivers", [{ kind: "clear-drivers" }], 40, 45],
    ["with two rated drivers", [{ kind: "rate", drivers: ["team", "manager"] }], 56, 60],
    ["with two questions before", [ask("A?", "a", "b"), ask("B?", "a", "b")], 58, 60],
    ["with all drivers rated but those removed", [{ kind: "clear-drivers" }, ask("A?", "a", "b")], 45, 45],
  ] as const)("%s is told as it is", (_what, changes, seconds, said) => {
    const survey = change(STAFF, ...changes);
    if ("code" in survey) throw new Error(survey.code);
    expect(answeringSeconds(survey)).toBe(seconds);
    expect(saidSeconds(survey)).toBe(said);
  });

  it("is never more than a minute, whatever is added", () => {
    const three = ["A?", "B?", "C?"].map((text) => ask(text, "a", "b"));
    expect(change(STAFF, ...three)).toEqual({
      kind: "invalid",
      code: "takes-too-long",
      most: MOST_SECONDS,
      would: 63,
    });
    expect(change(STAFF, { kind: "rate", drivers: ["team", "manager", "pay", "tools"] })).toMatchObject({
      code: "takes-too-long",
    });
  });

  it("of a survey that is too long already is no reason to refuse what makes it shorter", () => {
    const long = { ...STAFF, extras: { rated: STAFF.drivers.map(({ key }) => key) } };
    expect(answeringSeconds(long)).toBeGreaterThan(MOST_SECONDS);
    expect(change(long, { kind: "remove-driver", key: "pay" })).not.toHaveProperty("code");
    expect(change(long, { kind: "subject", text: "Beta" })).not.toHaveProperty("code");
  });

  it.each([...PRESETS, ...FOUR_DIMENSIONS].map((preset) => [preset.key, preset] as const))(
    "%s is a minute at most",
    (_key, preset) => {
      expect(answeringSeconds(preset)).toBeLessThanOrEqual(MOST_SECONDS);
    },
  );
});

describe("questions before the score", () => {
  it("are kept in both languages, the missing one read from the other", () => {
    const both: SurveyChange = {
      kind: "add-background",
      question: {
        en: { text: "  How\nlong? ", options: ["New", "Old"] },
        "zh-CN": { text: "多久？", options: ["新", "旧"] },
      },
    };
    const survey = change(STAFF, both, ask("Where?", "Here", "There"));
    expect(survey).toMatchObject({
      extras: {
        background: [
          {
            key: "q1",
            text: { en: "How long?", "zh-CN": "多久？" },
            options: [
              { key: "o1", label: { en: "New", "zh-CN": "新" } },
              { key: "o2", label: { en: "Old", "zh-CN": "旧" } },
            ],
          },
          { key: "q2", text: { en: "Where?", "zh-CN": "Where?" } },
        ],
      },
    });
    expect(change(STAFF, both, { kind: "remove-background", which: "1" })).not.toHaveProperty("extras");
    expect(change(STAFF, both, { kind: "remove-background", which: null })).not.toHaveProperty("extras");
  });

  it.each([
    ["one answer", ask("A?", "a"), "bad-options"],
    ["seven answers", ask("A?", ..."abcdefg"), "bad-options"],
    ["two answers alike", ask("A?", "a", "A"), "bad-options"],
    ["a long answer", ask("A?", "a", "b".repeat(LONGEST.option + 1)), "too-long"],
    ["no text", ask(" ", "a", "b"), "empty"],
    [
      "another number of answers in the other language",
      {
        kind: "add-background",
        question: {
          en: { text: "A?", options: ["a", "b"] },
          "zh-CN": { text: "甲？", options: ["一", "二", "三"] },
        },
      },
      "options-differ",
    ],
    ["none that is there", { kind: "remove-background", which: "4" }, "unknown-background"],
  ] as const)("with %s are refused", (_what, wrong, code) => {
    expect(change(STAFF, wrong)).toMatchObject({ kind: "invalid", code });
  });

  it("are three at most, and none twice", () => {
    const short = change(STAFF, { kind: "clear-drivers" });
    if ("code" in short) throw new Error(short.code);
    const three = ["A?", "B?", "C?"].map((text) => ask(text, "a", "b"));
    expect(change(short, ...three)).not.toHaveProperty("code");
    expect(change(short, ...three, ask("D?", "a", "b"))).toMatchObject({
      code: "too-many-background",
      most: MAX_BACKGROUND,
    });
    expect(change(short, ask("A?", "a", "b"), ask("a?", "c", "d"))).toMatchObject({
      code: "background-exists",
    });
  });

  it.each(DIMENSIONS)("come ready for %s, in the tone of the survey", (dimension) => {
    for (const relation of ["staff", "customer"] as const) {
      const { text, options, key } = readyQuestion(dimension, relation);
      expect(key).toBe(dimension);
      expect(options.length).toBeGreaterThanOrEqual(OPTIONS.least);
      expect(options.length).toBeLessThanOrEqual(OPTIONS.most);
      for (const locale of LOCALES) {
        expect([...text[locale]].length).toBeLessThanOrEqual(LONGEST.background);
        const labels = options.map(({ label }) => label[locale]);
        expect(new Set(labels).size).toBe(labels.length);
        for (const label of labels) expect([...label].length).toBeLessThanOrEqual(LONGEST.option);
      }
      expect(text["zh-CN"]).not.toContain(relation === "staff" ? "您" : "你");
      const survey = relation === "staff" ? STAFF : CLIENTS;
      expect(change(survey, { kind: "ready-background", dimension })).toMatchObject({
        extras: { background: [{ key: dimension }] },
      });
    }
  });
});

describe("ratings", () => {
  it("are of drivers by key or label, and a removed driver is rated no more", () => {
    const survey = change(STAFF, { kind: "rate", drivers: ["直属上级", "team"] });
    expect(survey).toMatchObject({ extras: { rated: ["team", "manager"] } });
    if ("code" in survey) throw new Error(survey.code);
    expect(change(survey, { kind: "remove-driver", key: "team" })).toMatchObject({
      extras: { rated: ["manager"] },
    });
    expect(change(survey, { kind: "rate", drivers: [] })).not.toHaveProperty("extras");
    expect(change(STAFF, { kind: "rate", drivers: ["team", "weather"] })).toMatchObject({
      code: "unknown-driver",
    });
  });
});

describe("thanks and incentives", () => {
  it("thank by band and language, and leave the rest to the usual words", () => {
    const thanks = change(STAFF, {
      kind: "thanks",
      of: { locale: "en", band: "promoter", text: "You made our day." },
    });
    expect(thanks).toMatchObject({
      extras: {
        thanks: {
          en: { promoter: "You made our day.", passive: "", detractor: "" },
          "zh-CN": { promoter: "", passive: "", detractor: "" },
        },
      },
    });
    if ("code" in thanks) throw new Error(thanks.code);
    expect(change(thanks, { kind: "thanks", of: null })).not.toHaveProperty("extras");
  });

  it.each(["Your code: {code}", "谢谢｛姓名｝", "Dear {name}, a coffee"])(
    "%s is refused in an anonymous survey",
    (text) => {
      expect(change(STAFF, { kind: "incentive", text: { en: text } })).toMatchObject({
        code: "personal-incentive",
      });
    },
  );

  it("may carry a name where answers do, and then keep the survey from becoming anonymous", () => {
    const gift = change(CLIENTS, { kind: "incentive", text: { en: "{name}, take SPRING for 10 % off." } });
    expect(gift).toMatchObject({ extras: { incentive: { en: "{name}, take SPRING for 10 % off." } } });
    if ("code" in gift) throw new Error(gift.code);
    expect(change(gift, { kind: "promise", promise: "anonymous" })).toMatchObject({
      code: "personal-incentive",
    });
    expect(change(CLIENTS, { kind: "incentive", text: { en: "{code}" } })).toMatchObject({
      code: "personal-incentive",
    });
    const same = { kind: "incentive", text: { en: "SPRING is 10 % off, for everyone." } } as const;
    expect(change(STAFF, same)).not.toHaveProperty("code");
  });
});

describe("attributes of a survey", () => {
  it("keep their order, once each", () => {
    const named = change(STAFF, { kind: "attributes", keys: ["Team", "office", "team"] });
    expect(named).toMatchObject({ extras: { attributes: ["team", "office"] } });
    // Two may be crossed, each way once; three make groups that nobody would see.
    const crossed = ["Team＋Office", "office+team", "team", "团队+城市"];
    expect(change(STAFF, { kind: "attributes", keys: crossed })).toMatchObject({
      extras: { attributes: ["team+office", "team", "团队+城市"] },
    });
    for (const wrong of ["team+team", "team+", "+", "a+b+c", "team+email"]) {
      expect(change(STAFF, { kind: "attributes", keys: [wrong] })).toMatchObject({ code: "bad-attribute" });
    }
    expect(change(STAFF, { kind: "attributes", keys: ["a", "b", "c", "d", "e", "f"] })).toMatchObject({
      code: "too-many-attributes",
    });
    expect(change(STAFF, { kind: "attributes", keys: ["email"] })).toMatchObject({
      code: "bad-attribute",
    });
  });
});

describe("surveys of one's own", () => {
  let acme: Acme;
  beforeEach(async () => {
    acme = await createAcme();
  });
  afterEach(() => acme.close());
  const make = (key: string, from: string, about: string | null = null) =>
    newSurvey(acme.ports, acme.organization, { key, from, about });

  it.each(TEMPLATE_KEYS)("begin from %s", async (from) => {
    const made = await make("shop", from, "The Shop");
    expect(made).toMatchObject({ kind: "created", survey: { key: "shop", subject: "The Shop", version: 1 } });
  });

  it("begin as copies of what was edited", async () => {
    await editSurvey(acme.ports, acme.staff.id, { kind: "rate", drivers: ["team"] }, { now: TUESDAY });
    expect(await make("berlin", "staff")).toMatchObject({
      kind: "created",
      survey: { extras: { rated: ["team"] }, subject: acme.organization.name },
    });
    expect(await make("berlin", "product")).toMatchObject({ kind: "exists", survey: { relation: "staff" } });
    expect(await make("other", "nothing")).toMatchObject({ kind: "unknown-template" });
  });

  it("go when nobody uses them, and stay gone at the next start", async () => {
    const strategic = acme.surveys.find(({ key }) => key === "strategic");
    if (strategic === undefined) throw new Error("no strategic survey");
    expect(await removeSurvey(acme.ports, strategic)).toBe("removed");
    expect(await removeSurvey(acme.ports, acme.staff)).toBe("default");
    expect((await ensurePresets(acme.ports, acme.organization)).map(({ key }) => key)).not.toContain(
      "strategic",
    );
  });
});
