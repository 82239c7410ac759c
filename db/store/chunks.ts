// How much one statement takes, and how a long list goes through without holding the event loop for 50 ms.
import { setImmediate } from "node:timers/promises";

/** Rows of one unit of work: written to disk with all their indexes, some ten milliseconds on SQLite. */
export const CHUNK = 50;

/** Rows of one reading. */
export const PAGE = 1000;

/** Cuts a list into pieces of at most `size`. */
export function* chunksOf<T>(items: readonly T[], size = CHUNK): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Lets everything else that is ready run first: a SQLite query, though awaited, gives nobody a turn. */
export async function breathe(): Promise<void> {
  await setImmediate();
}

/** Reads page after page in the order of ids, letting others run in between. `read` gives up to `PAGE` rows that follow an id. */
export async function* pagesOf<T extends { readonly id: string }>(
  read: (after: string) => PromiseLike<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  let after = "";
  for (;;) {
    const page = await read(after);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
    await breathe();
  }
}
