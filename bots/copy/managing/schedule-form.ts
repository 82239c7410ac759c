// The form that plans a round: every field stands alone, since one platform asks them one after another.
import type { Cadence } from "../../../core/ask/cadence.ts";
import { DRAFT_DEFAULTS } from "../../../core/ask/draft.ts";
import type { LocalMoment } from "../../../core/ask/schedule.ts";
import type { Survey } from "../../../core/ask/survey.ts";
import type { PendingDraft } from "../../../core/command/compose-draft.ts";
import { FORM_FIELDS, FORM_VALUES } from "../../../core/command/schedule-submission.ts";
import { writeMoment } from "../../../core/command/spec-moment.ts";
import type { Field, Form, Option } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import type { Reader } from "./reader.ts";
import { audienceWords, momentWords } from "./rhythm.ts";

const MONTH_DAYS = [1, 5, 10, 15, 20, 25] as const;
const LAST_DAY = 31;
const CLOSES: readonly LocalMoment[] = [
  { kind: "weekday", day: 5, at: "12:00" },
  ...[1, 2, 3, 5, 7, 14].map((days) => ({ kind: "after" as const, hours: days * 24 })),
];
const REMINDERS: readonly LocalMoment[] = [
  { kind: "weekday", day: 4, at: "10:00" },
  ...[1, 2, 3, 5].map((days) => ({ kind: "after" as const, hours: days * 24 })),
];
const DIGESTS: readonly LocalMoment[] = [
  { kind: "after", hours: 0 },
  { kind: "weekday", day: 1, at: "10:00" },
];
const PANELS = [1, 2, 3, 4, 6, 8, 12] as const;
const GAPS = [0, 6, 13, 21, 28, 60, 90, 180] as const;

/** What the form is filled with. */
export interface ScheduleFormOf {
  readonly pending: PendingDraft;
  readonly surveys: readonly Survey[];
  /** Names the draft that the submission builds upon. */
  readonly token: string;
  /** Filled with the defaults alone: nothing was said that a short form could lose. */
  readonly isFresh: boolean;
}

/** Gives the form; Telegram, which asks step by step, leaves out what a default decides well. */
export function scheduleForm(of: ScheduleFormOf, reader: Reader): Form {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { draft, edited } = of.pending;
  const short = reader.platform === "telegram" && of.isFresh;
  const fields: readonly (Field | null)[] = [
    surveyField(of, copy),
    ...audienceFields(of.pending, copy, reader),
    short
      ? null
      : choice("mode", copy, draft.mode ?? DRAFT_DEFAULTS.mode, [
          { value: FORM_VALUES.direct, label: words.modeDirect },
          { value: FORM_VALUES.post, label: words.modePost },
        ]),
    everyField(draft.cadence, copy),
    dayField(draft.cadence, copy),
    { kind: "time", name: FORM_FIELDS.time, label: words.fields.time, initial: timeOf(draft.cadence) },
    {
      kind: "text",
      name: FORM_FIELDS.zone,
      label: words.fields.zone,
      hint: words.hints.zone,
      initial: draft.zone,
      maxLength: 64,
    },
    moments("closes", copy, CLOSES, draft.closes ?? DRAFT_DEFAULTS.closes),
    remindersField(draft.reminders ?? DRAFT_DEFAULTS.reminders, copy),
    {
      kind: "channel",
      name: FORM_FIELDS.digest,
      label: words.fields.digest,
      hint: words.hints.digest,
      optional: true,
      ...(draft.digest?.channel ? { initial: draft.digest.channel.externalId } : {}),
    },
    short ? null : moments("digestAt", copy, DIGESTS, draft.digest?.at ?? DRAFT_DEFAULTS.digestAt),
    short ? null : panelsField(draft.panels ?? DRAFT_DEFAULTS.panels, copy),
    short ? null : gapField(draft.gapDays ?? DRAFT_DEFAULTS.gapDays, copy),
    choice("promise", copy, of.pending.promise, [
      { value: FORM_VALUES.anonymous, label: words.promiseAnonymousOption },
      { value: FORM_VALUES.attributed, label: words.promiseAttributedOption },
    ]),
    short
      ? null
      : choice("visible", copy, draft.openDigest === false ? FORM_VALUES.managers : FORM_VALUES.asked, [
          { value: FORM_VALUES.asked, label: words.visibleAskedOption },
          { value: FORM_VALUES.managers, label: words.visibleManagersOption },
        ]),
    // A schedule keeps its name: commands and habits hang on it.
    short || edited !== null ? null : keyField(of, copy),
  ];
  const press = { verb: VERBS.form, token: of.token, ...(edited === null ? {} : { argument: edited.id }) };
  return {
    press: encodePress(press),
    title: edited === null ? words.formTitle : words.formTitleEdit,
    submit: words.formSubmit,
    cancel: words.formCancel,
    intro: words.formIntro,
    fields: fields.filter((field) => field !== null),
  };
}

type FieldName = keyof typeof FORM_FIELDS;

function choice(
  name: FieldName,
  copy: Copy,
  initial: string,
  options: readonly Option[],
  hint?: string,
): Field {
  const label = copy.managing.schedules.fields[name];
  return {
    kind: "choice",
    name: FORM_FIELDS[name],
    label,
    options,
    initial,
    ...(hint === undefined ? {} : { hint }),
  };
}

function surveyField({ pending, surveys }: ScheduleFormOf, copy: Copy): Field {
  const options = surveys.map(({ key, wording, subject }) => ({
    value: key,
    label: `${key}: ${wording[copy.locale].question.replaceAll("{org}", () => subject)}`,
  }));
  const initial = surveys.find(({ id }) => id === pending.draft.surveyId)?.key ?? options[0]?.value ?? "";
  return choice("survey", copy, initial, options);
}

