// Schedules in words: what each part means, in both languages, and that writing and reading agree.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cadence } from "../../../core/ask/cadence.ts";
import type { LocalMoment } from "../../../core/ask/schedule.ts";
import { formatScheduleSpec } from "../../../core/command/format-spec.ts";
import { parseCommand } from "../../../core/command/grammar.ts";
import type { Reference } from "../../../core/command/reference.ts";
import type { ScheduleSpec } from "../../../core/command/schedule-spec.ts";

const weekly = (everyWeeks: number, day: number, at: string) => ({
  cadence: { kind: "weekly", everyWeeks, day, at },
});

const THE_AUDIENCE = {
  kind: "combined",
  in: ["all", "sales"].map((name) => ({ kind: "channel", reference: { id: null, name } })),
  not: [{ kind: "group", reference: { id: null, name: "contractors" } }],
  where: [
    { key: "office", values: ["Berlin", "Munich"] },
    { key: "level", values: ["3–6"] },
  ],
  samplePercent: 25,
};

describe("a schedule in words", () => {
  it.each([
    ["every mon 10:00", weekly(1, 1, "10:00")],
    ["every monday at 3pm", weekly(1, 1, "15:00")],
    ["weekly fri 9:05", weekly(1, 5, "09:05")],
    ["every week on tue 12 am", weekly(1, 2, "00:00")],
    ["every 2 weeks mon 10:00", weekly(2, 1, "10:00")],
    ["every other thursday 10.30", weekly(2, 4, "10:30")],
    ["every 4w sun 23:59", weekly(4, 7, "23:59")],
    ["每周二10：00", weekly(1, 2, "10:00")],
    ["每两周周二上午10点", weekly(2, 2, "10:00")],
    ["每隔一周 周五 下午3点半", weekly(2, 5, "15:30")],
    ["every month 1 10:00", { cadence: { kind: "monthly", day: 1, at: "10:00" } }],
    ["monthly on the 31st 10:00", { cadence: { kind: "monthly", day: 31, at: "10:00" } }],
    ["每月1号 10:00", { cadence: { kind: "monthly", day: 1, at: "10:00" } }],
    ["every quarter feb 10 10:00", { cadence: { kind: "quarterly", month: 2, day: 10, at: "10:00" } }],
    ["每季度2月10号 上午十点半", { cadence: { kind: "quarterly", month: 2, day: 10, at: "10:30" } }],
    ["every year 3 march 10:00", { cadence: { kind: "yearly", month: 3, day: 3, at: "10:00" } }],
    ["每年十二月二十日 9:00", { cadence: { kind: "yearly", month: 12, day: 20, at: "09:00" } }],
    ["cron “0 10 * * 2”", { cadence: { kind: "cron", expression: "0 10 * * 2" } }],
    ["cron 0 10 * * 1,3", { cadence: { kind: "cron", expression: "0 10 * * 1,3" } }],
    ["asia/shanghai", { zone: "Asia/Shanghai" }],
    ["zone Japan", { zone: "Japan" }],
    ["北京时间", { zone: "Asia/Shanghai" }],
    ["everyone", { audience: { kind: "everyone", guests: false } }],
    ["everyone guests", { audience: { kind: "everyone", guests: true } }],
    ["全员 含访客", { audience: { kind: "everyone", guests: true } }],
    ["in #general", { audience: { kind: "channel", reference: { id: null, name: "general" } } }],
    ["in <#C1|general>", { audience: { kind: "channel", reference: { id: "C1", name: "general" } } }],
    ["#全员", { audience: { kind: "channel", reference: { id: null, name: "全员" } } }],
    ["in -1001234567890", { audience: { kind: "channel", reference: { id: "-1001234567890", name: null } } }],
    ["<!subteam^S1|@design>", { audience: { kind: "group", reference: { id: "S1", name: "design" } } }],
    ["in here post", { audience: { kind: "here" }, mode: "post" }],
    [
      "everyone sample 10%",
      { audience: { kind: "combined", in: [{ kind: "everyone", guests: false }], samplePercent: 10 } },
    ],
    [
      "sample all not none where none",
      { audience: { kind: "combined", samplePercent: null, not: [], where: [] } },
    ],
    [
      'where office="Sales, EMEA|"',
      { audience: { kind: "combined", where: [{ key: "office", values: ["Sales, EMEA"] }] } },
    ],
    ["close 3d", { closes: { kind: "after", hours: 72 } }],
    ["close 90 minutes", { closes: { kind: "after", hours: 1.5 } }],
    ["closes fri 12:00", { closes: { kind: "weekday", day: 5, at: "12:00" } }],
    ["截止3天", { closes: { kind: "after", hours: 72 } }],
    ["截止周五12:00", { closes: { kind: "weekday", day: 5, at: "12:00" } }],
    [
      "remind thu 10:00, remind 2d",
      {
        reminders: [
          { kind: "weekday", day: 4, at: "10:00" },
          { kind: "after", hours: 48 },
        ],
      },
    ],
    ["remind none", { reminders: [] }],
    ["不提醒", { reminders: [] }],
    [
      "digest #leads mon 10:00",
      {
        digestChannel: { kind: "channel", reference: { id: null, name: "leads" } },
        digestAt: { kind: "weekday", day: 1, at: "10:00" },
      },
    ],
    ["digest 2h panels 4", { digestAt: { kind: "after", hours: 2 }, panels: 4 }],
    ["digest here gap 21", { digestChannel: { kind: "here" }, gapDays: 21 }],
    ["digest none", { digestChannel: { kind: "none" } }],
    [
      "digest #leads language 中文",
      {
        digestChannel: { kind: "channel", reference: { id: null, name: "leads" } },
        digestLocale: "zh-CN",
      },
    ],
    ["gap 3 weeks", { gapDays: 21 }],
    ["小组4 间隔21天", { panels: 4, gapDays: 21 }],
    [
      "survey product attributed key Customers",
      { survey: "product", promise: "attributed", key: "customers" },
    ],
    ["visible managers catchup skip", { openDigest: false, catchUp: "skip" }],
  ])("%j is understood", (text, expected) => {
    expect(parseCommand(`schedule ${text}`)).toEqual({ kind: "schedule", spec: expected });
  });

  it.each([
    "in #all #sales not @contractors where office=Berlin,Munich level=3–6 sample 25%",
    "#all and #sales without @contractors where office=Berlin, Munich and level=3–6 sample 25 percent",
    "in #all #sales not @contractors where office=“Berlin,Munich” level=3–6 sample 25",
    "在 #all 和 #sales 除 @contractors 其中 office=Berlin，Munich level=3–6 抽样 25%",
    "在 #all #sales 除了 @contractors 其中office=berlin,munich level=3–6 随机抽样25％",
  ])("%j names the same audience", (text) => {
    const parsed = parseCommand(`schedule ${text}`);
    // Without case: Chinese that runs together is read in lower case, and values are compared without it.
    expect(JSON.stringify(parsed).toLowerCase()).toBe(
      JSON.stringify({ kind: "schedule", spec: { audience: THE_AUDIENCE } }).toLowerCase(),
    );
  });

  it("is read whole, as the order of its parts does not matter", () => {
    const whole =
      "every mon 10:00 Asia/Shanghai in <#C0123456|all> close 3d digest <#C9876543|leads> mon 10:00 panels 4 gap 21d";
    const parsed = parseCommand(`schedule ${whole}`);
    expect(parsed.kind === "schedule" && parsed.spec !== null ? formatScheduleSpec(parsed.spec) : "").toBe(
      whole,
    );
  });

  it.each([
    ["every mon 25:00", { reason: "not-a-time", word: "25:00" }],
    ["every mon 13pm", { reason: "not-a-time" }],
    ["every mno 10:00", { reason: "not-a-weekday", word: "mno", nearest: "mon" }],
    ["every mon", { reason: "missing", about: "every" }],
    ["every 90 weeks mon 10:00", { reason: "cadence-interval" }],
    ["every month 32 10:00", { reason: "cadence-day" }],
    ["cron “0 0 30 2 *”", { reason: "cadence-cron-never" }],
    ["cron “x”", { reason: "cadence-cron-fields" }],
    ["Mars/Phobos", { reason: "not-a-zone", word: "Mars/Phobos" }],
    ["every mon 10:00 clsoe 3d", { reason: "unknown-word", word: "clsoe", nearest: "close" }],
    ["every mon 10:00 every tue 10:00", { reason: "twice", about: "every", at: 25 }],
    ["sample 0%", { reason: "not-a-share", about: "sample" }],
    ["sample half", { reason: "not-a-share", word: "half" }],
    ["sample 25% sample 30%", { reason: "twice", about: "sample" }],
    ["where Berlin", { reason: "not-an-attribute", about: "where", word: "Berlin" }],
    ["where office=", { reason: "not-an-attribute", about: "where" }],
    ["not close 3d", { reason: "not-a-place", about: "not" }],
    ["in #a in #b", { reason: "twice", about: "in" }],
    ["everyone in #b", { reason: "twice", about: "in" }],
    ["close soon", { reason: "not-a-moment", about: "close" }],
    ["remind 1d remind 2d remind 3d", { reason: "too-much", about: "remind" }],
    ["panels 0", { reason: "not-a-number", about: "panels" }],
    ["gap 36h", { reason: "not-a-duration", about: "gap" }],
    ["gap 400d", { reason: "not-a-duration", about: "gap" }],
    ["in nowhere", { reason: "not-a-place", word: "nowhere" }],
  ])("%j says what is wrong and where", (text, expected) => {
    expect(parseCommand(`schedule ${text}`)).toMatchObject({
      kind: "invalid",
      command: "schedule",
      ...expected,
    });
  });

  it("comes back the same when it is written and read again", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(parseCommand(`schedule ${formatScheduleSpec(spec)}`)).toEqual({
          kind: "schedule",
          spec: Object.keys(spec).length === 0 ? null : spec,
        });
      }),
      { numRuns: 500 },
    );
  });
});

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7) as fc.Arbitrary<1 | 2 | 3 | 4 | 5 | 6 | 7>;
const moment: fc.Arbitrary<LocalMoment> = fc.oneof(
  fc.record({ kind: fc.constant("weekday" as const), day: weekday, at: time }),
  fc.record({ kind: fc.constant("after" as const), hours: fc.integer({ min: 0, max: 2000 }) }),
);
const cadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({
    kind: fc.constant("weekly" as const),
    everyWeeks: fc.integer({ min: 1, max: 52 }),
    day: weekday,
    at: time,
  }),
  fc.record(
    {
      kind: fc.constantFrom("monthly" as const, "quarterly" as const, "yearly" as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      at: time,
    },
    { requiredKeys: ["kind", "day", "at"] },
  ),
  fc.constant({ kind: "cron" as const, expression: "*/30 8-18 * * 1-5" }),
);
const name = fc.stringMatching(/^[a-z\u4e00-\u4eff][a-z0-9_\u4e00-\u4eff-]{0,12}$/);
const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ id: fc.stringMatching(/^[CG][A-Z0-9]{8}$/), name: fc.option(name) }),
  fc.record({ id: fc.constant("-1001234567890"), name: fc.option(name) }),
  fc.record({ id: fc.constant(null), name }),
);
const place = fc.record({ kind: fc.constant("channel" as const), reference });
const group = fc.record({
  kind: fc.constant("group" as const),
  reference: fc.oneof(
    fc.record({ id: fc.stringMatching(/^S[A-Z0-9]{8}$/), name: fc.option(name) }),
    fc.record({ id: fc.constant(null), name }),
  ),
});
const here = fc.constant({ kind: "here" as const });
const anyPlace = fc.oneof(
  place,
  group,
  here,
  fc.record({ kind: fc.constant("everyone" as const), guests: fc.boolean() }),
);
const value = fc.stringMatching(
  /^[A-Za-z0-9\u4e00-\u4eff<][A-Za-z0-9\u4e00-\u4eff &+.,–-]{0,10}[A-Za-z0-9+]$/,
);
const condition = fc.record({
  key: fc.stringMatching(/^[A-Za-z\u4e00-\u4eff]([A-Za-z _-]{0,8}[a-z])?$/),
  values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
});
const combined = fc
  .record(
    {
      kind: fc.constant("combined" as const),
      in: fc.array(anyPlace, { minLength: 1, maxLength: 3 }),
      not: fc.array(anyPlace, { maxLength: 2 }),
      where: fc.array(condition, { maxLength: 2 }),
      samplePercent: fc.option(fc.integer({ min: 1, max: 99 })),
    },
    { requiredKeys: ["kind"] },
  )
  // One place, or nothing, has a plainer form.
  .filter(({ in: places = [], ...narrowing }) => places.length > 1 || Object.keys(narrowing).length > 1);
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const specs: fc.Arbitrary<ScheduleSpec> = fc.record(
  {
    survey: key,
    cadence,
    zone: fc.constantFrom("Asia/Shanghai", "America/Argentina/Buenos_Aires", "UTC", "Japan"),
    audience: fc.oneof(
      place,
      group,
      here,
      fc.record({ kind: fc.constant("everyone" as const), guests: fc.boolean() }),
      combined,
    ),
    mode: fc.constantFrom("post" as const, "direct" as const),
    closes: moment,
    reminders: fc.array(moment, { maxLength: 2 }),
    digestChannel: fc.oneof(place, here, fc.constant({ kind: "none" as const })),
    digestAt: moment,
    digestLocale: fc.constantFrom("en" as const, "zh-CN" as const),
    panels: fc.integer({ min: 1, max: 52 }),
    gapDays: fc.integer({ min: 0, max: 366 }),
    promise: fc.constantFrom("anonymous" as const, "attributed" as const),
    openDigest: fc.boolean(),
    catchUp: fc.constantFrom("latest" as const, "skip" as const, "all" as const),
    key,
  },
  { requiredKeys: [] },
);
