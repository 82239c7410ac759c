// A form as one question after another: where it stands, what a press or typed words make of it. Pure; form-dialog.ts keeps it.
import type { Field, Form, Submission } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import type { Place } from "../talk/talk.ts";
import { clean, isVisible, oneLine } from "./plain-text.ts";

/** A form in the middle of being filled in. `step` is a field's index, or the number of fields for the check before sending. */
export interface FormState {
  readonly form: Form;
  readonly locale: Locale;
  /** Where the form was asked for; its submission counts as coming from there. */
  readonly place: Place;
  /** Tells this form's buttons from those of an earlier one. */
  readonly stamp: string;
  readonly step: number;
  readonly values: Submission;
  /** What is wrong, by field name; fields that do not exist are shown with the check. */
  readonly errors: Readonly<Record<string, string>>;
  /** True once the check has been reached: a change then leads back to it. */
  readonly checked: boolean;
}

/** What the buttons of a step do; `pick` and `toggle` name an option by its index, `go` a field. */
export const ACTIONS = [
  "pick",
  "toggle",
  "next",
  "keep",
  "empty",
  "here",
  "back",
  "go",
  "send",
  "cancel",
] as const;
export type Action = (typeof ACTIONS)[number];

/** A press of a form's button. */
export interface FormPress {
  readonly stamp: string;
  readonly step: number;
  readonly action: Action;
  readonly index: number;
}

/** What comes of a press. */
export type Pressed =
  | { readonly kind: "show" | "send"; readonly state: FormState }
  | { readonly kind: "cancel" };

/** Begins a form at its first question. */
export function beginSteps(of: Pick<FormState, "form" | "locale" | "place" | "stamp">): FormState {
  const values = Object.fromEntries(of.form.fields.map((field) => [field.name, field.initial ?? null]));
  return { ...of, step: 0, values, errors: {}, checked: of.form.fields.length === 0 };
}

/** Writes a press of a form's button; it fits 64 bytes. */
export function encodeFormPress(state: FormState, action: Action, index = 0): string {
  return `form:${state.stamp}:${state.step}:${action}:${index}`;
}

/** Reads what encodeFormPress wrote; null for anything else. */
export function decodeFormPress(raw: string): FormPress | null {
  const [, stamp, step, action, index] = /^form:([a-z0-9]+):(\d{1,3}):([a-z]+):(\d{1,3})$/.exec(raw) ?? [];
  const known = ACTIONS.find((one) => one === action);
  if (stamp === undefined || known === undefined) return null;
  return { stamp, step: Number(step), action: known, index: Number(index) };
}

/** Does what a button says. A button of an earlier step takes the form back there. */
export function pressStep(before: FormState, press: FormPress): Pressed {
  const fields = before.form.fields;
  const state = { ...before, step: Math.min(press.step, fields.length) };
  const field = fields[state.step];
  const show = (next: FormState): Pressed => ({ kind: "show", state: next });
  switch (press.action) {
    case "cancel":
      return { kind: "cancel" };
    case "send":
      if (firstUnfilled(state) === null) return { kind: "send", state };
      return show(onward({ ...state, checked: true }));
    case "go":
      return show({ ...state, step: Math.min(press.index, fields.length) });
    case "back":
      return show({ ...state, step: state.checked ? fields.length : stepBefore(state) });
    default:
      return show(field === undefined ? state : pressField(state, field, press));
  }
}

/** Takes typed words as the answer to the step; where they are none, the state says why. */
export function typeStep(state: FormState, text: string): FormState {
  const field = state.form.fields[state.step];
  const words = copyFor(state.locale).telegram;
  if (field === undefined) return state;
  const wrong = (why: string): FormState => ({ ...state, errors: { ...state.errors, [field.name]: why } });
  const typed = clean(text);
  switch (field.kind) {
    case "text": {
      const value = field.multiline === true ? typed : oneLine(typed);
      const limit = field.maxLength ?? Number.POSITIVE_INFINITY;
      if (!isVisible(value)) return wrong(words.formNeeded);
      if (value.length > limit)
        return wrong(words.formTooLong({ limit: copyFor(state.locale).format.number(limit) }));
      return answered(state, field, value);
    }
    case "time": {
      const time = timeIn(typed);
      return time === null ? wrong(words.formNoTime) : answered(state, field, time);
    }
    case "channel":
      return !isVisible(typed) ? wrong(words.formNeeded) : answered(state, field, oneLine(typed));
    case "choice": {
      const option = optionIn(field, typed);
      return option === null ? wrong(words.formPress) : answered(state, field, option);
    }
    case "choices": {
      const options = typed.split(/[,，、;；\n]+/).map((one) => optionIn(field, one));
      if (options.some((one) => one === null)) return wrong(words.formPress);
      return answered(state, field, [...new Set(options.filter((one) => one !== null))]);
    }
  }
}