function audienceFields({ draft, edited }: PendingDraft, copy: Copy, reader: Reader): readonly Field[] {
  const words = copy.managing.schedules;
  const { audience } = draft;
  const options: Option[] = [
    { value: FORM_VALUES.everyone, label: capital(words.everyone) },
    // Telegram knows no guests.
    ...(reader.platform === "slack"
      ? [{ value: FORM_VALUES.guests, label: capital(words.everyoneAndGuests) }]
      : []),
    { value: FORM_VALUES.channel, label: words.whomChannel },
  ];
  // A user group cannot be chosen on a form: it stays as it is.
  if (audience.kind === "group") {
    const same = words.whomSame({ audience: audienceWords(draft, copy, reader.platform) });
    options.push({ value: FORM_VALUES.same, label: same });
  }
  const initial = {
    everyone: audience.kind === "everyone" && audience.guests ? FORM_VALUES.guests : FORM_VALUES.everyone,
    channel: FORM_VALUES.channel,
    group: FORM_VALUES.same,
  }[audience.kind];
  const known = options.some(({ value }) => value === initial) ? initial : FORM_VALUES.everyone;
  return [
    choice("whom", copy, known, options),
    {
      kind: "channel",
      name: FORM_FIELDS.channel,
      label: words.fields.channel,
      hint: words.hints.channel,
      optional: true,
      ...(audience.kind === "channel" && (edited !== null || audience.externalId !== "")
        ? { initial: audience.externalId }
        : {}),
    },
  ];
}

function everyField(cadence: Cadence, copy: Copy): Field {
  const words = copy.managing.schedules;
  const options: Option[] = Object.entries(words.every).map(([value, label]) => ({ value, label }));
  const initial = cadence.kind === "weekly" ? String(cadence.everyWeeks) : cadence.kind;
  if (cadence.kind === "cron") {
    options.push({ value: initial, label: words.cronOption({ expression: cadence.expression }) });
  } else if (!options.some(({ value }) => value === initial)) {
    options.push({ value: initial, label: words.everyWeeksOption({ count: initial }) });
  }
  return choice("every", copy, initial, options);
}

function dayField(cadence: Cadence, copy: Copy): Field {
  const words = copy.managing.schedules;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: `w${day}`,
    label: copy.format.weekday(day),
  }));
  const own = cadence.kind === "weekly" || cadence.kind === "cron" ? [] : [cadence.day];
  const days = [...new Set([...MONTH_DAYS, ...own])].filter((day) => day !== LAST_DAY).sort((a, b) => a - b);
  const options = [
    ...weekdays,
    ...days.map((day) => ({ value: `d${day}`, label: words.dayOption({ day }) })),
    { value: `d${LAST_DAY}`, label: words.lastDayOption },
  ];
  const initial = cadence.kind === "weekly" ? `w${cadence.day}` : own[0] === undefined ? "w2" : `d${own[0]}`;
  return choice("day", copy, initial, options, words.hints.day);
}

function timeOf(cadence: Cadence): string {
  return cadence.kind === "cron" ? "10:00" : cadence.at;
}

function moments(
  name: "closes" | "digestAt",
  copy: Copy,
  usual: readonly LocalMoment[],
  current: LocalMoment,
): Field {
  return choice(name, copy, writeMoment(current), momentOptions([...usual, current], copy));
}

function remindersField(current: readonly LocalMoment[], copy: Copy): Field {
  const words = copy.managing.schedules;
  return {
    kind: "choices",
    name: FORM_FIELDS.reminders,
    label: words.fields.reminders,
    hint: words.hints.reminders,
    options: momentOptions([...REMINDERS, ...current], copy),
    initial: current.map(writeMoment),
    optional: true,
  };
}

function momentOptions(all: readonly LocalMoment[], copy: Copy): readonly Option[] {
  const byValue = new Map(all.map((moment) => [writeMoment(moment), moment]));
  return [...byValue].map(([value, moment]) => ({ value, label: capital(momentWords(moment, copy)) }));
}

function panelsField(current: number, copy: Copy): Field {
  const words = copy.managing.schedules;
  const counts = [...new Set<number>([...PANELS, current])].sort((a, b) => a - b);
  const options = counts.map((panels) => ({
    value: String(panels),
    label:
      panels === 1
        ? words.panelsNone
        : words.panelsOption({ panels: copy.format.number(panels), part: words.partOption({ panels }) }),
  }));
  return choice("panels", copy, String(current), options, words.hints.panels);
}

function gapField(current: number, copy: Copy): Field {
  const words = copy.managing.schedules;
  const gaps = [...new Set<number>([...GAPS, current])].sort((a, b) => a - b);
  const options = gaps.map((days) => ({
    value: String(days),
    label: days === 0 ? words.gapNone : words.gapOption({ days: copy.format.number(days) }),
  }));
  return choice("gap", copy, String(current), options);
}

function keyField({ pending, surveys }: ScheduleFormOf, copy: Copy): Field {
  const words = copy.managing.schedules;
  const { key, surveyId } = pending.draft;
  const usual = surveys.find(({ id }) => id === surveyId)?.key;
  return {
    kind: "text",
    name: FORM_FIELDS.key,
    label: words.fields.key,
    hint: words.hints.key,
    optional: true,
    maxLength: 32,
    ...(key === undefined || key === usual ? {} : { initial: key }),
  };
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
