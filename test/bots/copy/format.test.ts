import { describe, expect, it } from "vitest";
import { formatFor } from "../../../bots/copy/format.ts";
import { nameInto, spaced } from "../../../bots/copy/spaced.ts";

const SHANGHAI = "Asia/Shanghai";
const opens = new Date("2026-12-01T02:00:00Z");
const friday = new Date("2026-12-04T04:00:00Z");
const en = formatFor("en");
const zh = formatFor("zh-CN");

describe("how values are written", () => {
  it.each([
    ["a moment of this week", en.moment(friday, SHANGHAI, opens), "Fri 12:00"],
    ["the same in Chinese", zh.moment(friday, SHANGHAI, opens), "周五 12:00"],
    ["the same in another zone", en.moment(friday, "America/New_York", opens), "Thu 23:00"],
    ["midnight", en.moment(new Date("2026-12-03T16:00:00Z"), SHANGHAI, opens), "Fri 00:00"],
    [
      "a moment a week away",
      en.moment(new Date("2026-12-08T02:00:00Z"), SHANGHAI, opens),
      "Tue 8 December 10:00",
    ],
    [
      "the same in Chinese",
      zh.moment(new Date("2026-12-08T02:00:00Z"), SHANGHAI, opens),
      "12 月 8 日（周二）10:00",
    ],
    ["a day", en.day(new Date("2026-12-07T02:00:00Z"), SHANGHAI), "7 December"],
    ["the same in Chinese", zh.day(new Date("2026-12-07T02:00:00Z"), SHANGHAI), "12 月 7 日"],
    ["a day of a far year", en.day(new Date("2027-12-07T02:00:00Z"), SHANGHAI, opens), "7 December 2027"],
    ["the same in Chinese", zh.day(new Date("2027-12-07T02:00:00Z"), SHANGHAI, opens), "2027 年 12 月 7 日"],
    ["a day soon in the next year", en.day(new Date("2027-01-05T02:00:00Z"), SHANGHAI, opens), "5 January"],
    ["a month", en.month(friday, SHANGHAI), "December"],
    ["the same in Chinese", zh.month(friday, SHANGHAI), "12 月"],
    ["a month that the zone is already in", en.month(new Date("2026-11-30T17:00:00Z"), SHANGHAI), "December"],
    ["a time", en.time(friday, SHANGHAI), "12:00"],
    ["a weekday", en.weekday(1), "Monday"],
    ["the last one in Chinese", zh.weekday(7), "周日"],
    ["a number", en.number(12345), "12,345"],
    ["a share", en.percent(0.7069), "71%"],
    ["a list", en.list(["a", "b", "c"]), "a, b and c"],
    ["the same in Chinese", zh.list(["甲", "乙", "Bo"]), "甲、乙和 Bo"],
  ])("writes %s", (_, written, expected) => {
    expect(written).toBe(expected);
  });

  it("sets a space where a name of one script touches the other, and nowhere else", () => {
    expect(spaced`由${"Jo"}管理`).toBe("由 Jo 管理");
    expect(spaced`由${"小周"}管理`).toBe("由小周管理");
    expect(spaced`管理员（${"Jo"}）`).toBe("管理员（Jo）");
    expect(nameInto("你有多大可能推荐朋友来{org}工作？", "Acme")).toBe("你有多大可能推荐朋友来 Acme 工作？");
    expect(nameInto("How likely … {org}?", "$& 火箭")).toBe("How likely … $& 火箭?");
  });
});
