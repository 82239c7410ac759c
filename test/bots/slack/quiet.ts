// A log that keeps its lines for a test to look at.
import type { Log, LogFields } from "../../../core/ports.ts";

/** A log and what was written to it. */
export function keepLog(): Log & { readonly lines: LogFields[] } {
  const lines: LogFields[] = [];
  const write = (fields: LogFields) => void lines.push(fields);
  return { lines, debug: write, info: write, warn: write, error: write };
}
