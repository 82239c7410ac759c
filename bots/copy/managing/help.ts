// Help that fits its reader's role, and answers to what was not understood.
import type { CommandName } from "../../../core/command/command.ts";
import type { Mistake } from "../../../core/command/fault.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import { whoMay } from "../../../core/command/who-may.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import type { Role } from "../../../core/people/person.ts";
import { LOCALES } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

type Usage = keyof Copy["managing"]["commands"]["usage"];

// Which command's role decides whether a line is shown.
const ADMIN_LINES: readonly (readonly [CommandName, Usage])[] = [
  ["schedule", "schedule"],
  ["schedule", "scheduleWords"],
  ["schedules", "schedules"],
  ["pause", "pause"],
  ["rounds", "rounds"],
  ["open", "open"],
  ["close", "close"],
  ["survey", "survey"],
  ["redact", "redact"],
  ["test", "test"],
  ["role", "role"],
  ["invite", "invite"],
  ["people", "people"],
  ["attribute", "attribute"],
  ["events", "events"],
  ["token", "token"],
  // Managers read what these set.
  ...(["goal", "mark", "reference"] as const).map((usage) => ["schedule", usage] as const),
];
const MANAGERS: readonly Usage[] = [
  ...([
    "digest",
    "why",
    "export",
    "journey",
    "value",
    "action",
    "subscribe",
    "subscriptions",
    "event",
  ] as const),
];
const EVERYONE: readonly Usage[] = [
  "settings",
  "quiet",
  "zone",
  "rules",
  "log",
  "language",
  "link",
  "privacy",
  "forget",
];
// What people come for: the rest is behind a button.
const EVERYDAY: ReadonlySet<Usage> = new Set([
  ...(["digest", "action"] as const),
  ...(["schedule", "schedules", "rounds", "survey", "people"] as const),
  ...(["settings", "quiet", "privacy"] as const),
]);

// Who has nothing to plan has room for more.
const MANAGERS_EVERYDAY: ReadonlySet<Usage> = new Set(["export", "subscribe"] as const);

/** Gives the everyday commands of a role, or all that it may use, those of its own first. */
export function help({ role, all }: { readonly role: Role; readonly all: boolean }, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.commands;
  const admin = ADMIN_LINES.filter(([command]) => whoMay(command, role)).map(([, usage]) => usage);
  // Join codes are Telegram's: Slack knows its people.
  const fitting = admin.filter((usage) => usage !== "invite" || reader.platform === "telegram");
  const manages = whoMay("digest", role);
  const isEveryday = (usage: Usage): boolean =>
    EVERYDAY.has(usage) || (fitting.length === 0 && MANAGERS_EVERYDAY.has(usage));
  const shown = (usages: readonly Usage[]) =>
    all
      ? usages.map((usage) => line(usage, copy, reader))
      : usages.filter(isEveryday).map((usage) => briefly(usage, copy, reader));
  return {
    text: words.helpText({ command: reader.command }),
    parts: [
      { kind: "heading", text: words.helpTitle },
      ...(manages ? [section(words.helpManager, shown(MANAGERS))] : []),
      ...(fitting.length > 0 ? [section(words.helpAdmin, shown(fitting))] : []),
      section(words.helpEveryone, [
        ...(manages
          ? []
          : [words.line({ usage: `${reader.command} ${bare(copy)}`, what: words.what.digestAsked })]),
        ...shown(EVERYONE),
      ]),
      ...buttonRow([...(fitting.length > 0 ? adminButtons(copy) : []), ...(all ? [] : [allButton(copy)])]),
      { kind: "footnote", text: otherLanguages(copy) },
    ],
  };
}

/** Says that a word is no command, and which one was probably meant. */
export function unknownCommand(word: string, nearest: string | null, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.commands;
  const { command } = reader;
  return say(nearest === null ? words.unknown({ word, command }) : words.nearest({ word, nearest, command }));
}

/** Says that someone's role is not enough. */
export function mayNot(needs: Role, reader: Pick<Reader, "locale">): string {
  const words = copyFor(reader.locale).managing.commands;
  return words.mayNot({ role: needs === "admin" ? words.roleAdmin : words.roleManager });
}

/** Says what is wrong with a command, where, and how it is said right. */
export function mistakeMessage(command: CommandName, mistake: Mistake, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.commands;
  const meant = mistake.nearest === null ? [] : [words.meant({ nearest: mistake.nearest })];
  const example = exampleFor(command, mistake, words.examples);
  const shown = example === null ? [] : [words.example({ example: `${reader.command} ${example}` })];
  return say(faultLine(mistake, reader), ...meant, ...shown);
}

/** Gives the sentence for one mistake. */
export function faultLine({ reason, word, about }: Mistake, reader: Pick<Reader, "locale">): string {
  const { faults, cadence, usage } = copyFor(reader.locale).managing.commands;
  const rhythm = Object.entries(cadence).find(([code]) => reason === `cadence-${code}`)?.[1];
  if (rhythm !== undefined) return rhythm;
  const fault = Object.entries(faults).find(([code]) => code === reason)?.[1];
  // What it is about is the command's own name: the reader knows it by the word of their language.
  const said = Object.entries(usage).find(([each]) => each === about)?.[1];
  return fault === undefined ? word : fault({ word, about: said?.split(/[ ,，]/)[0] ?? about });
}

/** Says, in each other language, that it is understood too: whoever looks for theirs can read it. */
function otherLanguages({ locale }: Copy): string {
  const others = LOCALES.filter((each) => each !== locale);
  return others.map((each) => copyFor(each).managing.commands.alsoSpoken).join("\n");
}

function section(title: string, lines: readonly string[]): Part {
  return paragraph([`${title}`, ...lines.map((each) => `• ${each}`)].join("\n"));
}

function line(usage: Usage, copy: Copy, { command }: Reader): string {
  const words = copy.managing.commands;
  return words.line({ usage: `${command} ${words.usage[usage]}`, what: words.what[usage] });
}

function briefly(usage: Usage, copy: Copy, { command }: Reader): string {
  const words = copy.managing.commands;
  const what = Object.entries(words.everyday).find(([each]) => each === usage)?.[1] ?? words.what[usage];
  return words.line({ usage: `${command} ${bare(copy, usage)}`, what });
}

// The first word of the usage is the command itself.
function bare(copy: Copy, usage: Usage = "digest"): string {
  return copy.managing.commands.usage[usage].split(" ")[0] ?? "";
}

function allButton({ managing }: Copy): Button {
  return {
    label: managing.commands.helpAllButton,
    press: encodePress({ verb: VERBS.help, token: NO_TOKEN }),
  };
}

function buttonRow(buttons: readonly Button[]): readonly Part[] {
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}

function adminButtons(copy: Copy): readonly Button[] {
  const { newButton } = copy.managing.schedules;
  const { homeSchedulesButton } = copy.managing.commands;
  return [
    { label: newButton, press: encodePress({ verb: VERBS.form, token: NO_TOKEN }) },
    { label: homeSchedulesButton, press: encodePress({ verb: VERBS.schedules, token: NO_TOKEN }) },
  ];
}

function exampleFor(
  command: CommandName,
  { about }: Mistake,
  examples: Copy["managing"]["commands"]["examples"],
): string | null {
  const isOwn = about === "driver" || (command === "rules" && Object.hasOwn(examples, about));
  const name = isOwn ? about : command;
  return (
    Object.entries(examples).find(([key]) => key === name)?.[1] ??
    (command === "resume" || command === "open" ? examples.pause : null)
  );
}
