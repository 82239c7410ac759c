// How often one channel may be written to: platforms limit a chat apart from the whole connection.
import type { Message } from "../message.ts";
import type { Messenger } from "../ports.ts";
import type { Claimed } from "./ports.ts";

// Both platforms allow a message a second in a chat; Telegram groups 20 a minute, of which redraws of a post may take 12.
const CHANNEL_GAP_MS = 1000;
const REDRAW_GAP_MS = 5000;

/** Remembers when each channel was written to, and what its post shows. People's private chats are not held up. */
export interface ChatPace {
  /** Gives when a delivery may leave; an instant not after `now` means at once. */
  freeAt(claimed: Claimed, now: Date): Date;
  /** The delivery leaves at `now`. */
  left(claimed: Claimed, now: Date): void;
  /** A redraw of the channel's post has arrived. */
  drew(claimed: Claimed, message: Message): void;
  /** True where the post shows this already, so that several updates of it need one request. */
  isDrawn(claimed: Claimed, message: Message): boolean;
}

// Drains are short and channels are slow, so that this has to outlive a drain. The worst that losing it does is one message too soon.
const known = new WeakMap<Messenger, ChatPace>();

/** Gives the memory of a connection's channels, which lives as long as its messenger. */
export function chatPaceOf(messenger: Messenger): ChatPace {
  const chats = known.get(messenger) ?? createChatPace();
  known.set(messenger, chats);
  return chats;
}

function createChatPace(): ChatPace {
  const written = new Map<string, number>();
  const redrawn = new Map<string, number>();
  const shown = new Map<string, string>();

  return {
    freeAt({ kind, address }, now) {
      if (address.kind === "account") return now;
      const afterWriting = (written.get(address.externalId) ?? 0) + CHANNEL_GAP_MS;
      const afterRedraw = (redrawn.get(address.externalId) ?? 0) + REDRAW_GAP_MS;
      const free = kind === "post-update" ? Math.max(afterWriting, afterRedraw) : afterWriting;
      return free > now.getTime() ? new Date(free) : now;
    },
    left({ kind, address }, now) {
      if (address.kind === "account") return;
      written.set(address.externalId, now.getTime());
      if (kind === "post-update") redrawn.set(address.externalId, now.getTime());
    },
    drew({ ref, address }, message) {
      shown.set(address.externalId, JSON.stringify([ref, message]));
    },
    isDrawn: ({ ref, address }, message) => shown.get(address.externalId) === JSON.stringify([ref, message]),
  };
}
