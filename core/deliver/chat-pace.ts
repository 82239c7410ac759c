// How often one channel may be written to: platforms limit a chat apart from the whole connection.
import type { Claimed } from "./ports.ts";

// Both platforms allow a message a second in a chat; Telegram groups 20 a minute, of which redraws of a post may take 12.
const CHANNEL_GAP_MS = 1000;
const REDRAW_GAP_MS = 5000;

/** Remembers when each channel was written to last. */
export interface ChatPace {
  /** Gives when a delivery may leave; an instant not after `now` means at once. People's private chats are not held up. */
  freeAt(claimed: Claimed, now: Date): Date;
  left(claimed: Claimed, now: Date): void;
}

/** Gives a memory of channels as short as one drain: the worst that forgetting does is one message too soon. */
export function createChatPace(): ChatPace {
  const written = new Map<string, number>();
  const redrawn = new Map<string, number>();

  return {
    freeAt({ kind, address }, now) {
      if (address.kind === "account") return now;
      const afterWriting = (written.get(address.externalId) ?? -Infinity) + CHANNEL_GAP_MS;
      const afterRedraw = (redrawn.get(address.externalId) ?? -Infinity) + REDRAW_GAP_MS;
      const free = kind === "post-update" ? Math.max(afterWriting, afterRedraw) : afterWriting;
      return free > now.getTime() ? new Date(free) : now;
    },
    left({ kind, address }, now) {
      if (address.kind === "account") return;
      written.set(address.externalId, now.getTime());
      if (kind === "post-update") redrawn.set(address.externalId, now.getTime());
    },
  };
}
