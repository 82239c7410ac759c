// A message as Block Kit. Total and pure: any message becomes something that Slack takes, and no word in it can mention, link or format.
import type {
  ActionsBlockElement,
  HomeView,
  KnownBlock,
  ModalView,
  Button as SlackButton,
} from "@slack/types";
import type { Button, Message, Part } from "../../core/message.ts";
import { meterLines, tableLines } from "./columns.ts";
import { fitInto, MESSAGE_ROOM, VIEW_ROOM } from "./fit.ts";
import { NO_PICTURES, type Pictures } from "./gallery.ts";
import { clean, fallback, isBlank, plain, plainLine, SECTION, shorten, split } from "./texts.ts";
import { ALT } from "./upload.ts";

/** What chat.postMessage, chat.update and response URLs take. */
export interface Rendered {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const HEADER = 150;
const BUTTON = 75;
const URL_LENGTH = 3_000;
const ROW = 25;
const TITLE = 24;

/** Gives a message of at least one block; a chart that has no picture is left out. */
export function renderMessage(message: Message, pictures: Pictures = NO_PICTURES): Rendered {
  return { text: fallback(message.text), blocks: fitInto(blocksOf(message, pictures), MESSAGE_ROOM) };
}

/** Gives a message as the App Home. */
export function renderHome(message: Message, pictures: Pictures = NO_PICTURES): HomeView {
  return { type: "home", blocks: fitInto(blocksOf(message, pictures), VIEW_ROOM) };
}

/** Gives a message as a modal that is only read: for what is asked for where no message can answer. */
export function renderNote(
  message: Message,
  words: { readonly title: string; readonly close: string },
  pictures: Pictures = NO_PICTURES,
): ModalView {
  return {
    type: "modal",
    title: plainLine(words.title, TITLE),
    close: plainLine(words.close, TITLE),
    blocks: fitInto(blocksOf(message, pictures), VIEW_ROOM),
  };
}

/** Gives the sections that hold a text; none for a blank one. */
export function sections(text: string): KnownBlock[] {
  return split(clean(text), SECTION).map((piece) => ({ type: "section", text: plain(piece, SECTION) }));
}

function blocksOf(message: Message, pictures: Pictures): KnownBlock[] {
  const blocks = message.parts.flatMap((part) => blocksOfPart(part, pictures));
  return blocks.length > 0 ? blocks : [{ type: "section", text: plain(message.text, SECTION) }];
}

function blocksOfPart(part: Part, pictures: Pictures): KnownBlock[] {
  switch (part.kind) {
    case "heading":
      return heading(part.text);
    case "paragraph":
      return sections(part.text);
    case "quote":
      return isBlank(part.text) ? [] : sections(`${labelled(part)}“${part.text}”`);
    case "footnote":
      return split(clean(part.text), SECTION).map((piece) => ({
        type: "context",
        elements: [plain(piece, SECTION)],
      }));
    case "scale":
      return [...sections(part.anchors), ...rows(part.buttons)];
    case "buttons":
      return rows(part.buttons);
    case "meter":
      return sections(meterLines(part));
    case "table":
      return preformatted(tableLines(part));
    case "chart":
      return picture(part, pictures);
  }
}

function picture(part: Extract<Part, { kind: "chart" }>, pictures: Pictures): KnownBlock[] {
  const id = pictures.get(part.chart);
  return id === undefined
    ? []
    : [{ type: "image", alt_text: plainLine(part.alt, ALT).text, slack_file: { id } }];
}

function labelled({ label }: { readonly label?: string }): string {
  return label === undefined ? "" : `${label} `;
}

function heading(text: string): KnownBlock[] {
  if (isBlank(text)) return [];
  return clean(text).length <= HEADER ? [{ type: "header", text: plainLine(text, HEADER) }] : sections(text);
}

function preformatted(text: string): KnownBlock[] {
  if (isBlank(text)) return [];
  const lines = shorten(text, SECTION);
  // A text element of rich text is shown as it is: unlike mrkdwn it has no syntax.
  return [
    {
      type: "rich_text",
      elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: lines }] }],
    },
  ];
}

/** Gives rows of at most 25 buttons; a payload that comes twice starts a new row, since it names the button within its row. */
function rows(buttons: readonly Button[]): KnownBlock[] {
  const made: { ids: Set<string>; elements: ActionsBlockElement[] }[] = [];
  for (const [index, button] of buttons.entries()) {
    const element = elementOf(button, index);
    if (element === null) continue;
    const id = element.action_id ?? "";
    const last = made.at(-1);
    if (last === undefined || last.elements.length >= ROW || last.ids.has(id)) {
      made.push({ ids: new Set([id]), elements: [element] });
    } else {
      last.ids.add(id);
      last.elements.push(element);
    }
  }
  return made.map(({ elements }) => ({ type: "actions", elements }));
}

function elementOf(button: Button, index: number): SlackButton | null {
  if ("url" in button) {
    if (button.url.length > URL_LENGTH || !/^https?:/.test(button.url) || !URL.canParse(button.url))
      return null;
    return {
      type: "button",
      action_id: `link:${index}`,
      text: plainLine(button.label, BUTTON),
      url: button.url,
    };
  }
  const label = button.ticked === true ? `✓ ${button.label}` : button.label;
  return {
    type: "button",
    action_id: button.press,
    text: plainLine(label, BUTTON),
    ...(button.style === undefined ? {} : { style: button.style }),
  };
}
