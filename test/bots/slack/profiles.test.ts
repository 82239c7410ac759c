// What Slack tells of people beside their names: addresses, profile fields and membership of user groups, where it was allowed.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../bots/slack/client.ts";
import { createDirectory } from "../../../bots/slack/directory.ts";
import type { Directory } from "../../../core/ports.ts";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";
import { keepLog } from "./quiet.ts";

describe("Slack's profiles", () => {
  let double: SlackDouble;
  let directory: Directory;
  let ada: string;
  let bo: string;
  beforeEach(async () => {
    double = await startSlackDouble();
    double.settings.scopes.push("users.profile:read");
    const client = createClient({
      token: double.token,
      apiUrl: double.apiUrl,
      log: keepLog(),
      timeoutMs: 1_000,
    });
    directory = createDirectory(client, new AbortController().signal);
    const fields = { title: "Engineer", Department: " Design ", "Start date": "2020-05-01" };
    ada = double.addUser({ name: "ada", email: "Ada@Acme.com", fields });
    bo = double.addUser({ name: "bo" });
  });
  afterEach(() => double.close());
  const callsOf = (method: string) => double.calls.filter((call) => call.method === method).length;

  it("are read by a field's label or id, and the title without asking what fields there are", async () => {
    const read = await directory.profiles?.([ada, bo, "U0NOBODY0"], ["department", "Title"]);
    expect(read).toEqual({
      kind: "profiles",
      of: new Map([
        [ada, { department: "Design", Title: "Engineer" }],
        [bo, {}],
      ]),
    });
    expect(callsOf("team.profile.get")).toBe(1);
    expect(await directory.profiles?.([ada], ["title"])).toMatchObject({ kind: "profiles" });
    expect(callsOf("team.profile.get")).toBe(1);
    expect(await directory.profiles?.([ada], ["Xf00000002"])).toEqual({
      kind: "profiles",
      of: new Map([[ada, { Xf00000002: "2020-05-01" }]]),
    });
    expect(double.problems()).toEqual([]);
  });

  it("are not visible where a field is unknown, or nobody has allowed it", async () => {
    expect(await directory.profiles?.([ada], ["Shoe size"])).toEqual({
      kind: "not-visible",
      code: "field-unknown",
    });
    double.settings.scopes = double.settings.scopes.filter((scope) => scope !== "users.profile:read");
    for (const field of ["title", "Department"]) {
      expect(await directory.profiles?.([ada], [field])).toEqual({
        kind: "not-visible",
        code: "missing_scope",
      });
    }
  });

  it("wait out a limit, and say so where Slack does not answer", async () => {
    double.limit({ method: "users.profile.get", perSecond: 1, burst: 1 });
    expect(await directory.profiles?.([ada, bo], ["title"])).toMatchObject({ kind: "profiles" });
    await double.close();
    await expect(directory.profiles?.([ada], ["title"])).rejects.toMatchObject({
      code: "directory-unavailable",
    });
  });

  it("tell addresses where that was allowed, and never otherwise", async () => {
    expect((await directory.member(ada))?.email).toBe("ada@acme.com");
    double.settings.scopes = double.settings.scopes.filter((scope) => scope !== "users:read.email");
    expect(await directory.member(ada)).not.toHaveProperty("email");
  });

  it("tell who is in a user group without looking at each of them", async () => {
    const design = double.addUserGroup({ handle: "design", members: [ada, bo] });
    expect(await directory.idsIn?.(design)).toEqual({ kind: "ids", ids: [ada, bo] });
    expect(await directory.idsIn?.("S0NOWHERE")).toEqual({ kind: "not-visible", code: "no_such_subteam" });
    expect(callsOf("users.info")).toBe(0);
  });

  it("know for a while who is in a user group, but not that one could not be seen", async () => {
    const scopes = double.settings.scopes;
    const design = double.addUserGroup({ handle: "design", members: [ada] });
    double.settings.scopes = scopes.filter((scope) => scope !== "usergroups:read");
    expect(await directory.idsIn?.(design)).toMatchObject({ kind: "not-visible" });
    double.settings.scopes = scopes;
    const asked = callsOf("usergroups.users.list");
    await Promise.all([directory.idsIn?.(design), directory.idsIn?.(design)]);
    expect(await directory.idsIn?.(design)).toEqual({ kind: "ids", ids: [ada] });
    expect(callsOf("usergroups.users.list")).toBe(asked + 1);
  });
});
