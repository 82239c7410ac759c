// How fast a connection sends: finds the platform's limit from what it accepts and refuses, and stays just below it.
//
// Between two refusals (429) in a row a token bucket goes from empty to empty, so that what it accepted, divided by the
// time that passed, pauses included, is its very rate. Without the pauses the same quotient is a rate that has met a 429.
// The first is what to send at, the second what not to reach again.
import type { Platform } from "../ports.ts";
import type { Pace } from "./ports.ts";

/**
 * Messages a second to begin with, where nothing is known. Slack promises 1/s a channel and "several hundred a minute" a workspace, and
 * some 4/s have been seen to pass; Telegram documents 30/s.
 */
export const START_RATES: Readonly<Record<Platform, number>> = { slack: 4, telegram: 25 };

/** A connection's pace as its leader knows it while it sends; what of it outlives a restart is the Pace. */
export interface Tempo extends Pace {
  /** `nextAt` to the fraction of a millisecond, which at 300/s is a tenth of the gap. */
  readonly due: number;
  /** The platform's rate as measured between the last two refusals, null before that; above it, climb gently. */
  readonly trusted: number | null;
  /** What has happened since the last refusal seen by this leader. */
  readonly stretch: Stretch | null;
}

interface Stretch {
  readonly from: number;
  readonly blockedMs: number;
  /** Time in which there was nothing to send, or something else than the pace held it up. */
  readonly idleMs: number;
  readonly accepted: number;
}

/** How late a message may leave without the next ones waiting the longer for it, in milliseconds: timers and commits are not exact. */
export const CATCH_UP_MS = 100;
/** A pause that a platform does not name, and the shortest that is believed, in milliseconds. */
const SHORTEST_BLOCK_MS = 100;

// Growth as a share a second of sending, continuously: doubling in 0.4 s until the first refusal, 5 % after that, 1 % above a measured rate.
const FIRST_CLIMB = 2.5 * Math.LN2;
const CLIMB = 0.05;
const GENTLE_CLIMB = 0.01;
// Below a ceiling by enough for the jitter of the network.
const CRUISE = 0.97;
const ROOM = 1.1;
const FIRST_CUT = 0.5;
const CUT = 0.75;
const SLOWEST = 0.2;
const PROBE_EVERY_MS = 3_600_000;
// A measurement needs some messages, and must not reach back to a time in which the limit may have been another.
const FEWEST_MEASURED = 5;
const LONGEST_STRETCH_MS = 60_000;
const MOST_IDLE = 0.1;

/** Gives how many messages a second a connection may be expected to send, by what has been learnt of it. */
export function expectedRate(pace: Pace | null, platform: Platform): number {
  return pace === null ? START_RATES[platform] : takeUp(pace, START_RATES[platform]).rate;
}

/** Takes up a stored pace; one that has never met a refusal starts at `startRate` messages a second or at what it has reached. */
export function takeUp(pace: Pace, startRate: number): Tempo {
  const untried = pace.ceiling === null && pace.probedAt === null;
  const rate = untried ? Math.max(pace.rate, startRate) : pace.rate;
  return { ...pace, rate, due: pace.nextAt.getTime(), trusted: null, stretch: null };
}

/** Gives what of a tempo is stored. */
export function toPace({ rate, ceiling, nextAt, blockedUntil, probedAt }: Tempo): Pace {
  return { rate, ceiling, nextAt, blockedUntil, probedAt };
}

/** Gives the instant before which nothing may leave. */
export function nextSlot(tempo: Tempo): Date {
  return new Date(Math.ceil(slotMs(tempo)));
}

/** Says whether the platform has asked for silence that lasts beyond `now`. */
export function isBlocked({ blockedUntil }: Tempo, now: Date): boolean {
  return blockedUntil !== null && blockedUntil > now;
}

/** A message leaves at `now`: makes the next one wait, and climbs as far as the pace, and nothing else, held this one up. */
export function leave(tempo: Tempo, now: Date): Tempo {
  const idle = Math.max(0, now.getTime() - slotMs(tempo) - CATCH_UP_MS);
  const probing = probe(tempo, now);
  const due = Math.max(slotMs(tempo), now.getTime() - CATCH_UP_MS) + 1000 / probing.rate;
  return {
    ...probing,
    rate: idle > 0 ? probing.rate : climb(probing),
    due,
    nextAt: new Date(due),
    stretch: tempo.stretch && { ...tempo.stretch, idleMs: tempo.stretch.idleMs + idle },
  };
}

