// The contract of Steering: numbers that go on, one reader's digest owed once, and what stays when someone is forgotten.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Account } from "../../core/people/person.ts";
import type { Subscription } from "../../core/steer/subscription.ts";
import { askRound } from "./asked-round.ts";
import { DATABASES, type TestDatabase } from "./databases.ts";

const NOW = new Date("2026-11-02T09:00:00Z");
const LATER = new Date("2026-11-09T09:00:00Z");

async function ground(open: TestDatabase["open"]) {
  const opened = await open();
  onTestFinished(() => opened.close());
  const asked = await askRound(opened, { people: 1, open: false });
  const { store } = opened;
  const [ann] = await store.people.remember(
    asked.connectionId,
    [{ externalId: "U-ann", name: "Ann", locale: null, zone: null, guest: false }],
    NOW,
  );
  if (ann === undefined) throw new Error("nobody was remembered");
  return { ...opened, ...asked, ...store, ann };
}

function action({ organizationId, survey }: Awaited<ReturnType<typeof ground>>, text: string) {
  return {
    ...{ organizationId, surveyId: survey.id, heard: null, text, state: "planned" as const },
    ...{ createdAt: NOW, stateAt: NOW, authorPersonId: null },
  };
}

function weekly(
  { organizationId, connectionId }: { organizationId: string; connectionId: string },
  account: Account | null,
): Omit<Subscription, "id" | "owedFor"> {
  return {
    ...{ organizationId, surveyId: null, period: "week" as const, connectionId },
    ...{
      accountId: account?.id ?? null,
      externalId: account?.externalId ?? "C1",
      name: account?.name ?? "#all",
    },
    ...{ locale: "en" as const, zone: "UTC", at: "09:00", since: NOW },
  };
}

