// Buttons authorise nobody: whoever has no role (any more), or one for a single group, gets nothing out of any of them, and changes nothing.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACTION_FIELDS } from "../../../bots/copy/managing/action-form.ts";
import type { Actor, Place } from "../../../bots/talk/talk.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import { writeCommentId } from "../../../core/command/run-redact.ts";
import { type Press, VERBS } from "../../../core/press.ts";
import { createManagingWorld, GENERAL, type ManagingWorld, PRIVATE } from "./managing-world.ts";

const WEEK_MS = 7 * 86_400_000;
// What concerns the presser alone; answering has tokens of its own.
const OWN: ReadonlySet<string> = new Set([
  ...[VERBS.forget, VERBS.language, VERBS.zone, VERBS.quiet, VERBS.hush, VERBS.snooze, VERBS.link],
  ...[VERBS.score, VERBS.change, VERBS.withdraw, VERBS.why, VERBS.driver, VERBS.quote, VERBS.skip],
  ...[VERBS.background, VERBS.rating, VERBS.linkAnswer, VERBS.privacy],
  // Everyone may read who changed what.
  VERBS.log,
]);
const MANAGING = Object.values(VERBS).filter((verb) => !OWN.has(verb));

const LOOKING: ReadonlySet<string> = new Set([VERBS.details, VERBS.less, VERBS.digest, VERBS.share]);

let world: ManagingWorld;
let admin: Actor;
let former: Actor;
let scoped: Actor;
let stranger: Actor;
let presses: readonly Press[];

beforeEach(async () => {
  world = await createManagingWorld();
  [admin, former, scoped, stranger] = ["U00000000", "U00000001", "U00000002", "U0STRANGER"].map((id) =>
    world.actor(world.slack, id),
  ) as [Actor, Actor, Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  for (let at = 1; at < 12; at += 1) {
    const role = at < 3 ? "manager" : "none";
    await world.appoint(world.slack, `U000000${String(at).padStart(2, "0")}`, role);
  }
  await world.command(admin, "attribute value number bands 100 1000");
  await world.command(admin, "attribute team text");
  for (let at = 0; at < 12; at += 1) {
    const team = at < 6 ? "Design" : "Sales";
    const id = `U000000${String(at).padStart(2, "0")}`;
    await world.command(admin, `people set <@${id}> team=${team} value=${100 * at}`);
  }
  await world.command(admin, "role <@U00000002> manager team=Design");
  await world.command(admin, "survey product promise attributed");
  for (const text of [
    "schedule every tue 10:00 everyone close fri 12:00 digest none gap 6d",
    "schedule survey product every tue 10:00 in @design close fri 12:00 digest none language en gap 0d key clients",
  ]) {
    const preview = await world.command(admin, text);
    await world.press(admin, preview.answer, "Save as it is");
  }
  const words = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at, { text: `Secret ${at}` }]));
  const staff = await world.runRound("staff", [9, 9, 9, 7, 7, 3, 3, 3, 9, 9, 9, 3], words);
  world.setNow(new Date(world.now().getTime() + WEEK_MS));
  const clients = await world.runRound("clients", [9, 9, 9, 7, 7, 7, 3, 3, 3, 9, 9, 3], words);
  await world.command(former, "action staff Fewer meetings");
  await world.command(admin, "goal staff 40 team=Sales");
  await world.command(former, "subscribe weekly");
  const { id: organizationId } = world.organization;
  const schedules = await world.store.schedules.all(organizationId);
  const account = await world.store.people.account(scoped);
  const comments = await world.store.publications.comments(staff.id, 1);
  const said = await world.store.publications.comments(clients.id, 1);
  const args = [
    ...[undefined, "yes", "C2", "done", "admin", "w"],
    // Each group over time.
    ...["s1", "s2"],
    ...[...comments, ...said].map(({ id }) => writeCommentId(id)),
  ];
  const tokens = [
    ...[staff.id, clients.id, clients.surveyId, account?.id ?? "", "1", NO_TOKEN],
    ...schedules.slice(0, 1).map(({ id }) => id),
  ];
  presses = MANAGING.flatMap((verb) =>
    tokens.flatMap((token) =>
      args.map((argument) => ({ verb, token, ...(argument === undefined ? {} : { argument }) })),
    ),
  );
});

afterEach(() => world.close());

/** All that a press could have changed. */
async function standing(): Promise<string> {
  const { store, organization } = world;
  const { id } = organization;
  const surveys = await store.surveys.all(id);
  const comments = await Promise.all(
    (await store.publications.ofSurvey(surveys[0]?.id ?? "", 5)).map(({ roundId }) =>
      store.publications.comments(roundId),
    ),
  );
  return JSON.stringify([
    surveys,
    comments,
    await store.schedules.all(id),
    await store.people.holders(id, "manager"),
    await store.steering.actions(id, null, 9),
    await store.steering.subscriptions(id),
    await Promise.all(surveys.map((survey) => store.steering.goals(survey.id))),
    await store.rounds.inState(id, ["open"]),
    await store.people.changes(id, 50),
  ]);
}

/** The presses that give something away, and what. */
async function telling(
  who: Actor,
  place: Place,
  which: readonly Press[],
  secret: RegExp,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const press of which) {
    const reply = JSON.stringify(await world.talk.press(who, press, { place, messageRef: "1" }));
    const [told] = secret.exec(reply) ?? [];
    if (told !== undefined) found.push(`${press.verb}:${press.token}:${press.argument}: ${told}`);
  }
  return found;
}

describe("every button, pressed with everything that could be in it", () => {
  it("gives nothing to a stranger in another channel, nor to someone whose role is gone, and changes nothing", async () => {
    await world.command(admin, "role <@U00000001> none");
    const before = await standing();
    // These need no role, and look themselves at who presses.
    const looking = presses.filter(({ verb }) => LOOKING.has(verb));
    const secret = /Secret|Person U|Sales|Design/;
    expect(await telling(stranger, GENERAL, looking, new RegExp(`${secret.source}|eNPS|NPS`))).toEqual([]);
    // Who was asked may read the whole of a round.
    expect(await telling(former, PRIVATE, presses, secret)).toEqual([]);
    // What was not told was there to be told.
    expect(await telling(admin, PRIVATE, looking, secret)).not.toEqual([]);
    expect(await standing()).toBe(before);
    const form = { [ACTION_FIELDS.text]: "No more meetings" };
    for (const token of [...new Set(presses.map((press) => press.token))]) {
      for (const verb of [VERBS.action, VERBS.rule, VERBS.event, VERBS.surveyForm, VERBS.rules, VERBS.form]) {
        await world.talk.submit(former, { verb, token }, form, PRIVATE);
      }
    }
    expect(await standing()).toBe(before);
  });

  it("gives a manager of one group neither names nor words nor another group, and changes nothing but what is shared", async () => {
    const before = await standing();
    const which = presses.filter(({ verb }) => verb !== VERBS.share);
    // Comments that may not be quoted, names, other groups.
    expect(await telling(scoped, PRIVATE, which, /Secret|Person U|Sales/)).toEqual([]);
    const form = { [ACTION_FIELDS.text]: "No more meetings" };
    await world.talk.submit(scoped, { verb: VERBS.action, token: presses[0]?.token ?? "" }, form, PRIVATE);
    expect(await standing()).toBe(before);
  });
});
