// Work in lanes: one after another within a lane, side by side across lanes.

/** Runs work by lane and knows what is still running. */
export interface Lanes {
  /** Runs `work` once the lane's earlier work has ended, well or not; settles as it does. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>;
  /** How much runs or waits. */
  size(): number;
}

/** Gives empty lanes. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  let count = 0;

  return {
    run(lane, work) {
      count += 1;
      const before = tails.get(lane);
      const result = before === undefined ? work() : before.then(work);
      const tail = result.then(noop, noop).then(() => {
        count -= 1;
        if (tails.get(lane) === tail) tails.delete(lane);
      });
      tails.set(lane, tail);
      return result;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
    size: () => count,
  };
}

// The caller of `run` sees how it ended; the lane only cares that it has.
function noop(): void {}
