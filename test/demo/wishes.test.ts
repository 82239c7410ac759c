// How the demo is asked to run.
import { describe, expect, it } from "vitest";
import { readWishes } from "./wishes.ts";

const USUAL = {
  locale: "en",
  weeks: 3,
  seed: 7,
  transcript: null,
  folder: "data/demo",
  stays: false,
  help: false,
};

describe("the demo's arguments", () => {
  it.each([
    [[], {}],
    [["--weeks", "1"], { weeks: 1 }],
    [["--lang", "zh"], { locale: "zh-CN" }],
    [["--lang=zh-CN", "--stay"], { locale: "zh-CN", stays: true }],
    [["--seed", "12", "--transcript", "x.txt"], { seed: 12, transcript: "x.txt" }],
    [["--out", "charts"], { folder: "charts" }],
    [["-h"], { help: true }],
  ])("%j are understood", (args, expected) => {
    expect(readWishes(args, {})).toEqual({ ...USUAL, ...expected });
  });

  it.each([
    [{ LANG: "zh_CN.UTF-8" }, "zh-CN"],
    [{ LANG: "zh_CN.UTF-8", LC_ALL: "en_GB.UTF-8" }, "en"],
    [{ LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "de_DE" }, "zh-CN"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LANG: "C" }, "en"],
  ])("where they say nothing, a terminal with %j reads it in %s", (env, locale) => {
    expect(readWishes([], env)).toMatchObject({ locale });
  });

  it.each([
    ["--weeks", "0"],
    ["--weeks", "13"],
    ["--weeks", "many"],
    ["--weeks", ""],
    ["--lang", "tlh"],
    ["--seed", "1.5"],
    ["--faster", "please"],
    ["weeks", "3"],
  ])("%s %s is refused by name", (...args) => {
    expect(readWishes(args, {})).toEqual({ wrong: expect.stringContaining(args[0] ?? "") });
  });
});
