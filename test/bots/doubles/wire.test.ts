// The ground that both doubles stand on: limits and ordered failures, with a time that the test moves.

import { expect, it } from "vitest";
import { createFaults } from "../../doubles/wire/faults.ts";

const send = "send";

it("lets the burst pass, then names the seconds, then lets pass again at the rate", () => {
  const faults = createFaults();
  faults.limit({ perSecond: 2 });
  expect([0, 0, 0].map((now) => faults.admit(send, "a", now))).toEqual([null, null, 1]);
  expect(faults.admit(send, "a", 500)).toBe(1);
  expect([1000, 1000, 1000].map((now) => faults.admit(send, "a", now))).toEqual([null, null, 1]);
});

it("names more than a second where the rate is slower", () => {
  const faults = createFaults();
  faults.limit({ perSecond: 20 / 60, burst: 1 });
  expect(faults.admit(send, "a", 0)).toBeNull();
  expect(faults.admit(send, "a", 0)).toBe(3);
  expect(faults.admit(send, "a", 2_000)).toBe(1);
  expect(faults.admit(send, "a", 3_000)).toBeNull();
});

it("lengthens the block with every call during it, where the platform does", () => {
  const faults = createFaults({ lengthens: true });
  faults.limit({ perSecond: 1 });
  expect(faults.admit(send, "a", 0)).toBeNull();
  expect(faults.admit(send, "a", 100)).toBe(1);
  expect(faults.admit(send, "a", 1_000)).toBe(1);
  expect(faults.admit(send, "a", 1_500)).toBe(1);
  expect(faults.admit(send, "a", 2_400)).toBe(1);
  expect(faults.admit(send, "a", 3_500)).toBeNull();
});

it("holds each chat to its own rate, and a refused call spends nothing of the common one", () => {
  const faults = createFaults();
  faults.limit({ perSecond: 2, perChatPerSecond: 1 });
  expect(faults.admit(send, "a", 0)).toBeNull();
  expect(faults.admit(send, "a", 0)).toBe(1);
  expect(faults.admit(send, "b", 0)).toBeNull();
  expect(faults.admit(send, "c", 0)).toBe(1);
});

it("limits one method alone, leaves the exempt alone, and can be changed and lifted in mid-run", () => {
  const faults = createFaults({ exempt: ["look"] });
  faults.limit({ perSecond: 1, method: "edit" });
  expect([faults.admit("edit", "a", 0), faults.admit("edit", "a", 0)]).toEqual([null, 1]);
  expect(faults.admit(send, "a", 0)).toBeNull();
  faults.limit({ perSecond: 1 });
  expect([faults.admit(send, "a", 0), faults.admit(send, "a", 0)]).toEqual([null, 1]);
  expect([faults.admit("look", "a", 0), faults.admit("look", "a", 0)]).toEqual([null, null]);
  faults.limit({ perSecond: 3 });
  expect([1, 2, 3].map(() => faults.admit(send, "a", 0))).toEqual([null, null, null]);
  faults.limit(null);
  expect([faults.admit(send, "a", 0), faults.admit("edit", "a", 0)]).toEqual([null, null]);
});

it("fails the next calls as often as ordered, in order, and any method under a star", () => {
  const faults = createFaults<{ error: string }>();
  faults.failNext(send, { error: "first" }, 2);
  faults.failNext("*", { hang: true });
  expect(faults.take("look")).toEqual({ hang: true });
  expect([1, 2, 3].map(() => faults.take(send))).toEqual([{ error: "first" }, { error: "first" }, undefined]);
});
