// Planning rounds: previewed before anything is saved, nothing lost on the way, one voice for words, forms and buttons.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import type { Form, Submission } from "../../../core/message.ts";
import { decodePress } from "../../../core/press.ts";
import {
  buttonsIn,
  createManagingWorld,
  GENERAL,
  type ManagingWorld,
  MONDAY,
  PRIVATE,
  pressIn,
  shown,
} from "./managing-world.ts";

let world: ManagingWorld;
let admin: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  admin = world.actor(world.slack, "U00000000");
  await world.appoint(world.slack, "U00000000", "admin");
});

afterEach(() => world.close());

const schedules = () => world.store.schedules.all(world.organization.id);

/** What a form would send back untouched. */
function filled(form: Form | undefined, changes: Submission = {}): Submission {
  const values = form?.fields.map((field) => [field.name, field.initial ?? null]) ?? [];
  return { ...Object.fromEntries(values), ...changes };
}

async function submit(who: Actor, form: Form | undefined, changes: Submission = {}, place = PRIVATE) {
  const press = decodePress(form?.press ?? "");
  if (press === null) throw new Error("form without press");
  return world.talk.submit(who, press, filled(form, changes), place);
}

describe("a schedule in words", () => {
  const WORDS =
    "every tue 10:00 everyone close fri 12:00 remind thu 10:00 digest #leads mon 10:00 gap 6d key pulse";

  it("is previewed: who, when, how long, how exact, and what speaks against it", async () => {
    const { answer } = await world.command(admin, `schedule ${WORDS}`);
    const text = shown(answer);
    expect(text).toContain("Every Tuesday at 10:00 (Asia/Shanghai).");
    expect(text).toContain("58 people");
    expect(text).toContain(
      "Next rounds: Tue 1 December 10:00 · Tue 8 December 10:00 · Tue 15 December 10:00",
    );
    expect(text).toMatch(/Expect about 35 answers and a margin of about ±16 points/);
    expect(text).toContain("⚠ Everyone is asked more often than every three weeks.");
    expect(await schedules()).toHaveLength(0);
  });

  it("is saved by the button, once, recorded, and announced", async () => {
    const { answer } = await world.command(admin, `schedule ${WORDS}`);
    const saved = await world.press(admin, answer, "Save as it is");
    expect(shown(saved.redraw)).toContain("Saved: schedule “pulse”.\nThe first round opens Tue 10:00.");
    const again = await world.press(admin, answer, "Save as it is");
    expect(again.redraw?.text).toMatch(/out of date/);
    expect(await schedules()).toMatchObject([
      {
        key: "pulse",
        cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
        gapDays: 6,
        digest: { channel: { externalId: "C0LEADERS1", name: "leads" } },
      },
    ]);
    expect(await world.store.people.changes(world.organization.id, 5)).toMatchObject([
      { what: "schedule-created", details: { schedule: "pulse" } },
    ]);
    expect(world.woken()).toBeGreaterThan(0);
  });

  it("can be sent again as the command that the preview shows", async () => {
    const first = await world.command(admin, `schedule ${WORDS}`);
    const line = shown(first.answer).match(/As a command: (.+?)_?$/m)?.[1] ?? "";
    // As people type it: nobody knows a channel by its id.
    expect(line).toContain("digest #leads");
    const second = await world.command(admin, line);
    expect(shown(second.answer)).toBe(shown(first.answer));
  });

  it("takes its advice with one press", async () => {
    const { answer } = await world.command(admin, `schedule ${WORDS}`);
    const adopted = await world.press(admin, answer, "Ask in 3 panels");
    expect(shown(adopted.redraw)).toContain("58 people in 3 panels, 19–20 each time");
    await world.press(admin, adopted.redraw, "Save");
    expect(await schedules()).toMatchObject([{ panels: 3 }]);
  });

  it("is dropped by the button", async () => {
    const { answer } = await world.command(admin, `schedule ${WORDS}`);
    expect((await world.press(admin, answer, "Discard")).redraw?.text).toMatch(/Nothing was saved/);
    expect((await world.press(admin, answer, "Save as it is")).redraw?.text).toMatch(/out of date/);
    expect(await schedules()).toHaveLength(0);
  });

  it("changes the schedule whose key it names", async () => {
    const { answer } = await world.command(admin, `schedule ${WORDS}`);
    await world.press(admin, answer, "Save as it is");
    const changed = await world.command(admin, "schedule key pulse close 2d remind none");
    expect(shown(changed.answer)).toContain("Schedule “pulse”, changed: not saved yet");
    await world.press(admin, changed.answer, "Save as it is");
    expect(await schedules()).toMatchObject([
      { key: "pulse", closes: { kind: "after", hours: 48 }, reminders: [], gapDays: 6 },
    ]);
  });

  it.each([
    ["schedule every tue 10:00 in #leads", /at least 10 people; there are 4/],
    ["schedule every tue 10:00 in #nowhere", /does not see “nowhere”/],
    ["schedule every tue 10:00 in here", /“Here” is our private chat/],
    ["schedule every tue 10:00 everyone panels 8", /At most 5 panels are possible/],
    ["schedule every tue 10:00 everyone close 8d", /has to close within 167 hours/],
    ["schedule every tue 10:00 everyone remind 5d", /open for 72 hours/],
    ["schedule every tue 10:00 everyone post", /needs a channel/],
    ["schedule survey stuff every tue 10:00", /no survey “stuff”[\s\S]*staff/],
    ["schedule survey staff attributed", /always asked anonymously/],
  ])("“%s” says what is wrong", async (text, wrong) => {
    expect(shown((await world.command(admin, text)).answer)).toMatch(wrong);
    expect(await schedules()).toHaveLength(0);
  });

  it("takes its place from where it is said", async () => {
    const { answer } = await world.command(admin, "schedule every tue 10:00 in here", GENERAL);
    expect(shown(answer)).toContain("Asks #general: 24 people.");
    expect(shown(answer)).toContain("The digest goes to #general");
  });

  it("changes the survey's promise only when it is saved", async () => {
    const { answer } = await world.command(admin, "schedule survey product every month 10 10:00 attributed");
    expect(shown(answer)).toContain("Saving changes this for the whole survey “product”.");
    const product = () => world.store.surveys.byKey(world.organization.id, "product");
    expect((await product())?.promise).toBe("anonymous");
    await world.press(admin, answer, "Save");
    expect((await product())?.promise).toBe("attributed");
  });

  it("asks a Telegram group in one post", async () => {
    const boss = world.actor(world.telegram, "1001");
    await world.appoint(world.telegram, "1001", "admin");
    const group = { kind: "channel", externalId: "-1001234567890", name: "Acme all" } as const;
    const { answer } = await world.command(boss, "schedule every tue 10:00 in here", group);
    expect(shown(answer)).toContain("in one post: about 40 people may answer");
    await world.press(boss, answer, "Save as it is", group);
    expect(await schedules()).toMatchObject([{ mode: "post", audience: { externalId: "-1001234567890" } }]);
  });
});

