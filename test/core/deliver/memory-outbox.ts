// An outbox in memory that keeps the port's promises: fences, leases, attempts, and one connection's pace.
import type { Claimed, DeliveryState, Outbox, Owed, Pace, Settlement } from "../../../core/deliver/ports.ts";

export interface Kept extends Owed {
  readonly id: string;
  state: DeliveryState;
  notBefore: Date;
  attempt: number;
  again: boolean;
  leaseUntil: Date | null;
  messageRef: string | null;
  code: string | null;
  address: Owed["address"];
  /** Every settlement that was asked for, in order. */
  readonly settled: Settlement[];
}

export interface MemoryOutbox extends Outbox {
  readonly deliveries: Kept[];
  pace: Pace;
  fence: number;
  suspended: boolean;
  states(): Record<string, number>;
}

const isOwed = (state: DeliveryState): boolean =>
  state === "pending" || state === "retry" || state === "ambiguous";

export function createMemoryOutbox(now: Date, pace: Partial<Pace> = {}): MemoryOutbox {
  const deliveries: Kept[] = [];
  const byId = new Map<string, Kept>();
  let owner: string | null = null;
  let leaseUntil = now;

  const due = (one: Kept, at: Date) => isOwed(one.state) && one.notBefore <= at;
  const outbox: MemoryOutbox = {
    deliveries,
    pace: { rate: 4, ceiling: null, nextAt: now, blockedUntil: null, probedAt: null, ...pace },
    fence: 0,
    suspended: false,
    states() {
      const counts: Record<string, number> = {};
      for (const { state } of deliveries) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
    async owe(messages) {
      let fresh = 0;
      for (const owed of messages) {
        const same = deliveries.some(
          (one) =>
            one.kind === owed.kind &&
            one.ref === owed.ref &&
            one.sequence === owed.sequence &&
            one.address.externalId === owed.address.externalId,
        );
        if (same) continue;
        fresh += 1;
        const kept: Kept = {
          ...owed,
          id: `d${deliveries.length}`,
          state: "pending",
          attempt: 0,
          again: false,
          leaseUntil: null,
          messageRef: null,
          code: null,
          settled: [],
        };
        deliveries.push(kept);
        byId.set(kept.id, kept);
      }
      return fresh;
    },
    async lead(_connection, by, at, leaseMs) {
      if (owner !== null && owner !== by && leaseUntil > at) return null;
      if (owner !== by) outbox.fence += 1;
      owner = by;
      leaseUntil = new Date(at.getTime() + leaseMs);
      return { fence: outbox.fence, pace: outbox.pace };
    },
    async release(_connection, fence) {
      if (fence === outbox.fence) owner = null;
    },
    async doomed(_connection, at) {
      return deliveries.filter(
        ({ state, leaseUntil, code, again }) =>
          state === "sending" && leaseUntil !== null && leaseUntil <= at && code === "left" && again,
      ).length;
    },
    async sweep(_connection, fence, at) {
      const counts = { ambiguous: 0, dead: 0 };
      if (fence !== outbox.fence) return counts;
      for (const one of deliveries) {
        if (one.state !== "sending" || one.leaseUntil === null || one.leaseUntil > at) continue;
        if (one.code !== "left") {
          one.state = "retry";
          continue;
        }
        one.state = one.again ? "dead" : "ambiguous";
        counts[one.state] += 1;
        one.again = true;
        one.notBefore = at;
      }
      return counts;
    },
    async claim(_connection, fence, at, limit, leaseMs) {
      if (fence !== outbox.fence || outbox.suspended) return [];
      const taken = deliveries
        .filter((one) => due(one, at))
        .sort((one, other) => one.notBefore.getTime() - other.notBefore.getTime())
        .slice(0, limit);
      return taken.map((one): Claimed => {
        one.state = "sending";
        one.attempt += 1;
        one.leaseUntil = new Date(at.getTime() + leaseMs);
        one.code = null;
        const { settled: _settled, state: _state, notBefore: _notBefore, ...rest } = one;
        return { ...rest, locale: "en" };
      });
    },
    async permit(_connection, fence, at, nextAt, { id, attempt }) {
      const { blockedUntil } = outbox.pace;
      if (fence !== outbox.fence || (blockedUntil !== null && blockedUntil > at)) return false;
      outbox.pace = { ...outbox.pace, nextAt };
      const one = byId.get(id);
      if (one?.attempt !== attempt || one.state !== "sending") return false;
      one.code = "left";
      return true;
    },
    async settle(id, attempt, settlement) {
      const one = byId.get(id);
      if (one === undefined || one.attempt !== attempt || !["sending", "ambiguous"].includes(one.state))
        return false;
      one.settled.push(settlement);
      one.state = settlement.state;
      if (settlement.state === "sent") one.messageRef = settlement.messageRef;
      else one.code = settlement.code;
      if ("notBefore" in settlement) one.notBefore = settlement.notBefore;
      if (settlement.state === "ambiguous") one.again = true;
      return true;
    },
    async moved(_connection, from, to) {
      for (const one of deliveries) {
        if (one.address.externalId === from && isOwed(one.state)) {
          one.address = { ...one.address, externalId: to };
        }
      }
    },
    async savePace(_connection, fence, saved) {
      if (fence === outbox.fence) outbox.pace = saved;
    },
    async learntPace() {
      return outbox.pace;
    },
    async nextDue() {
      if (outbox.suspended) return null;
      const times = deliveries.filter((one) => isOwed(one.state)).map((one) => one.notBefore.getTime());
      return times.length === 0 ? null : new Date(Math.min(...times));
    },
    async sentTo(kind, ref) {
      return deliveries.flatMap((one) =>
        one.kind === kind && one.ref === ref && one.messageRef !== null
          ? [{ address: one.address, messageRef: one.messageRef, connectionId: one.connectionId }]
          : [],
      );
    },
    counts: async () => [],
  };
  return outbox;
}
