// Lets work through until it is closed, and then waits for what is inside.
import { SurveyError } from "../core/errors.ts";

/** A gate that work goes through. */
export interface Gate {
  /** Runs the work, or rejects with SurveyError `database-unavailable` once the gate has closed. */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** Lets nothing in any more and resolves when nothing is inside. */
  close(): Promise<void>;
}

/** Gives an open gate. */
export function createGate(): Gate {
  let inside = 0;
  let closed = false;
  const empty = Promise.withResolvers<void>();

  return {
    async through(work) {
      if (closed) throw new SurveyError("database-unavailable", { state: "closed" });
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        if (closed && inside === 0) empty.resolve();
      }
    },
    close() {
      closed = true;
      if (inside === 0) empty.resolve();
      return empty.promise;
    },
  };
}