describe("the form", () => {
  it("comes without words, filled with the defaults, and leads to the preview", async () => {
    const { form } = await world.command(admin, "schedule", GENERAL);
    expect(form?.fields.map(({ name }) => name)).toEqual([
      ...[
        "survey",
        "whom",
        "channel",
        "more",
        "not",
        "where",
        "sample",
        "mode",
        "every",
        "day",
        "time",
        "zone",
        "clock",
        "closes",
      ],
      ...["reminders", "digest", "digestAt", "panels", "gap", "promise", "visible", "key"],
    ]);
    const reply = await submit(admin, form, {}, GENERAL);
    if (reply.kind !== "done") throw new Error(JSON.stringify(reply.errors));
    expect(shown(reply.reply.answer)).toContain("Every 4 weeks, Tuesday at 10:00");
    await world.press(admin, reply.reply.answer, "Save");
    expect(await schedules()).toMatchObject([{ key: "staff", digest: { channel: { name: "general" } } }]);
  });

  it("is shorter on Telegram, where each field is a question of its own", async () => {
    const boss = world.actor(world.telegram, "1001");
    await world.appoint(world.telegram, "1001", "admin");
    const { form } = await world.command(boss, "schedule");
    expect(form?.fields.length).toBeLessThanOrEqual(11);
    const reply = await submit(boss, form, { whom: "channel", channel: "@acme_all" });
    if (reply.kind !== "done") throw new Error(JSON.stringify(reply.errors));
    expect(shown(reply.reply.answer)).toContain("Asks Acme all in one post");
  });

  it.each([
    [{ zone: "Mars/Phobos" }, "zone", /not a time zone/],
    [{ whom: "channel", channel: null }, "channel", /choose a channel/],
    [{ whom: "channel", channel: "C0NOWHERE1" }, "channel", /does not see/],
    [{ day: "d10" }, "day", /choose a weekday/],
    [{ every: "monthly" }, "day", /day of the month/],
    [{ panels: "12" }, "panels", /At most 5 panels/],
    [{ every: "1", closes: "14d" }, "closes", /has to close within/],
    [{ reminders: ["1d", "2d", "5d"] }, "reminders", /At most 2/],
    [{ closes: "1d", reminders: ["2d"] }, "reminders", /outside of the round/],
    [{ digest: "C0NOWHERE1" }, "digest", /does not see/],
    [{ promise: "attributed" }, "promise", /always asked anonymously/],
    [{ mode: "post" }, "mode", /needs a channel/],
  ] as const)("says at its field that %j is wrong", async (changes, field, wrong) => {
    const { form } = await world.command(admin, "schedule");
    const reply = await submit(admin, form, changes as Submission);
    expect(reply).toMatchObject({ kind: "errors", errors: { [field]: expect.stringMatching(wrong) } });
    expect(await schedules()).toHaveLength(0);
  });

  it("changes a preview without losing what only words can say", async () => {
    const { answer } = await world.command(
      admin,
      "schedule every tue 10:00 @design key pulse visible managers catchup skip",
    );
    expect(shown(answer)).toContain("Asks @design: 12 people.");
    const { form } = await world.press(admin, answer, "Change");
    const reply = await submit(admin, form, { time: "11:00" });
    if (reply.kind !== "done") throw new Error(JSON.stringify(reply.errors));
    await world.press(admin, reply.reply.answer, "Save as it is");
    expect(await schedules()).toMatchObject([
      {
        key: "pulse",
        audience: { kind: "group", externalId: "S0DESIGN01" },
        cadence: { at: "11:00" },
        openDigest: false,
        catchUp: "skip",
      },
    ]);
  });

  it("changes a saved schedule even where its draft has been forgotten meanwhile", async () => {
    const first = await world.command(admin, "schedule every tue 10:00 everyone gap 6d key pulse");
    await world.press(admin, first.answer, "Save as it is");
    const list = await world.command(admin, "schedules");
    const { form } = await world.press(admin, list.answer, "Change");
    const account = await world.store.people.account(admin);
    await world.store.dialogs.clear(account?.id ?? "");
    const reply = await submit(admin, form, { time: "15:00" });
    if (reply.kind !== "done") throw new Error(JSON.stringify(reply.errors));
    await world.press(admin, reply.reply.answer, "Save as it is");
    expect(await schedules()).toMatchObject([{ key: "pulse", cadence: { at: "15:00" }, gapDays: 6 }]);
  });

  it("refuses those who lost the role while it was open", async () => {
    const { form } = await world.command(admin, "schedule");
    const account = await world.store.people.account(admin);
    await world.store.people.setRole(account?.personId ?? "", "manager");
    const reply = await submit(admin, form);
    expect(reply).toMatchObject({
      kind: "done",
      reply: { answer: { text: expect.stringMatching(/role of admin/) } },
    });
  });
});

