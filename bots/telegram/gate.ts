// Lets a few through at a time, whoever is urgent first.

/** How soon something must happen: a button waits some seconds for its answer, a chat can wait longer. */
export type Haste = "urgent" | "usual";

/** Does work when its turn comes. */
export interface Gate {
  pass<T>(work: () => Promise<T>, haste: Haste): Promise<T>;
}

/** Gives a gate that lets `width` pieces of work run at a time. */
export function createGate(width: number): Gate {
  const waiting: Readonly<Record<Haste, (() => void)[]>> = { urgent: [], usual: [] };
  let running = 0;

  return {
    async pass(work, haste) {
      if (running >= width) await new Promise<void>((resolve) => waiting[haste].push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        // Who is next takes over the place as it is: it never looks free in between.
        const next = waiting.urgent.shift() ?? waiting.usual.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
