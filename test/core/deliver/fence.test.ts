import { describe, expect, it } from "vitest";
import { drainDeliveries } from "../../../core/deliver/drain-deliveries.ts";
import type { Outbox } from "../../../core/deliver/ports.ts";
import type { Messenger } from "../../../core/ports.ts";
import { OPTIONS, owed, sent, setUp } from "./drain-setup.ts";
import { EPOCH } from "./virtual-clock.ts";

const PAUSE_MS = 120_000;

/** Two processes on one outbox; the first is paused for two minutes at its tenth call of `where`. */
async function twoProcesses(where: "permit" | "claim" | "load" | "nothing", before: boolean) {
  const setup = setUp({ pace: { rate: 5, ceiling: 5.5, probedAt: EPOCH } });
  const { clock, outbox, ports } = setup;
  await outbox.owe(
    Array.from({ length: 900 }, (_, at) => owed(`U${at}`)),
    EPOCH,
  );
  const flights = new Map<string, number>();
  const overlaps: string[] = [];
  const arrived = new Map<string, number>();
  let pausedAt: Date | null = null;
  let calls = 0;

  async function pause(): Promise<void> {
    calls += 1;
    if (calls !== 10) return;
    pausedAt = clock.now();
    await clock.sleep(PAUSE_MS);
  }
  function paused<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) {
    return async (...args: Args): Promise<Result> => {
      if (before) await pause();
      const result = await call(...args);
      if (!before) await pause();
      return result;
    };
  }
  function messengerOf(process: string): Messenger {
    return {
      ...ports.messenger,
      async send(to) {
        for (const [other, count] of flights) {
          if (other !== process && count > 0) overlaps.push(`${process} beside ${other}`);
        }
        flights.set(process, (flights.get(process) ?? 0) + 1);
        await clock.sleep(2000);
        flights.set(process, (flights.get(process) ?? 0) - 1);
        arrived.set(to.externalId, (arrived.get(to.externalId) ?? 0) + 1);
        return sent;
      },
    };
  }
  const slow: Outbox = {
    ...outbox,
    permit: where === "permit" ? paused(outbox.permit) : outbox.permit,
    claim: where === "claim" ? paused(outbox.claim) : outbox.claim,
  };
  const first = drainDeliveries(
    {
      ...ports,
      outbox: slow,
      messenger: messengerOf("first"),
      load: where === "load" ? paused(ports.load) : ports.load,
    },
    { ...OPTIONS, owner: "first" },
  );
  async function persist() {
    for (;;) {
      const drained = await drainDeliveries(
        { ...ports, messenger: messengerOf("second") },
        { ...OPTIONS, owner: "second" },
      );
      if (drained.ended !== "not-leading") return drained;
      await clock.sleep(1000);
    }
  }
  const [one, two] = await clock.run(Promise.all([first, persist()]));
  return { one, two, overlaps, arrived, pausedAt, outbox };
}

describe("two processes on one connection", () => {
  it.each([
    ["before it asks for permission", "permit", true],
    ["between permission and sending", "permit", false],
    ["before it claims", "claim", true],
    ["after it has claimed", "claim", false],
    ["while it makes a message", "load", true],
  ] as const)("one paused %s wakes and sends nothing beside its successor", async (_, where, before) => {
    const { one, two, overlaps, arrived, pausedAt, outbox } = await twoProcesses(where, before);
    expect(pausedAt).not.toBeNull();
    expect(one.ended).toBe("not-leading");
    expect(one.sent).toBeGreaterThan(0);
    expect(two.sent).toBeGreaterThan(0);
    expect(overlaps).toEqual([]);
    expect(outbox.states()).toEqual({ sent: 900 });
    expect(arrived.size).toBe(900);
    expect(Math.max(...arrived.values())).toBe(1);
  });

  it("take turns: the second sends only when the first has given the lead back", async () => {
    const { one, two, overlaps, outbox } = await twoProcesses("nothing", true);
    expect(one).toMatchObject({ sent: 900, ended: "idle" });
    expect(two.sent).toBe(0);
    expect(overlaps).toEqual([]);
    expect(outbox.states()).toEqual({ sent: 900 });
  });
});
