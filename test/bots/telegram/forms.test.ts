// Forms as steps in a private chat: every kind of field by buttons and by words, back and forth, errors asked again where they belong.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { say } from "../../../bots/copy/say.ts";
import { stepMessage } from "../../../bots/telegram/form-message.ts";
import {
  ACTIONS,
  beginSteps,
  decodeFormPress,
  encodeFormPress,
  type FormState,
  pressStep,
  typeStep,
} from "../../../bots/telegram/form-steps.ts";
import { render } from "../../../bots/telegram/render.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { Form } from "../../../core/message.ts";
import type { TelegramDouble, TelegramMessage } from "../../doubles/telegram/double.ts";
import { type BotWorld, openBotWorld, said } from "./bot-world.ts";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const schedule: Form = {
  press: "of:schedule",
  title: "New schedule",
  submit: "Preview",
  cancel: "Cancel",
  intro: "Seven questions, then a preview.",
  fields: [
    {
      kind: "choice",
      name: "day",
      label: "Which day?",
      options: days.map((label) => ({ value: label.slice(0, 3).toLowerCase(), label })),
      initial: "tue",
    },
    { kind: "time", name: "time", label: "At what time?", initial: "10:00" },
    { kind: "text", name: "zone", label: "Time zone?", hint: "Such as Europe/Berlin.", maxLength: 20 },
    {
      kind: "choices",
      name: "remind",
      label: "Remind on?",
      optional: true,
      options: [
        { value: "wed", label: "Wednesday" },
        { value: "thu", label: "Thursday" },
      ],
    },
    { kind: "channel", name: "digest", label: "Where does the digest go?" },
    { kind: "text", name: "key", label: "A short name?", optional: true },
  ],
};
const place = { kind: "private", externalId: "1" } as const;

function begin(form = schedule, at: FormState["place"] = place): FormState {
  return beginSteps({ form, locale: "en", place: at, stamp: "s1" });
}

function press(state: FormState, action: (typeof ACTIONS)[number], index = 0): FormState {
  const decoded = decodeFormPress(encodeFormPress(state, action, index));
  if (decoded === null) throw new Error("not a form's press");
  const pressed = pressStep(state, decoded);
  if (pressed.kind === "cancel") throw new Error("cancelled");
  return pressed.state;
}

function shown(state: FormState): string {
  const { text, reply_markup } = render(stepMessage(state));
  const rows = reply_markup?.inline_keyboard.map((row) => row.map((button) => `[${button.text}]`).join(" "));
  return [text, ...(rows ?? [])].join("\n");
}

