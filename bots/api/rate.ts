// How many requests a token may send: a bucket each, filled steadily, kept in memory since a restart forgives nothing worth keeping.

/** Requests that may come at once, and how many more each second. */
export const RATE: { readonly burst: number; readonly perSecond: number } = { burst: 60, perSecond: 10 };

/** Takes requests one by one; gives 0 where one may be served, else how many seconds to wait. */
export type TakeOne = (key: string, now: Date) => number;

/** Gives buckets of `burst` requests that fill by `perSecond`; a full one is forgotten. */
export function createBuckets({ burst, perSecond } = RATE): TakeOne {
  const buckets = new Map<string, { level: number; at: number }>();
  return (key, now) => {
    const at = now.getTime();
    for (const [other, { level, at: since }] of buckets) {
      if (other !== key && level + ((at - since) / 1000) * perSecond >= burst) buckets.delete(other);
    }
    const before = buckets.get(key) ?? { level: burst, at };
    // A clock that is set back fills nothing and takes nothing away.
    const level = Math.min(burst, before.level + (Math.max(0, at - before.at) / 1000) * perSecond);
    if (level < 1) {
      buckets.set(key, { level, at });
      return Math.max(1, Math.ceil((1 - level) / perSecond));
    }
    buckets.set(key, { level: level - 1, at });
    return 0;
  };
}
