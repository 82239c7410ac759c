// Sending and redrawing on Slack: one call each, its outcome told exactly.
import { createHash } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { Message } from "../../core/message.ts";
import type { Address, Messenger, SendOutcome } from "../../core/ports.ts";
import { failureOf } from "./failure.ts";
import { type Gallery, NO_PICTURES, type Pictures } from "./gallery.ts";
import { renderMessage } from "./render.ts";
import { messageAt } from "./turns.ts";

/** Slack's answers about one destination: the person is gone, or the bot is not in the channel. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "user_disabled",
  "user_not_visible",
  "user_not_in_channel",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "access_denied",
]);

/** Slack's answers about the token: nothing will arrive anywhere until an operator acts. */
export const BARRED: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "missing_scope",
  "no_permission",
  "org_login_required",
  "ekm_access_denied",
  "team_access_not_granted",
  "enterprise_is_restricted",
]);

/** Makes UUIDs out of delivery ids that no other application makes. */
const NAMESPACE = "1f7c7c5e-3c0d-5d0a-9b0e-6f2d4f2b7a11";

/** How long sending may try anew for a file's sake, in milliseconds: with one call's time-out it stays within what a delivery allows. */
const PICTURE_MS = 1_800;

/** Gives the messenger of one bot token; charts are left out without a gallery. `client` must neither retry nor wait. */
export function createMessenger(client: WebClient, gallery?: Gallery): Messenger {
  /** Only an answer that blocks are wrong is certain to have shown nothing, and may be a new file's fault. */
  async function showing(
    message: Message,
    send: (pictures: Pictures) => Promise<string>,
  ): Promise<SendOutcome> {
    const outcome = (pictures: Pictures) => told(() => send(pictures));
    if (gallery === undefined) return outcome(NO_PICTURES);
    const isRefused = (sent: SendOutcome) => sent.kind === "rejected" && sent.code === "invalid_blocks";
    return gallery.show(gallery.at(message), outcome, isRefused, PICTURE_MS);
  }

  return {
    platform: "slack",
    prepare: async (message) => gallery?.prepare(message),
    send: (to, message, key) => showing(message, (pictures) => post(client, to, { message, pictures }, key)),
    redraw: (_at, messageRef, message) => {
      const at = readRef(messageRef);
      if (at === null) return Promise.resolve({ kind: "rejected", code: "message-ref-unreadable" });
      gallery?.turns(messageAt(messageRef));
      return showing(message, async (pictures) => {
        const rendered = renderMessage(message, pictures);
        await client.chat.update({ ...at, ...rendered, link_names: false, parse: "none" });
        return messageRef;
      });
    },
  };
}

/** Writes where a message is: the conversation's own id and the message's timestamp. A person's id does not find their messages again. */
export function writeRef(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

function readRef(messageRef: string): { readonly channel: string; readonly ts: string } | null {
  const [, channel, ts] = /^([A-Z0-9]+):(\d+\.\d+)$/.exec(messageRef) ?? [];
  return channel === undefined || ts === undefined ? null : { channel, ts };
}

async function post(
  client: WebClient,
  to: Address,
  { message, pictures }: { readonly message: Message; readonly pictures: Pictures },
  key: string,
): Promise<string> {
  // Slack reads it although its own types do not name it.
  const once = { client_msg_id: uuidOf(key) };
  const { channel = to.externalId, ts = "" } = await client.chat.postMessage({
    channel: to.externalId,
    ...renderMessage(message, pictures),
    ...(to.threadId === undefined ? {} : { thread_ts: to.threadId }),
    ...once,
    mrkdwn: false,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  return writeRef(channel, ts);
}

async function told(call: () => Promise<string>): Promise<SendOutcome> {
  try {
    return { kind: "sent", messageRef: await call() };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SendOutcome {
  const failure = failureOf(error);
  switch (failure.kind) {
    case "limited":
      return { kind: "rate-limited", retryAfterMs: failure.retryAfterMs };
    case "refused":
      return failure;
    case "lost":
      return { kind: "ambiguous", code: failure.code };
    case "answered":
      if (BARRED.has(failure.code)) return { kind: "suspended", code: failure.code };
      if (UNREACHABLE.has(failure.code)) return { kind: "unreachable", code: failure.code };
      return { kind: "rejected", code: failure.code };
  }
}

/** Gives the UUID (version 5, RFC 9562) of a delivery: the same one for each try, which lets Slack drop a copy. */
function uuidOf(key: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(NAMESPACE.replaceAll("-", ""), "hex"))
    .update(key)
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
