import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { LOCALES } from "../../../core/ports.ts";
import { editSurvey } from "../../../core/survey/edit-survey.ts";
import { DEFAULT_SURVEY, ensurePresets, PRESETS } from "../../../core/survey/presets.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { LONGEST, MAX_DRIVERS, type SurveyChange } from "../../../core/survey/survey-change.ts";
import { type Acme, createAcme, TUESDAY } from "../ask/acme.ts";

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

const edit = (change: SurveyChange, survey: Survey = acme.staff, version?: number) =>
  editSurvey(acme.ports, survey.id, change, { now: TUESDAY, expectedVersion: version });
const preset = (key: string): Survey => {
  const survey = acme.surveys.find((one) => one.key === key);
  if (survey === undefined) throw new Error(`no ${key} survey`);
  return survey;
};

describe("the presets", () => {
  it("come once, and leave what was edited as it is", async () => {
    await edit({ kind: "wording", locale: "en", field: "question", text: "Would you recommend {org}?" });
    const again = await ensurePresets(acme.ports, acme.organization);
    expect(again.map(({ key }) => key)).toEqual(PRESETS.map(({ key }) => key));
    expect(again[0]?.wording.en.question).toBe("Would you recommend {org}?");
    expect(await acme.ports.surveys.all(acme.organization.id)).toHaveLength(PRESETS.length);
  });

  it("begin with the staff's, which is anonymous, and cover every kind", () => {
    expect(PRESETS[0]).toMatchObject({ key: DEFAULT_SURVEY, relation: "staff", promise: "anonymous" });
    expect(new Set(PRESETS.map(({ kind }) => kind))).toEqual(
      new Set(["relationship", "strategic", "transactional"]),
    );
  });

  it.each(PRESETS.map((one) => [one.key, one] as const))(
    "%s keeps the limits that it sets for edits",
    (_, one) => {
      expect(one.drivers.length).toBeLessThanOrEqual(MAX_DRIVERS);
      expect(new Set(one.drivers.map(({ key }) => key)).size).toBe(one.drivers.length);
      for (const { key } of one.drivers) expect(key).toMatch(/^[a-z0-9]{1,16}$/);
      for (const locale of LOCALES) {
        const { question, anchors, reason, improve } = one.wording[locale];
        expect(question).toContain("{org}");
        expect(question.length).toBeLessThanOrEqual(LONGEST.question);
        expect(anchors.length).toBeLessThanOrEqual(LONGEST.anchors);
        for (const text of [...Object.values(reason), improve])
          expect(text.length).toBeLessThanOrEqual(LONGEST.reason);
        const labels = one.drivers.map(({ label }) => label[locale]);
        expect(new Set(labels).size).toBe(labels.length);
        for (const label of labels) expect(label.length).toBeLessThanOrEqual(LONGEST.driver);
        // Staff are 你, customers 您, and nobody is both.
        if (locale === "zh-CN") {
          const words = [question, ...Object.values(reason), improve].join("");
          expect(words.includes("您")).toBe(one.relation === "customer");
          expect(words.includes("你")).toBe(one.relation === "staff");
        }
      }
    },
  );
});

