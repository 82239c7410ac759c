// What every Web API method of the double is: arguments and workspace in, answer out, or a refusal.

import type { Tickets } from "../tickets.ts";
import type { World } from "../world.ts";

/** Arguments as values, decoded from whatever encoding they came in. */
export type Args = Record<string, unknown>;

/** What methods work on. */
export type MethodGround = {
  readonly world: World;
  readonly tickets: Tickets;
  /** The double's own address without a slash at its end. */
  readonly url: string;
  /** The address that the next socket is to connect to; ends with its ticket. */
  readonly socketUrl: () => string;
  /** Says whether the bot token has a scope; may change in mid-run. */
  readonly hasScope: (scope: string) => boolean;
  /** How many entries a page has at most; may change in mid-run. */
  readonly pageSize: () => number;
  /** Why a message to a deactivated person fails. */
  readonly deactivatedError: () => string;
};

/** Answers one call; throws SlackRefusal for an answer with `ok: false`. */
export type Method = (args: Args, ground: MethodGround) => Record<string, unknown>;

/** An answer `{ ok: false, error }` with what else belongs to it. */
export class SlackRefusal extends Error {
  readonly details: Record<string, unknown>;
  constructor(error: string, details: Record<string, unknown> = {}) {
    super(error);
    this.details = details;
  }
}

/** Gives a text argument, or "" where it is missing. */
export const textOf = (args: Args, name: string): string => {
  const value = args[name];
  return typeof value === "string" ? value : "";
};

/** Cuts one page out of a list by cursor and limit; refuses a cursor that it never gave. */
export function pageOf<T>(list: readonly T[], args: Args, size: number): { page: T[]; nextCursor: string } {
  const cursor = textOf(args, "cursor");
  const decoded = /^next:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
  if (cursor !== "" && !decoded) throw new SlackRefusal("invalid_cursor");
  const from = Number(decoded?.[1] ?? 0);
  const limit = Number(args["limit"] ?? 0);
  const until = from + Math.min(size, limit > 0 ? limit : size);
  const nextCursor = until < list.length ? Buffer.from(`next:${until}`).toString("base64") : "";
  return { page: list.slice(from, until), nextCursor };
}
