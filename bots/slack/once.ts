// Slack can deliver the same press twice; the second comes to what the first came to.

/** Gives the work's result, and whether it was begun by this call. */
export type Once = <Result>(
  key: string,
  work: () => Promise<Result>,
) => { readonly first: boolean; readonly result: Promise<Result> };

/** Remembers the last `limit` keys with their results, each of which must belong to one kind of work. */
export function createOnce(limit = 1_000): Once {
  const taken = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>) => {
    const before = taken.get(key);
    if (before !== undefined) return { first: false, result: before as Promise<Result> };
    const result = work();
    taken.set(key, result);
    const [oldest] = taken.keys();
    if (taken.size > limit && oldest !== undefined) taken.delete(oldest);
    return { first: true, result };
  };
}
