// Two edits of one version come together without anything of either getting lost, whatever they change.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import {
  changedFields,
  mergeEdits,
  SCHEDULE_FIELDS,
  type ScheduleField,
} from "../../../core/ask/schedule-fields.ts";

const CHANNEL = { connectionId: "c", externalId: "C1", name: "leads", locale: "en" } as const;

const base: NewSchedule = {
  ...{
    organizationId: "o",
    surveyId: "s0",
    connectionId: "c",
    key: "staff",
    zone: "UTC",
    anchor: "2026-01-05",
  },
  cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
  audience: { kind: "everyone", guests: false },
  audienceName: "everyone",
  ...{ mode: "direct", panels: 1, gapDays: 6, reminders: [], catchUp: "latest", openDigest: true },
  closes: { kind: "weekday", day: 5, at: "12:00" },
  digest: { channel: null, at: { kind: "after", hours: 0 } },
  state: "active",
  since: new Date("2026-01-05T00:00:00Z"),
};

/** Two other values for each field. */
const OTHERS: Readonly<Record<ScheduleField, readonly [Change, Change]>> = {
  survey: [{ surveyId: "s1" }, { surveyId: "s2" }],
  cadence: [
    { cadence: { kind: "monthly", day: 3, at: "10:00" } },
    { cadence: { kind: "weekly", everyWeeks: 2, day: 2, at: "10:00" } },
  ],
  zone: [{ zone: "Asia/Shanghai" }, { zone: "Europe/Berlin" }],
  localTime: [{ localTime: true }, { localTime: true }],
  audience: [
    { audience: { kind: "channel", externalId: "C2" }, audienceName: "two" },
    { audience: { kind: "group", externalId: "S3" }, audienceName: "three" },
  ],
  mode: [{ mode: "post" }, { mode: "link" }],
  panels: [{ panels: 2 }, { panels: 3 }],
  gap: [{ gapDays: 1 }, { gapDays: 2 }],
  closes: [{ closes: { kind: "after", hours: 24 } }, { closes: { kind: "after", hours: 48 } }],
  reminders: [{ reminders: [{ kind: "after", hours: 5 }] }, { reminders: [{ kind: "after", hours: 6 }] }],
  digest: [{ channel: CHANNEL }, { channel: { ...CHANNEL, externalId: "C9" } }],
  digestAt: [{ digestAt: { kind: "after", hours: 1 } }, { digestAt: { kind: "after", hours: 2 } }],
  visible: [{ openDigest: false }, { openDigest: false }],
  catchUp: [{ catchUp: "skip" }, { catchUp: "all" }],
};
type Change = Partial<NewSchedule> & {
  readonly channel?: NewSchedule["digest"]["channel"];
  readonly digestAt?: NewSchedule["digest"]["at"];
};

function edited(schedule: NewSchedule, fields: readonly ScheduleField[], which: 0 | 1): NewSchedule {
  let after = schedule;
  for (const field of fields) {
    const { channel, digestAt, ...plain } = OTHERS[field][which];
    const digest = {
      channel: channel === undefined ? after.digest.channel : channel,
      at: digestAt ?? after.digest.at,
    };
    after = Object.assign({}, after, plain, { digest });
  }
  return after;
}

const some = fc.subarray([...SCHEDULE_FIELDS]);

describe("the fields of a schedule", () => {
  it("are told apart one by one", () => {
    for (const field of SCHEDULE_FIELDS) {
      expect(changedFields(base, edited(base, [field], 0))).toEqual([field]);
    }
  });

  it("are the same where a draft leaves out what is the default, or says it in another order", () => {
    const { reminders: _reminders, catchUp: _catchUp, ...rest } = base;
    expect(changedFields(base, { ...rest, localTime: false })).toEqual([]);
    const cadence = { at: "10:00", day: 2, everyWeeks: 1, kind: "weekly" } as const;
    expect(changedFields(base, { ...base, cadence })).toEqual([]);
  });
});

describe("two edits of one version", () => {
  it("are both kept where they touch different fields; where both touch one, mine holds and is told", () => {
    fc.assert(
      fc.property(some, some, (own, theirs) => {
        const mine = edited(base, own, 0);
        const now = edited(base, theirs, 1);
        const merged = mergeEdits({ base, now, mine });
        const read = JSON.parse(JSON.stringify(mine)) as NewSchedule;
        expect(mergeEdits({ base, now, mine: read }).theirs).toEqual(merged.theirs);
        for (const field of SCHEDULE_FIELDS) {
          const from = own.includes(field) ? mine : theirs.includes(field) ? now : base;
          expect(changedFields(from, merged.draft)).not.toContain(field);
        }
        expect(merged.theirs).toEqual(SCHEDULE_FIELDS.filter((field) => theirs.includes(field)));
        const clash = SCHEDULE_FIELDS.filter((field) => own.includes(field) && theirs.includes(field));
        const differ = clash.filter((field) => changedFields(mine, now).includes(field));
        expect(merged.both).toEqual(differ);
      }),
    );
  });
});
