// The log of changes in words: who did what, and when in the reader's zone.

import type { Message } from "../../../core/message.ts";
import type { ChangeKind, NamedChange } from "../../../core/people/change.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

/** Gives the log, newest first; says so where it is empty. */
export function logMessage(lines: readonly NamedChange[], reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.log;
  if (lines.length === 0) return say(words.empty);
  return {
    text: words.title,
    parts: [
      { kind: "heading", text: words.title },
      paragraph(lines.map((line) => logLine(line, reader)).join("\n")),
      { kind: "footnote", text: words.promise },
    ],
  };
}

/** Gives one line: when, who, what. */
export function logLine(change: NamedChange, reader: Reader): string {
  const copy = copyFor(reader.locale);
  const { format } = copy;
  const { at } = change;
  const when = `${format.day(at, reader.zone, reader.now)} ${format.time(at, reader.zone)}`;
  return `${when} · ${sentence(change, copy)}`;
}

/** Gives the name that whoever did something goes by today. */
export function actorWords({ actorName, details }: NamedChange, copy: Copy): string {
  const words = copy.managing.log;
  return actorName ?? (details["by"] === "operator" ? words.operator : words.erased);
}

function sentence(change: NamedChange, copy: Copy): string {
  const words = copy.managing.log;
  const said: Record<string, string> = { who: actorWords(change, copy) };
  for (const [name, value] of Object.entries(change.details)) {
    said[name] = typeof value === "number" ? copy.format.number(value) : (value ?? "");
  }
  if (said["fields"] !== undefined) said["fields"] = fieldsIn(said["fields"], copy);
  // The table is total over the kinds of this version; a line of a later one is told by its kind alone.
  const tell: ((p: never) => string) | undefined = Object.hasOwn(words.kinds, change.what)
    ? words.kinds[change.what as ChangeKind]
    : undefined;
  return tell === undefined
    ? words.other({ who: said["who"] ?? "", what: change.what })
    : tell(said as never);
}

function fieldsIn(names: string, copy: Copy): string {
  const known = Object.entries(copy.managing.edits.fields);
  const read = names.split(",").map((name) => known.find(([field]) => field === name)?.[1] ?? name);
  return copy.format.list(read);
}
