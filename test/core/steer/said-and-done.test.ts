// Which news a question opens with: the newest, for two rounds, never what was dropped.
import { describe, expect, onTestFinished, test } from "vitest";
import { wordingMark } from "../../../core/ask/asked-alike.ts";
import { dryRun } from "../../../core/ask/dry-run.ts";
import { newsOfSurvey } from "../../../core/ask/opens-with.ts";
import { reconcile } from "../../../core/reconcile.ts";
import type { Action, ActionState } from "../../../core/steer/action.ts";
import { saidAndDone } from "../../../core/steer/said-and-done.ts";
import { createAcme, TUESDAY } from "../ask/acme.ts";

const WEEK = 7 * 86_400_000;

const day = (of: number): Date => new Date(Date.UTC(2026, 10, of, 9));

function action(number: number, state: ActionState, since: Date, text = `Action ${number}`): Action {
  return {
    ...{ id: `a${number}`, organizationId: "acme", surveyId: "staff", number, heard: null, text, state },
    ...{ createdAt: since, stateAt: since, authorPersonId: null },
  };
}

const news = (text: string, state = "planned") => ({ heard: null, text, state });

describe("What a question opens with", () => {
  test.each([
    ["nothing where nothing is done", [], [], 1, null],
    ["what was written", [action(1, "planned", day(2))], [], 1, news("Action 1")],
    [
      "the newest of two",
      [action(1, "planned", day(2)), action(2, "planned", day(3))],
      [],
      1,
      news("Action 2"),
    ],
    [
      "an older one that has moved on since",
      [action(1, "done", day(4)), action(2, "planned", day(3))],
      [],
      1,
      news("Action 1", "done"),
    ],
    [
      "never what was dropped",
      [action(1, "planned", day(2)), action(2, "dropped", day(3))],
      [],
      1,
      news("Action 1"),
    ],
    ["nothing where all was dropped", [action(1, "dropped", day(2))], [], 1, null],
    [
      "rounds from before the news do not count",
      [action(1, "planned", day(8))],
      [day(1), day(5)],
      1,
      news("Action 1"),
    ],
    ["a second time", [action(1, "planned", day(2))], [day(3)], 1, news("Action 1")],
    ["not a third time", [action(1, "planned", day(2))], [day(3), day(10)], 1, null],
    [
      "not an older one in its place",
      [action(1, "planned", day(2)), action(2, "doing", day(4))],
      [day(5), day(12)],
      1,
      null,
    ],
    [
      "once in each of four panels",
      [action(1, "planned", day(2))],
      [day(3), day(10), day(17)],
      4,
      news("Action 1"),
    ],
    [
      "not twice in one of four panels",
      [action(1, "planned", day(2))],
      [day(3), day(10), day(17), day(24)],
      4,
      null,
    ],
    [
      "no more than eight times, however many panels there are",
      [action(1, "planned", day(1))],
      [2, 3, 4, 5, 6, 7, 8, 9].map(day),
      20,
      null,
    ],
  ] as const)("%s", (_, actions, openings, panels, expected) => {
    expect(saidAndDone(actions, { openings, panels })).toEqual(expected);
  });
});

describe("A round's news", () => {
  test("is frozen at its opening and ends after two rounds, and a dry run shows it", async () => {
    const acme = await createAcme();
    onTestFinished(() => acme.close());
    const { ports, organization, staff } = acme;
    const { id: organizationId } = organization;
    acme.hire(12);
    const schedule = await acme.schedule({ gapDays: 0 });
    const weeksLater = (weeks: number): Date => new Date(TUESDAY.getTime() + weeks * WEEK);
    await reconcile(ports, organizationId, TUESDAY);
    const written = { surveyId: staff.id, heard: "too many meetings", text: "One quiet day" };
    const at = new Date(TUESDAY.getTime() + WEEK / 2);
    const blank = { state: "planned", createdAt: at, stateAt: at, authorPersonId: null } as const;
    await ports.steering.addAction({ organizationId, ...written, ...blank });
    expect(await newsOfSurvey(ports, staff)).toMatchObject({ text: "One quiet day", state: "planned" });
    for (const week of [1, 2]) await reconcile(ports, organizationId, weeksLater(week));
    expect(await newsOfSurvey(ports, staff)).toBeNull();
    await reconcile(ports, organizationId, weeksLater(3));
    await ports.steering.setActionState(organizationId, 1, "done", new Date(weeksLater(3).getTime() + 1));
    await reconcile(ports, organizationId, new Date(weeksLater(4).getTime() - WEEK / 7));
    const dry = await dryRun(ports, schedule, new Date(weeksLater(4).getTime() - WEEK / 7));
    expect(dry).toMatchObject({ round: { frozen: { saidAndDone: { state: "done" } } } });
    await reconcile(ports, organizationId, weeksLater(4));
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ frozen }) => frozen.saidAndDone?.state)).toEqual([
      ...["done", undefined, "planned", "planned", undefined],
    ]);
    expect(rounds[0]?.frozen.saidAndDone).toEqual({
      ...{ heard: "too many meetings", text: "One quiet day", state: "done" },
    });
    // Who compares the rounds is told of no other wording.
    expect(new Set(rounds.map(({ frozen }) => wordingMark(frozen))).size).toBe(1);
  });
});
