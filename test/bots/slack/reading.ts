// Reads what was rendered, as a person would.
import { type Block, readable } from "../../doubles/slack/blocks.ts";

/** Gives rendered blocks as the double has them: plain data. */
export function asBlocks(rendered: readonly object[]): Block[] {
  return JSON.parse(JSON.stringify(rendered)) as Block[];
}

/** Gives all text that a person reads, one line a text, buttons in brackets. */
export function readOf(rendered: readonly object[]): string {
  return readable(asBlocks(rendered));
}
