// What `GET /metrics` gives: the process, and how sending goes, every count in steps of k so that no open round can be read from it.
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Platform } from "../core/ports.ts";

/** Counts what happens, for Prometheus. */
export interface Metrics {
  sent(platform: Platform, outcome: string, count: number): void;
  pass(ms: number): void;
  read(): Promise<{ readonly type: string; readonly body: string }>;
}

let figures: Registry | null = null;

// A process has them once, and from the first look on: to gather them costs a hundred wakings a second, and most bots are never asked.
function ofProcess(): Registry {
  if (figures !== null) return figures;
  figures = new Registry();
  collectDefaultMetrics({ register: figures });
  return figures;
}

/** `step` is the smallest number of answers that may be shown: counts are rounded down to its multiples. */
export function createMetrics(step: number): Metrics {
  const registry = new Registry();
  const exact = new Map<string, { platform: Platform; outcome: string; count: number }>();
  const deliveries = new Counter({
    name: "nps_deliveries_total",
    help: `Attempts to deliver a message, by platform and outcome, rounded down to multiples of ${step}.`,
    labelNames: ["platform", "outcome"],
    registers: [registry],
    collect() {
      this.reset();
      for (const { platform, outcome, count } of exact.values())
        this.inc({ platform, outcome }, count - (count % step));
    },
  });
  const pass = new Gauge({
    name: "nps_last_pass_milliseconds",
    help: "How long the last pass over everything due took.",
    registers: [registry],
  });
  return {
    sent(platform, outcome, count) {
      const key = `${platform} ${outcome}`;
      const known = exact.get(key) ?? { platform, outcome, count: 0 };
      known.count += count;
      exact.set(key, known);
      if (count > 0) deliveries.labels(platform, outcome);
    },
    pass: (ms) => pass.set(ms),
    async read() {
      const all = Registry.merge([ofProcess(), registry]);
      return { type: all.contentType, body: await all.metrics() };
    },
  };
}
