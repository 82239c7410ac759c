// The form that plans a round: every field stands alone, since one platform asks them one after another.
import { DRAFT_DEFAULTS } from "../../../core/ask/draft.ts";
import type { PendingDraft } from "../../../core/command/plan.ts";
import { FORM_FIELDS, FORM_VALUES } from "../../../core/command/schedule-submission.ts";
import type { Field, Form, Option } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { type Copy, copyFor } from "../copy.ts";
import { questionOf } from "../question.ts";
import { audienceFields, firstPlace } from "./audience-fields.ts";
import type { Reader } from "./reader.ts";
import { audienceWords } from "./rhythm.ts";
import {
  CLOSES,
  capital,
  choice,
  DIGESTS,
  dayField,
  everyField,
  gapField,
  moments,
  panelsField,
  remindersField,
  timeOf,
} from "./schedule-form-fields.ts";

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
  const place = words.place[reader.platform];
  const short = reader.platform === "telegram" && of.isFresh;
  const fields: readonly (Field | null)[] = [
    surveyField(of, copy),
    ...whomFields(of.pending, copy, reader),
    ...(short ? [] : audienceFields(draft, copy, reader)),
    short
      ? null
      : choice("mode", copy, draft.mode ?? DRAFT_DEFAULTS.mode, [
          { value: FORM_VALUES.direct, label: words.modeDirect },
          { value: FORM_VALUES.post, label: words.modePost({ place }) },
          { value: FORM_VALUES.link, label: words.modeLink },
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
    short
      ? null
      : choice("clock", copy, draft.localTime === true ? FORM_VALUES.own : FORM_VALUES.together, [
          { value: FORM_VALUES.together, label: words.clockTogether },
          { value: FORM_VALUES.own, label: words.clockOwn },
        ]),
    moments("closes", copy, CLOSES, draft.closes ?? DRAFT_DEFAULTS.closes),
    remindersField(draft.reminders ?? DRAFT_DEFAULTS.reminders, copy),
    {
      kind: "channel",
      name: FORM_FIELDS.digest,
      label: fieldsOfPlaces(words, reader).digest,
      hint: words.hints.digest,
      optional: true,
      ...(draft.digest?.channel
        ? { initial: draft.digest.channel.externalId, initialName: draft.digest.channel.name }
        : {}),
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

function fieldsOfPlaces(words: Copy["managing"]["schedules"], { platform }: Reader) {
  return platform === "telegram" ? words.groupFields : words.fields;
}

function surveyField({ pending, surveys }: ScheduleFormOf, copy: Copy): Field {
  const options = surveys.map(({ key, wording, subject }) => ({
    value: key,
    label: `${key}: ${questionOf({ wording, subject }, copy.locale)}`,
  }));
  const initial = surveys.find(({ id }) => id === pending.draft.surveyId)?.key ?? options[0]?.value ?? "";
  return choice("survey", copy, initial, options);
}

function whomFields({ draft, edited }: PendingDraft, copy: Copy, reader: Reader): readonly Field[] {
  const words = copy.managing.schedules;
  const { place: audience, name: audienceName } = firstPlace(draft.audience, draft.audienceName);
  const options: Option[] = [
    { value: FORM_VALUES.everyone, label: capital(words.everyone) },
    // Telegram knows no guests.
    ...(reader.platform === "slack"
      ? [{ value: FORM_VALUES.guests, label: capital(words.everyoneAndGuests) }]
      : []),
    { value: FORM_VALUES.channel, label: words.whomChannel({ place: words.place[reader.platform] }) },
  ];
  // What cannot be chosen on a form stays as it is.
  const isPlain = audience.kind === "everyone" || audience.kind === "channel";
  if (!isPlain) {
    const same = words.whomSame({
      audience: audienceWords({ audience, audienceName }, copy, reader.platform),
    });
    options.push({ value: FORM_VALUES.same, label: same });
  }
  const everyone =
    audience.kind === "everyone" && audience.guests ? FORM_VALUES.guests : FORM_VALUES.everyone;
  const plain = audience.kind === "channel" ? FORM_VALUES.channel : everyone;
  const initial = isPlain ? plain : FORM_VALUES.same;
  const known = options.some(({ value }) => value === initial) ? initial : FORM_VALUES.everyone;
  return [
    choice("whom", copy, known, options),
    {
      kind: "channel",
      name: FORM_FIELDS.channel,
      label: fieldsOfPlaces(words, reader).channel,
      hint: words.hints.channel,
      onlyWith: { field: FORM_FIELDS.whom, value: FORM_VALUES.channel },
      ...(audience.kind === "channel" && (edited !== null || audience.externalId !== "")
        ? { initial: audience.externalId, initialName: audienceName }
        : {}),
    },
  ];
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