describe("an edit", () => {
  it.each([
    ["question", "How about\n  {org}?", "How about {org}?"],
    ["anchors", "0 no · 10 yes", "0 no · 10 yes"],
    ["improve", "Else?", "Else?"],
  ] as const)("changes the %s in one language and no other", async (field, text, expected) => {
    const edited = await edit({ kind: "wording", locale: "en", field, text });
    if (edited.kind !== "edited") throw new Error(edited.kind);
    expect(edited.survey.wording.en[field]).toBe(expected);
    expect(edited.survey.wording["zh-CN"]).toEqual(acme.staff.wording["zh-CN"]);
    expect(edited.survey.version).toBe(acme.staff.version + 1);
  });

  it("changes the follow-up of one band", async () => {
    const edited = await edit({ kind: "wording", locale: "zh-CN", field: "detractor", text: "先改什么?" });
    if (edited.kind !== "edited") throw new Error(edited.kind);
    expect(edited.survey.wording["zh-CN"].reason).toEqual({
      ...acme.staff.wording["zh-CN"].reason,
      detractor: "先改什么?",
    });
  });

  it.each<[string, SurveyChange, string, number | null]>([
    ["an empty text", { kind: "wording", locale: "en", field: "question", text: " \n\u0000" }, "empty", null],
    [
      "a long text",
      { kind: "wording", locale: "en", field: "improve", text: "x".repeat(201) },
      "too-long",
      200,
    ],
    ["a long subject", { kind: "subject", text: "x".repeat(81) }, "too-long", 80],
    [
      "a driver that is there",
      { kind: "rename-driver", key: "team", label: { en: "manager" } },
      "driver-exists",
      null,
    ],
    ["a driver that is not", { kind: "remove-driver", key: "weather" }, "unknown-driver", null],
    [
      "renaming one that is not",
      { kind: "rename-driver", key: "weather", label: { en: "Rain" } },
      "unknown-driver",
      null,
    ],
    ["an eleventh driver", { kind: "add-driver", label: { en: "Coffee" } }, "too-many-drivers", 10],
    ["named answers of staff", { kind: "promise", promise: "attributed" }, "staff-is-anonymous", null],
  ])("refuses %s", async (_, change, code, most) => {
    expect(await edit(change)).toEqual({ kind: "invalid", code, most });
    expect(await acme.ports.surveys.byId(acme.staff.id)).toEqual(acme.staff);
  });

  it("counts an emoji as one character", async () => {
    expect(await edit({ kind: "subject", text: "🙂".repeat(80) })).toMatchObject({ kind: "edited" });
  });

  it("adds, renames and removes drivers under keys that stay", async () => {
    const service = preset("service");
    const added = await edit({ kind: "add-driver", label: { "zh-CN": "态度" } }, service);
    if (added.kind !== "edited") throw new Error(added.kind);
    expect(added.survey.drivers.at(-1)).toEqual({ key: "d1", label: { en: "态度", "zh-CN": "态度" } });
    const renamed = await edit({ kind: "rename-driver", key: "d1", label: { en: "Attitude" } }, added.survey);
    if (renamed.kind !== "edited") throw new Error(renamed.kind);
    expect(renamed.survey.drivers.at(-1)).toEqual({ key: "d1", label: { en: "Attitude", "zh-CN": "态度" } });
    const removed = await edit({ kind: "remove-driver", key: "d1" }, renamed.survey);
    expect(removed).toMatchObject({ kind: "edited", survey: { drivers: service.drivers } });
  });

  it("changes the promise only while no round asks", async () => {
    const product = preset("product");
    acme.hire(12);
    await acme.schedule({ surveyId: product.id });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    const attributed = { kind: "promise", promise: "attributed" } as const;
    expect(await edit(attributed, product)).toMatchObject({ kind: "invalid", code: "round-open" });
    expect(await edit(attributed, preset("service"))).toMatchObject({ kind: "edited" });
  });

  it("never touches a round that is open", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    await edit({ kind: "wording", locale: "en", field: "question", text: "New?" });
    const [round] = await acme.rounds(schedule.id);
    expect(round?.frozen.wording).toEqual(acme.staff.wording);
  });

  it("gives way to a faster one, and knows no survey that is not there", async () => {
    await edit({ kind: "subject", text: "Acme Ltd" });
    expect(await edit({ kind: "subject", text: "Acme Inc" }, acme.staff, acme.staff.version)).toEqual({
      kind: "stale",
    });
    expect(await editSurvey(acme.ports, "none", { kind: "subject", text: "A" }, { now: TUESDAY })).toEqual({
      kind: "unknown",
    });
  });
});
