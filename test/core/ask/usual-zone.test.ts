// Where someone lives who has told no zone: where they are asked.
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { usualZone } from "../../../core/ask/usual-zone.ts";
import { type Acme, createAcme } from "./acme.ts";

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

it("is the zone of the one schedule that asks them, and the organization's where several do, or none", async () => {
  const usual = (connectionId: string) => usualZone(acme.ports, connectionId, acme.organization);
  expect(await usual("nowhere")).toBe("UTC");
  const { connectionId } = await acme.schedule({ key: "one", zone: "Asia/Tokyo" });
  expect(await usual(connectionId)).toBe("Asia/Tokyo");
  await acme.schedule({ key: "two", zone: "Asia/Dubai", state: "paused" });
  expect(await usual(connectionId)).toBe("Asia/Tokyo");
  await acme.schedule({ key: "three", zone: "Asia/Dubai" });
  expect(await usual(connectionId)).toBe("UTC");
});

it("is the clock by which a round of local time asks them", async () => {
  acme.hire(12);
  const since = new Date("2026-03-02T00:00:00Z");
  await acme.schedule({ localTime: true, zone: "Asia/Tokyo", anchor: "2026-03-02", since });
  // Ten o'clock in Tokyo, on the schedule's Tuesday; by the organization's clock it is one in the morning.
  const opens = new Date("2026-03-03T01:00:05Z");
  await openDueRounds(acme.ports, acme.organization.id, opens);
  const owed = await acme.owed("question");
  expect(owed.length).toBeGreaterThanOrEqual(12);
  for (const { notBefore } of owed) expect(notBefore <= opens).toBe(true);
});
