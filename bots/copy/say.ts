// The smallest message: one paragraph, which is also what a notification shows.
import type { Message, Part } from "../../core/message.ts";

/** Gives a message of one or more paragraphs; the first stands for the whole in notifications. */
export function say(text: string, ...more: readonly string[]): Message {
  return { text, parts: [text, ...more].map(paragraph) };
}

/** Gives a paragraph. */
export function paragraph(text: string): Part {
  return { kind: "paragraph", text };
}
