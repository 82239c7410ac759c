// What keeps a draft from being saved, in sentences: as a message, and by field of the form.
import type { PlanProblem } from "../../../core/command/plan.ts";
import { FORM_FIELDS, type FormFault, type FormField } from "../../../core/command/schedule-submission.ts";
import type { Button, Message } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import type { Reader } from "./reader.ts";

// Where the form shows what belongs to a part of a draft.
const FIELD_OF: Readonly<Record<PlanProblem["field"], FormField>> = {
  survey: "survey",
  key: "key",
  cadence: "every",
  zone: "zone",
  audience: "whom",
  mode: "mode",
  panels: "panels",
  gap: "gap",
  closes: "closes",
  reminders: "reminders",
  digest: "digest",
  promise: "promise",
};

/** Gives all that is wrong with a draft, and the way to put it right. */
export function problemsMessage(
  problems: readonly PlanProblem[],
  token: string | null,
  reader: Reader,
): Message {
  const { commands: words, schedules } = copyFor(reader.locale).managing;
  const change: Button | null =
    token === null
      ? null
      : {
          label: schedules.changeButton,
          press: encodePress({ verb: VERBS.form, token }),
          style: "primary",
        };
  const lines = problems.map((problem) => problemLine(problem, reader));
  return {
    text: [words.problemsTitle, ...lines].join(": "),
    parts: [
      { kind: "heading", text: words.problemsTitle },
      ...lines.map(paragraph),
      ...(change === null ? [] : [{ kind: "buttons" as const, buttons: [change] }]),
    ],
  };
}

/** Gives the sentence for one problem. */
export function problemLine({ code, params }: PlanProblem, reader: Pick<Reader, "locale">): string {
  const { managing, format } = copyFor(reader.locale);
  const { problems, problemsWith, cadence } = managing.commands;
  const { audiences } = managing;
  const plain = Object.entries({ ...problems, ...audiences.problems }).find(([key]) => key === code)?.[1];
  if (plain !== undefined) return plain;
  const rhythm = Object.entries(cadence).find(([key]) => code === `cadence-${key}`)?.[1];
  if (rhythm !== undefined) return rhythm;
  const said = (name: string): string => {
    const value = params[name] ?? "";
    return typeof value === "number" ? format.number(value) : value;
  };
  switch (code) {
    case "too-few-people":
      return problemsWith[code]({ people: said("people"), least: said("least") });
    case "panel-too-small":
      return problemsWith[code]({ people: said("people"), least: said("least"), most: said("most") });
    case "condition-unknown":
      return audiences.conditionUnknown({ key: said("key"), known: said("known") });
    case "condition-nobody":
      return audiences.conditionNobody({
        condition: said("condition"),
        key: said("key"),
        known: said("known"),
      });
    case "sample-too-small":
      return audiences.sampleTooSmall({
        people: said("people"),
        percent: said("percent"),
        each: said("each"),
        least: said("least"),
        enough: said("enough"),
      });
    case "panels-out-of-range":
    case "gap-out-of-range":
    case "too-many-reminders":
      return problemsWith[code]({ most: said("most") });
    case "closes-after-next-fire":
    case "reminder-outside-round":
      return problemsWith[code]({ hours: said("hours") });
    case "channel-not-visible":
      return problemsWith[code]({ channel: said("channel") });
    case "place-unknown":
      return problemsWith[code]({ name: said("name") });
    default:
      return code;
  }
}

/** Gives the problems by the form's field; what has no field on this form goes to its first one. */
export function problemsByField(
  problems: readonly PlanProblem[],
  shown: readonly string[],
  reader: Pick<Reader, "locale">,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const wanted = fieldOf(problem);
    const name = shown.includes(wanted) ? wanted : (shown[0] ?? wanted);
    const line = problemLine(problem, reader);
    errors[name] = errors[name] === undefined ? line : `${errors[name]} ${line}`;
  }
  return errors;
}

/** Gives what is wrong with single fields of a submission. */
export function faultsByField(
  faults: Readonly<Partial<Record<FormField, FormFault>>>,
  reader: Pick<Reader, "locale" | "platform">,
): Readonly<Record<string, string>> {
  const { audiences, commands, schedules } = copyFor(reader.locale).managing;
  const lines: Readonly<Record<FormFault, string>> = {
    "needs-channel": schedules.needsChannel({ place: schedules.place[reader.platform] }),
    "bad-places": audiences.badPlaces,
    "bad-conditions": audiences.badConditions,
    "needs-weekday": schedules.needsWeekday,
    "needs-month-day": schedules.needsMonthDay,
    "bad-moment": commands.problems["bad-moment"],
    "unknown-zone": commands.problems["unknown-zone"],
    "bad-time": commands.cadence.time,
    "bad-key": commands.problems["bad-key"],
  };
  const fields = Object.keys(FORM_FIELDS) as FormField[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const fault = faults[field];
      return fault === undefined ? [] : [[FORM_FIELDS[field], lines[fault]]];
    }),
  );
}

function fieldOf({ field, code }: PlanProblem): string {
  if (code === "condition-unknown" || code === "condition-nobody" || code === "conditions-together") {
    return FORM_FIELDS.where;
  }
  if (code === "all-excluded") return FORM_FIELDS.not;
  if (code === "sample-too-small") return FORM_FIELDS.sample;
  if (field === "audience" && code === "place-unknown") return FORM_FIELDS.channel;
  return FORM_FIELDS[FIELD_OF[field]];
}
