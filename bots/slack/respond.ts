// Answers through a response URL: the way back to a pressed message that costs no rate limit.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { networkFailure } from "./failure.ts";
import { readJson } from "./json.ts";
import type { Rendered } from "./render.ts";

/** What to do with an answer. `replace` may be said twice without harm, the others may not. */
export type Manner = "replace" | "to-presser" | "to-channel";

/** What became of an answer. */
export type Responded = { readonly kind: "done" } | { readonly kind: "failed"; readonly code: string };

const TIMEOUT = 5_000;
const TRIES = 3;
const answer = z.object({ ok: z.boolean(), error: z.string().optional() });

/** Posts to a response URL; tries again where that cannot show anything twice. Never rejects. */
export async function respond(
  url: string,
  rendered: Rendered,
  manner: Manner,
  threadTs?: string,
): Promise<Responded> {
  const body = JSON.stringify({
    ...rendered,
    mrkdwn: false,
    replace_original: manner === "replace",
    ...(manner === "replace" ? {} : { response_type: manner === "to-channel" ? "in_channel" : "ephemeral" }),
    ...(threadTs === undefined || manner === "replace" ? {} : { thread_ts: threadTs }),
  });
  for (let attempt = 1; ; attempt += 1) {
    const tried = await once(url, body);
    if (tried.kind === "done" || attempt >= TRIES) return tried;
    const safe = tried.again === "safely" || (tried.again === "perhaps" && manner === "replace");
    if (!safe) return tried;
    await sleep(tried.waitMs ?? 200 * attempt);
  }
}

type Tried =
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly again: "never" | "perhaps" | "safely";
      readonly waitMs?: number;
    };

async function once(url: string, body: string): Promise<Tried> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    if (response.status === 429) {
      const seconds = Math.min(10, Number(response.headers.get("retry-after") ?? 1) || 1);
      return { kind: "failed", code: "rate-limited", again: "safely", waitMs: seconds * 1_000 };
    }
    if (response.status >= 500) return { kind: "failed", code: `http-${response.status}`, again: "perhaps" };
    const refusal = refusalIn(text);
    if (response.ok && refusal === null) return { kind: "done" };
    return { kind: "failed", code: refusal ?? `http-${response.status}`, again: "never" };
  } catch (error) {
    const failure = networkFailure(error);
    return { kind: "failed", code: failure.code, again: failure.kind === "refused" ? "safely" : "perhaps" };
  }
}

/** Slack answers "ok" or JSON; a refusal may come with status 200. */
function refusalIn(text: string): string | null {
  const parsed = answer.safeParse(readJson(text));
  return parsed.success && !parsed.data.ok ? (parsed.data.error ?? "refused") : null;
}
