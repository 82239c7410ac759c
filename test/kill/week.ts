// One week of a story: a round on each platform, opened, sent, answered, closed, sealed, scrubbed and reported, with a kill at every named moment.
import { expect } from "vitest";
import { PLATFORMS, type Platform } from "../../core/ports.ts";
import { type Answers, ballotOf, expectPublished, giveReasons, holdToAccount } from "./account.ts";
import type { Someone } from "./people.ts";
import type { Death, Story } from "./story.ts";
import type { Transition } from "./transitions.ts";

const DAY_MS = 86_400_000;
/** The first opening, Tuesday 3 November 2026 at 10:00 in Berlin. */
const FIRST = Date.parse("2026-11-03T09:00:00Z");
/** When answers are sealed, from opening: fifteen minutes after each platform's closing. */
const SEALED_AFTER: Readonly<Record<Platform, number>> = {
  slack: 3 * DAY_MS + 2.25 * 3_600_000,
  telegram: 3 * DAY_MS + 3.25 * 3_600_000,
};
/** How many on each platform never answer. */
const SILENT = 3;

const FAULTS = {
  slack: {
    unreachable: { error: "user_disabled" },
    ambiguous: { status: 500 },
  },
  telegram: {
    unreachable: { code: 403, description: "Forbidden: bot was blocked by the user" },
    ambiguous: { status: 500 },
  },
} as const;

/** Plays week number `week`, 0 for the first. */
export async function playWeek(story: Story, week: number): Promise<void> {
  const opensAt = FIRST + week * 7 * DAY_MS;
  const at = (ms: number) => story.clock.set(new Date(opensAt + ms));
  story.people.newWeek();
  const answers: Answers = new Map();

  at(1_000);
  await open(story);
  await send(story);
  const pressed = await pressInDoubt(story, answers);
  await resend(story);
  await answerAll(story, answers, pressed);
  await holdToAccount(story, answers);
  for (const platform of PLATFORMS) {
    at(SEALED_AFTER[platform] + 1_000);
    await close(story, platform, answers);
  }
  at(6 * DAY_MS + 1_000);
  await report(story, week);
}

async function open(story: Story): Promise<void> {
  for (const _platform of PLATFORMS) {
    await story.kill("begun", { sending: "nothing" });
    await story.kill("chunk", { sending: "nothing", passing: 1 + story.random.int(3) });
    await story.kill("invited", { sending: "nothing" });
  }
}

async function send(story: Story): Promise<void> {
  const { random, people } = story;
  await story.kill("any", { sending: "all" });
  for (const platform of PLATFORMS) {
    const kill = (at: Transition, more: Partial<Death> = {}) =>
      story.kill(at, { sending: platform, platform, ...more });
    const fail = (fault: "unreachable" | "ambiguous") =>
      platform === "slack"
        ? people.slack.failNext("chat.postMessage", FAULTS.slack[fault])
        : people.telegram.failNext("sendMessage", FAULTS.telegram[fault]);
    await kill("claimed");
    await kill("leaving");
    await kill("received", { passing: 1 + random.int(2) });
    await kill("expired");
    await kill("answered", { passing: 1 + random.int(2) });
    people[platform].limit({ perSecond: 1, burst: 1 });
    await kill("limited", { written: random.int(2) === 0 });
    people[platform].limit(null);
    fail("unreachable");
    // Someone of whom it is written down is not asked again; on Telegram they would have to come back by themselves.
    await kill("unreachable", { written: platform === "slack" && random.int(2) === 0 });
    fail("ambiguous");
    await kill("ambiguous", { written: random.int(2) === 0 });
  }
}

