// Sends what a connection owes: as its only sender, as fast as the platform allows, each message once as far as anyone can know.
import { SurveyError } from "../errors.ts";
import type { Message } from "../message.ts";
import { type CarrierPorts, type Counts, createCarrier, NO_COUNTS } from "./carrier.ts";
import { chatPaceOf } from "./chat-pace.ts";
import { type Lead, takeLead } from "./lead.ts";
import { isBlocked, leave, nextSlot, START_RATES, takeUp } from "./pace.ts";
import type { Claimed } from "./ports.ts";
import { reportTrouble } from "./report-trouble.ts";
import { backoff } from "./verdict.ts";

export interface DrainPorts extends CarrierPorts {
  /** Says what is true now of a delivery, as a message; null when it need not be sent any more; or when to come back to it. */
  readonly load: (claimed: Claimed, now: Date) => Promise<Message | Postponed | null>;
}

/** Not now: its reader is asleep, or does not want to be disturbed. */
export interface Postponed {
  readonly notBefore: Date;
}

export interface DrainOptions {
  readonly connectionId: string;
  readonly organizationId: string;
  /** Names this process; another one with the same name would be taken for it. */
  readonly owner: string;
  /** Begins nothing new after so many milliseconds. */
  readonly maxMs: number;
  /** Ends the drain: what is in flight is finished, what has not left is handed back. */
  readonly signal?: AbortSignal;
  /** How long a lead and a claim last, 30 s where not given; a crash holds its messages up for as long. */
  readonly leaseMs?: number;
  /** The longest that one request may take, 12 s where not given: the messenger's time-out must be shorter, and the lease half as long again. */
  readonly sendMs?: number;
  /** Messages a second to begin with where nothing is known; the platform's own where not given. */
  readonly startRate?: number;
  /** The most requests under way at once, 32 where not given. */
  readonly maxInFlight?: number;
}

/** What a drain did, and when to come back. */
export interface Drained extends Counts {
  /** `idle`: nothing more is due now. `not-leading`: another process sends here. */
  readonly ended: "idle" | "time" | "stopped" | "not-leading" | "suspended";
  /** When to drain again, or null when nothing is owed that could be sent. */
  readonly nextDue: Date | null;
}

const LEASE_MS = 30_000;
const SEND_MS = 12_000;
const MAX_IN_FLIGHT = 32;
const SAVE_EVERY_MS = 2000;
const SWEEP_EVERY_MS = 5000;
/** Shorter waits are waited for here; for longer ones the caller comes back. */
const LINGER_MS = 1000;
// Claimed ahead is only what leaves within a twentieth of a second: a crash holds up all that it finds claimed.
const AHEAD_S = 0.05;
const LARGEST_CLAIM = 16;

/** Takes the lead and sends until nothing is due, time is up or the signal says so. Rejects where the store fails, with nothing left in flight. */
export async function drainDeliveries(ports: DrainPorts, options: DrainOptions): Promise<Drained> {
  const { leaseMs = LEASE_MS, sendMs = SEND_MS } = options;
  const lead = await takeLead(ports, { ...options, leaseMs, sendMs });
  if (lead === null) {
    return { ...NO_COUNTS, ended: "not-leading", nextDue: after(ports.clock.now(), LINGER_MS) };
  }
  return await drainAsLeader(ports, { ...options, leaseMs, sendMs }, lead);
}

