// A workspace in which the bot has its first admin: where most of the Slack stories begin.
import { expect, vi } from "vitest";
import { closingWorlds, HOOKS, type Span } from "./closing-worlds.ts";
import { type Colleague, colleague, crowd } from "./slack-people.ts";
import { startWorld, type World, type WorldOptions } from "./world.ts";

/** The people and places that stories name. */
export interface Office {
  readonly world: World;
  /** The admin. */
  readonly ada: Colleague;
  /** Nobody in particular, asked like everyone. */
  readonly bo: Colleague;
  /** Reads Slack in Chinese, asked like everyone. */
  readonly li: Colleague;
  /** Ten more who are asked. */
  readonly people: readonly Colleague[];
  /** All thirteen who are in #general, Ada first. */
  readonly everyone: readonly Colleague[];
  /** Works here and is in no channel: never asked. */
  readonly guestOfNone: Colleague;
  readonly general: string;
  readonly leads: string;
  close(): Promise<void>;
}

/** When the first round of the usual schedule opens, is reminded of, closes, is sealed, and reported (in Berlin: Tuesday 10:00 and so on). */
export const WEEK = {
  announced: "2026-11-02T09:00:00Z",
  opens: "2026-11-03T09:00:00Z",
  reminds: "2026-11-05T09:00:00Z",
  closes: "2026-11-06T11:00:00Z",
  sealed: "2026-11-06T11:16:00Z",
  reports: "2026-11-09T09:00:00Z",
  opensAgain: "2026-11-10T09:00:00Z",
} as const;

/** What Ada types for that schedule. */
export const WEEKLY =
  "schedule every tue 10:00 in #general gap 6d remind thu 10:00 close fri 12:00 digest #leads mon 10:00";

/** Opens the office on Monday 2 November 2026, 08:00 in Berlin. */
export async function openOffice(options: WorldOptions = {}): Promise<Office> {
  const world = await startWorld({ slack: "socket", telegram: null, ...options });
  const { slack } = world;
  const ada = colleague(slack, { name: "ada" });
  const bo = colleague(slack, { name: "bo" });
  const li = colleague(slack, { name: "li", locale: "zh-CN", tz: "Asia/Shanghai" });
  const people = crowd(slack, 10);
  const everyone = [ada, bo, li, ...people];
  const guestOfNone = colleague(slack, { name: "zoe" });
  const general = slack.addChannel({ name: "general", members: everyone.map(({ id }) => id) });
  const leads = slack.addChannel({ name: "leads", members: [ada.id] });
  await ada.asks(`claim ${world.claimCode()}`);
  const close = () => world.close();
  return { world, ada, bo, li, people, everyone, guestOfNone, general, leads, close };
}

/** Opens offices for one file or block of tests, which are closed when the span is over. */
export function openingOffices(span: Span = "each"): (options?: WorldOptions) => Promise<Office> {
  const closes = closingWorlds(span);
  return async (options) => {
    const office = await openOffice(options);
    closes(office.world);
    return office;
  };
}

/** Opens an office before each test of a file or block, or before all of them, and gives the one in which the running test takes place. */
export function inAnOffice(options: WorldOptions = {}, span: Span = "each"): Office {
  const opens = openingOffices(span);
  const standing: { office?: Office } = {};
  HOOKS[span].before(async () => {
    standing.office = await opens(options);
  });
  const now = (): Office => {
    if (standing.office === undefined) throw new Error("the office opens when the tests begin");
    return standing.office;
  };
  return new Proxy({} as Office, { get: (_, name) => Reflect.get(now(), name) });
}

/** Ada plans the usual week, or what else she types, and gives the preview that she saw. */
export async function planWeek({ ada }: Office, command = WEEKLY): Promise<string> {
  const preview = await ada.asks(command);
  await ada.press(/^Save/);
  await ada.isTold("Saved: schedule");
  return preview;
}

/** The usual week is planned, and its first round is open. */
export async function openWeek(office: Office, command = WEEKLY): Promise<void> {
  await planWeek(office, command);
  await office.world.goTo(WEEK.opens);
}

/** People answer in order, each with a number of the list. */
export async function answer(people: readonly Colleague[], scores: readonly number[]): Promise<void> {
  for (const [index, score] of scores.entries()) {
    const person = people[index];
    if (person !== undefined) await told(person, () => person.press(String(score)));
  }
}

/** Someone says why. */
export async function sayWhy(person: Colleague, reason: string, ticks: Reasons = {}): Promise<void> {
  await person.press(/^(Add a reason|Change the reason|补充|修改|说说)/);
  const form = await person.seesForm();
  const zh = /[\u4e00-\u9fff]/.test(form);
  await told(person, () =>
    person.submits({
      [labelOfReason(form)]: reason,
      ...(ticks.improve === undefined ? {} : { [zh ? "还有哪里" : "Anything else"]: ticks.improve }),
      ...(ticks.drivers === undefined
        ? {}
        : { [zh ? "哪些方面" : "What played a part"]: [...ticks.drivers] }),
      ...(ticks.quote === undefined ? {} : { [zh ? "你的原话" : "Your words"]: ["yes"] }),
    }),
  );
}

/** Waits for the note that answers an act: what is done next has a note of its own. */
async function told(person: Colleague, act: () => Promise<unknown>): Promise<void> {
  const before = person.notes().length;
  await act();
  await vi.waitFor(() => expect(person.notes().length).toBeGreaterThan(before), {
    timeout: 5_000,
    interval: 5,
  });
}

/** What may be said beside the reason. */
export interface Reasons {
  readonly improve?: string;
  readonly drivers?: readonly string[];
  readonly quote?: true;
}

function labelOfReason(form: string): string {
  const line = form.split("\n").find((one) => /^(Thank you|谢谢)/.test(one));
  if (line === undefined) throw new Error(`no question for the reason in: ${form}`);
  return line;
}
