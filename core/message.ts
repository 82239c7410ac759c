// What the bot says, as plain data that knows no platform; each platform turns it into its own shape.

import type { Chart } from "./chart.ts";

/** Says something once as fallback text (notifications, screen readers) and in parts for the screen. */
export interface Message {
  /** The whole message in one short line; shown in notifications. */
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A thing to press: `press` is an encoded Press (at most 64 bytes), `url` opens a link instead. */
export type Button =
  | {
      readonly label: string;
      readonly press: string;
      readonly style?: "primary" | "danger";
      readonly ticked?: boolean;
    }
  | { readonly label: string; readonly url: string };

/** One part of a message. Texts are plain: a renderer escapes or otherwise defuses every one of them. */
export type Part =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** The eleven buttons 0–10, with what the two ends mean. */
  | { readonly kind: "scale"; readonly anchors: string; readonly buttons: readonly Button[] }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  /** Someone's own words: never markup, never a link, never a mention. `label` stands before them, outside the quotation. */
  | { readonly kind: "quote"; readonly text: string; readonly label?: string }
  /** Shares of a whole, drawn as a bar of `share` (0–1) each, with label and figure. */
  | {
      readonly kind: "meter";
      readonly rows: readonly { readonly label: string; readonly share: number; readonly figure: string }[];
    }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A picture of figures that the words say too; `alt` says it to those who do not see it. Left out where it cannot be drawn or sent. */
  | { readonly kind: "chart"; readonly alt: string; readonly chart: Chart }
  | { readonly kind: "footnote"; readonly text: string };

/** A file for one person: `text` introduces it. */
export interface MessageFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Uint8Array;
  readonly text: string;
}

/** One field of a form. `name` is the key of its value in the submission. */
export type Field =
  | {
      readonly kind: "text";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly initial?: string;
      readonly optional?: boolean;
      readonly multiline?: boolean;
      readonly maxLength?: number;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly Option[];
      readonly initial?: string;
      readonly optional?: boolean;
    }
  | {
      readonly kind: "choices";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly Option[];
      readonly initial?: readonly string[];
      readonly optional?: boolean;
    }
  | {
      readonly kind: "time";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly initial?: string;
      readonly optional?: boolean;
    }
  | {
      readonly kind: "channel";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** A channel's id, and how people call it. */
      readonly initial?: string;
      readonly initialName?: string;
      readonly optional?: boolean;
      /** Needed only with this choice of another field, and not asked without it; where all fields are shown at once it can stay empty. */
      readonly onlyWith?: { readonly field: string; readonly value: string };
    };

/** One choice of a field: what is sent, and what is read. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Several fields that are asked together: a modal on Slack, one step after another on Telegram. */
export interface Form {
  /** An encoded Press that the submission carries back. */
  readonly press: string;
  readonly title: string;
  readonly submit: string;
  readonly cancel: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
}

/** What came back from a form: a text, several choices, or null for an empty field, by field name. */
export type Submission = Readonly<Record<string, string | readonly string[] | null>>;
