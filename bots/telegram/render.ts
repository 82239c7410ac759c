// A Message as Telegram takes it: plain text with entities, and an inline keyboard. Total: every message comes out as something valid.
import type { Message } from "../../core/message.ts";
import { type Block, blockOf, type Entity, shortenBlock } from "./blocks.ts";
import { type InlineButton, keyboardOf } from "./keyboard.ts";
import { clean, isVisible } from "./plain-text.ts";

/** What sendMessage and editMessageText have in common. No parse mode; links are never unfolded. */
export interface Rendered {
  readonly text: string;
  readonly entities: Entity[];
  readonly link_preview_options: { readonly is_disabled: true };
  /** Absent without buttons; an edit then takes those away that were there. */
  readonly reply_markup?: { readonly inline_keyboard: InlineButton[][] };
}

/** What stands beneath a photo. */
export interface Caption {
  readonly caption: string;
  readonly caption_entities: Entity[];
  readonly reply_markup?: Rendered["reply_markup"] & object;
}

/** The most characters of a photo's caption, counted in UTF-16 units. */
const LONGEST_CAPTION = 1024;
/** The most characters of a text, counted in UTF-16 units, the strictest way. */
const LONGEST_TEXT = 4096;
/** The most messages that one long Message becomes; what is beyond them is left out, and an ellipsis says so. */
const MOST_MESSAGES = 8;
const BETWEEN = "\n\n";

/** Gives a message in one piece; where it is too long its longest parts are shortened. */
export function render(message: Message): Rendered {
  return laidOut(fitted(blocksOf(message)), keyboardOf(message.parts));
}

/** Gives a message as what stands beneath a photo; where it is too long its longest parts are shortened. */
export function renderCaption(message: Message): Caption {
  const { text, entities, reply_markup } = laidOut(
    fitted(blocksOf(message), LONGEST_CAPTION),
    keyboardOf(message.parts),
  );
  return {
    caption: text,
    caption_entities: entities,
    ...(reply_markup === undefined ? {} : { reply_markup }),
  };
}

/** Says whether a message fits beneath a photo, all of it. */
export function fitsBeneath(message: Message): boolean {
  return lengthOf(blocksOf(message)) <= LONGEST_CAPTION;
}

/** Gives a message in as many pieces as it needs, in order; the buttons are under the last one. */
export function renderInPieces(message: Message): readonly Rendered[] {
  const pieces: Block[][] = [[]];
  for (const block of blocksOf(message).map((one) => shortenBlock(one, LONGEST_TEXT))) {
    const last = pieces.at(-1) ?? [];
    if (last.length > 0 && lengthOf([...last, block]) > LONGEST_TEXT) pieces.push([block]);
    else last.push(block);
  }
  const kept = pieces.slice(0, MOST_MESSAGES);
  if (pieces.length > kept.length) kept.at(-1)?.push({ text: "…", style: null });
  const keyboard = keyboardOf(message.parts);
  return kept.map((blocks, index) => laidOut(fitted(blocks), index === kept.length - 1 ? keyboard : []));
}

function blocksOf(message: Message): readonly Block[] {
  const blocks = message.parts.flatMap((part) => blockOf(part) ?? []);
  if (blocks.length > 0) return blocks;
  const text = clean(message.text);
  return [{ text: isVisible(text) ? text : "…", style: null }];
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, BETWEEN.length * (blocks.length - 1));
}

// Levels the longest blocks: each is cut to one same length, short ones stay whole.
function fitted(blocks: readonly Block[], longest = LONGEST_TEXT): readonly Block[] {
  if (lengthOf(blocks) <= longest) return blocks;
  // With more blocks than this there would be nothing left of each.
  const kept = blocks.slice(0, longest / 8);
  let room = longest - BETWEEN.length * (kept.length - 1);
  let among = kept.length;
  let level = longest;
  for (const length of kept.map(({ text }) => text.length).toSorted((a, b) => a - b)) {
    const share = Math.floor(room / among);
    if (length > share) {
      level = share;
      break;
    }
    room -= length;
    among -= 1;
  }
  return kept.map((block) => shortenBlock(block, level));
}

function laidOut(blocks: readonly Block[], keyboard: InlineButton[][]): Rendered {
  const entities: Entity[] = [];
  let text = "";
  for (const block of blocks) {
    if (text !== "") text += BETWEEN;
    if (block.style !== null)
      entities.push({ type: block.style, offset: text.length, length: block.text.length });
    text += block.text;
  }
  return {
    text,
    entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
  };
}
