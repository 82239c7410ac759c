// What people speak of, read with the real dictionaries: forms of one word together, names and noise left out.
import { beforeAll, describe, expect, it } from "vitest";
import { createLanguage } from "../../../bots/words/language.ts";
import type { Reader } from "../../../core/words/ports.ts";
import { termsOf } from "../../../core/words/terms.ts";

let reader: Reader;
let turnsTaken = 0;

beforeAll(async () => {
  reader = await createLanguage().reader({
    next: async () => {
      turnsTaken += 1;
    },
  });
});

const keysOf = (text: string) =>
  [...termsOf([text], reader).values()].filter(({ isVague }) => !isVague).map(({ key }) => key);
const formsOf = (text: string) => [...termsOf([text], reader).values()].map(({ form }) => form);

describe("terms", () => {
  it("are the same for all forms of a word", () => {
    const [first, ...others] = ["meeting", "Meetings", "meetings", "MEETINGS"].map(keysOf);
    expect(first).toHaveLength(1);
    for (const other of others) expect(other).toEqual(first);
    expect(keysOf("community")).not.toEqual(keysOf("communication"));
    expect(keysOf("manager")).not.toEqual(keysOf("management"));
  });

  it("take two words together whichever comes first, and another pair where the sense is turned", () => {
    expect(keysOf("slow builds")).toContain(keysOf("The builds are slow").at(-1));
    expect(keysOf("good pay").at(-1)).not.toBe(keysOf("pay is not good").at(-1));
    expect(formsOf("The meetings are too long.")).toContain("meetings are too long");
    expect(formsOf("加班太多了")).toContain("加班太多");
    expect(formsOf("工具链太老了")).toContain("工具链太老");
    expect(formsOf("希望食堂好一些")).not.toContain("希望食堂");
    expect(keysOf("氛围好").at(-1)).not.toBe(keysOf("氛围不好").at(-1));
  });

  it("do not reach over the end of a sentence", () => {
    expect(formsOf("I like the office. Builds fail.")).not.toContain("office. builds");
  });

  it.each([
    ["numbers", "12 345 6.7 2024-01-02 ١٢٣"],
    ["emoji", "👍👍🎉"],
    ["markup", "<br/> **--** `~` && <a class=b>"],
    ["other scripts", "это очень плохо とても 매우 مرحبا"],
    ["little words", "it is what it is and we will see"],
    ["Chinese little words", "但是我们还是觉得这个就是这样的"],
    ["Chinese counts", "三个，好几次，半年，两个月，第一次，一半"],
    ["addresses and mentions", "ann@example.com @ann <@U12345678> https://example.com/x 13812345678"],
    ["another language in Latin letters", "das ist nicht gut für die Firma und wir haben keine Zeit"],
    ["judgements alone", "good great bad 好 差"],
  ])("hold no %s", (_, text) => {
    expect(keysOf(text)).toEqual([]);
  });

  it.each([
    "Anna is great",
    "my manager Anna",
    "Mr Zwxyv decides",
    "王小明很好",
    "张伟太忙",
    "老王",
    "小李",
    "陈总",
    "李老师",
  ])("name nobody: %s", (text) => {
    const names = ["anna", "zwxyv", "小明", "张伟", "老王", "小李", "陈总", "李老师", "王"];
    for (const key of termsOf([text], reader).keys()) {
      expect(names.filter((name) => key.includes(name))).toEqual([]);
    }
  });

  it("are found in both languages of one sentence, and in 5,000 characters", () => {
    expect(formsOf("VPN经常掉线, builds太慢")).toEqual(expect.arrayContaining(["VPN", "掉线", "builds"]));
    expect(keysOf("The builds are slow. ".repeat(238))).toHaveLength(2);
    expect(keysOf("流程繁琐".repeat(1_250)).length).toBeLessThan(5);
  });

  it("come from dictionaries that were loaded in pieces, with turns for everyone else in between", () => {
    expect(turnsTaken).toBeGreaterThan(30);
  });
});