describe("a step", () => {
  test("shows where one is, what is asked, and the ways on", () => {
    expect(shown(begin())).toBe(
      [
        "New schedule · 1 of 6",
        "",
        "Which day?",
        "",
        "Seven questions, then a preview.",
        "[Monday] [☑ Tuesday] [Wednesday]",
        "[Thursday] [Friday]",
        "[Cancel]",
      ].join("\n"),
    );
    expect(shown(press(begin(), "pick", 0))).toBe(
      [
        "New schedule · 2 of 6",
        "",
        "At what time?",
        "",
        "So far: 10:00",
        "",
        "Type a time, such as 10:00.",
        "[Keep “10:00”]",
        "[Back] [Cancel]",
      ].join("\n"),
    );
  });

  test.each([
    ["9:30", "09:30"],
    ["09：30", "09:30"],
    ["9点", "09:00"],
    ["9点30分", "09:30"],
    ["23h15", "23:15"],
    ["7", "07:00"],
    ["24:00", null],
    ["10:61", null],
    ["noon", null],
  ])("takes “%s” as the time %s", (typed, time) => {
    const next = typeStep({ ...begin(), step: 1 }, typed);
    if (time === null)
      expect(next).toMatchObject({ step: 1, errors: { time: expect.stringContaining("10:00") } });
    else expect(next).toMatchObject({ step: 2, values: { time } });
  });

  test.each([
    ["a choice by its label", 0, "monday ", { day: "mon" }],
    ["a choice by its value", 0, "ＦＲＩ", { day: "fri" }],
    ["several choices", 3, "Thursday、wednesday", { remind: ["thu", "wed"] }],
    ["a text on one line", 2, " Europe/\nBerlin ", { zone: "Europe/ Berlin" }],
    ["a group's name", 4, "@design_team", { digest: "@design_team" }],
  ])("takes %s typed instead of pressed", (_, step, typed, values) => {
    expect(typeStep({ ...begin(), step }, typed)).toMatchObject({ step: step + 1, values });
  });

  test.each([
    ["a word that is no choice", 0, "someday", "Please press one of the buttons."],
    ["too long a text", 2, "x".repeat(21), "At most 20 characters, please."],
    ["nothing", 2, "\u200b\u2060", "This cannot stay empty."],
  ])("asks again after %s", (_, step, typed, why) => {
    const before = { ...begin(), step };
    const next = typeStep(before, typed);
    expect(next.step).toBe(step);
    expect(shown(next)).toContain(`⚠ ${why}`);
    expect(next.values).toEqual(before.values);
  });

  test("ticks and unticks", () => {
    const at = { ...begin(), step: 3 };
    const both = press(press(at, "toggle", 1), "toggle", 0);
    expect(both.values["remind"]).toEqual(["thu", "wed"]);
    expect(shown(press(both, "toggle", 1))).toContain("[☑ Wednesday] [☐ Thursday]\n[Next]");
  });

  test("offers the group in which the form was asked for", () => {
    const group = { kind: "channel", externalId: "-5", name: "Design" } as const;
    const at = { ...begin(schedule, group), step: 4 };
    expect(shown(at)).toContain("[Here: Design]");
    expect(press(at, "here")).toMatchObject({ step: 5, values: { digest: "-5" } });
    expect(press({ ...begin(), step: 4 }, "here")).toMatchObject({ step: 4 });
  });

  test("what hangs on another choice is asked with it alone, counted with it, and cannot be kept empty then", () => {
    const options = ["Everyone", "A group"].map((label) => ({ value: label, label }));
    const fields: Form["fields"] = [
      { kind: "choice", name: "whom", label: "Whom?", options },
      {
        kind: "channel",
        name: "which",
        label: "Which group?",
        onlyWith: { field: "whom", value: "A group" },
      },
      { kind: "text", name: "note", label: "A note?", optional: true },
    ];
    const first = begin({ ...schedule, fields });
    const everyone = press(first, "pick", 0);
    expect(shown(everyone)).toContain("2 of 2\n\nA note?");
    expect(press(everyone, "back").step).toBe(0);
    const checked = press(everyone, "empty");
    expect(shown(checked)).not.toContain("Which group?");
    // Chosen after all, at the check: it is asked, and asked again while it is empty.
    const other = press(press(checked, "go", 0), "pick", 1);
    expect(shown(other)).toContain("2 of 3\n\nWhich group?");
    expect(shown(press(other, "keep"))).toContain("⚠ This cannot stay empty.");
    expect(press(press(press(other, "keep"), "go", 0), "pick", 0)).toMatchObject({ step: 3, errors: {} });
    expect(shown(typeStep(other, "@leads"))).toContain("Which group? @leads");
  });

  test("what must be filled in cannot be kept empty", () => {
    expect(press({ ...begin(), step: 4 }, "keep")).toMatchObject({
      step: 4,
      errors: { digest: "This cannot stay empty." },
    });
    expect(press({ ...begin(), step: 4 }, "empty")).toMatchObject({ step: 4 });
    expect(press({ ...begin(), step: 5 }, "empty")).toMatchObject({ step: 6, values: { key: null } });
  });

  test("whatever is pressed and typed, a form stays in order and can be drawn", () => {
    const act = fc.oneof(
      fc.record({ action: fc.constantFrom(...ACTIONS), index: fc.nat(12), step: fc.nat(12) }),
      fc.string({ unit: "grapheme", maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let state = begin();
        for (const one of acts) {
          if (typeof one === "string") state = typeStep(state, one);
          else {
            const pressed = pressStep(state, { ...one, stamp: "s1" });
            if (pressed.kind === "send") {
              expect(pressed.state.values["digest"]).toBeTruthy();
              expect(pressed.state.values["zone"]).toBeTruthy();
            }
            if (pressed.kind !== "cancel") state = pressed.state;
          }
          expect(state.step).toBeLessThanOrEqual(schedule.fields.length);
          const buttons = render(stepMessage(state)).reply_markup?.inline_keyboard.flat() ?? [];
          expect(buttons.length).toBeGreaterThan(0);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("in the chat", () => {
  let world: BotWorld;
  let double: TelegramDouble;
  let ada: number;
  let group: number;
  beforeEach(async () => {
    world = await openBotWorld();
    ({ double } = world);
    ada = double.addUser({ firstName: "Ada" });
    group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
    world.script.on = (told) =>
      told.kind === "command" && told.text === "schedule" ? { form: schedule } : {};
    await world.start();
  });
  afterEach(() => world.close());

  const last = () => double.messages(ada).at(-1) as TelegramMessage;
  const button = (label: string) => double.press(ada, last(), label);
  const until = (text: string) => vi.waitFor(() => expect(last().text).toContain(text));

  async function fillIn(): Promise<void> {
    await until("1 of 6");
    await button("Thursday");
    await until("2 of 6");
    await button("Keep “10:00”");
    await until("3 of 6");
    await double.say(ada, "Mars/Phobos");
    await until("4 of 6");
    await button("Next");
    await until("5 of 6");
    await double.say(ada, "@design_team");
    await until("6 of 6");
    await button("Leave empty");
    await until("Is everything right?");
  }

  test("a schedule is filled in, sent, corrected where it was wrong, and sent again", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await fillIn();
    expect(last().text).toBe(
      [
        "New schedule",
        "",
        "Which day? Thursday",
        "At what time? 10:00",
        "Time zone? Mars/Phobos",
        "Remind on? –",
        "Where does the digest go? @design_team",
        "A short name? –",
        "",
        "Is everything right? Press a line to change it.",
      ].join("\n"),
    );
    world.script.onSubmit = ({ zone }) =>
      zone === "Mars/Phobos"
        ? { kind: "errors", locale: "en", errors: { zone: "There is no such time zone." } }
        : { kind: "done", reply: { locale: "en", toast: "Saved", answer: say("Every Thursday at 10:00") } };
    await button("Preview");
    await until("⚠ There is no such time zone.");
    await double.say(ada, "Europe/Berlin");
    await until("Time zone? Europe/Berlin");
    const act = await button("Preview");
    expect(act.answeredCallback?.text).toBe("Saved");
    await until("Every Thursday at 10:00");
    expect(world.script.told.at(-1)).toMatchObject({
      kind: "submit",
      press: { verb: "of", token: "schedule" },
      submission: {
        day: "thu",
        time: "10:00",
        zone: "Europe/Berlin",
        remind: null,
        digest: "@design_team",
        key: null,
      },
      place: { kind: "private", externalId: `${ada}` },
    });
    expect(double.messages(ada).at(-2)).toMatchObject({ text: "New schedule\n\nSent." });
    expect(double.messages(ada).at(-2)?.keyboard).toBeUndefined();
    expect(world.dialogs.size).toBe(0);
    expect(double.problems()).toEqual([]);
  });

  test("a form survives a restart of the bot", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    world.crash();
    await world.start();
    await button("Friday");
    await until("2 of 6");
  });

  test("words that come again after a crash are no answer to the next question", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    await button("Friday");
    await until("2 of 6");
    double.patienceMs = 200;
    world.cursor.writes = () => {
      world.crash();
      throw new SurveyError("database-unavailable");
    };
    expect((await double.say(ada, "9:30")).delivered).toBe(false);
    world.cursor.writes = () => {};
    const before = double.messages(ada).length;
    await world.start();
    await vi.waitFor(() => expect(double.messages(ada).length).toBeGreaterThan(before));
    await until("3 of 6");
    expect([...world.dialogs.values()].map(({ data }) => JSON.parse(String(data["steps"])).values)).toEqual([
      expect.objectContaining({ day: "fri", time: "09:30", zone: null }),
    ]);
  });

  test("asked for in a group it is filled in in private, and its post goes to the group", async () => {
    await double.start(ada);
    await double.say(ada, "/nps schedule", { chatId: group });
    await fillIn();
    world.script.onSubmit = () => ({
      kind: "done",
      reply: { locale: "en", post: say("A survey is coming") },
    });
    await button("Preview");
    await vi.waitFor(() => expect(said(double, group)).toEqual(["A survey is coming"]));
    expect(world.script.told.at(-1)).toMatchObject({ place: { kind: "channel", externalId: `${group}` } });
    await until("New schedule\n\nSent.");
  });

  test("asked for in a group by someone whom the bot may not write to, it points to the private chat", async () => {
    await double.say(ada, "/nps schedule", { chatId: group });
    await vi.waitFor(() => expect(said(double, group)[0]).toContain("only in private"));
    expect(world.dialogs.size).toBe(0);
  });

  test("can be cancelled, and its buttons then say that it is over", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    const step = last();
    await button("Cancel");
    await until("Cancelled. Nothing was saved.");
    expect(world.dialogs.size).toBe(0);
    const act = await double.pressRaw(ada, step, step.keyboard?.[0]?.[0]?.data ?? "");
    expect(act.answeredCallback?.text).toBe("This form is no longer open.");
  });

  test("lets commands through, and leaves alone what the conversation keeps", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    await double.say(ada, "/help");
    expect(world.script.told.at(-1)).toMatchObject({ kind: "command", text: "help" });
    const draft = {
      kind: "form",
      roundId: null,
      data: { draft: "x" },
      expiresAt: new Date(2100, 1),
    } as const;
    world.dialogs.set(`account-${ada}`, draft);
    await double.say(ada, "hello");
    expect(world.script.told.at(-1)).toMatchObject({ kind: "words", text: "hello" });
    expect(world.dialogs.get(`account-${ada}`)).toBe(draft);
  });

  test("a form that changes a draft leaves the draft where the conversation looks for it", async () => {
    await double.start(ada);
    const draft = {
      kind: "form",
      roundId: null,
      data: { draft: "x" },
      expiresAt: new Date(2100, 1),
    } as const;
    const found: unknown[] = [];
    world.script.onSubmit = ({ zone }) => {
      found.push(world.dialogs.get(`account-${ada}`));
      return zone === "Mars/Phobos"
        ? { kind: "errors", locale: "en", errors: { zone: "There is no such time zone." } }
        : { kind: "done", reply: { locale: "en" } };
    };
    world.dialogs.set(`account-${ada}`, draft);
    await double.say(ada, "/schedule");
    await fillIn();
    await button("Preview");
    await until("⚠ There is no such time zone.");
    await double.say(ada, "Europe/Berlin");
    await until("Time zone? Europe/Berlin");
    await button("Preview");
    await until("Sent.");
    expect(found).toEqual([draft, draft]);
    expect(world.dialogs.get(`account-${ada}`)).toEqual(draft);
  });

  test("a form never hides an awaited reason from the sealing of its round", async () => {
    await double.start(ada);
    const reason = {
      kind: "reason",
      roundId: "r",
      data: { token: "t" },
      expiresAt: new Date(2100, 1),
    } as const;
    world.dialogs.set(`account-${ada}`, reason);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    expect(JSON.stringify(world.dialogs.get(`account-${ada}`))).not.toContain("token");
    await button("Cancel");
    await until("Cancelled");
    expect(world.dialogs.size).toBe(0);
  });

  test("a button of an earlier step takes the form back there", async () => {
    await double.start(ada);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    await button("Thursday");
    await until("2 of 6");
    await double.say(ada, "11:30");
    await until("3 of 6");
    const old = double.messages(ada).find(({ text }) => text?.includes("2 of 6")) as TelegramMessage;
    await double.press(ada, old, "Back");
    await vi.waitFor(() =>
      expect(double.messages(ada).find(({ messageId }) => messageId === old.messageId)?.text).toContain(
        "1 of 6",
      ),
    );
  });

  test("nobody else can press a form's buttons", async () => {
    const bob = double.addUser({ firstName: "Bob" });
    await double.start(ada);
    await double.start(bob);
    await double.say(ada, "/schedule");
    await until("1 of 6");
    const data = last().keyboard?.[0]?.[0]?.data ?? "";
    const act = await double.pressRaw(bob, { chatId: bob, messageId: 1 }, data);
    expect(act.answeredCallback?.text).toBe("This form is no longer open.");
    expect(last().text).toContain("1 of 6");
  });
});
