// Counts what becomes of presses on the platform's side: sent, acknowledged, answered, and how long it all took.

/** What came of pressing for a while. */
export interface Pressed {
  readonly acknowledged: number;
  /** Calls that the bot made in answer. */
  readonly answers: number;
  /** From the first press until nothing came any more, in milliseconds. */
  readonly ms: number;
  /** So long it took until 99 of 100 were acknowledged, in milliseconds. */
  readonly p99: number;
}

/** Keeps the counts of one bot. */
export interface Tallying {
  sent(press: number): void;
  acknowledged(press: number): void;
  answered(): void;
  /** Milliseconds since something happened. */
  quietMs(): number;
  result(): Pressed;
}

/** Starts counting at the first press. */
export function createTally(): Tallying {
  const sentAt: number[] = [];
  const delays: number[] = [];
  let begun: number | null = null;
  let last = performance.now();
  let answers = 0;
  const happens = () => {
    last = performance.now();
  };
  return {
    sent(press) {
      begun ??= performance.now();
      happens();
      sentAt[press] = last;
    },
    acknowledged(press) {
      happens();
      delays.push(last - (sentAt[press] ?? last));
    },
    answered() {
      happens();
      answers += 1;
    },
    quietMs: () => performance.now() - last,
    result() {
      const sorted = delays.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      return {
        acknowledged: sorted.length,
        answers,
        ms: last - (begun ?? last),
        p90: at(0.9),
        p99: at(0.99),
      };
    },
  };
}
