// Who has do-not-disturb on in a Slack workspace: asked of Slack for fifty people at a time, remembered for a while, and never waited for in vain.
import type { WebClient } from "@slack/web-api";
import type { Disturbance, Log } from "../../core/ports.ts";
import { failureOf } from "./failure.ts";

/** The optional scope that it takes. */
export const DISTURBANCE_SCOPE = "dnd:read";

/** The most people a call may name. */
const AT_ONCE = 50;
/** How long an answer serves: people change their hours seldom, and pause notifications for half an hour at least. */
const FRESH_MS = 10 * 60_000;
/** How long nothing is asked after a failure. */
const PAUSE_MS = 60_000;

/** Someone's next stretch of do-not-disturb in milliseconds; null for none. */
interface Known {
  readonly stretch: { readonly from: number; readonly to: number } | null;
  readonly readAt: number;
}

/** Gives what Slack tells of do-not-disturb. Whoever it is not told of in time counts as not disturbed. */
export function createDisturbance(client: WebClient, log: Log): Disturbance {
  const known = new Map<string, Known>();
  let reading: Promise<void> | null = null;
  let pausedUntil = 0;

  const isFresh = (id: string, now: number): boolean => {
    const age = now - (known.get(id)?.readAt ?? Number.NEGATIVE_INFINITY);
    return age >= 0 && age < FRESH_MS;
  };

  async function read(
    wanted: string,
    now: number,
    upcoming: () => Promise<readonly string[]>,
  ): Promise<void> {
    const next = (await upcoming()).filter((id) => id !== wanted && !isFresh(id, now));
    const ids = [wanted, ...next].slice(0, AT_ONCE);
    try {
      const { users = {} } = await client.dnd.teamInfo({ users: ids.join(",") });
      for (const id of ids) known.set(id, { stretch: stretchOf(users[id]), readAt: now });
    } catch (error) {
      const failure = failureOf(error);
      pausedUntil = now + (failure.kind === "limited" ? Math.max(failure.retryAfterMs, PAUSE_MS) : PAUSE_MS);
      const code = failure.kind === "limited" ? "rate-limited" : failure.code;
      log.warn({ event: "do-not-disturb-unknown", platform: "slack", code });
    }
    forgetOld(now);
  }

  function forgetOld(now: number): void {
    for (const id of known.keys()) if (!isFresh(id, now)) known.delete(id);
  }

  return {
    async until(externalId, at, upcoming) {
      const now = at.getTime();
      // Several are claimed together: whoever comes second finds the first one's answer.
      while (reading !== null && !isFresh(externalId, now)) await reading;
      if (!isFresh(externalId, now) && now >= pausedUntil) {
        reading = read(externalId, now, upcoming).finally(() => {
          reading = null;
        });
        await reading;
      }
      const stretch = known.get(externalId)?.stretch ?? null;
      return stretch !== null && stretch.from <= now && now < stretch.to ? new Date(stretch.to) : null;
    },
  };
}

function stretchOf(
  user:
    | {
        readonly dnd_enabled?: boolean;
        readonly next_dnd_start_ts?: number;
        readonly next_dnd_end_ts?: number;
      }
    | undefined,
): Known["stretch"] {
  const { dnd_enabled: isOn = false, next_dnd_start_ts: from = 0, next_dnd_end_ts: to = 0 } = user ?? {};
  return isOn && to > from ? { from: from * 1000, to: to * 1000 } : null;
}
