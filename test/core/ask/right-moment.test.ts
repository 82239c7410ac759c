// When people are asked and reminded: forty zones over a year with its clock changes, weekends of all kinds, holidays, blackouts.
import { beforeAll, describe, expect, test } from "vitest";
import { createCalendars } from "../../../bots/calendar.ts";
import type { SeenAudience } from "../../../core/ask/audience.ts";
import { fireTimes } from "../../../core/ask/fire-times.ts";
import { momentAdvice, nextOpening } from "../../../core/ask/moment-advice.ts";
import type { Calendar } from "../../../core/ask/ports.ts";
import {
  askAt,
  isDayOff,
  isQuiet,
  remindAt,
  sendableFrom,
  whenToSend,
} from "../../../core/ask/right-moment.ts";
import { DEFAULT_POLICY, type Policy } from "../../../core/people/policy.ts";
import { DAY_MS, localToInstant, type Weekday, wallTime } from "../../../core/time.ts";
import { ZONES } from "./zones.ts";

let plain: Calendar;
let german: Calendar;
let chinese: Calendar;

beforeAll(async () => {
  const calendars = createCalendars();
  [plain, german, chinese] = await Promise.all([calendars.of(null), calendars.of("DE"), calendars.of("CN")]);
});

const hours = (count: number): number => count * 3_600_000;
const policy = (changes: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, ...changes });
const at = (iso: string): Date => new Date(iso);

