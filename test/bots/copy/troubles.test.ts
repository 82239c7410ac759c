import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { refusedWords } from "../../../bots/copy/managing/round-words.ts";
import { troubleMessage } from "../../../bots/copy/managing/troubles.ts";
import type { RefusedWhy } from "../../../core/ask/why.ts";
import { TROUBLE_CODES } from "../../../core/deliver/report-trouble.ts";
import { LOCALES } from "../../../core/ports.ts";

const REFUSED: Readonly<Record<RefusedWhy, true>> = {
  "audience-empty": true,
  "asked-recently": true,
  "too-few-people": true,
  "too-alike": true,
  blackout: true,
  "needs-post": true,
  "too-late": true,
  "audience-not-visible": true,
};

describe.each(LOCALES)("trouble in %s", (locale) => {
  it.each([...Object.keys(REFUSED), "directory-unavailable"])(
    "has words for a schedule that could not ask: %s",
    (code) => {
      const { text } = troubleMessage({ code, schedule: "staff" }, { locale });
      expect(text).toContain("staff");
      expect(text).not.toContain(code);
    },
  );

  it.each(TROUBLE_CODES)("has words for a connection's: %s", (code) => {
    expect(troubleMessage({ code, schedule: null }, { locale }).text).not.toContain(code);
  });

  it("names the channel in which the bot cannot post", () => {
    const facts = { code: "channel-unreachable", schedule: null, channel: "#team" };
    expect(troubleMessage(facts, { locale }).text).toContain("#team");
  });

  it.each(Object.keys(REFUSED))("has words for a round that was refused: %s", (why) => {
    const words = refusedWords(why, copyFor(locale));
    expect(words).not.toBe("");
    expect(words).not.toContain(why);
  });
});
