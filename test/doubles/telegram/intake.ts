// The methods by which a bot takes its updates; polling and webhook exclude each other.

import type { Methods } from "./methods.ts";
import type { Polling } from "./polling.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Webhook } from "./webhook.ts";

type IntakeMethod = "getUpdates" | "setWebhook" | "deleteWebhook" | "getWebhookInfo";

/** Gives the methods on this queue. */
export function intakeMethods(queue: UpdateQueue, polling: Polling, webhook: Webhook): Methods<IntakeMethod> {
  return {
    getUpdates(params, gone) {
      if (webhook.isSet()) {
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      return polling.poll(params, gone);
    },
    setWebhook(params) {
      if (params.drop_pending_updates === true) queue.drop();
      queue.allow(params.allowed_updates);
      if (params.url === "") {
        webhook.remove();
        return true;
      }
      if (!isAcceptable(params.url)) {
        throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      }
      const secret = params.secret_token || undefined;
      if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
        throw badRequest("secret token contains unallowed characters");
      }
      polling.interrupt(new Refusal(409, "Conflict: terminated by setWebhook request"));
      const maxConnections = Math.min(100, Math.max(1, params.max_connections ?? 40));
      webhook.set({ url: params.url, secret, maxConnections });
      return true;
    },
    deleteWebhook(params) {
      if (params.drop_pending_updates === true) queue.drop();
      webhook.remove();
      return true;
    },
    getWebhookInfo: () => webhook.info(),
  };
}

/** Says whether a webhook may go there: HTTPS as on the platform, and plain HTTP to this machine. */
function isAcceptable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname));
}
