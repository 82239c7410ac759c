// Limits of the Bot API that its types do not carry, from the descriptions of its parameters.

import { isUpload } from "./decode.ts";

type Params = Readonly<Record<string, unknown>>;
type Button = { readonly callback_data?: string; readonly url?: string; readonly text?: string };

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

/** The longest text of a message and of a caption, in UTF-16 code units (the strictest way to count characters). */
export const longestText = 4096;
export const longestCaption = 1024;

/** The longest note that answers a callback, in characters. */
export const longestToast = 200;

/** The most bytes of a button's callback data; the least is one. */
export const longestCallbackData = 64;

/** What a deep link may carry after `?start=`. */
export const startPayload = /^[A-Za-z0-9_-]{1,64}$/;

/** The largest file that a bot may send, in bytes. */
export const longestDocument = 50 * 1024 * 1024;

const longestPhoto = 10 * 1024 * 1024;

/** Gives the limits that a call breaks; `username` is the bot's, for links to itself. */
export function brokenLimits(method: string, params: Params, username: string): string[] {
  return [
    ...tooLong(params, "text", method === "answerCallbackQuery" ? longestToast : longestText),
    ...tooLong(params, "caption", longestCaption),
    ...mediaProblems(params["media"]),
    ...tooLong(params, "description", 512),
    ...tooLong(params, "short_description", 120),
    ...buttonProblems(params, username),
    ...commandProblems(params["commands"]),
    ...linkProblems(params, username),
    ...otherProblems(method, params),
  ];
}

function tooLong(params: Params, key: string, most: number): string[] {
  const value = params[key];
  if (typeof value !== "string" || value.length <= most) return [];
  // Markup does not count, but what is left of it is only known once parsed; the method refuses it then.
  if (params["parse_mode"] !== undefined) return [];
  return [`/${key} has ${value.length} characters, at most ${most}`];
}

function mediaProblems(media: unknown): string[] {
  if (typeof media !== "object" || media === null) return [];
  const { caption, media: file } = media as { readonly caption?: unknown; readonly media?: unknown };
  return [
    ...tooLong({ caption }, "caption", longestCaption).map((problem) => `/media${problem}`),
    ...(isUpload(file) && file.data.length > longestPhoto ? ["/media/media is over 10 MB"] : []),
  ];
}

/** Gives the rows of an inline keyboard in a call's `reply_markup`, or none. */
export function buttonRows(markup: unknown): readonly (readonly Button[])[] {
  if (typeof markup !== "object" || markup === null) return [];
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard;
  return Array.isArray(rows) ? rows.filter(Array.isArray) : [];
}

function buttonProblems(params: Params, username: string): string[] {
  const rows = buttonRows(params["reply_markup"]);
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  return [
    ...(count > 100 ? [`/reply_markup has ${count} buttons, at most 100`] : []),
    ...rows.flatMap((row) => (row.length > 8 ? [`/reply_markup has a row of ${row.length}, at most 8`] : [])),
    ...rows
      .flat()
      .flatMap((button) => [
        ...dataProblem(button.callback_data),
        ...(button.url === undefined ? [] : deepLinkProblem(button.url, username)),
      ]),
  ];
}

function dataProblem(data: string | undefined): string[] {
  if (data === undefined || (bytes(data) >= 1 && bytes(data) <= longestCallbackData)) return [];
  return [`callback_data has ${bytes(data)} bytes, 1 to ${longestCallbackData}`];
}

function linkProblems(params: Params, username: string): string[] {
  const text = [params["text"], params["caption"]].filter((value) => typeof value === "string").join(" ");
  return [...text.matchAll(/https:\/\/t\.me\/[^\s"'<>]+/g)].flatMap(([url]) =>
    deepLinkProblem(url, username),
  );
}

function deepLinkProblem(url: string, username: string): string[] {
  const link = readDeepLink(url);
  if (link === null || link.username.toLowerCase() !== username.toLowerCase() || link.payload === undefined)
    return [];
  return startPayload.test(link.payload) ? [] : [`start payload of ${url} is not 1 to 64 of [A-Za-z0-9_-]`];
}

/** Reads `https://t.me/NAME?start=…` and `tg://resolve?domain=NAME&start=…`; null if it is neither. */
export function readDeepLink(url: string): { readonly username: string; readonly payload?: string } | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  const username =
    protocol === "tg:" ? searchParams.get("domain") : hostname === "t.me" ? pathname.slice(1) : null;
  if (!username) return null;
  const payload = searchParams.get("start");
  return payload === null ? { username } : { username, payload };
}

function commandProblems(commands: unknown): string[] {
  if (!Array.isArray(commands)) return [];
  return [
    ...(commands.length > 100 ? [`/commands has ${commands.length}, at most 100`] : []),
    ...commands.flatMap(({ command, description }: { command: unknown; description: unknown }) => [
      ...(/^[a-z0-9_]{1,32}$/.test(`${command}`) ? [] : [`command "${command}" is not 1 to 32 of [a-z0-9_]`]),
      ...(`${description}`.length >= 1 && `${description}`.length <= 256
        ? []
        : [`description of "${command}" has ${`${description}`.length} characters, 1 to 256`]),
    ]),
  ];
}

function otherProblems(method: string, params: Params): string[] {
  const problems: string[] = [];
  const { secret_token: secret, language_code: language, photo, document, limit } = params;
  if (typeof secret === "string" && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
    problems.push("/secret_token is not 1 to 256 of [A-Za-z0-9_-]");
  }
  if (typeof language === "string" && !/^([a-z]{2})?$/.test(language)) {
    problems.push(`/language_code "${language}" is not of two letters`);
  }
  if (isUpload(photo) && photo.data.length > longestPhoto) problems.push("/photo is over 10 MB");
  if (isUpload(document) && document.data.length > longestDocument) problems.push("/document is over 50 MB");
  if (method === "getUpdates" && typeof limit === "number" && (limit < 1 || limit > 100)) {
    problems.push(`/limit is ${limit}, 1 to 100`);
  }
  return problems;
}
