// Scores, dates and columns as other tools write them: read where there is one reading, refused where there are two or none.
import { describe, expect, it } from "vitest";
import { columnCalled, guessColumns, headerOf } from "../../../core/exchange/columns.ts";
import { orderIn, readDate } from "../../../core/exchange/date-cell.ts";
import { readScore } from "../../../core/exchange/score-cell.ts";
import { isoWeek, weekOf } from "../../../core/exchange/week.ts";
import { localMonday } from "../../../core/time.ts";

describe("a score", () => {
  it.each([
    ["9", 9],
    [" 10 ", 10],
    ["0", 0],
    ["９", 9],
    ["9.0", 9],
    ["9,0", 9],
    ["9分", 9],
    ["10/10", 10],
    ["9 - Very likely", 9],
    ["9（非常可能）", 9],
    ["Extremely likely - 10", 10],
    ["Not at all likely - 0", 0],
    ["Promoter (10)", 10],
  ])("is read from %s", (cell, score) => {
    expect(readScore(cell)).toEqual({ kind: "score", score });
  });

  it.each([
    ["", "no-score"],
    [" \u00a0", "no-score"],
    ["11", "out-of-range"],
    ["-1", "out-of-range"],
    ["7.5", "not-whole"],
    ["7,5", "not-whole"],
    ["nine", "not-a-score"],
    ["9-10", "not-a-score"],
    ["10+", "not-a-score"],
    ["5/5", "not-a-score"],
    ["5 stars", "not-a-score"],
    ["9 of 12 likely", "not-a-score"],
    ["2026-03-05", "not-a-score"],
    ["N/A", "not-a-score"],
  ])("is not guessed from %s", (cell, fault) => {
    expect(readScore(cell)).toEqual({ kind: "fault", fault });
  });
});

describe("a date", () => {
  const read = (cell: string, order: "dmy" | "mdy" | null = null) => {
    const found = readDate(cell, { zone: "Europe/Berlin", order });
    return found.kind === "date" ? found.at.toISOString() : found.fault;
  };

  it.each([
    ["2026-03-05", "2026-03-04T23:00:00.000Z"],
    ["2026-03-05 10:22", "2026-03-05T09:22:00.000Z"],
    ["2026-07-05T10:22:33", "2026-07-05T08:22:33.000Z"],
    ["2026-03-05T10:22:33Z", "2026-03-05T10:22:33.000Z"],
    ["2026-03-05T10:22:33.250+08:00", "2026-03-05T02:22:33.000Z"],
    ["2026-03-05 10:22:33 UTC", "2026-03-05T10:22:33.000Z"],
    ["2026/03/05 10:22:33 AM GMT+1", "2026-03-05T09:22:33.000Z"],
    ["2026/03/05 下午3:04:00 GMT+8", "2026-03-05T07:04:00.000Z"],
    ["2026/3/5 10:22:33", "2026-03-05T09:22:33.000Z"],
    ["05.03.2026", "2026-03-04T23:00:00.000Z"],
    ["5.3.2026 18:05", "2026-03-05T17:05:00.000Z"],
    ["2026年3月5日", "2026-03-04T23:00:00.000Z"],
    ["２０２６年３月５日 下午3:04", "2026-03-05T14:04:00.000Z"],
    ["13/5/2026", "2026-05-12T22:00:00.000Z"],
    ["5/13/2026 1:05 PM", "2026-05-13T11:05:00.000Z"],
    ["5/13/2026 12:05 AM", "2026-05-12T22:05:00.000Z"],
    ["7/7/2026", "2026-07-06T22:00:00.000Z"],
    ["Mar 5, 2026", "2026-03-04T23:00:00.000Z"],
    ["Thu, 05 Mar 2026 10:22:33 +0000", "2026-03-05T10:22:33.000Z"],
    ["05-Mar-2026", "2026-03-04T23:00:00.000Z"],
    ["46086", "2026-03-04T23:00:00.000Z"],
    ["46086.5", "2026-03-05T11:00:00.000Z"],
    ["1772705000", "2026-03-05T10:03:20.000Z"],
    // The hour that summer time leaves out is the gap's end.
    ["2026-03-29 02:30", "2026-03-29T01:00:00.000Z"],
  ])("is read from %s", (cell, instant) => {
    expect(read(cell)).toBe(instant);
  });

  it.each([
    ["", "no-date"],
    ["3/4/2026", "ambiguous"],
    ["soon", "not-a-date"],
    ["31.02.2026", "not-a-date"],
    ["2026-13-01", "not-a-date"],
    ["2026-03-05 25:00", "not-a-date"],
    ["3/4/26", "not-a-date"],
    ["1970-01-01", "not-a-date"],
    ["99999", "not-a-date"],
    ["2026-03-05 10:22:33 EST", "unknown-zone"],
  ])("is not guessed from %s", (cell, fault) => {
    expect(read(cell)).toBe(fault);
  });

  it("that could be either is read as was said", () => {
    expect(read("3/4/2026", "dmy")).toBe("2026-04-02T22:00:00.000Z");
    expect(read("3/4/2026", "mdy")).toBe("2026-03-03T23:00:00.000Z");
    expect(read("13/5/2026", "mdy")).toBe("not-a-date");
    expect(["13/5/2026", "5/13/2026", "3/4/2026", "2026-03-04"].map(orderIn)).toEqual([
      ...["dmy", "mdy", "both", null],
    ]);
  });
});

