import { afterAll, describe, expect, it } from "vitest";
import { drainDeliveries } from "../../../core/deliver/drain-deliveries.ts";
import type { Pace } from "../../../core/deliver/ports.ts";
import { createFaults } from "../../doubles/wire/faults.ts";
import { OPTIONS, owed, type Setup, sent, setUp } from "./drain-setup.ts";
import { EPOCH } from "./virtual-clock.ts";

const MESSAGES = 3000;
const table: string[] = [];

/** Sends 3,000 messages to a platform with a limit and gives how long it took beside the shortest time possible. */
async function measure(of: {
  readonly limit: number;
  readonly known: boolean;
  readonly halved: boolean;
  readonly startRate?: number;
}) {
  const { limit, known, halved, startRate = 25 } = of;
  const faults = createFaults<{ error: string }>({ lengthens: true });
  faults.limit({ perSecond: limit });
  const learnt: Partial<Pace> = known ? { rate: 0.97 * limit, ceiling: limit, probedAt: EPOCH } : {};
  let taken = 0;
  let refused = 0;
  const setup: Setup = setUp({
    pace: learnt,
    // A platform scaled up answers as much faster, or as many times more would be under way.
    latencyMs: 1500 / limit,
    answer: ({ to }) => {
      const wait = faults.admit("send", to, setup.clock.now().getTime());
      if (wait !== null) {
        refused += 1;
        return { kind: "rate-limited", retryAfterMs: wait * 1000 };
      }
      taken += 1;
      if (halved && taken === MESSAGES / 2) faults.limit({ perSecond: limit / 2 });
      return sent;
    },
  });
  await setup.outbox.owe(
    Array.from({ length: MESSAGES }, (_, at) => owed(`U${at}`)),
    EPOCH,
  );
  let next: Date | null = EPOCH;
  // In slices, as the heartbeat does: what was learnt has to outlive them.
  while (next !== null) {
    const wait = next.getTime() - setup.clock.now().getTime();
    if (wait > 0) await setup.clock.run(setup.clock.sleep(wait));
    const drained = await setup.clock.run(
      drainDeliveries(setup.ports, { ...OPTIONS, maxMs: 50_000, startRate }),
    );
    next = drained.nextDue;
  }
  const seconds = (setup.clock.now().getTime() - EPOCH.getTime()) / 1000;
  const half = MESSAGES / 2;
  const floor = halved ? half / limit + half / (limit / 2) : MESSAGES / limit;
  return { ratio: seconds / floor, share: refused / (MESSAGES + refused), states: setup.outbox.states() };
}

describe("3,000 messages against a limit", () => {
  afterAll(() => console.log(["time ÷ floor, share of 429s", ...table].join("\n")));

  it.each([
    ["30/s, known", { limit: 30, known: true, halved: false }],
    ["30/s, unknown", { limit: 30, known: false, halved: false }],
    ["30/s, unknown, begun at 4/s", { limit: 30, known: false, halved: false, startRate: 4 }],
    ["30/s, known, halved in mid-run", { limit: 30, known: true, halved: true }],
    ["30/s, unknown, halved in mid-run", { limit: 30, known: false, halved: true }],
    ["300/s, known", { limit: 300, known: true, halved: false }],
    ["300/s, unknown", { limit: 300, known: false, halved: false }],
    ["300/s, unknown, halved in mid-run", { limit: 300, known: false, halved: true }],
  ])("of %s take about the shortest time possible, with hardly a 429", async (name, of) => {
    const { ratio, share, states } = await measure(of);
    table.push(`  ${name}: ${ratio.toFixed(3)}, ${(100 * share).toFixed(2)} %`);
    expect(states).toEqual({ sent: MESSAGES });
    expect(ratio).toBeLessThan(1.1);
    expect(share).toBeLessThan(0.01);
  });
});
