// The house rules as a message and as a form.
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import {
  RULES_FIELDS,
  type RulesFormFault,
  WORKDAYS,
  writeBlackout,
} from "../../../core/command/rules-submission.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Form, Message } from "../../../core/message.ts";
import type { Blackout } from "../../../core/people/policy.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { faultLine } from "./help.ts";
import type { Reader } from "./reader.ts";

/** Gives the rules as they stand; admins read how to change them. */
export function rulesMessage(of: Extract<CommandOutcome, { kind: "rules" }>, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.rules;
  const { policy, country, today } = of;
  const { mostPerQuarter, quietHours, workdaysOnly, blackouts } = policy;
  const coming = blackouts.filter(({ to }) => to >= today);
  const lines = [
    mostPerQuarter === null ? words.noQuarter : words.quarter({ most: copy.format.number(mostPerQuarter) }),
    quietHours.from === quietHours.to ? words.noQuiet : words.quiet(quietHours),
    workdaysOnly ? words.workdays : words.allDays,
    ...(workdaysOnly
      ? [country === null ? words.noHolidays : words.holidays({ country: country[reader.locale] })]
      : []),
    ...(workdaysOnly && policy.country === "CN" ? [words.workedWeekends] : []),
    coming.length === 0
      ? words.noBlackouts
      : words.blackouts({ days: coming.map((each) => stretch(each, copy, reader)).join(" · ") }),
    ...(reader.platform === "slack" ? [words.dnd] : []),
  ];
  const press = encodePress({ verb: VERBS.rules, token: NO_TOKEN });
  return {
    text: words.title,
    parts: [
      { kind: "heading", text: words.title },
      ...(of.isChanged ? [paragraph(words.changed)] : []),
      paragraph(lines.map((line) => `• ${line}`).join("\n")),
      ...(of.mayChange
        ? [
            { kind: "buttons" as const, buttons: [{ label: words.changeButton, press }] },
            { kind: "footnote" as const, text: words.how({ command: reader.command }) },
          ]
        : []),
    ],
  };
}

/** Says what is wrong with a change, and which country was probably meant. */
export function rulesFault(
  { fault, word, nearest }: Omit<Extract<CommandOutcome, { kind: "rules-fault" }>, "kind">,
  reader: Pick<Reader, "locale">,
): Message {
  const { rules, commands } = copyFor(reader.locale).managing;
  const meant = nearest === null ? [] : [commands.meant({ nearest: `${nearest.code} (${nearest.name})` })];
  return say(rules.faults[fault]({ word }), ...meant);
}

/** Gives the form of all rules; its press carries the version that it was filled from. */
export function rulesForm(
  { policy, version }: Omit<Extract<CommandOutcome, { kind: "rules-form" }>, "kind">,
  reader: Pick<Reader, "locale">,
): Form {
  const words = copyFor(reader.locale).managing.rules;
  const { fields, hints } = words;
  const { mostPerQuarter, quietHours, workdaysOnly, country, blackouts } = policy;
  return {
    press: encodePress({ verb: VERBS.rules, token: NO_TOKEN, argument: `${version}` }),
    title: words.formTitle,
    submit: words.formSubmit,
    cancel: words.formCancel,
    intro: words.formIntro,
    fields: [
      {
        kind: "text",
        name: RULES_FIELDS.quarter,
        label: fields.quarter,
        hint: hints.quarter,
        optional: true,
        maxLength: 2,
        ...(mostPerQuarter === null ? {} : { initial: `${mostPerQuarter}` }),
      },
      {
        kind: "time",
        name: RULES_FIELDS.quietFrom,
        label: fields.quietFrom,
        hint: hints.quietFrom,
        initial: quietHours.from,
      },
      {
        kind: "time",
        name: RULES_FIELDS.quietTo,
        label: fields.quietTo,
        hint: hints.quietTo,
        initial: quietHours.to,
      },
      {
        kind: "choice",
        name: RULES_FIELDS.workdays,
        label: fields.workdays,
        options: [
          { value: WORKDAYS.on, label: words.workdaysOn },
          { value: WORKDAYS.off, label: words.workdaysOff },
        ],
        initial: workdaysOnly ? WORKDAYS.on : WORKDAYS.off,
      },
      {
        kind: "text",
        name: RULES_FIELDS.country,
        label: fields.country,
        hint: hints.country,
        optional: true,
        maxLength: 40,
        ...(country === null ? {} : { initial: country }),
      },
      {
        kind: "text",
        name: RULES_FIELDS.blackouts,
        label: fields.blackouts,
        hint: hints.blackouts,
        optional: true,
        multiline: true,
        maxLength: 2_500,
        ...(blackouts.length === 0 ? {} : { initial: blackouts.map(writeBlackout).join("\n") }),
      },
    ],
  };
}

/** Gives what is wrong by the form's field. */
export function rulesFaultsByField(
  faults: Readonly<Partial<Record<keyof typeof RULES_FIELDS, RulesFormFault>>>,
  reader: Pick<Reader, "locale">,
): Readonly<Record<string, string>> {
  const { rules, commands } = copyFor(reader.locale).managing;
  const line = (fault: RulesFormFault): string => {
    switch (fault.kind) {
      case "not-a-number":
        return rules.badNumber;
      case "not-a-time":
        return rules.badTime;
      case "mistake": {
        const { nearest } = fault.mistake;
        const meant = nearest === null ? "" : ` ${commands.meant({ nearest })}`;
        return `${faultLine(fault.mistake, reader)}${meant}`;
      }
      default:
        return rulesFault({ ...fault, fault: fault.kind }, reader)
          .parts.map((part) => (part.kind === "paragraph" ? part.text : ""))
          .join(" ");
    }
  };
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, line(fault)]));
}

function stretch({ from, to, name }: Blackout, copy: Copy, { now }: Reader): string {
  const words = copy.managing.rules;
  // Dates without a clock: the noon of any zone is the same day in UTC.
  const day = (date: string): string => copy.format.day(new Date(`${date}T12:00:00Z`), "UTC", now);
  const days = from === to ? day(from) : words.stretch({ from: day(from), to: day(to) });
  return name === "" ? days : words.named({ days, name });
}
