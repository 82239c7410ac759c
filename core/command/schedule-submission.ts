// What came back from the schedule's form, as the spec that a command would have said.
import { parseCadence } from "../ask/cadence.ts";
import type { LocalMoment } from "../ask/schedule.ts";
import type { Submission } from "../message.ts";
import { parseZone } from "../time.ts";
import { cursorOver } from "./cursor.ts";
import type { PendingDraft } from "./plan.ts";
import { type AudienceDraft, conditionsIn, placesIn } from "./read-audience.ts";
import { type Reference, readPlace } from "./reference.ts";
import { KEY, type SaidPlace, type ScheduleSpec } from "./schedule-spec.ts";
import { readMoment } from "./spec-moment.ts";
import { splitWords } from "./words.ts";

/** The names of the form's fields. */
export const FORM_FIELDS = {
  survey: "survey",
  whom: "whom",
  channel: "channel",
  more: "more",
  not: "not",
  where: "where",
  sample: "sample",
  mode: "mode",
  every: "every",
  day: "day",
  time: "time",
  zone: "zone",
  clock: "clock",
  closes: "closes",
  reminders: "reminders",
  digest: "digest",
  digestAt: "digestAt",
  panels: "panels",
  gap: "gap",
  promise: "promise",
  visible: "visible",
  key: "key",
} as const;
export type FormField = keyof typeof FORM_FIELDS;

/** The values of choices that are no words of the grammar. */
export const FORM_VALUES = {
  everyone: "everyone",
  guests: "guests",
  channel: "channel",
  same: "same",
  direct: "direct",
  post: "post",
  link: "link",
  anonymous: "anonymous",
  attributed: "attributed",
  asked: "asked",
  managers: "managers",
  own: "own",
  together: "together",
} as const;

/** What is wrong with a field by itself. */
export type FormFault =
  | "needs-channel"
  | "bad-places"
  | "bad-conditions"
  | "needs-weekday"
  | "needs-month-day"
  | "bad-moment"
  | "unknown-zone"
  | "bad-time"
  | "bad-key";

/** A spec, or what is wrong by field. */
export type SubmittedSchedule =
  | { readonly kind: "ok"; readonly spec: ScheduleSpec }
  | { readonly kind: "invalid"; readonly faults: Readonly<Partial<Record<FormField, FormFault>>> };

/** Reads a submission. Fields that the form did not have are left unsaid; `base` is what it was filled with. */
export function readSubmission(submission: Submission, base: PendingDraft | null): SubmittedSchedule {
  const faults: Partial<Record<FormField, FormFault>> = {};
  const text = (name: FormField): string | null => textOf(submission[FORM_FIELDS[name]]);
  const has = (name: FormField): boolean => FORM_FIELDS[name] in submission;
  const fail = <Value>(name: FormField, fault: FormFault, value: Value): Value => {
    faults[name] ??= fault;
    return value;
  };
  const spec: { -readonly [Key in keyof ScheduleSpec]: ScheduleSpec[Key] } = {};

  const survey = text("survey");
  if (survey !== null) spec.survey = survey;
  const zone = text("zone");
  if (zone !== null) {
    const parsed = parseZone(zone.normalize("NFKC"));
    if (parsed.kind === "ok") spec.zone = parsed.zone;
    else fail("zone", "unknown-zone", null);
  }
  const clock = text("clock");
  if (clock !== null) spec.localTime = clock === FORM_VALUES.own;
  readWhom(spec, text, fail);
  readNarrowing(spec, { text, has, fail, base });
  readCadenceOf(spec, text, fail, base);
  const mode = text("mode");
  if (mode === FORM_VALUES.post || mode === FORM_VALUES.direct || mode === FORM_VALUES.link) spec.mode = mode;
  const closes = text("closes");
  if (closes !== null)
    spec.closes = momentOf(closes) ?? fail("closes", "bad-moment", { kind: "after", hours: 0 });
  if (has("reminders")) {
    spec.reminders = textsOf(submission[FORM_FIELDS.reminders]).flatMap((each) => {
      const moment = momentOf(each);
      return moment === null ? fail("reminders", "bad-moment", []) : [moment];
    });
  }
  if (has("digest")) {
    const place = text("digest");
    spec.digestChannel =
      place === null || place === "" ? { kind: "none" } : { kind: "channel", reference: referenceOf(place) };
  }
  const digestAt = text("digestAt");
  if (digestAt !== null) {
    spec.digestAt = momentOf(digestAt) ?? fail("digestAt", "bad-moment", { kind: "after", hours: 0 });
  }
  const panels = Number(text("panels") ?? Number.NaN);
  if (Number.isInteger(panels)) spec.panels = panels;
  // The offered number of panels belongs to the offered rhythm.
  const isOther = JSON.stringify(spec.cadence) !== JSON.stringify(base?.draft.cadence);
  if (!has("panels") && isOther && base?.edited === null) spec.panels = 1;
  const gap = Number(text("gap") ?? Number.NaN);
  if (Number.isInteger(gap)) spec.gapDays = gap;
  const promise = text("promise");
  if (promise === FORM_VALUES.anonymous || promise === FORM_VALUES.attributed) spec.promise = promise;
  const visible = text("visible");
  if (visible !== null) spec.openDigest = visible !== FORM_VALUES.managers;
  const key = text("key")?.trim().normalize("NFKC").toLowerCase() ?? "";
  if (key !== "" && KEY.test(key)) spec.key = key;
  else if (key !== "") fail("key", "bad-key", null);
  return Object.keys(faults).length > 0 ? { kind: "invalid", faults } : { kind: "ok", spec };
}

