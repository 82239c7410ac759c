// Taking a comment out, as people type it in both languages.
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

describe("What people type to take a comment out", () => {
  it.each([
    "redact 12 3",
    "redact round 12 comment 3",
    "redact #12 #3",
    "撤下 12 3",
    "撤下留言 第12轮 3",
    "撤下第12轮的第3条留言",
    "撤下12轮3条",
    "屏蔽 12 3",
  ])("%s", (text) => {
    expect(parseCommand(text)).toMatchObject({ kind: "redact", round: 12, comment: 3 });
  });

  it.each(["redact", "redact 12", "redact 12 x", "redact 12 0", "redact 12 3 4"])(
    "%s is not enough, or too much",
    (text) => {
      expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "redact" });
    },
  );
});
