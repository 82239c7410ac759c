// What Slack tells of do-not-disturb: asked for many at once, remembered, and never waited for in vain.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "../../../bots/slack/client.ts";
import { createDisturbance } from "../../../bots/slack/disturbance.ts";
import type { Disturbance, LogFields } from "../../../core/ports.ts";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";

const NOON = new Date("2026-11-03T12:00:00Z");
const minutes = (count: number): Date => new Date(NOON.getTime() + count * 60_000);

let slack: SlackDouble;
let logged: LogFields[];
let disturbance: Disturbance;
beforeEach(async () => {
  slack = await startSlackDouble();
  slack.settings.scopes.push("dnd:read");
  logged = [];
  const note = (fields: LogFields) => void logged.push(fields);
  const log = { debug: note, info: note, warn: note, error: note };
  disturbance = createDisturbance(createClient({ token: slack.token, apiUrl: slack.apiUrl, log }), log);
});
afterEach(async () => {
  expect(slack.problems()).toEqual([]);
  await slack.close();
});

const asked = () => slack.calls.filter(({ method }) => method === "dnd.teamInfo");
const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => slack.addUser({ name: `p${index}` }));
const nobodyElse = async () => [];

describe("do-not-disturb", () => {
  test("holds until it ends, and not before it begins", async () => {
    const [now = "", later = "", never = ""] = people(3);
    slack.setUser(now, { dnd: { from: minutes(-30).getTime(), to: minutes(45).getTime() } });
    slack.setUser(later, { dnd: { from: minutes(30).getTime(), to: minutes(45).getTime() } });
    expect(await disturbance.until(now, NOON, nobodyElse)).toEqual(minutes(45));
    expect(await disturbance.until(later, NOON, nobodyElse)).toBeNull();
    expect(await disturbance.until(never, NOON, nobodyElse)).toBeNull();
    expect(await disturbance.until("U-unknown", NOON, nobodyElse)).toBeNull();
    // What was told before holds for what comes of it, without another question.
    expect(await disturbance.until(later, minutes(5), nobodyElse)).toBeNull();
    expect(asked()).toHaveLength(4);
  });

  test("takes one call for fifty who are due, however many ask at once", async () => {
    const ids = people(120);
    const quiet = ids[7] ?? "";
    slack.setUser(quiet, { dnd: { from: minutes(-1).getTime(), to: minutes(60).getTime() } });
    const answers = await Promise.all(
      ids.map((id, at) => disturbance.until(id, NOON, async () => ids.slice(at, at + 50))),
    );
    expect(answers.filter((until) => until !== null)).toEqual([minutes(60)]);
    expect(asked().length).toBeLessThanOrEqual(3);
    for (const { args } of asked()) expect(String(args["users"]).split(",").length).toBeLessThanOrEqual(50);
  });

  test("is asked for again after a while, since people change it", async () => {
    const [ann = ""] = people(1);
    expect(await disturbance.until(ann, NOON, nobodyElse)).toBeNull();
    slack.setUser(ann, { dnd: { from: minutes(0).getTime(), to: minutes(60).getTime() } });
    expect(await disturbance.until(ann, minutes(9), nobodyElse)).toBeNull();
    expect(await disturbance.until(ann, minutes(11), nobodyElse)).toEqual(minutes(60));
  });

  test.each([
    ["a scope that was taken away", () => void slack.settings.scopes.pop()],
    ["an error", () => slack.failNext("dnd.teamInfo", { error: "internal_error" })],
    ["a connection that breaks", () => slack.failNext("dnd.teamInfo", { drop: "before" })],
  ])("that Slack does not tell (%s) holds nobody up, and is not asked for at once again", async (_, fail) => {
    const ids = people(5);
    for (const id of ids)
      slack.setUser(id, { dnd: { from: minutes(-1).getTime(), to: minutes(60).getTime() } });
    fail();
    for (const id of ids) expect(await disturbance.until(id, NOON, nobodyElse)).toBeNull();
    expect(asked()).toHaveLength(1);
    expect(logged.filter(({ event }) => event === "do-not-disturb-unknown")).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(ids[0]);
  });
});
