// What Slack's limits leave of a message or a page: words give way before buttons do, and an ellipsis says that they did.
import type { KnownBlock } from "@slack/types";
import { SECTION } from "./texts.ts";

/** How much a surface holds. */
export interface Room {
  readonly blocks: number;
  /** Characters of all blocks as JSON. */
  readonly characters: number;
}

/** A message: 50 blocks; above some 13,000 characters in all Slack answers msg_blocks_too_long, which no page of its documentation says. */
export const MESSAGE_ROOM: Room = { blocks: 50, characters: 12_000 };
/** A modal or the App Home: 100 blocks, 250 kB. */
export const VIEW_ROOM: Room = { blocks: 100, characters: 100_000 };

const CUT: KnownBlock = { type: "section", text: { type: "plain_text", text: "…" } };

/** Gives the blocks that fit, in their order: neighbouring paragraphs joined, then words dropped from the end, and only then buttons. */
export function fitInto(blocks: readonly KnownBlock[], room: Room): KnownBlock[] {
  if (fits(blocks, room)) return [...blocks];
  const joined = joinSections(blocks);
  if (fits(joined, room)) return joined;
  const pressable = keep(joined, room, isPressable);
  return marked(
    joined,
    keep(joined, room, (block) => !isPressable(block), pressable),
  );
}

/** Takes the blocks that `wanted` names, in order, as long as they fit beside those `already` taken and the mark of the cut. */
function keep(
  blocks: readonly KnownBlock[],
  room: Room,
  wanted: (block: KnownBlock) => boolean,
  already: ReadonlySet<KnownBlock> = new Set(),
): Set<KnownBlock> {
  const kept = new Set(already);
  let left = room.characters - size([CUT, ...kept]);
  for (const block of blocks) {
    if (kept.has(block) || !wanted(block)) continue;
    left -= size([block]);
    if (left < 0 || kept.size >= room.blocks - 1) break;
    kept.add(block);
  }
  return kept;
}

/** Puts the mark where the first block is missing. */
function marked(blocks: readonly KnownBlock[], kept: ReadonlySet<KnownBlock>): KnownBlock[] {
  const firstGone = blocks.findIndex((block) => !kept.has(block));
  const before = blocks.slice(0, firstGone).filter((block) => kept.has(block));
  const after = blocks.slice(firstGone).filter((block) => kept.has(block));
  return [...before, CUT, ...after];
}

function joinSections(blocks: readonly KnownBlock[]): KnownBlock[] {
  const joined: KnownBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const before = last === undefined ? null : wordsOf(last);
    const words = wordsOf(block);
    if (before !== null && words !== null && before.length + 2 + words.length <= SECTION) {
      joined[joined.length - 1] = section(`${before}\n\n${words}`);
    } else joined.push(block);
  }
  return joined;
}

function wordsOf(block: KnownBlock): string | null {
  return block.type === "section" && block.text?.type === "plain_text" ? block.text.text : null;
}

function section(text: string): KnownBlock {
  return { type: "section", text: { type: "plain_text", text } };
}

function isPressable(block: KnownBlock): boolean {
  return block.type === "actions" || block.type === "input";
}

function size(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

function fits(blocks: readonly KnownBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && size(blocks) <= room.characters;
}
