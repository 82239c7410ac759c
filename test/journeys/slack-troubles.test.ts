// What goes wrong around the bot in Slack: each is told to the right person, and nothing is lost.
import Database from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { answer, inAnOffice, type Office, openingOffices, openWeek, planWeek, WEEK } from "./slack-office.ts";
import { type Colleague, colleague, drawn } from "./slack-people.ts";
import { stored } from "./stored.ts";

const opens = openingOffices();

describe.each(["socket", "http"] as const)("a revoked token by %s", (way) => {
  it("suspends the connection, shows it at /healthz, and loses nothing once there is a token again", async () => {
    const office = await opens({
      slack: way,
      env: way === "socket" ? { PORT: String(await freePort()) } : {},
    });
    const { world } = office;
    await planWeek(office);
    await world.goTo("2026-11-03T08:59:00Z");
    expect(await health(office)).toBe(200);
    // The audience is still told; then the token goes while questions are on their way.
    let sent = 0;
    const off = world.slack.onCall((call) => {
      if (call.method !== "chat.postMessage") return;
      sent += 1;
      if (sent === 5) world.slack.revoke("token_revoked");
    });
    await world.goTo(WEEK.opens);
    off();
    const before = office.everyone.filter((one) => one.last().includes("0 = not at all")).length;
    expect(before).toBeLessThan(13);
    expect(await health(office)).toBe(503);
    expect(stored(world, "select suspended from connections")[0]?.["suspended"]).not.toBeNull();

    world.slack.restore();
    await world.restart();
    await world.settle();
    expect(await health(office)).toBe(200);
    for (const one of office.everyone)
      expect(one.chat().filter((message) => /0 = (not|完全)/.test(drawn(message)))).toHaveLength(1);
    await answer(office.everyone, [9, 9, 9, 9, 9, 9]);
    await world.goTo(WEEK.reports);
    expect(drawn(world.slack.messages(office.leads).at(-1) as never)).toContain("6 of 13 answered");
  });
});

describe("people and channels that go", () => {
  const office = inAnOffice();

  it("goes on without someone who is deactivated in mid-round", async () => {
    const { world, people } = office;
    await openWeek(office);
    const [eve, max] = people;
    await eve?.press("9");
    world.slack.setUser(eve?.id ?? "", { deleted: true });
    world.slack.setUser(max?.id ?? "", { deleted: true });
    await world.goTo(WEEK.reminds);
    expect(max?.everything()).not.toContain("A reminder");
    expect(people[2]?.everything()).toContain("A reminder");
    await answer(people.slice(2), [9, 9, 9, 9, 9]);
    await world.goTo(WEEK.reports);
    expect(drawn(world.slack.messages(office.leads).at(-1) as never)).toContain("6 of 13 answered");
    const sends = world.slack.calls.length;
    await world.goTo(WEEK.opensAgain);
    expect(drawn(people[2]?.chat().at(-1) as never)).toContain("11 people are asked");
    expect(world.slack.calls.length).toBeGreaterThan(sends);
  });

  it("tells the admins when it cannot post the digest any more, and posts nothing twice", async () => {
    const { world, ada, leads } = office;
    await openWeek(office);
    await answer(office.everyone, [9, 9, 9, 9, 9, 9]);
    world.slack.setChannel(leads, { botIsMember: false });
    await world.goTo(WEEK.reports);
    expect(world.slack.messages(leads)).toHaveLength(0);
    await ada.reads(/The bot cannot post in #?leads any more\./);
    expect(await ada.asks("digest")).toContain("6 of 13 answered");
  });

  it("tells the admins when it does not see the audience any more", async () => {
    const { world, ada, general } = office;
    await planWeek(office);
    world.slack.setChannel(general, { botIsMember: false, isPrivate: true });
    await world.goTo(WEEK.opens);
    await ada.reads(/could not ask/);
    world.slack.setChannel(general, { botIsMember: true });
    await world.goTo("2026-11-03T10:00:00Z");
    await world.goTo(WEEK.opensAgain);
    expect(office.bo.last()).toContain("0 = not at all");
  });

  it("waits where Slack asks it to, and asks everyone once", async () => {
    const { world } = office;
    await planWeek(office);
    await world.goTo(WEEK.announced);
    world.slack.limit({ perSecond: 6 });
    await world.goTo(WEEK.opens);
    const refused = world.slack.calls.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const one of office.everyone)
      expect(one.chat().filter((message) => /0 = (not|完全)/.test(drawn(message)))).toHaveLength(1);
  });
});

describe("a full disk", () => {
  it("says “not saved” to everyone whose answer it did not keep, and takes it when there is room again", async () => {
    // Every connection sets its pragmas once: so the one that the app writes with is found.
    const pragmas = vi.spyOn(Database.prototype, "pragma");
    const office = await opens();
    const connections = new Set(pragmas.mock.contexts as unknown as Database.Database[]);
    const opened = [...connections].filter((each) => each.open && !each.readonly);
    pragmas.mockRestore();
    const { world } = office;
    const many: Colleague[] = [];
    for (let index = 0; index < 120; index += 1)
      many.push(colleague(world.slack, { name: `member${index}` }));
    world.slack.addChannel({ name: "all", members: many.map(({ id }) => id) });
    await openWeek(office, "schedule every tue 10:00 in #all gap 6d close fri 12:00 digest #leads mon 10:00");
    for (const database of opened) fill(database);
    // How long Slack waits for what will not come.
    world.slack.settings.ackMs = 1_000;
    const presses = await Promise.all(many.map((one) => one.press("9")));
    await Promise.all(
      many.map((one) =>
        vi.waitFor(() => expect(one.notes().at(-1)).toMatch(/^9: saved|^Not saved/), { timeout: 10_000 }),
      ),
    );
    const kept = many.filter((one) => one.notes().at(-1)?.startsWith("9: saved"));
    const lost = many.filter((one) => one.notes().at(-1)?.startsWith("Not saved"));
    expect(lost.length).toBeGreaterThan(0);
    expect(kept.length + lost.length).toBe(120);
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: kept.length }]);
    // An acknowledgement means that the answer is kept.
    expect(many.filter((one, index) => presses[index]?.acked && lost.includes(one))).toEqual([]);
    expect(lost[0]?.last()).toContain("0 = not at all");

    for (const database of opened) database.pragma("max_page_count = 1000000");
    world.slack.settings.ackMs = 3_000;
    await Promise.all(lost.map((one) => one.press("9")));
    await Promise.all(lost.map((one) => one.isTold(/^9: saved/)));
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 120 }]);
    await world.goTo(WEEK.reports);
    expect(drawn(world.slack.messages(office.leads).at(-1) as never)).toContain("120 of 120 answered");
  });
});

/** Leaves no page free. */
function fill(database: Database.Database): void {
  const pages = Number(database.pragma("page_count", { simple: true }));
  database.pragma(`max_page_count = ${pages}`);
}

async function health({ world }: Office): Promise<number> {
  const { port } = world.app();
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
