// Slack keeps the directory's contract, in pages, within limits, by all the names that people type.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../bots/slack/client.ts";
import { createDirectory } from "../../../bots/slack/directory.ts";
import type { Directory } from "../../../core/ports.ts";
import { directoryContract } from "../../contracts/directory.ts";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";
import { keepLog } from "./quiet.ts";

function directoryOf(double: SlackDouble): Directory {
  const client = createClient({
    token: double.token,
    apiUrl: double.apiUrl,
    log: keepLog(),
    timeoutMs: 1_000,
  });
  return createDirectory(client, new AbortController().signal);
}

async function open() {
  const double = await startSlackDouble();
  const [ada, bo, cy] = ["ada", "bo", "cy"].map((name) => double.addUser({ name }));
  const guest = double.addUser({ name: "guest", guest: true });
  const robot = double.addUser({ name: "robot", isBot: true });
  const gone = double.addUser({ name: "gone", deleted: true });
  if (ada === undefined || bo === undefined || cy === undefined) throw new Error("nobody was added");
  const general = double.addChannel({ name: "general", members: [ada, bo, guest, robot, gone] });
  const design = double.addUserGroup({ handle: "design", members: [bo, cy, gone] });
  return { double, ada, bo, cy, guest, robot, gone, general, design };
}

directoryContract("Slack", async () => {
  const { double, ada, bo, cy, guest, general, design } = await open();
  return {
    directory: directoryOf(double),
    channel: { externalId: general, name: "general" },
    inChannel: { ids: [ada, bo] },
    everyone: { people: [ada, bo, cy], guests: [guest] },
    group: { externalId: design, name: "design", ids: [bo, cy] },
    person: { externalId: ada, name: "ada" },
    nobody: "U0NOBODY0",
    nowhere: "C0NOWHERE",
    expel: () => double.setChannel(general, { botIsMember: false }),
    limitOnce: async () => {
      double.limit({ method: "conversations.members", perSecond: 1, burst: 1 });
      await directoryOf(double).members({ kind: "channel", externalId: general });
    },
    unplug: () => double.close(),
    problems: () => double.problems(),
    close: () => double.close(),
  };
});

describe("looking people up on Slack", () => {
  let world: Awaited<ReturnType<typeof open>>;
  let double: SlackDouble;
  let directory: Directory;
  beforeEach(async () => {
    world = await open();
    double = world.double;
    directory = directoryOf(double);
  });
  afterEach(() => double.close());
  const callsOf = (method: string) => double.calls.filter((call) => call.method === method);

  it.each([
    ["en-US", "en"],
    ["en-GB", "en"],
    ["zh-CN", "zh-CN"],
    ["zh-TW", "zh-CN"],
    ["de-DE", null],
  ])("takes a reader of %s for one of %s, and keeps their zone", async (locale, expected) => {
    double.setUser(world.ada, { locale, tz: "Asia/Shanghai" });
    expect(await directory.member(world.ada)).toEqual({
      externalId: world.ada,
      name: "ada",
      locale: expected,
      zone: "Asia/Shanghai",
      guest: false,
    });
  });

  it("reads every page", async () => {
    const many = Array.from({ length: 23 }, (_, index) => double.addUser({ name: `p${index}` }));
    const crowd = double.addChannel({ name: "crowd", members: many });
    double.pageSize = 4;
    const members = await directory.members({ kind: "channel", externalId: crowd });
    expect(members.kind === "members" ? members.members.map((one) => one.externalId).sort() : []).toEqual(
      [...many].sort(),
    );
    expect(await directory.channel("crowd")).toEqual({ externalId: crowd, name: "crowd" });
    expect(callsOf("conversations.members").length).toBe(6);
    expect(double.problems()).toEqual([]);
  });

  it("asks about a few people one by one, and about many by reading the list once", async () => {
    await directory.members({ kind: "channel", externalId: world.general });
    expect(callsOf("users.list")).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => double.addUser({ name: `p${index}` }));
    const crowd = double.addChannel({ name: "crowd", members: many });
    const before = callsOf("users.info").length;
    await Promise.all([1, 2].map(() => directory.members({ kind: "channel", externalId: crowd })));
    expect(callsOf("users.info").length).toBe(before);
    expect(callsOf("users.list").length).toBe(1);
  });

  it("waits for as long as Slack says", async () => {
    double.limit({ method: "users.list", perSecond: 1, burst: 1 });
    const everyone = { kind: "everyone", guests: false } as const;
    await directory.members(everyone);
    const started = performance.now();
    expect((await directory.members(everyone)).kind).toBe("members");
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(callsOf("users.list").map(({ status }) => status)).toEqual([200, 429, 200]);
  });

  it.each(["general", "#general", "General", "<#ID|general>", "<#ID>", "ID"])(
    "finds a channel as %s",
    async (typed) => {
      expect(await directory.channel(typed.replace("ID", world.general))).toEqual({
        externalId: world.general,
        name: "general",
      });
    },
  );

  it.each(["design", "@design", "<!subteam^ID|@design>", "<!subteam^ID>", "ID"])(
    "finds a group as %s",
    async (typed) => {
      expect(await directory.group(typed.replace("ID", world.design))).toEqual({
        externalId: world.design,
        name: "design",
      });
    },
  );

  it("sees a private channel only from inside, and an archived one not at all", async () => {
    const secret = double.addChannel({
      name: "secret",
      members: [world.ada],
      isPrivate: true,
      botIsMember: false,
    });
    expect(await directory.channel(secret)).toBeNull();
    expect(await directory.members({ kind: "channel", externalId: secret })).toEqual({
      kind: "not-visible",
      code: "channel_not_found",
    });
    double.setChannel(world.general, { isArchived: true });
    expect(await directory.channel(world.general)).toBeNull();
  });

  it("says which scope is missing rather than that nobody is there", async () => {
    double.settings.scopes = ["chat:write"];
    expect(await directory.members({ kind: "everyone", guests: false })).toEqual({
      kind: "not-visible",
      code: "missing_scope",
    });
    await expect(directory.member(world.ada)).rejects.toMatchObject({ code: "directory-unavailable" });
  });

  it("stops waiting when the bot stops", async () => {
    const stop = new AbortController();
    const client = createClient({ token: double.token, apiUrl: double.apiUrl, log: keepLog() });
    double.limit({ method: "users.list", perSecond: 0.02, burst: 1 });
    const impatient = createDirectory(client, stop.signal);
    await impatient.members({ kind: "everyone", guests: true });
    setTimeout(() => stop.abort(), 50);
    await expect(impatient.members({ kind: "everyone", guests: true })).rejects.toMatchObject({
      code: "directory-unavailable",
    });
  });
});