/** The platform took a message that left at `left`. */
export function accept(tempo: Tempo, left: Date): Tempo {
  const { stretch } = tempo;
  if (stretch === null || left.getTime() < stretch.from) return tempo;
  return { ...tempo, stretch: { ...stretch, accepted: stretch.accepted + 1 } };
}

/** The platform refused, at `now`, a message that left at `left`, and asked for `retryAfterMs` of silence. */
export function refuse(tempo: Tempo, left: Date, now: Date, retryAfterMs: number): Tempo {
  const blockedMs = Math.max(SHORTEST_BLOCK_MS, retryAfterMs);
  const until = new Date(Math.max(now.getTime() + blockedMs, tempo.blockedUntil?.getTime() ?? 0));
  // Messages that were on their way when the first was refused tell nothing new, except how long to wait.
  const straggler = isBlocked(tempo, now) || left.getTime() < (tempo.stretch?.from ?? 0);
  const next = straggler ? tempo : cut(tempo, now);
  const stretch = straggler
    ? prolong(tempo, until)
    : { from: now.getTime(), blockedMs, idleMs: 0, accepted: 0 };
  return { ...waitUntil(next, until), stretch };
}

/** The platform cannot be reached, or asks for silence about something else than the pace: nothing leaves before `until`. */
export function hold(tempo: Tempo, until: Date): Tempo {
  // What is measured across such a pause would be the pause.
  return { ...waitUntil(tempo, until), stretch: null };
}

function slotMs({ due, blockedUntil }: Tempo): number {
  return Math.max(due, blockedUntil?.getTime() ?? 0);
}

function climb({ rate, ceiling, trusted, probedAt }: Tempo): number {
  const gently = trusted !== null && rate >= CRUISE * trusted;
  const untried = ceiling === null && probedAt === null;
  const growth = untried ? FIRST_CLIMB : gently ? GENTLE_CLIMB : CLIMB;
  const climbed = rate * Math.exp(growth / rate);
  return ceiling === null ? climbed : Math.max(rate, Math.min(climbed, CRUISE * ceiling));
}

// What was refused an hour ago may pass today: forget the ceiling and climb until the next refusal.
function probe(tempo: Tempo, now: Date): Tempo {
  const { ceiling, probedAt } = tempo;
  const due = probedAt !== null && now.getTime() - probedAt.getTime() >= PROBE_EVERY_MS;
  return ceiling !== null && due ? { ...tempo, ceiling: null, trusted: null, probedAt: now } : tempo;
}

function cut(tempo: Tempo, now: Date): Tempo {
  const { rate, ceiling, probedAt, stretch } = tempo;
  const measured = stretch && measure(stretch, now);
  if (measured) {
    const { trusted, met } = measured;
    // The average since the last refusal is below the rate that was refused; close to the measured rate it is no ceiling.
    const refused = Math.min(rate, Math.max(met, ROOM * trusted));
    return { ...tempo, rate: Math.max(SLOWEST, CRUISE * trusted), ceiling: refused, trusted, probedAt: now };
  }
  // Refused at once after a pause: it was the pause that was too short, not the rate too high.
  if (stretch !== null && stretch.accepted === 0) return { ...tempo, probedAt: now };
  const untried = ceiling === null && probedAt === null;
  return {
    ...tempo,
    rate: Math.max(SLOWEST, rate * (untried ? FIRST_CUT : CUT)),
    ceiling: Math.min(rate, ceiling ?? rate),
    trusted: null,
    probedAt: now,
  };
}

function measure(
  { from, blockedMs, idleMs, accepted }: Stretch,
  now: Date,
): { readonly trusted: number; readonly met: number } | null {
  const elapsed = now.getTime() - from;
  const sending = elapsed - blockedMs - idleMs;
  if (
    accepted < FEWEST_MEASURED ||
    sending <= 0 ||
    elapsed > LONGEST_STRETCH_MS ||
    idleMs > MOST_IDLE * elapsed
  )
    return null;
  const met = (1000 * accepted) / sending;
  // A bucket too small to fill up during the pause would seem slower than it is.
  return { trusted: Math.max((1000 * accepted) / elapsed, met / 2), met };
}

function prolong({ stretch, blockedUntil }: Tempo, until: Date): Stretch | null {
  if (stretch === null || blockedUntil === null) return stretch;
  return { ...stretch, blockedMs: stretch.blockedMs + until.getTime() - blockedUntil.getTime() };
}

function waitUntil(tempo: Tempo, until: Date): Tempo {
  const end = Math.max(until.getTime(), tempo.blockedUntil?.getTime() ?? 0);
  const due = Math.max(tempo.due, end);
  return { ...tempo, blockedUntil: new Date(end), due, nextAt: new Date(due) };
}