/** People answer questions of which the app does not know whether they arrived; gives what is acknowledged later. */
async function pressInDoubt(story: Story, answers: Answers): Promise<readonly Promise<boolean>[]> {
  const { people, random } = story;
  const score = () => random.int(11);
  const rows = await story.questions();
  // Of those in doubt the one who comes first, so that others are left to be written to once more.
  const arrived = (platform: Platform, inDoubt: boolean): Someone => {
    const wanted = rows.find(
      ({ someone, isDoubtful, state }) =>
        someone.platform === platform &&
        people.copies(someone) > 0 &&
        (inDoubt ? isDoubtful && state === "ambiguous" : !isDoubtful),
    );
    if (wanted === undefined) throw new Error(`nobody on ${platform} fits`);
    return wanted.someone;
  };

  const onSlack = arrived("slack", true);
  const first = score();
  const acked: boolean[] = [];
  const press = async () => acked.push(await people.press(onSlack, first));
  await story.kill("press-taken", { sending: "nothing", platform: "slack", during: press });
  expect(await ballotOf(story, onSlack), "nothing of a press is kept before its commit").toBeNull();
  await story.kill("press-committed", { sending: "nothing", platform: "slack", during: press });
  expect(await ballotOf(story, onSlack)).toBe(first);
  expect(acked).toEqual([false, false]);
  answers.set(onSlack.id, first);

  const telegram = { sending: "nothing", platform: "telegram" } as const;
  const later: Promise<boolean>[] = [];
  const say = (someone: Someone) => {
    const given = score();
    answers.set(someone.id, given);
    later.push(people.press(someone, given));
  };
  say(arrived("telegram", true));
  await story.kill("press-taken", telegram);
  await story.kill("press-committed", telegram);
  await story.kill("press-handled", telegram);
  say(arrived("telegram", false));
  await story.kill("press-handled", telegram);
  return later;
}

async function resend(story: Story): Promise<void> {
  for (const platform of PLATFORMS) {
    await story.kill("needless", { sending: platform, platform, rate: 60 });
    await story.kill("again", { sending: platform, platform });
  }
}

async function answerAll(
  story: Story,
  answers: Answers,
  pressed: readonly Promise<boolean>[],
): Promise<void> {
  const { people, random, clock } = story;
  const rate = 200;
  const waiting: Someone[] = [];
  const half: Someone[] = [];
  const acked = new Set<string>();
  const press = async (someone: Someone) => {
    const given = answers.get(someone.id) ?? 0;
    if (await people.press(someone, given)) acked.add(someone.id);
  };
  let storm: Promise<unknown> = Promise.resolve();
  await story.life({ sending: "all", rate }, async (child) => {
    // What was doubtful waits for some seconds before it is sent once more.
    for (let times = 0; times < 2; times += 1) {
      clock.set(new Date(clock.now().getTime() + 31_000));
      await story.settle(child);
    }
    for (const platform of PLATFORMS) {
      const here = people.everyone.filter(
        (someone) => someone.platform === platform && people.copies(someone) > 0 && !answers.has(someone.id),
      );
      waiting.push(...here.slice(SILENT));
    }
    waiting.forEach((someone, at) => {
      answers.set(someone.id, random.int(11));
      if (at % 2 === 0) half.push(someone);
    });
    storm = Promise.all(half.map(press));
    await new Promise((resolve) => setTimeout(resolve, random.int(60)));
    await child.kill();
    story.count("any");
  });
  const slackFirst = half.filter(({ platform }) => platform === "slack");
  for (const someone of slackFirst.filter(({ id }) => acked.has(id))) {
    expect(await ballotOf(story, someone), "acknowledged, and so kept").toBe(answers.get(someone.id));
  }
  await story.life({ sending: "all", rate }, async (child) => {
    const unanswered = waiting.filter((someone) => !half.includes(someone));
    // Slack tells people that nothing happened, and they press again; Telegram brings presses again by itself.
    const unheard = slackFirst.filter(({ id }) => !acked.has(id));
    await Promise.all([storm, ...pressed, ...[...unanswered, ...unheard].map(press)]);
    for (const { id } of waiting) expect(acked).toContain(id);
    expect(await Promise.all(pressed)).not.toContain(false);
    await story.stop(child);
  });
}

async function close(story: Story, platform: Platform, answers: Answers): Promise<void> {
  const sending = "nothing";
  const { random } = story;
  await giveReasons(story, platform);
  await story.kill("closing", { sending });
  await story.kill("counted", { sending });
  // The first transaction deletes what was left behind; the others write a few comments each.
  await story.kill("comments", { sending, passing: 2 + random.int(2) });
  await story.kill("published", { sending });
  await story.kill("seal-chunk", { sending, passing: 1 + random.int(3) });
  await story.kill("sealed", { sending });
  await story.kill("rewritten", {
    sending,
    passing: story.database === "SQLite" ? 1 : 1 + random.int(5),
  });
  await story.kill("scrubbed", { sending });

  await expectPublished(story, platform, answers);
}

async function report(story: Story, week: number): Promise<void> {
  const { slack, telegram, channels } = story.people;
  await story.life({ sending: "all" }, (child) => story.stop(child));
  expect(slack.messages(channels.slack)).toHaveLength(week + 1);
  expect(telegram.messages(Number(channels.telegram)).filter(({ fromBot }) => fromBot)).toHaveLength(
    week + 1,
  );
}
