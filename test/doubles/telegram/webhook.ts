// Delivery by webhook: in order within a chat, in parallel across chats, again and again until a 2xx.

import { setTimeout as sleep } from "node:timers/promises";
import type { TelegramWebhookInfo } from "@gramio/types";
import type { PendingUpdate, UpdateQueue } from "./updates.ts";

/** What setWebhook asks for. */
export type WebhookSetting = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
};

/** How refused deliveries come again: first after `firstMs`, each time twice as late, at most `mostMs`. */
export type Backoff = { firstMs: number; mostMs: number; timeoutMs: number };

/** One delivery as it was tried; `status` 0 when the other side could not be reached or did not answer. */
export type WebhookAttempt = { readonly updateId: number; readonly attempt: number; readonly status: number };

/** The delivering side of a queue by webhook. */
export type Webhook = {
  set(setting: WebhookSetting): void;
  remove(): void;
  isSet(): boolean;
  info(): TelegramWebhookInfo;
  readonly attempts: WebhookAttempt[];
};

/** Gives the webhook side; a method that an answer's body carries goes to `perform`. */
export function createWebhook(
  queue: UpdateQueue,
  backoff: Backoff,
  perform: (body: Record<string, unknown>) => Promise<void>,
): Webhook {
  let active: { setting: WebhookSetting; end: AbortController; busy: Set<string> } | undefined;
  let lastError: { at: number; text: string } | undefined;
  const attempts: WebhookAttempt[] = [];

  function pump(): void {
    if (active === undefined) return;
    const { setting, busy } = active;
    for (const entry of queue.pending()) {
      if (busy.size >= setting.maxConnections) return;
      if (busy.has(entry.stream)) continue;
      busy.add(entry.stream);
      void deliver(entry, active);
    }
  }

  async function deliver(entry: PendingUpdate, to: NonNullable<typeof active>): Promise<void> {
    const updateId = entry.update.update_id;
    let waitMs = backoff.firstMs;
    for (let attempt = 1; !to.end.signal.aborted; attempt += 1) {
      const { status, body } = await post(entry, to.setting, to.end.signal);
      if (to.end.signal.aborted) return;
      attempts.push({ updateId, attempt, status });
      if (status >= 200 && status < 300) {
        if (body !== undefined) await perform(body);
        queue.confirm(updateId);
        to.busy.delete(entry.stream);
        return pump();
      }
      const text = status === 0 ? "Connection refused" : `Wrong response from the webhook: ${status}`;
      lastError = { at: Math.floor(Date.now() / 1000), text };
      await sleep(waitMs, undefined, { signal: to.end.signal }).catch(() => {
        // The webhook was taken away meanwhile; the loop's condition ends it.
      });
      waitMs = Math.min(backoff.mostMs, waitMs * 2);
    }
  }

  async function post(
    entry: PendingUpdate,
    setting: WebhookSetting,
    end: AbortSignal,
  ): Promise<{ status: number; body?: Record<string, unknown> | undefined }> {
    try {
      const response = await fetch(setting.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(setting.secret === undefined ? {} : { "x-telegram-bot-api-secret-token": setting.secret }),
        },
        body: JSON.stringify(entry.update),
        signal: AbortSignal.any([end, AbortSignal.timeout(backoff.timeoutMs)]),
      });
      return { status: response.status, body: methodIn(await response.text()) };
    } catch {
      // Refused, reset, timed out: for the platform all the same, it tries again.
      return { status: 0 };
    }
  }

  queue.onPush(pump);

  return {
    attempts,
    set(setting) {
      active?.end.abort();
      active = { setting, end: new AbortController(), busy: new Set() };
      lastError = undefined;
      pump();
    },
    remove() {
      active?.end.abort();
      active = undefined;
    },
    isSet: () => active !== undefined,
    info() {
      const allowed = queue.allowed();
      return {
        url: active?.setting.url ?? "",
        has_custom_certificate: false,
        pending_update_count: queue.pending().length,
        ...(active === undefined ? {} : { max_connections: active.setting.maxConnections }),
        ...(lastError === undefined
          ? {}
          : { last_error_date: lastError.at, last_error_message: lastError.text }),
        ...(allowed === undefined ? {} : { allowed_updates: [...allowed] }),
      };
    },
  };
}

function methodIn(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    return typeof body["method"] === "string" ? body : undefined;
  } catch {
    // Any body may come with a 200; only one that names a method means something.
    return undefined;
  }
}
