// Who may do what in Slack: every command, press and form by somebody without the role.
import { beforeAll, describe, expect, it } from "vitest";
import type { SlackMessage } from "../doubles/slack/double.ts";
import { answer, inAnOffice, type Office, openWeek, WEEK } from "./slack-office.ts";
import { placedButtons } from "./slack-people.ts";

describe("roles on Slack", () => {
  const office = inAnOffice({}, "all");
  beforeAll(async () => {
    await openWeek(office);
    await answer(office.everyone, [9, 9, 9, 9, 9, 8, 8, 8, 3, 2, 9]);
    await office.world.goTo(WEEK.sealed);
  });

  const ADMIN_COMMANDS = [
    "schedule",
    "schedule every mon 10:00 everyone",
    "schedules",
    "pause staff",
    "resume staff",
    "rounds",
    "open staff",
    "close 1",
    "survey",
    "survey staff",
    'survey staff wording en question "Would you?"',
    "survey staff driver remove Team",
    "survey staff subject Mine",
    "test",
    "role <@U00000002> admin",
    "invite team=Design",
    "计划",
    "轮次",
    "／nps schedules",
  ];

  it.each(ADMIN_COMMANDS)("refuses “%s” to an employee and to a manager", async (command) => {
    const { world, ada, bo, li } = office;
    const before = await state(office);
    await ada.asks(`role <@${li.id}> manager`);
    expect(await bo.asks(command)).toContain("This needs the role of admin.");
    expect(await li.asks(command)).toContain("管理员");
    expect(world.slack.view(bo.id)).toBeNull();
    await ada.asks(`role <@${li.id}> none`);
    expect(await state(office)).toEqual(before);
  });

  it("shows help, home and settings that fit the role", async () => {
    const { ada, bo, guestOfNone } = office;
    expect(await bo.asks("")).not.toMatch(/For admins|For managers|role @/);
    expect(await ada.asks("help")).toContain("For admins");
    expect(await bo.home()).not.toMatch(/For admins|New schedule/);
    expect(await ada.home()).toMatch(/For admins[\s\S]*New schedule/);
    expect(await guestOfNone.asks("help")).not.toMatch(/For admins|For managers/);
    expect(await guestOfNone.asks("settings")).not.toMatch(/For admins|New schedule/);
  });

  it("gives the digest to those who were asked, with comments to managers alone, and to nobody else", async () => {
    const { ada, bo, guestOfNone } = office;
    expect(await bo.asks("digest")).toContain("11 of 13 answered");
    expect(await guestOfNone.asks("digest")).not.toContain("eNPS");
    expect(await bo.asks("digest share")).toMatch(/needs the role of manager/);
    await ada.asks(`role <@${guestOfNone.id}> manager`);
    expect(await guestOfNone.asks("digest")).toContain("11 of 13 answered");
    await ada.asks(`role <@${guestOfNone.id}> none`);
    expect(await guestOfNone.asks("digest")).not.toContain("eNPS");
  });

  it("refuses every button of an admin to somebody who got hold of it", async () => {
    const { world, ada, bo } = office;
    for (const command of [
      "help",
      "schedules",
      "rounds",
      "survey",
      "survey staff",
      "settings",
      "digest",
      "role <@U00000001> none",
    ])
      await ada.asks(command);
    await ada.asks("schedule every mon 10:00 in #general close 2d gap 0d key second");
    const before = await state(office);
    const notes = world.slack.ephemerals(ada.id);
    const offer = ada.chat();
    const buttons = [...notes, ...offer].flatMap((message) => placedButtons(message as SlackMessage));
    const payloads = [...new Set(buttons.map(({ action }) => action))].filter(
      (one) => !/^(s|p|l|c|w|y):/.test(one),
    );
    expect(payloads.length).toBeGreaterThan(8);
    for (const payload of payloads) {
      const forged = await world.slack.pressAs(bo.id, {
        actions: [{ type: "button", action_id: payload, block_id: "b", value: payload, action_ts: "1" }],
      });
      expect(forged.acked, payload).toBe(true);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.slack.view(bo.id)).toBeNull();
    expect(await state(office)).toEqual(before);
    expect(bo.notes().join("\n")).not.toContain("In their own words");
  });

  it("refuses an admin's form to somebody whose role was taken while it was open", async () => {
    const { world, ada, bo } = office;
    await ada.asks(`role <@${bo.id}> admin`);
    await bo.types("schedule");
    await bo.seesForm();
    await ada.asks(`role <@${bo.id}> none`);
    const before = await state(office);
    await bo.submits({});
    await world.slack.until(() =>
      JSON.stringify([world.slack.view(bo.id), bo.notes()]).includes("needs the role"),
    );
    expect(await state(office)).toEqual(before);
    if (world.slack.view(bo.id) !== null) await world.slack.closeView(bo.id);
  });

  it("never lets the last admin go", async () => {
    const { ada, bo, world } = office;
    expect(await ada.asks(`role <@${ada.id}> none`)).toContain("You are the only admin.");
    expect(await ada.asks("forget me")).toContain("You are the only admin");
    expect(await ada.asks(`role <@${bo.id}|bo> admin`)).toBe("bo now has the role of admin.");
    expect(await ada.asks(`role <@${ada.id}> none`)).toContain("Give up your own admin role?");
    await ada.press("Keep it");
    await ada.isTold("You stay admin.");
    await ada.asks(`role <@${bo.id}> none`);
    expect(await ada.asks("role <@U0NOBODY0> admin")).toContain("I do not know");
    expect(await bo.asks("claim AAAAAAAAAA")).toContain("claim code");
    expect(world.claimCode()).not.toBeNull();
    expect(await bo.asks(`claim ${world.claimCode()}`)).toContain("used already");
  });
});

/** What an admin sees of schedules, rounds, surveys: the same before and after a refusal. */
async function state({ world }: Office): Promise<unknown> {
  const { store, organization } = world.app();
  const [schedules, surveys, admins, managers, rounds] = await Promise.all([
    store.schedules.all(organization.id),
    store.surveys.all(organization.id),
    store.people.holders(organization.id, "admin"),
    store.people.holders(organization.id, "manager"),
    store.rounds.inState(organization.id, ["opening", "open", "closing", "sealed", "scrubbed"]),
  ]);
  return structuredClone({ schedules, surveys, admins: admins.length, managers: managers.length, rounds });
}