/** Takes the errors of a refused submission: the form goes on at the first wrong field. */
export function refuseSteps(state: FormState, errors: FormState["errors"]): FormState {
  return onward({ ...state, errors, checked: true });
}

/** Says whether a field is asked after what was chosen so far. */
export function isAsked({ values }: Pick<FormState, "values">, field: Field): boolean {
  const needs = "onlyWith" in field ? field.onlyWith : undefined;
  return needs === undefined || values[needs.field] === needs.value;
}

/** Says whether a field may stay empty. */
export function mayBeEmpty(state: Pick<FormState, "values">, field: Field): boolean {
  return field.optional === true || !isAsked(state, field);
}

/** Gives a field's value as its reader knows it; null where it is empty. */
export function shownValue({ values: all, place }: FormState, field: Field): string | null {
  const value = all[field.name];
  const values = typeof value === "string" ? [value] : (value ?? []);
  const labels = values.map((one) => {
    if (field.kind === "channel") return channelName(field, place, one);
    const option = "options" in field ? field.options.find((each) => each.value === one) : undefined;
    return option?.label ?? one;
  });
  return labels.length === 0 || labels.join("") === "" ? null : labels.join(", ");
}

// Nobody knows a group by its number.
function channelName(field: Extract<Field, { kind: "channel" }>, place: Place, id: string): string {
  if (id === place.externalId) return place.name ?? id;
  return id === field.initial ? (field.initialName ?? id) : id;
}

function pressField(state: FormState, field: Field, { action, index }: FormPress): FormState {
  const value = state.values[field.name] ?? null;
  const option = "options" in field ? field.options[index]?.value : undefined;
  if (action === "pick" && field.kind === "choice" && option !== undefined)
    return answered(state, field, option);
  if (action === "toggle" && field.kind === "choices" && option !== undefined) {
    const ticked = Array.isArray(value) ? value : [];
    const next = ticked.includes(option) ? ticked.filter((one) => one !== option) : [...ticked, option];
    return { ...state, values: { ...state.values, [field.name]: next } };
  }
  if (action === "here" && field.kind === "channel" && state.place.kind === "channel")
    return answered(state, field, state.place.externalId);
  if (action === "empty" && mayBeEmpty(state, field)) return answered(state, field, null);
  if (action === "keep" || action === "next") return answered(state, field, value);
  return state;
}

function answered(state: FormState, field: Field, value: Submission[string]): FormState {
  if (isEmpty(value) && !mayBeEmpty(state, field)) {
    const { formNeeded } = copyFor(state.locale).telegram;
    return { ...state, errors: { ...state.errors, [field.name]: formNeeded } };
  }
  const next = { ...state, values: { ...state.values, [field.name]: value } };
  const isRight = (name: string): boolean =>
    name === field.name || state.form.fields.some((one) => one.name === name && !isAsked(next, one));
  const errors = Object.fromEntries(Object.entries(state.errors).filter(([name]) => !isRight(name)));
  return onward({ ...next, errors });
}

/** Goes to what is wrong, else on to the next question, or back to the check where that was reached before. */
function onward(state: FormState): FormState {
  const { fields } = state.form;
  if (!state.checked) {
    const later = fields.findIndex((field, index) => index > state.step && isAsked(state, field));
    return later < 0 ? { ...state, step: fields.length, checked: true } : { ...state, step: later };
  }
  const wrong = fields.findIndex((field) => field.name in state.errors && isAsked(state, field));
  const step = wrong >= 0 ? wrong : (firstUnfilled(state) ?? fields.length);
  return { ...state, step };
}

function firstUnfilled(state: FormState): number | null {
  const index = state.form.fields.findIndex(
    (field) => isEmpty(state.values[field.name] ?? null) && !mayBeEmpty(state, field),
  );
  return index < 0 ? null : index;
}

function stepBefore(state: FormState): number {
  const before = state.form.fields.slice(0, state.step);
  return Math.max(
    0,
    before.findLastIndex((field) => isAsked(state, field)),
  );
}

function isEmpty(value: Submission[string]): boolean {
  return value === null || value.length === 0;
}

function timeIn(text: string): string | null {
  const [, hour, minute] = /^(\d{1,2})(?:[:.h点时](\d{2})?)?\s*分?$/.exec(text.normalize("NFKC")) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute ?? "00"}`;
}

function optionIn(field: Extract<Field, { options: unknown }>, typed: string): string | null {
  const plain = (text: string) => oneLine(text).normalize("NFKC").toLowerCase();
  const wanted = plain(typed);
  return (
    field.options.find(({ label, value }) => plain(label) === wanted || plain(value) === wanted)?.value ??
    null
  );
}
