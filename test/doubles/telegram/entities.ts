// Text as Telegram reads it: HTML into plain text with entities, and the commands, mentions and links in what people type.

import type { TelegramMessageEntity } from "@gramio/types";
import { badRequest } from "./refusal.ts";

/** A text with its formatting apart; offsets and lengths in UTF-16 code units. */
export type FormattedText = { readonly text: string; readonly entities: TelegramMessageEntity[] };

const tags: Record<string, TelegramMessageEntity["type"]> = {
  a: "text_link",
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
};

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Reads the HTML of the Bot API's formatting options; refuses what the platform cannot parse. */
export function parseHtml(html: string): FormattedText {
  const entities: TelegramMessageEntity[] = [];
  const open: { tag: string; offset: number; url: string | undefined }[] = [];
  let text = "";
  for (const piece of html.matchAll(/<([^>]*)>|&(#?\w+);|[^<&]+|[<&]/g)) {
    const [whole, tag, name] = piece;
    if (tag?.startsWith("/")) {
      const closed = open.pop();
      if (closed?.tag !== tag.slice(1).trim()) {
        throw badRequest(`can't parse entities: Unmatched end tag at byte offset ${piece.index}`);
      }
      const length = text.length - closed.offset;
      const type = tags[closed.tag];
      if (length > 0 && type !== undefined) {
        entities.push({
          type,
          offset: closed.offset,
          length,
          ...(closed.url === undefined ? {} : { url: closed.url }),
        });
      }
    } else if (tag !== undefined) {
      const word = tag.match(/^[\w-]*/)?.[0].toLowerCase() ?? "";
      if (!(word in tags)) {
        throw badRequest(
          `can't parse entities: Unsupported start tag "${word}" at byte offset ${piece.index}`,
        );
      }
      open.push({ tag: word, offset: text.length, url: tag.match(/href="([^"]*)"/)?.[1] });
    } else if (name !== undefined) {
      text += decodeEntity(name) ?? whole;
    } else if (whole === "<") {
      throw badRequest(`can't parse entities: Unclosed start tag at byte offset ${piece.index}`);
    } else {
      text += whole;
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) {
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  }
  return { text, entities: sorted(entities) };
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith("#")) return named[name];
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isNaN(code) ? undefined : String.fromCodePoint(code);
}

function sorted(entities: TelegramMessageEntity[]): TelegramMessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Cuts the white space around a text, which the platform does not keep, and moves the entities along. */
export function trimmed(given: FormattedText): FormattedText {
  const text = given.text.trim();
  const cut = given.text.length - given.text.trimStart().length;
  const entities = given.entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - cut);
    const end = Math.min(text.length, entity.offset + entity.length - cut);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text, entities: sorted(entities) };
}

const patterns: readonly (readonly [TelegramMessageEntity["type"], RegExp])[] = [
  ["bot_command", /(?<![\w/@])\/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?/g],
  ["mention", /(?<![\w/])@\w{4,32}/g],
  ["url", /https?:\/\/[^\s<>"]+/g],
];

/** Finds what a person's client marks by itself: commands, mentions, links. */
export function detectEntities(text: string): TelegramMessageEntity[] {
  const found = patterns.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
  );
  return sorted(found);
}