describe("asked at 10:00 of their own day", () => {
  test.each([
    ["Europe/Berlin", "10:00"],
    ["America/New_York", "09:30"],
    ["Asia/Shanghai", "18:45"],
    ["Pacific/Auckland", "14:00"],
  ])("everyone, whatever the zone and the season, by rounds of %s at %s", (zone, time) => {
    expect(new Set(ZONES).size).toBeGreaterThanOrEqual(40);
    const fires = fireTimes(
      { kind: "weekly", everyWeeks: 1, day: 2, at: time },
      { zone, anchor: "2026-01-05", from: at("2026-01-05T00:00:00Z"), count: 52 },
    );
    for (const fire of fires) {
      const round = {
        opensAt: fire.at,
        closesAt: new Date(fire.at.getTime() + hours(120)),
        firesAt: fire.at,
        timeOfDay: time,
      };
      for (const home of ZONES) {
        const whose = { policy: policy(), calendar: plain, zone: home };
        const asked = askAt(round, whose);
        const [date = "", clock = ""] = wallTime(asked, home).split("T");
        const wait = asked.getTime() - fire.at.getTime();
        const told = `${home} ${fire.nominal} → ${date} ${clock}`;
        expect(wait, told).toBeGreaterThanOrEqual(0);
        expect(clock, told).toBe(time);
        expect(isQuiet(whose.policy, clock), told).toBe(false);
        expect(plain.dayOff(home, date).off, told).toBe(false);
        expect(asked < round.closesAt, told).toBe(true);
        // A day at the most, and the days off on the way; the hour is that of a clock that is set back.
        const daysOff = [0, 1, 2, 3, 4].filter((day) => {
          const before = new Date(fire.at.getTime() + day * DAY_MS);
          return before < asked && plain.dayOff(home, wallTime(before, home).slice(0, 10)).off;
        }).length;
        expect(wait, told).toBeLessThanOrEqual(hours(25) + (daysOff + (daysOff > 0 ? 1 : 0)) * DAY_MS);
      }
    }
  });

  test("short rounds ask everyone before they close, and nobody at night who has a waking hour left", () => {
    for (const open of [3, 12, 24, 36]) {
      for (let hour = 0; hour < 24 * 8; hour += 17) {
        const opensAt = new Date(at("2026-03-27T00:30:00Z").getTime() + hours(hour));
        const round = {
          ...{ opensAt, closesAt: new Date(opensAt.getTime() + hours(open)) },
          firesAt: opensAt,
          timeOfDay: wallTime(opensAt, "Europe/Berlin").slice(11),
        };
        for (const zone of ZONES) {
          const whose = { policy: policy(), calendar: plain, zone };
          const asked = askAt(round, whose);
          expect(asked >= opensAt && asked < round.closesAt).toBe(true);
          if (!isQuiet(whose.policy, wallTime(asked, zone).slice(11))) continue;
          // Only where the night lasts from the opening to the time that answering needs.
          const latest = round.closesAt.getTime() - Math.min(hours(8), hours(open) / 4);
          for (let later = opensAt.getTime(); later <= latest; later += hours(0.5)) {
            expect(isQuiet(whose.policy, wallTime(new Date(later), zone).slice(11))).toBe(true);
          }
        }
      }
    }
  });

  test.each([
    // A Tuesday in Berlin: the east has had its ten o'clock, the west has it still to come.
    ["Asia/Shanghai", "2026-11-03T09:00:00Z", "2026-11-04T10:00"],
    ["Europe/Berlin", "2026-11-03T09:00:00Z", "2026-11-03T10:00"],
    ["America/New_York", "2026-11-03T09:00:00Z", "2026-11-03T10:00"],
    ["Pacific/Kiritimati", "2026-11-03T09:00:00Z", "2026-11-04T10:00"],
    // Thursday in Berlin is the last working day of the week in Riyadh: it has passed ten there.
    ["Asia/Riyadh", "2026-11-05T09:00:00Z", "2026-11-08T10:00"],
    // The night in which clocks change lies between.
    ["America/Los_Angeles", "2026-03-06T09:00:00Z", "2026-03-06T10:00"],
    ["Asia/Tokyo", "2026-03-27T09:00:00Z", "2026-03-30T10:00"],
  ])("in %s, for a round that opens at %s: %s", (zone, opens, asked) => {
    const opensAt = at(opens);
    const closesAt = new Date(opensAt.getTime() + 7 * DAY_MS);
    const moment = askAt(
      { opensAt, closesAt, firesAt: opensAt, timeOfDay: "10:00" },
      { policy: policy(), calendar: plain, zone },
    );
    expect(wallTime(moment, zone)).toBe(asked);
  });

  test.each([
    ["the spring gap of Berlin", "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T03:00"],
    [
      "the repeated hour of Berlin, the first time",
      "Europe/Berlin",
      "2026-10-25",
      "02:30",
      "2026-10-25T02:30",
    ],
    ["Lord Howe's half hour", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:30"],
    ["Havana's midnight", "America/Havana", "2026-03-08", "00:15", "2026-03-08T01:00"],
  ])("through %s", (_, zone, date, time, shown) => {
    const opensAt = new Date(localToInstant(zone, `${date}T00:00`).getTime() - hours(6));
    const round = {
      opensAt,
      closesAt: new Date(opensAt.getTime() + 5 * DAY_MS),
      firesAt: opensAt,
      timeOfDay: time,
    };
    const awake = policy({ quietHours: { from: "00:00", to: "00:00" }, workdaysOnly: false });
    const moment = askAt(round, { policy: awake, calendar: plain, zone });
    expect(wallTime(moment, zone)).toBe(shown);
    expect(moment).toEqual(localToInstant(zone, `${date}T${time}`));
  });

  test("a time in the quiet hours gives way to their end", () => {
    const opensAt = at("2026-11-03T06:00:00Z");
    const round = { opensAt, closesAt: at("2026-11-06T06:00:00Z"), firesAt: opensAt, timeOfDay: "07:00" };
    const whose = { policy: policy(), calendar: plain, zone: "Europe/Berlin" };
    expect(wallTime(askAt(round, whose), whose.zone)).toBe("2026-11-03T09:00");
  });

  test("a round by hand asks those who are at work now, the others when they are", () => {
    const opensAt = at("2026-11-03T14:20:00Z");
    const round = { opensAt, closesAt: at("2026-11-06T14:20:00Z"), firesAt: null, timeOfDay: "15:20" };
    const asked = (zone: string): string =>
      wallTime(askAt(round, { policy: policy(), calendar: plain, zone }), zone);
    expect(asked("Europe/Berlin")).toBe("2026-11-03T15:20");
    expect(asked("Asia/Shanghai")).toBe("2026-11-04T09:00");
    expect(asked("America/New_York")).toBe("2026-11-03T09:20");
  });
});

describe("the next decent moment", () => {
  test.each([
    ["in working hours it is now", "2026-11-03T14:00", "2026-11-03T14:00"],
    ["quiet hours begin on the minute", "2026-11-03T19:00", "2026-11-04T09:00"],
    ["the minute before is still the day", "2026-11-03T18:59", "2026-11-03T18:59"],
    ["after midnight it is the same morning", "2026-11-04T03:00", "2026-11-04T09:00"],
    ["on Friday evening it is Monday", "2026-11-06T20:00", "2026-11-09T09:00"],
    ["in the blackout it is the day after", "2026-12-23T20:00", "2027-01-04T09:00"],
    ["Germany's own Friday is a long weekend", "2026-04-02T20:00", "2026-04-07T09:00"],
  ])("%s", (_, from, to) => {
    const rules = policy({
      country: "DE",
      blackouts: [{ from: "2026-12-24", to: "2027-01-02", name: "Christmas" }],
    });
    const zone = "Europe/Berlin";
    const moment = sendableFrom(localToInstant(zone, from), { policy: rules, calendar: german, zone });
    expect(moment === null ? null : wallTime(moment, zone)).toBe(to);
  });

  test("quiet hours within a day, and none at all", () => {
    const zone = "Asia/Shanghai";
    const noon = policy({ quietHours: { from: "12:00", to: "14:00" } });
    const moment = sendableFrom(localToInstant(zone, "2026-11-03T12:30"), {
      policy: noon,
      calendar: plain,
      zone,
    });
    expect(wallTime(moment ?? new Date(0), zone)).toBe("2026-11-03T14:00");
    const never = policy({ quietHours: { from: "00:00", to: "00:00" } });
    const night = localToInstant(zone, "2026-11-03T03:00");
    expect(sendableFrom(night, { policy: never, calendar: plain, zone })).toEqual(night);
  });

  test("workdays off leaves weekends in", () => {
    const zone = "Europe/Berlin";
    const saturday = localToInstant(zone, "2026-11-07T11:00");
    const whose = { policy: policy({ workdaysOnly: false }), calendar: plain, zone };
    expect(sendableFrom(saturday, whose)).toEqual(saturday);
  });

  test("a blackout that never ends has none", () => {
    const rules = policy({ blackouts: [{ from: "2026-01-01", to: "2036-01-01", name: "" }] });
    const whose = { policy: rules, calendar: plain, zone: "UTC" };
    expect(sendableFrom(at("2026-11-03T12:00:00Z"), whose)).toBeNull();
  });

  test("nobody in China rests on a weekend that makes up for a holiday", () => {
    const shanghai = { policy: policy({ country: "CN" }), calendar: chinese, zone: "Asia/Shanghai" };
    expect(isDayOff(shanghai, "2026-02-14")).toBe(false);
    expect(isDayOff({ ...shanghai, zone: "America/New_York" }, "2026-02-14")).toBe(true);
    const evening = localToInstant("Asia/Shanghai", "2026-02-14T19:30");
    const back = sendableFrom(evening, shanghai);
    expect(back === null ? null : wallTime(back, "Asia/Shanghai")).toBe("2026-02-24T09:00");
  });
});

describe("reminded", () => {
  const closesAt = at("2026-11-06T11:00:00Z");
  const moment = at("2026-11-05T09:00:00Z");
  const reminded = (
    zone: string,
    timeOfDay: string | null,
    changes: { at?: Date; askedAt?: Date } = {},
  ): string | null => {
    const of = { round: { closesAt }, at: changes.at ?? moment, timeOfDay, askedAt: changes.askedAt ?? null };
    const when = remindAt(of, of.at, { policy: policy(), calendar: plain, zone });
    return when === null ? null : wallTime(when, zone);
  };

  test.each([
    // At the round's own moment where that is a decent one, else at the next.
    ["Europe/Berlin", null, "2026-11-05T10:00"],
    ["Asia/Shanghai", null, "2026-11-05T17:00"],
    ["America/New_York", null, "2026-11-05T09:00"],
    ["Pacific/Auckland", null, "2026-11-06T09:00"],
    // Its weekend has begun, and the round closes before it ends.
    ["Asia/Riyadh", null, "2026-11-05T12:00"],
    ["Europe/Berlin", "10:00", "2026-11-05T10:00"],
    ["Asia/Shanghai", "10:00", "2026-11-06T10:00"],
    ["America/New_York", "10:00", "2026-11-05T10:00"],
    ["Asia/Riyadh", "10:00", "2026-11-05T12:00"],
  ])("in %s (%s): %s", (zone, timeOfDay, shown) => {
    expect(reminded(zone, timeOfDay)).toBe(shown);
  });

  test("not at all where closing comes first", () => {
    const late = at("2026-11-06T10:30:00Z");
    expect(reminded("Europe/Berlin", null, { at: late })).toBeNull();
    expect(reminded("America/Los_Angeles", null, { at: at("2026-11-06T05:00:00Z") })).toBeNull();
  });

  test("some hours after the question at the earliest", () => {
    expect(reminded("Europe/Berlin", null, { askedAt: at("2026-11-05T08:30:00Z") })).toBe("2026-11-05T13:30");
  });
});

describe("a message that is due", () => {
  const round = { opensAt: at("2026-11-03T09:00:00Z"), closesAt: at("2026-11-06T11:00:00Z") };
  const due = (
    kind: "question" | "reminder",
    now: string,
    changes: { ownTime?: boolean; undisturbedUntil?: string; zone?: string; closesAt?: string } = {},
  ): string => {
    const { ownTime = false, undisturbedUntil, zone = "Europe/Berlin", closesAt } = changes;
    const of = {
      ...{ kind, ownTime },
      round: closesAt === undefined ? round : { ...round, closesAt: at(closesAt) },
      undisturbedUntil: undisturbedUntil === undefined ? null : at(undisturbedUntil),
    };
    const sent = whenToSend(of, at(now), { policy: policy(), calendar: plain, zone });
    return typeof sent === "string" ? sent : wallTime(sent.notBefore, zone);
  };

  test.each([
    // A question at the time that an admin chose goes out whatever the hour; one with a moment of its own and a reminder do not.
    ["question", "2026-11-03T23:00:00Z", {}, "now"],
    ["question", "2026-11-03T23:00:00Z", { ownTime: true }, "2026-11-04T09:00"],
    ["question", "2026-11-03T12:00:00Z", { ownTime: true }, "now"],
    ["reminder", "2026-11-03T23:00:00Z", {}, "2026-11-04T09:00"],
    ["reminder", "2026-11-03T12:00:00Z", {}, "now"],
    // Do-not-disturb holds all of them back until it ends, and then until the morning.
    ["question", "2026-11-03T09:00:00Z", { undisturbedUntil: "2026-11-03T12:30:00Z" }, "2026-11-03T13:30"],
    ["question", "2026-11-03T09:00:00Z", { undisturbedUntil: "2026-11-03T08:30:00Z" }, "now"],
    ["reminder", "2026-11-05T09:00:00Z", { undisturbedUntil: "2026-11-05T18:30:00Z" }, "2026-11-06T09:00"],
    // Before closing a question comes in time for an answer, a reminder never too late.
    ["question", "2026-11-03T09:00:00Z", { undisturbedUntil: "2026-12-01T00:00:00Z" }, "2026-11-06T04:00"],
    ["question", "2026-11-06T04:00:00Z", { undisturbedUntil: "2026-12-01T00:00:00Z" }, "now"],
    ["reminder", "2026-11-05T09:00:00Z", { undisturbedUntil: "2026-12-01T00:00:00Z" }, "never"],
    ["reminder", "2026-11-05T23:00:00Z", { closesAt: "2026-11-06T08:30:00Z" }, "never"],
    ["question", "2026-11-05T23:00:00Z", { ownTime: true, closesAt: "2026-11-06T08:30:00Z" }, "now"],
  ] as const)("%s at %s (%o): %s", (kind, now, changes, sent) => {
    expect(due(kind, now, changes)).toBe(sent);
  });
});

describe("advice on the hour and the day", () => {
  const anyone = (zones: readonly string[]): SeenAudience => ({
    kind: "closed",
    accounts: zones.map((zone, index) => ({
      ...{ id: `${index}`, organizationId: "o", personId: `${index}`, connectionId: "c", platform: "slack" },
      ...{ externalId: `${index}`, name: "", role: "none", locale: null, zone, state: "subscribed" },
    })),
  });
  const advise = (
    day: Weekday,
    time: string,
    zones: readonly string[],
    changes: Partial<Parameters<typeof momentAdvice>[0]> = {},
  ) => {
    const zone = "Europe/Berlin";
    const fires = fireTimes(
      { kind: "weekly", everyWeeks: 1, day, at: time },
      { zone, anchor: "2026-11-02", from: at("2026-11-02T00:00:00Z"), count: 4 },
    );
    return momentAdvice({ zone, mode: "direct", ...changes }, fires, anyone(zones), {
      policy: policy(),
      calendar: plain,
    });
  };

  test.each([
    ["a Tuesday morning", 2, "10:00", ["Europe/Berlin"], {}, []],
    ["a night", 2, "22:00", ["Europe/Berlin"], {}, ["quiet-hours"]],
    ["a night by each one's own clock", 2, "22:00", ["Europe/Berlin"], { localTime: true }, ["quiet-hours"]],
    [
      "a morning that is night elsewhere",
      2,
      "10:00",
      ["Europe/Berlin", "America/New_York"],
      {},
      ["asks-at-night"],
    ],
    [
      "the same by each one's own clock",
      2,
      "10:00",
      ["Europe/Berlin", "America/New_York"],
      { localTime: true },
      [],
    ],
    ["a post, which waits for its readers", 2, "10:00", ["America/New_York"], { mode: "post" }, []],
    ["Sundays", 7, "10:00", ["Europe/Berlin"], {}, ["on-a-day-off"]],
  ] as const)("%s", (_, day, time, zones, changes, advice) => {
    expect(advise(day, time, zones, changes)).toEqual(advice);
  });

  test("the next opening passes over what a blackout keeps free, and says which", () => {
    const schedule = {
      ...{ zone: "Europe/Berlin", anchor: "2026-11-02" },
      cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" } as const,
    };
    const rules = policy({ blackouts: [{ from: "2026-12-21", to: "2027-01-02", name: "Christmas" }] });
    const next = nextOpening(schedule, rules, at("2026-12-15T12:00:00Z"));
    expect(next.fire?.nominal).toBe("2027-01-05T10:00");
    expect(next.skipped).toEqual({ at: at("2026-12-22T09:00:00Z"), name: "Christmas" });
    expect(nextOpening(schedule, policy(), at("2026-12-15T12:00:00Z"))).toMatchObject({
      fire: { nominal: "2026-12-22T10:00" },
      skipped: null,
    });
  });
});
