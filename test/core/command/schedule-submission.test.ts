// What a form's fields mean, alone and together.
import { describe, expect, it } from "vitest";
import type { PendingDraft } from "../../../core/command/plan.ts";
import { readSubmission } from "../../../core/command/schedule-submission.ts";

const base: PendingDraft = {
  draft: {
    organizationId: "acme",
    surveyId: "survey-1",
    connectionId: "slack",
    cadence: { kind: "quarterly", month: 2, day: 10, at: "10:00" },
    zone: "Asia/Shanghai",
    audience: { kind: "everyone", guests: false },
    audienceName: "Acme",
    panels: 4,
  },
  promise: "anonymous",
  edited: null,
};

describe("a submission", () => {
  it("says what a command would say", () => {
    const read = readSubmission(
      {
        survey: "staff",
        whom: "channel",
        channel: "C0GENERAL1",
        mode: "direct",
        every: "2",
        day: "w2",
        time: "10:00",
        zone: "asia/shanghai",
        closes: "fri 12:00",
        reminders: ["thu 10:00", "1d"],
        digest: null,
        digestAt: "0h",
        panels: "3",
        gap: "13",
        promise: "anonymous",
        visible: "managers",
        key: "Pulse",
      },
      null,
    );
    expect(read).toEqual({
      kind: "ok",
      spec: {
        survey: "staff",
        audience: { kind: "channel", reference: { id: "C0GENERAL1", name: null } },
        mode: "direct",
        cadence: { kind: "weekly", everyWeeks: 2, day: 2, at: "10:00" },
        zone: "Asia/Shanghai",
        closes: { kind: "weekday", day: 5, at: "12:00" },
        reminders: [
          { kind: "weekday", day: 4, at: "10:00" },
          { kind: "after", hours: 24 },
        ],
        digestChannel: { kind: "none" },
        digestAt: { kind: "after", hours: 0 },
        panels: 3,
        gapDays: 13,
        promise: "anonymous",
        openDigest: false,
        key: "pulse",
      },
    });
  });

  it.each([
    [{ zone: "Mars/Phobos" }, { zone: "unknown-zone" }],
    [{ whom: "channel", channel: null }, { channel: "needs-channel" }],
    [{ every: "1", day: "d10", time: "10:00" }, { day: "needs-weekday" }],
    [{ every: "monthly", day: "w1", time: "10:00" }, { day: "needs-month-day" }],
    [{ every: "1", day: "w1", time: null }, { time: "bad-time" }],
    [{ closes: "whenever" }, { closes: "bad-moment" }],
    [{ reminders: ["whenever"] }, { reminders: "bad-moment" }],
    [{ key: "two words" }, { key: "bad-key" }],
  ])("%j is wrong at its field", (submission, faults) => {
    expect(readSubmission(submission, null)).toEqual({ kind: "invalid", faults });
  });

  it("leaves unsaid what the form did not ask", () => {
    expect(readSubmission({}, base)).toEqual({ kind: "ok", spec: { panels: 1 } });
    expect(readSubmission({ whom: "same", every: "cron", gap: null }, null)).toEqual({
      kind: "ok",
      spec: {},
    });
  });

  it("keeps the months of a quarterly schedule, and gives up panels with the rhythm that they belonged to", () => {
    const same = { every: "quarterly", day: "d10", time: "10:00" };
    expect(readSubmission(same, base)).toEqual({ kind: "ok", spec: { cadence: base.draft.cadence } });
    const other = readSubmission({ ...same, every: "monthly" }, base);
    expect(other).toMatchObject({ spec: { cadence: { kind: "monthly", day: 10 }, panels: 1 } });
  });

  it("takes a channel however it is typed", () => {
    const digest = (typed: string) => readSubmission({ digest: typed }, null);
    const named = (name: string) => ({
      kind: "ok",
      spec: { digestChannel: { kind: "channel", reference: { id: null, name } } },
    });
    expect(digest("@acme_all")).toEqual(named("acme_all"));
    expect(digest("#全员")).toEqual(named("全员"));
    expect(digest("-1001234567890")).toMatchObject({
      spec: { digestChannel: { reference: { id: "-1001234567890" } } },
    });
  });

  it("joins, leaves out, narrows and samples, and says which field is wrong", () => {
    const fields = { whom: "channel", channel: "C0GENERAL1", more: "#sales @design", not: "", sample: "25" };
    expect(readSubmission({ ...fields, where: "office=Berlin, Munich" }, null)).toMatchObject({
      kind: "ok",
      spec: {
        audience: {
          kind: "combined",
          in: [
            { kind: "channel", reference: { id: "C0GENERAL1" } },
            { kind: "channel", reference: { name: "sales" } },
            { kind: "group", reference: { name: "design" } },
          ],
          not: [],
          where: [{ key: "office", values: ["Berlin", "Munich"] }],
          samplePercent: 25,
        },
      },
    });
    expect(readSubmission({ ...fields, more: "sales", where: "Berlin" }, null)).toEqual({
      kind: "invalid",
      faults: { more: "bad-places", where: "bad-conditions" },
    });
  });

  it("leaves the first place of an audience that no form can choose", () => {
    const design = { kind: "group" as const, externalId: "S0DESIGN1" };
    const draft = { ...base.draft, audience: design, audienceName: "design" };
    const read = readSubmission({ whom: "same", more: "#sales", sample: "100" }, { ...base, draft });
    expect(read).toMatchObject({
      spec: {
        audience: {
          in: [{ kind: "group", reference: { id: "S0DESIGN1" } }, { kind: "channel" }],
          samplePercent: null,
        },
      },
    });
  });
});