type Draft = { -readonly [Key in keyof ScheduleSpec]: ScheduleSpec[Key] };
type Text = (name: FormField) => string | null;
type Fail = <Value>(name: FormField, fault: FormFault, value: Value) => Value;

function readWhom(spec: Draft, text: Text, fail: Fail): void {
  const whom = text("whom");
  if (whom === FORM_VALUES.everyone || whom === FORM_VALUES.guests) {
    spec.audience = { kind: "everyone", guests: whom === FORM_VALUES.guests };
  }
  if (whom !== FORM_VALUES.channel) return;
  const place = text("channel");
  if (place === null || place === "") fail("channel", "needs-channel", null);
  else spec.audience = { kind: "channel", reference: referenceOf(place) };
}

/** Adds what joins, leaves out and narrows; a form without these fields leaves them as they were. */
function readNarrowing(
  spec: Draft,
  {
    text,
    has,
    fail,
    base,
  }: {
    readonly text: Text;
    readonly has: (name: FormField) => boolean;
    readonly fail: Fail;
    readonly base: PendingDraft | null;
  },
): void {
  if (!has("more") && !has("not") && !has("where") && !has("sample")) return;
  const places = (name: "more" | "not"): readonly SaidPlace[] =>
    placesIn(text(name) ?? "") ?? fail(name, "bad-places", []);
  const audience: AudienceDraft = { kind: "combined" };
  const chosen = spec.audience === undefined || spec.audience.kind === "combined" ? null : spec.audience;
  const first = chosen ?? firstOf(base);
  if (first !== null) audience.in = [first, ...(has("more") ? places("more") : [])];
  if (has("not")) audience.not = places("not");
  if (has("where")) audience.where = conditionsIn(text("where") ?? "") ?? fail("where", "bad-conditions", []);
  const share = Number(text("sample"));
  if (has("sample")) audience.samplePercent = share >= 1 && share <= 99 ? share : null;
  spec.audience = audience;
}

/** Gives the first place that a schedule has, for a form that leaves it as it is; null where it has none. */
function firstOf(base: PendingDraft | null): SaidPlace | null {
  const audience = base?.draft.audience;
  const place = audience?.kind === "combined" ? audience.in[0] : audience;
  if (place === undefined || place.kind === "events") return null;
  if (place.kind === "everyone") return place;
  return { kind: place.kind, reference: { id: place.externalId, name: null } };
}

function readCadenceOf(spec: Draft, text: Text, fail: Fail, base: PendingDraft | null): void {
  const every = text("every");
  // A cron expression has no fields of its own: it stays as it is.
  if (every === null || every === "cron") return;
  const at = text("time");
  const [, unit, number] = /^([wd])(\d{1,2})$/.exec(text("day") ?? "") ?? [];
  const weeks = Number(every);
  const wanted = Number.isInteger(weeks) ? "w" : "d";
  if (unit !== wanted) {
    fail("day", wanted === "w" ? "needs-weekday" : "needs-month-day", null);
    return;
  }
  const day = Number(number);
  if (wanted === "w") {
    take(spec, { kind: "weekly", everyWeeks: weeks, day, at }, fail);
    return;
  }
  const before = base?.draft.cadence;
  const month = before?.kind === every && "month" in before ? before.month : undefined;
  take(spec, { kind: every, day, at, ...(month === undefined ? {} : { month }) }, fail);
}

function take(spec: Draft, cadence: object, fail: Fail): void {
  const parsed = parseCadence(cadence);
  if (parsed.kind === "ok") spec.cadence = parsed.cadence;
  else fail("time", "bad-time", null);
}

function momentOf(text: string): LocalMoment | null {
  const words = splitWords(text);
  const moment = readMoment(cursorOver(text, words), "close");
  return "reason" in moment ? null : moment;
}

/** A channel as a picker gives it (an id), or as someone typed it. */
function referenceOf(text: string): Reference {
  const [word] = splitWords(text.trim());
  const place = word === undefined ? null : readPlace(word);
  return place?.reference ?? { id: null, name: text.trim().replace(/^[#@]/, "") };
}

function textOf(value: Submission[string] | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : (value[0] ?? null);
}

function textsOf(value: Submission[string] | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return typeof value === "string" ? [value] : value;
}
