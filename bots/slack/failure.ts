// Why a call of the Web API failed, told apart by what it says about arrival.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";

/** What is known after a failed call. */
export type Failure =
  /** Slack read it and said no; `code` is its own word. */
  | { readonly kind: "answered"; readonly code: string }
  /** Not now. */
  | { readonly kind: "limited"; readonly retryAfterMs: number }
  /** It never left. */
  | { readonly kind: "refused"; readonly code: string }
  /** Nobody knows whether it arrived. */
  | { readonly kind: "lost"; readonly code: string };

/** How long to wait where Slack does not say, in milliseconds. */
const UNTOLD_WAIT = 30_000;

/** The system's and undici's codes of connections that were never made. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Errors of Slack's own that leave open how much of the call was done. */
const UNSURE: ReadonlySet<string> = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
]);

/** Errors that mean a limit although they come as answers; a team that is being moved is one for a minute. */
const LIMITS: ReadonlySet<string> = new Set(["ratelimited", "rate_limited", "team_added_to_org"]);

/** Says what a thrown error means; anything unknown counts as lost. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: "limited", retryAfterMs: Math.max(1, error.retryAfter) * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (LIMITS.has(code)) return { kind: "limited", retryAfterMs: UNTOLD_WAIT };
    return { kind: UNSURE.has(code) ? "lost" : "answered", code };
  }
  if (error instanceof WebAPIHTTPError) return { kind: "lost", code: `http-${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return networkFailure(error.original);
  // A 429 without a time to wait reaches us as a plain error.
  if (error instanceof Error && error.message.startsWith("Retry header did not contain")) {
    return { kind: "limited", retryAfterMs: UNTOLD_WAIT };
  }
  return networkFailure(error);
}

/** Says what a failed fetch means. */
export function networkFailure(error: unknown): Extract<Failure, { kind: "refused" | "lost" }> {
  const code = codeOf(error) ?? codeOf(causeOf(error));
  if (code !== null && NEVER_CONNECTED.has(code)) return { kind: "refused", code };
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "lost", code: "timeout" };
  return { kind: "lost", code: code ?? "connection-lost" };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
