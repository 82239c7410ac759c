// The real clock and real chance, as the ports ask for them.
import { randomBytes, randomInt } from "node:crypto";
import type { Clock, Random } from "../core/ports.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, ms));
      signal?.addEventListener("abort", done, { once: true });
    }),
};

/** Chance from the operating system's generator. */
export const systemRandom: Random = {
  id: () => randomBytes(16).toString("base64url"),
  int: (below) => randomInt(below),
};