async function drainAsLeader(
  ports: DrainPorts,
  options: DrainOptions & { readonly leaseMs: number; readonly sendMs: number },
  lead: Lead,
): Promise<Drained> {
  const { outbox, clock, log, random, load, messenger } = ports;
  const { connectionId, organizationId, maxMs, signal, leaseMs, sendMs } = options;
  const { maxInFlight = MAX_IN_FLIGHT, startRate = START_RATES[messenger.platform] } = options;
  const { fence } = lead;
  const tempo = takeUp(lead.pace, startRate);
  const carrier = createCarrier(ports, { connectionId, organizationId, fence }, tempo);
  const chats = chatPaceOf(messenger);
  const begun = clock.now();
  const deadline = after(begun, maxMs);
  let sweepAt = begun;
  let saveAt = after(begun, SAVE_EVERY_MS);
  let ended: Drained["ended"] | null = null;

  try {
    while (await step());
  } finally {
    await carrier.finish();
    await carrier.savePace();
    await lead.release();
  }
  const now = clock.now();
  const { sent } = carrier.counts();
  const ms = now.getTime() - begun.getTime();
  // Without the count: of a drain of reminders it would tell how many of an open round have answered.
  if (sent > 0) log.info({ event: "drained", connection: connectionId, ms });
  const reason = ended ?? "idle";
  return { ...carrier.counts(), ended: reason, nextDue: await dueAgain(reason, now) };

  /** One turn of the loop; false when there is nothing left to do here. */
  async function step(): Promise<boolean> {
    if (!(await lead.holds())) ended ??= "not-leading";
    const now = clock.now();
    if (now >= deadline) ended ??= "time";
    if (isOver()) return false;
    if (now >= saveAt) {
      saveAt = after(now, SAVE_EVERY_MS);
      await carrier.savePace();
    }
    if (now >= sweepAt) {
      sweepAt = after(now, SWEEP_EVERY_MS);
      await sweep(now);
    }
    const { blockedUntil, rate } = carrier.tempo();
    if (blockedUntil !== null && blockedUntil > now) return await sitOut(blockedUntil, now);

    const limit = Math.min(Math.max(1, Math.ceil(rate * AHEAD_S)), LARGEST_CLAIM, maxInFlight);
    const claimed = await outbox.claim(connectionId, fence, now, limit, leaseMs);
    if (claimed.length === 0) return await waitForMore(now);
    const loading = claimed.map((one) => ({ one, loaded: loadOne(one, now) }));
    for (const { one, loaded } of loading) await handle(one, await loaded, now);
    return true;
  }

  function isOver(): boolean {
    if (signal?.aborted === true) ended ??= "stopped";
    if (carrier.suspended()) ended ??= "suspended";
    return ended !== null || carrier.failed();
  }

  async function sweep(now: Date): Promise<void> {
    if ((await outbox.doomed(connectionId, now)) > 0) {
      await reportTrouble(ports, { organizationId, code: "ambiguous-twice" }, now);
    }
    const { ambiguous, dead } = await outbox.sweep(connectionId, fence, now);
    if (ambiguous + dead === 0) return;
    log.warn({ event: "leases-expired", connection: connectionId, count: ambiguous + dead });
    carrier.count("ambiguous", ambiguous);
    carrier.count("dead", dead);
  }

  async function sitOut(until: Date, now: Date): Promise<boolean> {
    if (until >= deadline && carrier.inFlight() === 0) {
      ended ??= "time";
      return false;
    }
    // In pieces, so that the lead is renewed on the way.
    await clock.sleep(Math.min(until.getTime() - now.getTime(), leaseMs / 4), signal);
    return true;
  }

  async function waitForMore(now: Date): Promise<boolean> {
    // Something in flight may come back to be sent again.
    if (carrier.inFlight() > 0) {
      await carrier.settled();
      return true;
    }
    const next = await outbox.nextDue(connectionId);
    const wait = next === null ? Number.POSITIVE_INFINITY : next.getTime() - now.getTime();
    if (wait <= 0 || wait > LINGER_MS) {
      // Without the lead nothing can be claimed, however much is owed.
      ended ??= (await lead.holds()) ? "idle" : "not-leading";
      return false;
    }
    await clock.sleep(wait, signal);
    return true;
  }

  async function loadOne(
    claimed: Claimed,
    now: Date,
  ): Promise<{ readonly message: Message | Postponed | null } | { readonly failed: string }> {
    try {
      const message = await load(claimed, now);
      // Before the permission: what is sent under it must have ended when it does.
      if (message !== null && "parts" in message) await messenger.prepare?.(message);
      return { message };
    } catch (error) {
      // One message that cannot be made must not hold up the others; its code stays with the delivery.
      const failed = error instanceof SurveyError ? error.code : "internal";
      const { id, kind } = claimed;
      log.error({ event: "load-failed", connection: connectionId, delivery: id, kind, code: failed });
      return { failed };
    }
  }

  async function handle(
    claimed: Claimed,
    loaded: Awaited<ReturnType<typeof loadOne>>,
    claimedAt: Date,
  ): Promise<void> {
    const now = clock.now();
    if ("failed" in loaded) {
      const notBefore = after(now, backoff(claimed.attempt, 10_000, 600_000, random));
      return await carrier.settle(claimed, { state: "retry", notBefore, code: loaded.failed });
    }
    const { message } = loaded;
    if (message === null) return await carrier.settle(claimed, { state: "cancelled", code: "not-needed" });
    if ("notBefore" in message) {
      const { notBefore } = message;
      return await carrier.settle(claimed, { state: "retry", notBefore, code: "postponed" });
    }
    if (claimed.kind === "post-update" && chats.isDrawn(claimed, message)) {
      return await carrier.settle(claimed, { state: "cancelled", code: "unchanged" });
    }
    const freeAt = chats.freeAt(claimed, now);
    if (freeAt > now) {
      return await carrier.settle(claimed, { state: "retry", notBefore: freeAt, code: "chat-pace" });
    }
    if (await dispatch(claimed, message, claimedAt)) return;
    const { blockedUntil } = carrier.tempo();
    const back = clock.now();
    await carrier.handBack(claimed, blockedUntil !== null && blockedUntil > back ? blockedUntil : back);
  }

  /** Lets one message leave; false when it may not: the end has come, the lead is lost, or the platform asked for silence. */
  async function dispatch(claimed: Claimed, message: Message, claimedAt: Date): Promise<boolean> {
    if (!(await slot())) return false;
    if (!(await lead.holds())) ended ??= "not-leading";
    const asked = clock.now();
    if (isOver() || asked.getTime() + sendMs > claimedAt.getTime() + leaseMs) return false;
    const { nextAt } = leave(carrier.tempo(), asked);
    const permitted = await outbox.permit(connectionId, fence, asked, nextAt, claimed);
    const now = clock.now();
    if (isBlocked(carrier.tempo(), now)) return false;
    if (!permitted) ended ??= "not-leading";
    // A process that was paused since it asked finds only here that its lead has run out.
    if (isOver() || !lead.covers(now)) return false;
    carrier.send(claimed, message);
    return true;
  }

  /** Resolves to true when one more message may leave. */
  async function slot(): Promise<boolean> {
    while (!isOver()) {
      const now = clock.now();
      if (isBlocked(carrier.tempo(), now)) return false;
      const wait = nextSlot(carrier.tempo()).getTime() - now.getTime();
      if (carrier.inFlight() >= maxInFlight) await carrier.settled();
      else if (wait > 0) await clock.sleep(wait, signal);
      else return true;
    }
    return false;
  }

  async function dueAgain(reason: Drained["ended"], now: Date): Promise<Date | null> {
    if (reason === "not-leading") return after(now, LINGER_MS);
    const next = await outbox.nextDue(connectionId);
    if (next === null) return null;
    // Due, and yet not to be claimed: something else has to happen first, so ask again a little later.
    const due = reason === "idle" && next <= now ? after(now, LINGER_MS) : next;
    const { blockedUntil } = carrier.tempo();
    return blockedUntil !== null && blockedUntil > due ? blockedUntil : due;
  }
}

function after(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