describe.each(DATABASES)("Steering on $name", ({ open }) => {
  test("keeps marks by day, and shows a survey its own and those of all", async () => {
    const { steering, surveys, survey, organizationId } = await ground(open);
    const { id: _, ...body } = survey;
    const other = await surveys.ensure({ ...body, key: "product" });
    const mark = (surveyId: string | null, day: string, label: string) =>
      steering.addMark({ organizationId, surveyId, day, label });
    const moved = await mark(null, "2026-11-03", "Moved house");
    const lunch = await mark(survey.id, "2026-02-01", "Free lunch");
    const release = await mark(other.id, "2026-05-01", "2.0 released");
    expect([moved, lunch, release].map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await steering.marks(organizationId, survey.id)).toEqual([lunch, moved]);
    expect(await steering.marks(organizationId, null)).toEqual([lunch, release, moved]);
    expect(await steering.removeMark(organizationId, 2)).toEqual(lunch);
    expect(await steering.removeMark(organizationId, 2)).toBeNull();
    expect(await steering.removeMark("other", 1)).toBeNull();
    expect(await steering.marks(organizationId, survey.id)).toEqual([moved]);
  });

  test("gives each of those who add at the same moment a number of its own", async () => {
    const of = await ground(open);
    const { steering, organizationId } = of;
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, at) => steering.addAction(action(of, `Action ${at}`))),
    );
    expect(added.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const newest = await steering.actions(organizationId, null, 3);
    expect(newest.map(({ number }) => number)).toEqual([8, 7, 6]);
  });

  test("keeps reference lines with their source", async () => {
    const { steering, survey, organizationId } = await ground(open);
    const line = { organizationId, surveyId: survey.id, nps: 45.5, label: "Median", source: "Survey 2025" };
    const added = await steering.addReference(line);
    expect(added).toEqual({ ...line, id: added.id, number: 1 });
    expect(await steering.references(organizationId, survey.id)).toEqual([added]);
    expect(await steering.references(organizationId, "another")).toEqual([]);
    expect(await steering.removeReference(organizationId, 1)).toEqual(added);
    expect(await steering.references(organizationId, null)).toEqual([]);
  });

  test("has one goal for the whole and one for each segment, the newer in the place of the older", async () => {
    const { steering, survey, organizationId } = await ground(open);
    const goal = { organizationId, surveyId: survey.id, segment: null, target: 40, by: null };
    const design = { ...goal, segment: { attribute: "team", group: "Design" }, target: 30 };
    const first = await steering.setGoal(goal);
    const segment = await steering.setGoal(design);
    const second = await steering.setGoal({ ...goal, target: 50, by: "2027-03-31" });
    expect(second).toEqual({ ...goal, id: first.id, target: 50, by: "2027-03-31" });
    expect(await steering.goals(survey.id)).toEqual([second, segment]);
    expect(await steering.removeGoal(survey.id, null)).toBe(true);
    expect(await steering.removeGoal(survey.id, null)).toBe(false);
    expect(await steering.goals(survey.id)).toEqual([segment]);
  });

  test("follows an action's state", async () => {
    const of = await ground(open);
    const { steering, organizationId, survey } = of;
    const added = await steering.addAction({ ...action(of, "One quiet day"), heard: "too many meetings" });
    const done = await steering.setActionState(organizationId, 1, "done", LATER);
    expect(done).toEqual({ ...added, state: "done", stateAt: LATER });
    expect(await steering.setActionState(organizationId, 9, "done", LATER)).toBeNull();
    expect(await steering.actions(organizationId, survey.id, 5)).toEqual([done]);
    expect(await steering.actions(organizationId, "another", 5)).toEqual([]);
  });

  test("keeps one subscription for a reader, survey and period, and what it was owed", async () => {
    const of = await ground(open);
    const { steering, organizationId, ann, survey } = of;
    const first = await steering.subscribe(weekly(of, ann));
    expect(first).toEqual({ ...weekly(of, ann), id: first.id, owedFor: null });
    expect(await steering.noteOwed(first.id, "2026-11-02")).toBe(true);
    const again = await steering.subscribe({ ...weekly(of, ann), at: "10:00", since: LATER });
    expect(again).toEqual({ ...first, at: "10:00", owedFor: "2026-11-02" });
    const monthly = await steering.subscribe({ ...weekly(of, ann), period: "month" });
    const ofSurvey = await steering.subscribe({ ...weekly(of, ann), surveyId: survey.id, since: LATER });
    const topic = await steering.subscribe({ ...weekly(of, null), threadId: "7" });
    const channel = await steering.subscribe({ ...weekly(of, null), since: LATER });
    expect(topic.threadId).toBe("7");
    const all = await steering.subscriptions(organizationId);
    expect(all.map(({ id }) => id).sort()).toEqual(
      [first, monthly, ofSurvey, topic, channel].map(({ id }) => id).sort(),
    );
    expect(await steering.unsubscribe(channel.id)).toBe(true);
    expect(await steering.unsubscribe(channel.id)).toBe(false);
  });

  test("follows a channel that became another one, and nobody's private chat", async () => {
    const of = await ground(open);
    const { steering, outbox, organizationId, connectionId, ann } = of;
    await steering.subscribe(weekly(of, null));
    await steering.subscribe({ ...weekly(of, ann), externalId: "C1" });
    await outbox.moved(connectionId, "C1", "C2");
    await outbox.moved("another", "C2", "C3");
    const addresses = (await steering.subscriptions(organizationId)).map(({ accountId, externalId }) => [
      ...[accountId === null, externalId],
    ]);
    expect(addresses.sort()).toEqual([
      [false, "C1"],
      [true, "C2"],
    ]);
  });

  test("notes each day once, whoever comes, and never an older one", async () => {
    const of = await ground(open);
    const { steering, ann } = of;
    const { id } = await steering.subscribe(weekly(of, ann));
    const noted = await Promise.all([1, 2, 3, 4].map(() => steering.noteOwed(id, "2026-11-09")));
    expect(noted.filter(Boolean)).toHaveLength(1);
    expect(await steering.noteOwed(id, "2026-11-02")).toBe(false);
    expect(await steering.noteOwed(id, "2026-11-16")).toBe(true);
    expect(await steering.noteOwed("none", "2026-11-16")).toBe(false);
  });

  test("forgetting someone takes their name from actions, and their subscriptions", async () => {
    const of = await ground(open);
    const { steering, people, organizationId, ann } = of;
    await people.setRole(ann.personId, "manager", { attribute: "team", group: "Design" });
    await steering.addAction({ ...action(of, "One quiet day"), authorPersonId: ann.personId });
    await steering.subscribe(weekly(of, ann));
    const channel = await steering.subscribe(weekly(of, null));
    const stored = { scope: { attribute: "team", group: "Design" }, actions: 1, subscriptions: 1 };
    expect(await people.storedAbout(ann.personId, NOW)).toMatchObject(stored);
    await people.forget(ann.personId, NOW);
    expect(await steering.actions(organizationId, null, 5)).toMatchObject([
      { text: "One quiet day", authorPersonId: null },
    ]);
    expect(await steering.subscriptions(organizationId)).toEqual([channel]);
    expect(Object.keys(await people.storedAbout(ann.personId, NOW))).not.toContain("subscriptions");
  });

  test("knows of a manager which segment they see, and of nobody else", async () => {
    const { people, ann } = await ground(open);
    const scope = { attribute: "team", group: "Design" };
    const seen = async () => people.accountById(ann.id);
    await people.setRole(ann.personId, "manager", scope);
    expect(await seen()).toEqual({ ...ann, role: "manager", scope });
    expect(await people.account(ann)).toEqual(await seen());
    await people.setRole(ann.personId, "manager");
    expect(await seen()).toEqual({ ...ann, role: "manager" });
    await people.setRole(ann.personId, "admin", scope);
    expect(await seen()).toEqual({ ...ann, role: "admin" });
    await people.setRole(ann.personId, "none");
    expect(await seen()).toEqual(ann);
  });
});
