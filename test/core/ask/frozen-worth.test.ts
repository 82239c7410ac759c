// What someone is worth: frozen as a number where answers carry names, and never where they do not.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "./acme.ts";

let acme: Acme;

beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

async function frozen(promise: "anonymous" | "attributed"): Promise<unknown> {
  acme.hire(12);
  const schedule = await acme.schedule();
  const of = { organizationId: acme.organization.id, source: null };
  await acme.ports.roster.define({ ...of, key: "value", kind: "number", bands: [100, 1000] });
  const [ada] = await acme.ports.people.remember(acme.slack.id, [member("U3")], MONDAY);
  await acme.ports.people.setAttributes(ada?.personId ?? "", { value: "1234" });
  const survey = await acme.ports.surveys.byId(schedule.surveyId);
  if (survey === null) throw new Error("no survey");
  await acme.ports.surveys.update({ ...survey, promise, relation: "customer" }, survey.version, MONDAY);
  await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
  const rows = await acme.engine.db.select().from(acme.engine.tables.invitations);
  expect(rows).toHaveLength(12);
  return rows.find(({ personId }) => personId === ada?.personId)?.attributes;
}

describe("someone's value", () => {
  it("is frozen with the edge above which it counts, where answers carry names", async () => {
    expect(await frozen("attributed")).toEqual({
      value: "~n:1000+",
      "=value": "1234",
      "=value-from": "1000",
    });
  });

  it("is a group and nothing more where they do not: no row of the database holds the number", async () => {
    expect(await frozen("anonymous")).toEqual({ value: "~n:1000+" });
  });
});
