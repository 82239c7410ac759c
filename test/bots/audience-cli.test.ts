// `nps audience preview`, with a workspace at hand: the outlook of a schedule, or of an audience in words, as text and as JSON.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../bots/cli.ts";
import { systemRandom } from "../../bots/clock.ts";
import { ensurePresets } from "../../core/survey/presets.ts";
import { openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { newSchedule } from "../core/ask/acme.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/double.ts";

let folder: string;
let slack: SlackDouble;
let database: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nps-audience-"));
  database = `file:${join(folder, "nps.db")}`;
  slack = await startSlackDouble();
  const people = Array.from({ length: 24 }, (_, index) => slack.addUser({ name: `Person ${index}` }));
  slack.addChannel({ name: "design", members: people.slice(0, 14) });
  slack.addChannel({ name: "leads", members: people.slice(0, 4) });
  const engine = await openEngine(database);
  const store = createStore(engine, systemRandom);
  const organization = await store.people.ensureOrganization({
    ...{ name: "Acme", zone: "Europe/Berlin", locale: "en", operator: "IT" },
  });
  const [staff] = await ensurePresets(store, organization);
  const connection = await store.people.ensureConnection({
    ...{ organizationId: organization.id, platform: "slack", externalId: slack.teamId, name: "Acme" },
  });
  if (staff === undefined) throw new Error("no presets");
  const cadence = { kind: "weekly", everyWeeks: 4, day: 2, at: "10:00" } as const;
  await store.schedules.create({ ...newSchedule(organization, staff, connection), cadence, panels: 2 });
  await engine.close();
});

afterAll(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

async function nps(...line: readonly string[]) {
  const out: string[] = [];
  const failed: string[] = [];
  const code = await runCli(["audience", "preview", ...line], {
    env: {
      DATABASE_URL: database,
      ...{ SLACK_BOT_TOKEN: slack.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    },
    out: (text) => out.push(text),
    fail: (text) => failed.push(text),
  });
  return { code, out: out.join("\n"), failed: failed.join("\n") };
}

describe("audience preview", () => {
  it("tells the coming rounds of the only schedule as chat does", async () => {
    const { code, out, failed } = await nps();
    expect([code, failed]).toEqual([0, ""]);
    expect(out).toContain("24 people in 2 panels, 12 each time");
    expect(out).toContain("Sending takes less than a minute.");
  });

  it("tells them as JSON, whole and in UTC", async () => {
    const { code, out } = await nps("--schedule", "staff", "--format", "json");
    expect(code).toBe(0);
    const told: unknown = JSON.parse(out);
    expect(told).toMatchObject({
      ...{ schedule: "staff", survey: "staff", promise: "anonymous", people: 24, panels: 2 },
      rounds: [12, 12, 12, 12].map((asked) => ({ plan: { kind: "people", asked, passedOver: [] } })),
      ...{ moments: [], isLearntPace: false, segments: [], problem: null },
    });
  });

  it("tells of an audience in words", async () => {
    const { code, out } = await nps("--in", "#design", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schedule: null, people: 14, audience: { kind: "channel" } });
  });

  it.each([
    [["--in", "#leads"], /at least 10 people; there are 4/],
    [["--in", "#nowhere"], /does not see “nowhere”/],
    [["--schedule", "nonesuch"], /no schedule “nonesuch”/],
    [["--schedule", "staff", "--in", "#design"], /either --schedule or --in/],
    [["--format", "xml"], /json/],
  ])("refuses %o and says why", async (line, why) => {
    const { code, failed, out } = await nps(...line);
    expect([code, out]).toEqual([1, ""]);
    expect(failed).toMatch(why);
  });
});
