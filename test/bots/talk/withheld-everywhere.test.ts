// A withheld round is withheld everywhere: whether one answered or four, nobody gets to read anything that differs.
import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import { createManagingWorld, type ManagingWorld } from "./managing-world.ts";

const WEEK_MS = 7 * 86_400_000;
const COMMANDS = [
  ...[
    "digest",
    "why",
    "journey",
    "value",
    "rounds",
    "schedules",
    "settings",
    "log",
    "goal",
    "mark",
    "action",
  ],
  ...[
    "survey staff",
    "subscriptions",
    "digest last 4",
    "schedule every mon 11:00 everyone close fri 12:00 key other",
  ],
];
const SECTIONS = ["s", "s1", "d", "w", "t", "h"];

let world: ManagingWorld;
afterEach(() => world.close());

/** Everything that admins, managers of one segment and those who were asked get to read after a round with these scores; ids are counted, not random, here. */
async function everythingAfter(scores: readonly number[]): Promise<string> {
  world = await createManagingWorld();
  const [admin, scoped, asked] = ["U00000000", "U00000001", "U00000020"].map((id) =>
    world.actor(world.slack, id),
  ) as [Actor, Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  await world.appoint(world.slack, "U00000001", "manager");
  await world.appoint(world.slack, "U00000020", "none");
  await world.command(admin, "attribute team text");
  await world.command(admin, "people set <@U00000001> team=Design");
  await world.command(admin, "role <@U00000001> manager team=Design");
  const preview = await world.command(
    admin,
    "schedule every tue 10:00 everyone close fri 12:00 digest #leads gap 6d",
  );
  await world.press(admin, preview.answer, "Save as it is");
  for (const who of [admin, scoped]) await world.command(who, "subscribe weekly");
  await world.command(admin, "goal 10");
  await world.runRound("staff", [...Array<number>(12).fill(9), ...Array<number>(9).fill(3)]);
  world.setNow(new Date(world.now().getTime() + WEEK_MS));
  const words = Object.fromEntries(scores.map((_, at) => [at, { text: `Word ${at}`, mayQuote: true }]));
  const round = await world.runRound("staff", scores, words);
  const read: unknown[] = [];
  for (const who of [admin, scoped, asked]) {
    const isAdmin = who === admin;
    for (const text of isAdmin ? COMMANDS : COMMANDS.slice(0, 2)) read.push(await world.command(who, text));
    for (const format of isAdmin ? ["csv", "json", "html"] : ["json"]) {
      const { file, answer } = await world.command(who, `export staff ${format}`);
      read.push(answer, file?.name, new TextDecoder().decode(file?.content));
    }
    const at = { place: { kind: "private", externalId: "D0PRIVATE1" }, messageRef: "1" } as const;
    for (const argument of SECTIONS) {
      read.push(await world.talk.press(who, { verb: "dt", token: round.id, argument }, at));
    }
    read.push(await world.talk.home(who));
  }
  world.setNow(new Date(world.now().getTime() + WEEK_MS));
  read.push((await world.owed("digest")).map(({ message }) => message));
  const sent = JSON.stringify(read).replace(/id_\d{19}/g, "id");
  await world.close();
  return sent;
}

describe("a round of which nothing is shown", () => {
  it("reads the same in every message, page and file, whoever answered what", async () => {
    const one = await everythingAfter([10]);
    expect(one).toContain("Too few answers to publish a score without exposing someone");
    expect(one).not.toContain("Word 0");
    expect(await everythingAfter([0, 3, 9, 9])).toBe(one);
  });

  it("reads the same where nearly all of a few gave 0–6, whatever they gave and whoever did not", async () => {
    const all = await everythingAfter([0, 0, 0, 0, 0, 0]);
    expect(all).toContain("−66 or lower");
    expect(await everythingAfter([6, 6, 5, 6, 10, 6])).toBe(all);
  });
});
