// What Slack hands out for a short while: trigger ids (once, within 3 s) and response URLs (5 times, within 30 minutes).

/** What a response URL answers to. */
export type ResponseOrigin = {
  readonly userId: string;
  readonly channel: string;
  /** The message whose button was pressed, where one was. */
  messageTs?: string;
  readonly isEphemeral: boolean;
  /** Everything posted to it, in order. */
  readonly responses: unknown[];
};

type Url = { readonly origin: ResponseOrigin; readonly until: number; left: number };
type Trigger = { readonly userId: string; readonly until: number; isUsed: boolean };

/** Hands out and takes back trigger ids and response URLs. */
export type Tickets = {
  /** How long a trigger id lives, in milliseconds of real time. */
  triggerMs: number;
  /** How long a response URL lives, in milliseconds of the double's clock. */
  responseUrlMs: number;
  trigger(userId: string): string;
  exchange(triggerId: string): { userId: string } | { error: string };
  responseUrl(kind: "actions" | "commands", origin: ResponseOrigin): string;
  respond(path: string): { origin: ResponseOrigin } | { error: string };
};

/** Gives the tickets of one double; `clock` in milliseconds since 1970. */
export function createTickets(base: { url: string; teamId: string; clock: () => number }): Tickets {
  const triggers = new Map<string, Trigger>();
  const urls = new Map<string, Url>();
  let count = 0;
  const tickets: Tickets = {
    triggerMs: 3_000,
    responseUrlMs: 30 * 60_000,
    trigger(userId) {
      count += 1;
      const id = `${count}.${base.teamId}.${crypto.randomUUID().replaceAll("-", "")}`;
      triggers.set(id, { userId, until: performance.now() + tickets.triggerMs, isUsed: false });
      return id;
    },
    exchange(triggerId) {
      const trigger = triggers.get(triggerId);
      if (!trigger) return { error: "invalid_trigger_id" };
      if (trigger.isUsed) return { error: "exchanged_trigger_id" };
      if (performance.now() > trigger.until) return { error: "expired_trigger_id" };
      trigger.isUsed = true;
      return { userId: trigger.userId };
    },
    responseUrl(kind, origin) {
      count += 1;
      const path = `/${kind}/${base.teamId}/${count}/${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
      urls.set(path, { origin, until: base.clock() + tickets.responseUrlMs, left: 5 });
      return `${base.url}${path}`;
    },
    respond(path) {
      const url = urls.get(path);
      if (!url) return { error: "invalid_url" };
      if (base.clock() > url.until) return { error: "expired_url" };
      if (url.left <= 0) return { error: "used_url" };
      url.left -= 1;
      return { origin: url.origin };
    },
  };
  return tickets;
}
