// Looking people and groups up on Telegram: the contract of every directory, and what only Telegram has.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDirectory } from "../../../bots/telegram/directory.ts";
import { directoryContract } from "../../contracts/directory.ts";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/double.ts";
import { callsTo, hurriedClock } from "./harness.ts";

const limited = {
  code: 429,
  description: "Too Many Requests: retry after 1",
  parameters: { retry_after: 1 },
};

directoryContract("Telegram", async () => {
  const double = await startTelegramDouble();
  double.patienceMs = 1;
  const [ada, bob] = ["Ada", "Bob"].map((firstName) => double.addUser({ firstName })) as [number, number];
  await double.start(ada);
  const members = [ada, bob];
  const group = double.addGroup({ title: "Design", type: "supergroup", username: "design_team", members });
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await double.close();
    isClosed = true;
  };
  return {
    directory: createDirectory(callsTo(double), hurriedClock(), double.botId),
    channel: { externalId: `${group}`, name: "@design_team" },
    inChannel: { size: 2 },
    everyone: { people: [], guests: [] },
    group: null,
    person: { externalId: `${ada}`, name: "Ada" },
    nobody: "987654",
    nowhere: "-987654",
    expel: () => void double.leave(double.botId, group),
    limitOnce: () => double.failNext("getChatMemberCount", limited),
    unplug: close,
    problems: () => double.problems(),
    close,
  };
});

describe("a directory on Telegram", () => {
  let double: TelegramDouble;
  let ada: number;
  beforeEach(async () => {
    double = await startTelegramDouble();
    double.patienceMs = 1;
    ada = double.addUser({ firstName: "Ada" });
  });
  afterEach(() => double.close());

  const clock = hurriedClock();
  const directory = () => createDirectory(callsTo(double), clock, double.botId);

  test("counts a group that became a supergroup where it is now", async () => {
    const group = double.addGroup({ title: "Design", type: "group", members: [ada] });
    double.migrateGroup(group);
    const source = { kind: "channel", externalId: `${group}` } as const;
    expect(await directory().members(source)).toEqual({ kind: "open", size: 1 });
  });

  test.each(["design_team", "@Design_Team", "https://t.me/design_team", " t.me/design_team "])(
    "finds a public group as %s",
    async (reference) => {
      const group = double.addGroup({ title: "Design", type: "supergroup", username: "design_team" });
      expect(await directory().channel(reference)).toEqual({ externalId: `${group}`, name: "@design_team" });
    },
  );

  test("calls a group without a public name by its title", async () => {
    const group = double.addGroup({ title: "设计组", type: "group", members: [ada] });
    expect(await directory().channel(`${group}`)).toEqual({ externalId: `${group}`, name: "设计组" });
  });

  test("takes a private chat for no channel", async () => {
    await double.start(ada);
    expect(await directory().channel(`${ada}`)).toBeNull();
  });

  test("gives up on a limit of minutes", async () => {
    const group = double.addGroup({ title: "Design", type: "group", members: [ada] });
    double.failNext("getChatMemberCount", { ...limited, parameters: { retry_after: 300 } });
    await expect(directory().members({ kind: "channel", externalId: `${group}` })).rejects.toMatchObject({
      code: "directory-unavailable",
    });
  });

  test("says that the platform does not answer when the token is void", async () => {
    double.revoke();
    await expect(directory().channel("@design_team")).rejects.toMatchObject({
      code: "directory-unavailable",
    });
  });
});
