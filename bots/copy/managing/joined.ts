// Puts sentences behind one another the way each language does.
import type { Copy } from "../copy.ts";

/** Joins sentences; Chinese sets no space behind its full stop. */
export function joined(copy: Pick<Copy, "locale">, ...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(copy.locale === "zh-CN" ? "" : " ");
}
