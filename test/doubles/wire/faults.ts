// What can go wrong between an app and its platform: a rate limit, and failures ordered for the next calls.

/** A failure that any platform can have; each platform adds its own error answer to these. */
export type WireFault =
  | { readonly status: number }
  | { readonly hang: true }
  | { readonly drop: "before" | "after" }
  | { readonly delayMs: number };

/** A token bucket over all calls, or over one method's, with a second bucket for each chat where wanted. */
export type Limit = {
  readonly perSecond: number;
  readonly perChatPerSecond?: number;
  /** Only this method's calls count; without it every call does that is not exempt. */
  readonly method?: string;
  /** What the bucket holds when full, at least 1; one second's worth when absent. */
  readonly burst?: number;
};

type Bucket = { tokens: number; at: number; blockedUntil: number };

/** The faults of one double; `E` is the platform's own error answer, such as `{ error: string }`. */
export type Faults<E extends object> = {
  /** Sets a limit, in place of the one on the same method; null takes all away. */
  limit(limit: Limit | null): void;
  /** Makes the next `times` calls of a method fail ("*" means any method). */
  failNext(method: string, fault: E | WireFault, times?: number): void;
  /** Takes the fault that is due for this call, if there is one. */
  take(method: string): E | WireFault | undefined;
  /** Lets a call pass (null) or gives the whole seconds that it must wait, at least 1; `now` in milliseconds. */
  admit(method: string, chat: string | undefined, now: number): number | null;
};

/**
 * Gives a double's faults. `exempt` methods never count against a limit without a method; `lengthens` makes each
 * call during a block start the block anew, as Telegram does.
 */
export function createFaults<E extends object>(
  options: { readonly exempt?: readonly string[]; readonly lengthens?: boolean } = {},
): Faults<E> {
  const exempt = new Set(options.exempt ?? []);
  const lengthens = options.lengthens ?? false;
  const limits = new Map<string, { limit: Limit; buckets: Map<string, Bucket> }>();
  const queue: { method: string; fault: E | WireFault; left: number }[] = [];

  function bucketOf(buckets: Map<string, Bucket>, key: string, capacity: number, now: number): Bucket {
    const known = buckets.get(key);
    if (known) return known;
    const fresh = { tokens: capacity, at: now, blockedUntil: 0 };
    buckets.set(key, fresh);
    return fresh;
  }

  function waitFor(bucket: Bucket, rate: number, capacity: number, now: number): number | null {
    bucket.tokens = Math.min(capacity, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    bucket.at = now;
    const blocked = now < bucket.blockedUntil;
    if (!blocked && bucket.tokens >= 1) return null;
    if (!blocked || lengthens) {
      const seconds = Math.max(1, wholeSeconds((1 - bucket.tokens) / rate));
      bucket.blockedUntil = Math.max(bucket.blockedUntil, now + seconds * 1000);
    }
    return Math.max(1, wholeSeconds((bucket.blockedUntil - now) / 1000));
  }

  function admitUnder(
    { limit, buckets }: { limit: Limit; buckets: Map<string, Bucket> },
    chat: string | undefined,
    now: number,
  ): number | null {
    const capacity = Math.max(1, limit.burst ?? limit.perSecond);
    const taken: Bucket[] = [bucketOf(buckets, "", capacity, now)];
    const waits = [waitFor(taken[0] as Bucket, limit.perSecond, capacity, now)];
    if (limit.perChatPerSecond !== undefined && chat !== undefined) {
      const own = bucketOf(buckets, `chat ${chat}`, Math.max(1, limit.perChatPerSecond), now);
      taken.push(own);
      waits.push(waitFor(own, limit.perChatPerSecond, Math.max(1, limit.perChatPerSecond), now));
    }
    const wait = waits.reduce<number | null>(
      (most, one) => (one === null ? most : Math.max(most ?? 0, one)),
      null,
    );
    // Only a call that passes spends: a refused one must not empty the other bucket.
    if (wait === null) for (const bucket of taken) bucket.tokens -= 1;
    return wait;
  }

  return {
    limit(limit) {
      if (limit === null) limits.clear();
      else limits.set(limit.method ?? "", { limit, buckets: new Map() });
    },
    failNext(method, fault, times = 1) {
      queue.push({ method, fault, left: times });
    },
    take(method) {
      const index = queue.findIndex((one) => one.method === method || one.method === "*");
      const due = queue[index];
      if (due === undefined) return undefined;
      due.left -= 1;
      if (due.left <= 0) queue.splice(index, 1);
      return due.fault;
    },
    admit(method, chat, now) {
      const own = limits.get(method);
      const all = exempt.has(method) ? undefined : limits.get("");
      const waits = [own, all].map((one) => (one ? admitUnder(one, chat, now) : null));
      return waits.reduce((most, one) => (one === null ? most : Math.max(most ?? 0, one)), null);
    },
  };
}

/** Rounds up, but not for what adding and subtracting fractions leaves behind: 1.0000000001 s is one second. */
function wholeSeconds(seconds: number): number {
  return Math.ceil(seconds - 1e-6);
}
