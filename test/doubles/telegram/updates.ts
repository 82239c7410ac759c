// The queue of updates: numbered in order, kept until the bot has confirmed them, whichever way it takes them.

import type { TelegramUpdate } from "@gramio/types";

type UpdateKind = Exclude<keyof TelegramUpdate, "update_id">;

/** One unconfirmed update; `stream` names the chat within which the order must hold. */
export type PendingUpdate = { readonly update: TelegramUpdate; readonly stream: string };

/** The updates of one bot. */
export type UpdateQueue = {
  /** Adds an update of an allowed kind; resolves to whether the bot took it before the double's patience ended. */
  push(kind: UpdateKind, content: Omit<TelegramUpdate, "update_id">, stream: string): Promise<boolean>;
  /** Gives up to `limit` unconfirmed updates, the oldest first. */
  pending(limit?: number): PendingUpdate[];
  /** Confirms every update with an id below `offset`; a negative one keeps only the last `-offset`. */
  confirmBelow(offset: number): void;
  confirm(updateId: number): void;
  /** Forgets what is pending, as `drop_pending_updates` asks. */
  drop(): void;
  /** Sets the kinds that the bot wants; undefined keeps the setting, an empty list is the default. */
  allow(kinds: readonly UpdateKind[] | undefined): void;
  allowed(): readonly UpdateKind[] | undefined;
  /** Is told of each new update; gives the function that ends it. */
  onPush(listener: () => void): () => void;
  /** The id of the oldest unconfirmed update, or of the next one. */
  confirmedOffset(): number;
};

// Left out unless asked for, by the description of `allowed_updates`.
const onlyByWish: readonly UpdateKind[] = ["chat_member", "message_reaction", "message_reaction_count"];

/** Gives an empty queue; `patienceMs` is how long a pushed update may stay unconfirmed before its pusher is told. */
export function createUpdateQueue(patienceMs: () => number): UpdateQueue {
  let nextId = 1_000;
  let wanted: readonly UpdateKind[] | undefined;
  const entries = new Map<number, PendingUpdate & { settle(delivered: boolean): void }>();
  const listeners = new Set<() => void>();

  function remove(updateId: number, delivered: boolean): void {
    const entry = entries.get(updateId);
    entries.delete(updateId);
    entry?.settle(delivered);
  }

  return {
    push(kind, content, stream) {
      if (!(wanted?.includes(kind) ?? !onlyByWish.includes(kind))) return Promise.resolve(false);
      const updateId = nextId++;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), patienceMs());
        const settle = (delivered: boolean) => {
          clearTimeout(timer);
          resolve(delivered);
        };
        entries.set(updateId, { update: { update_id: updateId, ...content }, stream, settle });
        for (const listener of [...listeners]) listener();
      });
    },
    pending(limit = Number.POSITIVE_INFINITY) {
      const found: PendingUpdate[] = [];
      for (const entry of entries.values()) {
        if (found.length >= limit) break;
        found.push(entry);
      }
      return found;
    },
    confirmBelow(offset) {
      if (offset < 0) {
        for (const id of [...entries.keys()].slice(0, offset)) remove(id, false);
        return;
      }
      for (const id of entries.keys()) {
        if (id >= offset) break;
        remove(id, true);
      }
    },
    confirm: (updateId) => remove(updateId, true),
    drop() {
      for (const id of [...entries.keys()]) remove(id, false);
    },
    allow(kinds) {
      if (kinds !== undefined) wanted = kinds.length === 0 ? undefined : kinds;
    },
    allowed: () => wanted,
    onPush(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    confirmedOffset() {
      const [oldest] = entries.keys();
      return oldest ?? nextId;
    },
  };
}