describe("a week", () => {
  it("begins on Monday by the zone's calendar, also where the clocks change", () => {
    const monday = (at: Date) => localMonday(at, "Europe/Berlin");
    expect(monday(new Date("2026-03-29T21:59:00Z"))).toBe("2026-03-23");
    expect(monday(new Date("2026-03-29T22:00:00Z"))).toBe("2026-03-30");
    const week = weekOf("2026-03-23", "Europe/Berlin");
    expect([week.opensAt, week.closesAt].map((at) => at.toISOString())).toEqual([
      "2026-03-22T23:00:00.000Z",
      "2026-03-29T21:59:00.000Z",
    ]);
    expect(["2020-12-28", "2021-01-04", "2026-03-02"].map(isoWeek)).toEqual([
      "2020-W53",
      "2021-W01",
      "2026-W10",
    ]);
  });
});

describe("columns", () => {
  const guess = (header: string, ...rows: readonly string[]) => {
    const cells = rows.map((row) => row.split("|"));
    const found = guessColumns(header.split("|"), cells);
    const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name);
    return {
      score: found.score?.name,
      date: found.date?.name,
      comments: names(found.comments),
      personal: names(found.personal),
      candidates: names(found.candidates),
    };
  };

  it.each([
    [
      "of the kind that mails a single question",
      "Response ID|Name|Email|Score|Comment|Created at|Plan",
      ["1|Ann|a@x.org|9|Good|2026-03-05 10:00:00 UTC|Pro", "2|Bo|b@x.org|3||2026-03-05 10:00:00 UTC|Pro"],
      { score: "Score", date: "Created at", comments: ["Comment"], candidates: ["Plan"] },
    ],
    [
      "of a form with questions as names",
      "Timestamp|How likely are you to recommend us?|Why?|Your department",
      ["2026/03/05 10:22:33 AM GMT+1|9|Nice|Ops", "2026/03/05 10:22:33 AM GMT+1|2|Bad|Ops"],
      {
        score: "How likely are you to recommend us?",
        date: "Timestamp",
        comments: ["Why?"],
        candidates: ["Your department"],
      },
    ],
    [
      "in Chinese",
      "序号|提交答卷时间|来自IP|您有多大可能推荐我们？|原因|部门",
      ["1|2026/3/5 10:22:33|1.2.3.4(北京)|9|好|研发", "2|2026/3/5 10:22:33|1.2.3.4(北京)|9||研发"],
      { score: "您有多大可能推荐我们？", date: "提交答卷时间", comments: ["原因"], candidates: ["部门"] },
    ],
  ])("are guessed in an export %s", (_, header, rows, expected) => {
    expect(guess(header, ...rows)).toMatchObject(expected);
  });

  it("of which two are scores are not chosen from, unless one is called NPS; days are known by how they are written", () => {
    const rows = ["9|3|05.03.2026|46086.5", "2|8|06.03.2026|46087"];
    expect(guess("Score|score|Tag|Lauf", ...rows)).toMatchObject({ score: undefined, date: "Tag" });
    expect(guess("Score|NPS|Tag|Lauf", ...rows).score).toBe("NPS");
  });

  it("about persons are known by their names, and by what stands in them", () => {
    const header = "score|date|first_name|E-Mail|Phone|IPAddress|employee_id|手机号|姓名|X|Product name";
    const row = "9|2026-03-05|Ann|a@x.org|+49 170 1234567|1.2.3.4|77|13800000000|安|ann@x.org|Shop";
    expect(guess(header, row, row)).toMatchObject({
      personal: ["first_name", "E-Mail", "Phone", "IPAddress", "employee_id", "手机号", "姓名", "X"],
      candidates: ["Product name"],
    });
  });

  it("are not guessed where nothing tells", () => {
    expect(guess("a|b", "x|y")).toMatchObject({ candidates: ["a", "b"] });
    expect(guess("a|b", "x|y").score).toBeUndefined();
    // A scale of one to five is none of zero to ten.
    expect(guess("stars|day", "5|2026-03-05", "4|2026-03-05", "3|2026-03-05").score).toBeUndefined();
  });

  it("are found by name or number, unless two have the name", () => {
    const names = ["Score", "Why, if so?", "score "];
    expect(columnCalled(names, "Why,  if so?")?.at).toBe(1);
    expect(columnCalled(names, "#3")?.at).toBe(2);
    expect([columnCalled(names, "score"), columnCalled(names, "#9"), columnCalled(names, "x")]).toEqual([
      ...[null, null, null],
    ]);
  });

  it("may be named in several lines", () => {
    const imported = ['{"ImportId":"QID1"}', '{"ImportId":"x"}'];
    expect(headerOf([["Q1", "EndDate"], ["How likely?", "End Date"], imported, ["9", "x"]])).toEqual({
      names: ["How likely?", "EndDate"],
      lines: 3,
    });
    const monkey = [
      ["Respondent ID", "How likely?", ""],
      ["", "Response", "Open-Ended Response"],
      ["1", "9", "x"],
    ];
    expect(headerOf(monkey)).toEqual({
      names: ["Respondent ID", "How likely?", "Open-Ended Response"],
      lines: 2,
    });
    expect(
      headerOf([
        ["Score", "Date"],
        ["9", "2026-03-05"],
      ]),
    ).toMatchObject({ lines: 1 });
  });
});