describe("the list of schedules", () => {
  beforeEach(async () => {
    const { answer } = await world.command(admin, "schedule every tue 10:00 everyone close fri 12:00 gap 6d");
    await world.press(admin, answer, "Save as it is");
  });

  it("pauses and resumes in place", async () => {
    const { answer } = await world.command(admin, "schedules");
    expect(shown(answer)).toContain("staff: next round Tue 10:00");
    const paused = await world.press(admin, answer, "Pause");
    expect(paused.toast).toMatch(/“staff” is paused/);
    expect(shown(paused.redraw)).toContain("staff: paused");
    const resumed = await world.press(admin, paused.redraw, "Resume");
    expect(shown(resumed.redraw)).toContain("staff: next round Tue 10:00");
    const log = await world.store.people.changes(world.organization.id, 2);
    expect(log.map(({ what }) => what).sort()).toEqual(["schedule-paused", "schedule-resumed"]);
  });

  it.each([
    ["pause", /“staff” is paused/],
    ["pause staff", /“staff” is paused/],
    ["resume staff", /was not paused/],
    ["pause stuff", /no schedule “stuff”[\s\S]*Did you mean “staff”/],
  ])("“%s” is answered", async (text, expected) => {
    expect(shown((await world.command(admin, text)).answer)).toMatch(expected);
  });

  it("opens now, says how many and until when, and refuses a second one", async () => {
    const opened = await world.command(admin, "open staff");
    expect(opened.answer?.text).toMatch(/Round 1 is open: 58 people are being asked, until/);
    expect((await world.command(admin, "open")).answer?.text).toMatch(
      /Round 1 of this schedule is still open/,
    );
  });

  it("closes only after a second yes, in steps of k until then", async () => {
    await world.command(admin, "open staff");
    const { answer } = await world.command(admin, "close");
    expect(shown(answer)).toContain("Close round 1 (staff) now?");
    expect(shown(answer)).toContain("fewer than 5 of 58 have answered");
    expect((await world.press(admin, answer, "Keep it open")).redraw?.text).toBe("The round stays open.");
    const rounds = await world.command(admin, "rounds");
    const asked = await world.press(admin, rounds.answer, "Close");
    expect(asked.redraw).toBeUndefined();
    const closed = await world.press(admin, asked.answer, "Close it now");
    expect(closed.redraw?.text).toMatch(/Round 1 is closed/);
    expect((await world.command(admin, "close 1")).answer?.text).toMatch(/Round 1 is not open/);
    expect((await world.command(admin, "close 7")).answer?.text).toMatch(/There is no round 7/);
  });
});

