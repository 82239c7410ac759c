// The gate: so many at a time, urgent work first, and no place is ever lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createGate } from "../../../bots/telegram/gate.ts";

test("urgent work goes before what came earlier", async () => {
  const gate = createGate(1);
  const order: string[] = [];
  const work = (name: string) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    order.push(name);
  };
  await Promise.all([
    gate.pass(work("first"), "usual"),
    gate.pass(work("edit"), "usual"),
    gate.pass(work("answer"), "urgent"),
    gate.pass(work("second answer"), "urgent"),
  ]);
  expect(order).toEqual(["first", "answer", "second answer", "edit"]);
});

test("never more than its width run, and all do, whether they succeed or fail", async () => {
  const piece = fc.record({ ms: fc.nat(2), fails: fc.boolean(), urgent: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(piece, { maxLength: 30 }),
      async (width, pieces) => {
        const gate = createGate(width);
        let running = 0;
        let most = 0;
        const results = await Promise.allSettled(
          pieces.map(({ ms, fails, urgent }) =>
            gate.pass(
              async () => {
                running += 1;
                most = Math.max(most, running);
                await new Promise((resolve) => setTimeout(resolve, ms));
                running -= 1;
                if (fails) throw new Error("failed");
              },
              urgent ? "urgent" : "usual",
            ),
          ),
        );
        expect(most).toBeLessThanOrEqual(width);
        expect(results.map(({ status }) => status === "rejected")).toEqual(pieces.map(({ fails }) => fails));
      },
    ),
    { numRuns: 40 },
  );
});
