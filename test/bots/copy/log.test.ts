// The log of changes in words: every kind that any command records has a sentence in every language, and none names whom it was done to.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { logLine, logMessage } from "../../../bots/copy/managing/log.ts";
import type { Reader } from "../../../bots/copy/managing/reader.ts";
import { BY_OPERATOR, type NamedChange } from "../../../core/people/change.ts";
import { LOCALES, type Locale } from "../../../core/ports.ts";

const NOW = new Date("2026-12-04T12:00:00Z");

const reader = (locale: Locale, zone = "Asia/Shanghai"): Reader => ({
  ...{ locale, zone, platform: "slack", command: "/nps", now: NOW, k: 5 },
});

const change = (about: Partial<NamedChange>): NamedChange => ({
  at: new Date("2026-12-04T02:30:00Z"),
  actorPersonId: "p1",
  actorName: "Ann Lee",
  what: "schedule-paused",
  details: { schedule: "staff" },
  ...about,
});

/** Every kind that stands in a call of `record(` or as `what:` anywhere in the source. */
function recordedKinds(): readonly string[] {
  const sources = ["core", "bots"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(room, name), "utf8")),
  );
  const calls = sources.flatMap((text) => [...text.matchAll(/\brecord\(\s*[^)]*?"([a-z]+(?:-[a-z]+)+)"/gs)]);
  return [...new Set(calls.map(([, kind = ""]) => kind))];
}

describe.each(LOCALES)("the log in %s", (locale) => {
  const words = copyFor(locale).managing.log;

  it("has a sentence for every kind that is recorded anywhere", () => {
    const kinds = recordedKinds();
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds.filter((kind) => !Object.hasOwn(words.kinds, kind))).toEqual([]);
  });

  it("says for every kind who it was", () => {
    const more = {
      rule: "quiet",
      value: "19:00-09:00",
      token: "crm",
      event: "ticket.closed",
      attribute: "team",
      people: 3,
      answers: 120,
      rounds: 6,
      format: "html",
      ...{ mark: 3, reference: 2, action: 5, state: "done", target: 40, channel: "#leads", period: "week" },
    };
    for (const what of Object.keys(words.kinds)) {
      const details = { schedule: "staff", survey: "staff", round: 3, role: "manager", change: "wording" };
      const line = logLine(change({ what, details: { ...details, ...more, attributes: 2 } }), reader(locale));
      expect(line).toContain("Ann Lee");
      expect(line).not.toMatch(/undefined|null|\[object|NaN/);
    }
  });

  it("says that someone has been forgotten, and that the operator did it at the command line", () => {
    const blanked = { actorPersonId: null, actorName: null } as const;
    expect(logLine(change(blanked), reader(locale))).toContain(words.erased);
    const byOperator = change({ ...blanked, details: { schedule: "staff", ...BY_OPERATOR } });
    expect(logLine(byOperator, reader(locale))).toContain(words.operator);
  });

  it("tells a kind of a later version by its name", () => {
    expect(logLine(change({ what: "moon-moved", details: {} }), reader(locale))).toContain("moon-moved");
  });

  it("names the fields of a changed schedule", () => {
    const details = { schedule: "staff", fields: "cadence,reminders" };
    const line = logLine(change({ what: "schedule-changed", details }), reader(locale));
    const { fields } = copyFor(locale).managing.edits;
    expect(line).toContain(fields.cadence);
    expect(line).toContain(fields.reminders);
  });

  it("is empty in words", () => {
    expect(logMessage([], reader(locale)).text).toBe(words.empty);
  });
});

it("tells the time in the reader's zone", () => {
  expect(logLine(change({}), reader("en"))).toBe("4 December 10:30 · Ann Lee paused schedule “staff”.");
  expect(logLine(change({}), reader("zh-CN", "UTC"))).toBe("12 月 4 日 02:30 · Ann Lee 暂停了计划“staff”。");
});
