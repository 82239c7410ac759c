import { expect, it } from "vitest";
import { systemClock } from "../../bots/clock.ts";
import { createHeartbeat } from "../../bots/heartbeat.ts";
import type { Log, LogFields } from "../../core/ports.ts";

function ear(): { log: Log; lines: LogFields[] } {
  const lines: LogFields[] = [];
  const write = (fields: LogFields) => void lines.push(fields);
  return { log: { debug: write, info: write, warn: write, error: write }, lines };
}

it("never runs two passes at once, and runs once more when it was nudged meanwhile", async () => {
  let running = 0;
  let most = 0;
  let passes = 0;
  const heart = createHeartbeat({
    clock: systemClock,
    log: ear().log,
    drains: [],
    reconcile: async () => {
      running += 1;
      passes += 1;
      most = Math.max(most, running);
      await systemClock.sleep(5);
      running -= 1;
    },
  });
  heart.wake();
  heart.wake();
  heart.wake();
  await heart.settle();
  expect(most).toBe(1);
  expect(passes).toBeGreaterThanOrEqual(2);
  await heart.stop();
});

it("drains again when the next delivery is due within seconds, and leaves later ones to the tick", async () => {
  const dues = [Date.now() + 20, Date.now() + 60_000];
  let drained = 0;
  const heart = createHeartbeat({
    clock: systemClock,
    log: ear().log,
    reconcile: async () => {},
    drains: [async () => new Date(dues[Math.min(drained++, 1)] ?? 0)],
  });
  heart.wake();
  await heart.settle();
  expect(drained).toBeGreaterThanOrEqual(3);
  await heart.stop();
});

it("does not wait for what is due in seconds when something is due at once", async () => {
  let drained = 0;
  const heart = createHeartbeat({
    clock: systemClock,
    log: ear().log,
    reconcile: async () => {},
    drains: [async () => (drained++ === 0 ? new Date(Date.now() + 4_500) : null)],
  });
  const began = performance.now();
  heart.wake();
  await expect.poll(() => drained).toBe(1);
  await heart.settle();
  expect(drained).toBeGreaterThanOrEqual(2);
  expect(performance.now() - began).toBeLessThan(3_000);
  await heart.stop();
});

it("tells a failed pass by its code alone and goes on with the next", async () => {
  const { log, lines } = ear();
  let passes = 0;
  const heart = createHeartbeat({
    clock: systemClock,
    log,
    drains: [],
    reconcile: async () => {
      passes += 1;
      if (passes === 1) throw new Error("parameters: U123, 9, my boss");
    },
  });
  await heart.settle();
  expect(passes).toBe(2);
  expect(JSON.stringify(lines)).toContain("pass-failed");
  expect(JSON.stringify(lines)).not.toContain("my boss");
  await heart.stop();
});

it("does nothing more once it has been stopped", async () => {
  let passes = 0;
  const heart = createHeartbeat({
    clock: systemClock,
    log: ear().log,
    drains: [],
    reconcile: async () => {
      passes += 1;
    },
  });
  heart.start();
  await heart.stop();
  const before = passes;
  heart.wake();
  await heart.settle();
  expect(passes).toBe(before);
});
