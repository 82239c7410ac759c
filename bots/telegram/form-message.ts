// What a step of a form looks like: the question, what is wrong with the answer so far, and the buttons.
import type { Button, Field, Message, Part } from "../../core/message.ts";
import { copyFor } from "../copy/copy.ts";
import { say } from "../copy/say.ts";
import { shorten } from "../text/columns.ts";
import {
  type Action,
  encodeFormPress,
  type FormState,
  isAsked,
  mayBeEmpty,
  shownValue,
} from "./form-steps.ts";

/** More options than this are no help on a phone; they can still be typed. */
const MOST_OPTIONS = 60;
const LONGEST_KEPT = 24;

/** Gives the question of the step at which a form stands, or the check before sending. */
export function stepMessage(state: FormState): Message {
  const field = state.form.fields[state.step];
  return field === undefined ? check(state) : ask(state, field);
}

/** Gives what is left of a form that was sent or cancelled: no buttons. */
export function closedForm(state: FormState, ending: "formSent" | "formCancelled"): Message {
  const message = say(copyFor(state.locale).telegram[ending]);
  return { ...message, parts: [{ kind: "heading", text: state.form.title }, ...message.parts] };
}

function ask(state: FormState, field: Field): Message {
  const { telegram: words, format } = copyFor(state.locale);
  const { form, step } = state;
  // One that is not asked after all is on the screen only by an old button.
  const asked = form.fields.filter((one) => one === field || isAsked(state, one));
  const where = words.formStep({
    title: form.title,
    step: format.number(asked.indexOf(field) + 1),
    of: format.number(asked.length),
  });
  const lines = [
    ...(step === 0 && form.intro !== undefined ? [form.intro] : []),
    ...(field.hint === undefined ? [] : [field.hint]),
    ...wrong(state.errors[field.name]),
    ...toDo(state, field),
  ];
  return {
    text: field.label,
    parts: [
      { kind: "paragraph", text: where },
      { kind: "heading", text: field.label },
      ...lines.map((text) => ({ kind: "paragraph", text }) as const),
      ...options(state, field),
      row(ways(state, field)),
      row(around(state)),
    ],
  };
}

function check(state: FormState): Message {
  const { telegram: words } = copyFor(state.locale);
  const { form, errors } = state;
  const asked = form.fields.filter((field) => isAsked(state, field));
  const known = new Set(asked.map(({ name }) => name));
  const strange = Object.entries(errors).flatMap(([name, error]) => (known.has(name) ? [] : wrong(error)));
  const lines = asked.map((field) =>
    words.formLine({
      label: field.label,
      value: shownValue(state, field) ?? words.formNothing,
    }),
  );
  const changes = asked.map((field) => press(state, field.label, "go", form.fields.indexOf(field)));
  return {
    text: words.formCheck,
    parts: [
      { kind: "heading", text: form.title },
      { kind: "paragraph", text: lines.join("\n") },
      ...strange.map((text) => ({ kind: "paragraph", text }) as const),
      { kind: "paragraph", text: words.formCheck },
      row(changes),
      row([{ ...press(state, form.submit, "send"), style: "primary" }]),
      row([press(state, form.cancel, "cancel")]),
    ],
  };
}

function wrong(error: string | undefined): string[] {
  return error === undefined ? [] : [`⚠ ${error}`];
}

function toDo(state: FormState, field: Field): string[] {
  const words = copyFor(state.locale).telegram;
  const value = shownValue(state, field);
  const soFar = value === null || "options" in field ? [] : [words.formNow({ value })];
  const what = { text: words.formType, time: words.formTypeTime, channel: words.formTypeChannel };
  return field.kind === "choice" || field.kind === "choices" ? [] : [...soFar, what[field.kind]];
}

function options(state: FormState, field: Field): Part[] {
  if (!("options" in field)) return [];
  const value = state.values[field.name] ?? null;
  const shown = field.options.slice(0, MOST_OPTIONS);
  const buttons = shown.map((option, index): Button => {
    if (field.kind === "choices")
      return {
        ...press(state, option.label, "toggle", index),
        ticked: value?.includes(option.value) ?? false,
      };
    const button = press(state, option.label, "pick", index);
    return option.value === value ? { ...button, ticked: true } : button;
  });
  return [row(buttons)];
}

/** Gives the ways on from a field beside its options. */
function ways(state: FormState, field: Field): readonly Button[] {
  const words = copyFor(state.locale).telegram;
  const value = shownValue(state, field);
  const buttons: Button[] = [];
  if (field.kind === "choices")
    buttons.push({ ...press(state, words.formNextButton, "next"), style: "primary" });
  else if (field.kind !== "choice" && value !== null)
    buttons.push(press(state, words.formKeepButton({ value: shorten(value, LONGEST_KEPT) }), "keep"));
  const { place } = state;
  if (field.kind === "channel" && place.kind === "channel" && state.values[field.name] !== place.externalId)
    buttons.push(
      press(state, words.formHereButton({ name: shorten(place.name ?? "", LONGEST_KEPT) }), "here"),
    );
  if (mayBeEmpty(state, field) && field.kind !== "choices")
    buttons.push(press(state, words.formEmptyButton, "empty"));
  return buttons;
}

function around(state: FormState): readonly Button[] {
  const { formBackButton } = copyFor(state.locale).telegram;
  const back = state.step === 0 && !state.checked ? [] : [press(state, formBackButton, "back")];
  return [...back, press(state, state.form.cancel, "cancel")];
}

function press(
  state: FormState,
  label: string,
  action: Action,
  index = 0,
): Extract<Button, { press: string }> {
  return { label, press: encodeFormPress(state, action, index) };
}

function row(buttons: readonly Button[]): Part {
  return { kind: "buttons", buttons };
}
