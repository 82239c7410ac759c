// What a message is made of: its text, caption, keyboard and picture, taken or refused as the platform does.

import type { TelegramMessageEntity } from "@gramio/types";
import { isUpload } from "./decode.ts";
import { type FormattedText, parseHtml, trimmed } from "./entities.ts";
import { imageSize } from "./image.ts";
import { buttonRows, longestCallbackData, longestDocument } from "./limits.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Markup, StoredDocument, StoredPhoto, World } from "./world.ts";

/** Text as it comes in a call; `{ toString }` never does, but the official types allow it. */
type Given = {
  readonly text: string | { toString(): string } | undefined;
  readonly mode: string | undefined;
  readonly entities: readonly TelegramMessageEntity[] | undefined;
};

/** Reads a text by its parse mode or entities; refuses one over `longest` UTF-16 units with `tooLong`. */
export function readText(given: Given, longest: number, tooLong: string): FormattedText {
  const raw = given.text === undefined ? "" : `${given.text}`;
  const formatted =
    given.mode === undefined ? { text: raw, entities: [...(given.entities ?? [])] } : parsed(raw, given.mode);
  for (const { offset, length } of formatted.entities) {
    if (offset < 0 || length < 1 || offset + length > formatted.text.length) {
      throw badRequest("entity beyond the end of the text");
    }
  }
  const result = trimmed(formatted);
  if (result.text.length > longest) throw badRequest(tooLong);
  return result;
}

function parsed(text: string, mode: string): FormattedText {
  if (mode.toUpperCase() === "HTML") return parseHtml(text);
  throw badRequest(`unsupported parse_mode: this double reads HTML and entities, not ${mode}`);
}

/** Gives the markup of a call, or refuses its buttons. */
export function readMarkup(markup: object | undefined): Markup | undefined {
  if (markup === undefined) return undefined;
  for (const button of buttonRows(markup).flat()) {
    const { text, ...actions } = button;
    if (!text) throw badRequest("can't parse inline keyboard button: Text is empty");
    const data = button.callback_data;
    if (Object.keys(actions).length === 0 || data === "") {
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
    if (data !== undefined && Buffer.byteLength(data, "utf8") > longestCallbackData) {
      throw badRequest("BUTTON_DATA_INVALID");
    }
    if (button.url !== undefined && !/^(https?|tg):\/\/./.test(button.url)) {
      throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Unsupported URL protocol`);
    }
  }
  const rows = buttonRows(markup).filter((row) => row.length > 0);
  // An empty inline keyboard is none, as when a message's buttons are taken away.
  if ("inline_keyboard" in markup)
    return rows.length === 0 ? undefined : { ...markup, inline_keyboard: rows };
  return markup;
}

/** Takes an uploaded file of up to 50 MB, whatever it is. */
export function readDocument(document: unknown): StoredDocument {
  if (!isUpload(document)) throw badRequest("there is no document in the request");
  if (document.data.length === 0) throw badRequest("file must be non-empty");
  // What the platform's front answers to a body that is too large.
  if (document.data.length > longestDocument) throw new Refusal(413, "Request Entity Too Large");
  return { fileName: document.name, type: document.type, data: document.data };
}

/** Takes an uploaded picture, or one that was sent before by its file id. */
export function readPhoto(world: World, photo: unknown): StoredPhoto {
  if (typeof photo === "string") {
    const known = world.photos.get(photo);
    if (known === undefined) throw badRequest("wrong file identifier/HTTP URL specified");
    return known;
  }
  if (!isUpload(photo)) throw badRequest("there is no photo in the request");
  const size = imageSize(photo.data);
  if (size === null) throw badRequest("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  // Bounds from the description of sendPhoto.
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
  if (photo.data.length > 10 * 1024 * 1024) throw badRequest("file is too big");
  const stored = {
    fileId: `photo-${world.photos.size + 1}`,
    fileName: photo.name,
    data: photo.data,
    width,
    height,
  };
  world.photos.set(stored.fileId, stored);
  return stored;
}
