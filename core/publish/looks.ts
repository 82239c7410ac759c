// Remembers the last look at each open round: turning its pages, or a second reader, does not count thousands of answers again.
import type { Clock } from "../ports.ts";
import type { Publication } from "./publication.ts";

/** Looks that were taken; each is shared by everyone who looks at the round while it is under way. */
export interface Looks {
  /** Gives the last look at a round, of `count` where there is none or it is too old. Rejects as `count` does, and forgets that look. */
  at(roundId: string, count: () => Promise<Publication>): Promise<Publication>;
}

/** From so many answers on a look is kept; fewer are counted in no time. */
export const KEPT_FROM = 1_000;

/** For so long it is kept. */
export const KEPT_MS = 60_000;

/** Remembers looks in memory. */
export function createLooks({ now }: Pick<Clock, "now">): Looks {
  const looks = new Map<string, { readonly at: number; readonly found: Promise<Publication> }>();
  return {
    at(roundId, count) {
      const at = now().getTime();
      for (const [id, look] of looks) if (at - look.at >= KEPT_MS) looks.delete(id);
      const known = looks.get(roundId);
      if (known !== undefined) return known.found;
      const look = { at, found: count() };
      looks.set(roundId, look);
      const forget = () => {
        if (looks.get(roundId) === look) looks.delete(roundId);
      };
      look.found.then(({ answered }) => {
        if (answered < KEPT_FROM) forget();
      }, forget);
      return look.found;
    },
  };
}
