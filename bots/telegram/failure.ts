// Why a call failed, in terms of what may be done about it. Nothing of an SDK's error object goes further than here.
import { TelegramError } from "telegraf";
import type { SendOutcome } from "../../core/ports.ts";

/** What a failed call means; `unmodified` is an edit to what is there already, `gone` that the message is no more, or may not be touched. */
export type Failure =
  | Exclude<SendOutcome, { kind: "sent" | "rejected" }>
  | { readonly kind: "rejected"; readonly code: string }
  | { readonly kind: "gone"; readonly code: "message-gone" | "message-fixed" }
  | { readonly kind: "unmodified" };

/** Reads an error of a call; throws it again when it is none of the platform's or the network's. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TelegramError) return answered(error);
  if (!(error instanceof Error)) throw error;
  if (error.name === "AbortError" || error.name === "TimeoutError")
    return { kind: "ambiguous", code: "timeout" };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (error.name !== "FetchError" && code === null) throw error;
  if (code !== null && NEVER_LEFT.test(code)) return { kind: "refused", code };
  return { kind: "ambiguous", code: code ?? "unreadable-answer" };
}

/** Gives one word for the log. */
export function codeOf(failure: Failure): string {
  if ("code" in failure) return failure.code;
  return failure.kind;
}

// Failures to connect at all: no address, no route, nobody listening, a certificate that does not hold.
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

// The Bot API tells refusals apart by their descriptions alone.
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/blocked by the user/i, "blocked"],
  [/deactivated/i, "deactivated"],
  [/initiate conversation/i, "never-started"],
  [/kicked/i, "kicked"],
  [/not a member/i, "not-a-member"],
];
const OUT_OF_REACH: readonly (readonly [RegExp, string])[] = [
  [/chat not found|PEER_ID_INVALID|user not found|CHANNEL_(INVALID|PRIVATE)/i, "chat-not-found"],
  [/thread not found|TOPIC_(DELETED|CLOSED|ID_INVALID)/i, "topic-not-found"],
  [/deactivated/i, "deactivated"],
  [
    /not enough rights|no rights|have no write access|need administrator rights|CHAT_(ADMIN_REQUIRED|WRITE_FORBIDDEN|RESTRICTED|SEND_\w+_FORBIDDEN)/i,
    "no-rights",
  ],
];
const GONE = /message to (edit|delete|be replied) not found|MESSAGE_ID_INVALID/i;
const FIXED = /message can't be (edited|deleted)|no (text|caption) in the message|MESSAGE_DELETE_FORBIDDEN/i;
const REJECTED: readonly (readonly [RegExp, string])[] = [
  [/too long|MESSAGE_TOO_LONG/i, "too-long"],
  [/BUTTON_\w+|inline keyboard/i, "bad-button"],
  [/entit/i, "bad-entity"],
  [/is empty/i, "empty"],
  [/query is too old|query ID is invalid|QUERY_ID_INVALID/i, "callback-too-old"],
];

function answered(error: TelegramError): Failure {
  const { code, description = "", parameters } = error;
  const movedTo = parameters?.migrate_to_chat_id;
  if (movedTo !== undefined) return { kind: "moved", externalId: `${movedTo}` };
  // A token that was never one gets 404, one that was revoked 401.
  if (code === 401 || code === 404) return { kind: "suspended", code: `telegram-${code}` };
  if (code === 429) {
    const seconds = parameters?.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1] ?? 1);
    return { kind: "rate-limited", retryAfterMs: Math.max(1, seconds) * 1000 };
  }
  if (code >= 500) return { kind: "ambiguous", code: `telegram-${code}` };
  if (code === 403)
    return { kind: "unreachable", code: firstOf(FORBIDDEN, description) ?? "telegram-forbidden" };
  if (/message is not modified/i.test(description)) return { kind: "unmodified" };
  if (GONE.test(description)) return { kind: "gone", code: "message-gone" };
  if (FIXED.test(description)) return { kind: "gone", code: "message-fixed" };
  const unreachable = firstOf(OUT_OF_REACH, description);
  if (unreachable !== null) return { kind: "unreachable", code: unreachable };
  return { kind: "rejected", code: firstOf(REJECTED, description) ?? `telegram-${code}` };
}

function firstOf(table: readonly (readonly [RegExp, string])[], description: string): string | null {
  return table.find(([pattern]) => pattern.test(description))?.[1] ?? null;
}
