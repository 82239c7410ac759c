// Worlds that end with the tests which need them.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { World } from "./world.ts";

/** What begins and ends with each test of a block, or once with all of them. */
export type Span = "each" | "all";

/** The hooks of either span. */
export const HOOKS = {
  each: { before: beforeEach, after: afterEach },
  all: { before: beforeAll, after: afterAll },
} as const satisfies Readonly<Record<Span, unknown>>;

/** Gives what takes a world into care: it is closed when the span is over, and nothing that the bot sent there may have been invalid. */
export function closingWorlds(span: Span = "each"): (world: World) => void {
  const open: World[] = [];
  HOOKS[span].after(async () => {
    const ended = open.splice(0);
    const problems = ended.flatMap((world) => world.problems());
    for (const world of ended) await world.close();
    expect(problems).toEqual([]);
  });
  return (world) => void open.push(world);
}
