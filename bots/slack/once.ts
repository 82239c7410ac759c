// Slack can deliver the same press twice; the second comes to what the first came to.

/** Gives the work's result, and whether it was begun by this call. */
export type Once = <Result>(
  key: string,
  work: () => Promise<Result>,
) => { readonly first: boolean; readonly result: Promise<Result> };

/** How long a result is kept for a second delivery, in milliseconds: it may hold what should leave no trace. */
const KEPT = 60_000;

/** Remembers the last `limit` keys with their results for a minute. A key must belong to one kind of work. */
export function createOnce(limit = 1_000): Once {
  const taken = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>) => {
    const before = taken.get(key);
    if (before !== undefined) return { first: false, result: before as Promise<Result> };
    const result = work();
    taken.set(key, result);
    setTimeout(() => taken.delete(key), KEPT).unref();
    const [oldest] = taken.keys();
    if (taken.size > limit && oldest !== undefined) taken.delete(oldest);
    return { first: true, result };
  };
}
