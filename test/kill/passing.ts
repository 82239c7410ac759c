// The child's end: it passes moments by name, and ends itself with SIGKILL at the one that its orders name.
import type { Orders, Transition } from "./transitions.ts";

let orders: Orders | null = null;
let left = 0;

/** Takes orders; null lets the process live. */
export function obey(given: Orders | null): void {
  orders = given;
  left = given?.passing ?? 0;
}

/** True where the orders are to end at this moment of an attempt only once it is written down. */
export function isAfterWriting(): boolean {
  return orders?.written ?? false;
}

/** Says whether the next passing of a moment is the one. */
export function isLast(at: Transition, connectionId: string | null): boolean {
  if (orders === null || orders.at !== at) return false;
  if (orders.connectionId !== null && connectionId !== null && orders.connectionId !== connectionId) {
    return false;
  }
  return left === 1;
}

/** Passes a moment, or does not come back from it. */
export function pass(at: Transition, connectionId: string | null = null): void {
  if (orders === null || orders.at !== at) return;
  if (orders.connectionId !== null && connectionId !== null && orders.connectionId !== connectionId) return;
  left -= 1;
  // Nobody can catch this signal, and nothing of this thread runs after it.
  if (left === 0) process.kill(process.pid, "SIGKILL");
}
