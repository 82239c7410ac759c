// Results as a file in chat: who gets them, what is in them, and what stands in the log.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import { createManagingWorld, type ManagingWorld, shown } from "./managing-world.ts";

let world: ManagingWorld;
let admin: Actor;
let manager: Actor;
beforeEach(async () => {
  world = await createManagingWorld();
  [admin, manager] = ["U00000000", "U00000001"].map((id) => world.actor(world.slack, id)) as [Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  await world.appoint(world.slack, "U00000001", "manager", "zh-CN");
  const preview = await world.command(admin, "schedule every tue 10:00 everyone close fri 12:00");
  await world.press(admin, preview.answer, "Save as it is");
});
afterEach(() => world.close());

const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

describe("export", () => {
  it("gives a manager a page, a table or data, in their language, and says so in the log", async () => {
    expect(shown((await world.command(manager, "export")).answer)).not.toBe("(nothing)");
    expect((await world.command(manager, "export")).file).toBeUndefined();
    const scores = [...Array<number>(20).fill(9), ...Array<number>(21).fill(3)];
    await world.runRound("staff", scores, { 0: { text: "=1+1 <b>" } });
    const page = await world.command(admin, "export");
    expect(page.file).toMatchObject({
      name: expect.stringMatching(/^nps-staff-.*\.html$/),
      type: expect.stringContaining("html"),
    });
    expect(page.answer).toBeUndefined();
    expect(text(page.file?.content)).toContain("=1+1 &lt;b&gt;");
    const table = await world.command(manager, "导出 staff csv");
    expect(table.file?.text).toContain("表格");
    expect(text(table.file?.content)).toContain("作答人数");
    const data = await world.command(manager, "export json");
    expect(JSON.parse(text(data.file?.content))).toMatchObject({
      ...{ format: "nps-export", version: 1, scope: null },
      rounds: [{ digest: { survey: "staff", answered: 41, promoters: 20 } }],
    });
    expect(text(data.file?.content)).not.toContain("Person ");
    const log = await world.store.people.changes(world.organization.id, 3);
    expect(log.map(({ what, details }) => [what, details["format"]])).toEqual([
      ["results-exported", "json"],
      ["results-exported", "csv"],
      ["results-exported", "html"],
    ]);
  });

  it("is for managers alone, and says what it did not understand", async () => {
    const nobody = world.actor(world.slack, "U00000040");
    await world.appoint(world.slack, "U00000040", "none");
    const refused = await world.command(nobody, "export staff csv");
    expect(refused.file).toBeUndefined();
    expect(shown(refused.answer)).toContain("manager");
    expect(shown((await world.command(admin, "export nobodys")).answer)).toContain("nobodys");
    expect(shown((await world.command(admin, "export csv json")).answer)).toContain("export staff csv");
    for (const odd of ["export staff pdf", "export pdf", "export staff cvs"]) {
      expect(shown((await world.command(admin, odd)).answer)).toMatch(/html .*csv .*json /);
    }
    expect(shown((await world.command(manager, "导出 staff pdf")).answer)).toContain("没有“pdf”这种格式");
    expect(shown((await world.command(admin, "export staff")).answer)).toContain("Nothing of “staff”");
  });
});