describe("the offer of a first round", () => {
  it("goes to whoever claims, and is taken with one press", async () => {
    const fresh = await createManagingWorld();
    await fresh.store.people.ensureClaim(fresh.organization.id, "hash of CODE", MONDAY);
    const who = fresh.actor(fresh.slack, "U00000007");
    expect((await fresh.command(who, "claim CODE")).answer?.text).toMatch(/You are an admin now/);
    const [offer] = await fresh.owed("first-round-offer");
    expect(shown(offer?.message)).toContain("Asks everyone: 58 people.");
    expect(shown(offer?.message)).toContain("Every 4 weeks, Tuesday at 10:00");
    const taken = await fresh.press(who, offer?.message ?? undefined, "Start with this");
    expect(taken.redraw?.text).toBe("Saved: schedule “staff”.");
    const again = await fresh.press(who, offer?.message ?? undefined, "Start with this");
    expect(shown(again.answer)).toContain("# Schedules");
    expect(await fresh.store.schedules.all(fresh.organization.id)).toHaveLength(1);
    await fresh.close();
  });

  it("says how people come where there is nobody yet", async () => {
    const fresh = await createManagingWorld();
    await fresh.store.people.ensureClaim(fresh.organization.id, "hash of CODE", MONDAY);
    const who = fresh.actor(fresh.telegram, "1001");
    const lone = await fresh.command(who, "claim CODE");
    expect(lone.answer?.text).toMatch(/You are an admin now/);
    const [offer] = await fresh.owed("first-round-offer");
    expect(shown(offer?.message)).toMatch(/press Start|at least 10 people/);
    await fresh.close();
  });
});

describe("every managers' button", () => {
  it("is refused to those without its role, and does nothing", async () => {
    const { answer: preview } = await world.command(admin, "schedule every tue 10:00 everyone gap 6d");
    const nobody = world.actor(world.slack, "U00000009");
    const manager = world.actor(world.slack, "U00000001");
    await world.appoint(world.slack, "U00000001", "manager");
    for (const who of [nobody, manager]) {
      for (const { label } of buttonsIn(preview)) {
        const reply = await world.press(who, preview, label);
        expect(reply).toEqual({ locale: "en", toast: expect.stringMatching(/role of admin/) });
      }
    }
    await world.press(admin, preview, "Save as it is");
    const { answer: list } = await world.command(admin, "schedules");
    for (const { label } of buttonsIn(list)) {
      expect((await world.press(nobody, list, label)).toast).toMatch(/role of admin/);
    }
    expect(await schedules()).toMatchObject([{ state: "active" }]);
  });

  it("means nothing with someone else's draft, another organization's id, or nonsense", async () => {
    const other = world.actor(world.slack, "U00000005");
    await world.appoint(world.slack, "U00000005", "admin");
    const { answer } = await world.command(admin, "schedule every tue 10:00 everyone gap 6d");
    expect((await world.press(other, answer, "Save as it is")).redraw?.text).toMatch(/out of date/);
    const at = { place: PRIVATE, messageRef: "1" };
    const { token } = pressIn(answer, "Save as it is");
    for (const verb of [
      "sv",
      "ad",
      "fm",
      "pa",
      "re",
      "op",
      "cl",
      "su",
      "ro",
      "dt",
      "ls",
      "sh",
      "dg",
    ] as const) {
      for (const argument of [undefined, "yes", "p99", "999p_x", "admin"]) {
        const press = { verb, token: "nothing", ...(argument === undefined ? {} : { argument }) };
        const reply = await world.talk.press(other, press, at);
        expect(reply.locale).toBe("en");
      }
    }
    expect(token).not.toBe("nothing");
    expect(await schedules()).toHaveLength(0);
  });
});
