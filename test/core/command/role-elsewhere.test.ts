// Someone's first admin elsewhere: the claim code is spent on one platform, and people of the other one need roles too.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setRole } from "../../../core/command/run-people.ts";
import { type Acme, createAcme, MONDAY, member } from "../ask/acme.ts";

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

const give = (id: string) =>
  setRole(
    { ...acme.ports, hash: (code) => code },
    {
      organization: acme.organization,
      actor: acme.admin,
      place: { kind: "private", externalId: "U-admin" },
      now: MONDAY,
    },
    { kind: "role", who: { id, name: null }, role: "admin" },
  );

describe("a role for someone on the other platform", () => {
  it("is given by the id there", async () => {
    const [wei] = await acme.ports.people.remember(acme.telegram.id, [member("500001")], MONDAY);
    expect(await give("500001")).toMatchObject({ kind: "role-set", account: { id: wei?.id }, role: "admin" });
    expect(
      await acme.ports.people.account({ connectionId: acme.telegram.id, externalId: "500001" }),
    ).toMatchObject({ role: "admin" });
  });

  it("goes to the account of the asker's own platform where both know the id", async () => {
    await acme.ports.people.remember(acme.telegram.id, [member("500001")], MONDAY);
    const [here] = await acme.ports.people.remember(acme.slack.id, [member("500001")], MONDAY);
    expect(await give("500001")).toMatchObject({ kind: "role-set", account: { id: here?.id } });
  });

  it("is refused for an id that nobody has", async () => {
    expect(await give("500001")).toMatchObject({ kind: "unknown-person", found: 0 });
  });
});
