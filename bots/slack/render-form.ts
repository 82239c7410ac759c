// A form as a modal with Slack's own pickers, and what came back from it as a submission.
import type { InputBlock, KnownBlock, ModalView, PlainTextOption, Option as SlackOption } from "@slack/types";
import type { Field, Form, Option, Submission } from "../../core/message.ts";
import { fitInto, VIEW_ROOM } from "./fit.ts";
import { sections } from "./render.ts";
import { isBlank, plain, plainLine, shorten } from "./texts.ts";

/** The values of a view as Slack sends them: block → element → value. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ViewValue>>>>;

/** One element's value. */
export interface ViewValue {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_option?: { readonly value?: string | null } | null;
  readonly selected_options?: readonly { readonly value?: string | null }[];
}

/** The element of every field's block; the block itself bears the field's name. */
const ELEMENT = "value";
const TITLE = 24;
const LABEL = 2_000;
const OPTION = 75;
const INPUT = 3_000;
const NAME = 255;
const BOXES = 10;
const LIST = 100;
/** Slack takes no option without a value: this stands for the empty one. */
const EMPTY = "∅";

/** Gives the modal; `metadata` (at most 3,000 characters) comes back with the submission. Fields that cannot be asked (no name, no options) are left out. */
export function renderForm(form: Form, metadata: string): ModalView {
  const inputs: KnownBlock[] = [];
  const names = new Set<string>();
  for (const field of form.fields) {
    const block = names.has(field.name) ? null : blockOf(field);
    if (block === null) continue;
    names.add(field.name);
    inputs.push(block);
  }
  return {
    type: "modal",
    callback_id: form.press,
    private_metadata: metadata,
    title: plainLine(form.title, TITLE),
    submit: plainLine(form.submit, TITLE),
    close: plainLine(form.cancel, TITLE),
    blocks: fitInto([...(form.intro === undefined ? [] : sections(form.intro)), ...inputs], VIEW_ROOM),
  };
}

/** Gives what a submitted view holds, by field name: null where a field is empty, a list where several can be chosen. */
export function readSubmission(values: ViewValues): Submission {
  return Object.fromEntries(
    Object.entries(values).map(([name, elements]) => [name, enteredIn(Object.values(elements)[0])]),
  );
}

/** Gives a field's picker as it starts with what was chosen in it. */
export function filledIn(
  element: InputBlock["element"],
  value: ViewValue | undefined,
): InputBlock["element"] {
  if (value === undefined) return element;
  switch (element.type) {
    case "plain_text_input": {
      const { initial_value: _before, ...bare } = element;
      return value.value ? { ...bare, initial_value: value.value } : bare;
    }
    case "timepicker": {
      const { initial_time: _before, ...bare } = element;
      return value.selected_time ? { ...bare, initial_time: value.selected_time } : bare;
    }
    case "conversations_select": {
      const { initial_conversation: _before, ...bare } = element;
      return value.selected_conversation
        ? { ...bare, initial_conversation: value.selected_conversation }
        : bare;
    }
    case "static_select": {
      const { initial_option: _before, ...bare } = element;
      const [option] = chosenAmong(allOptions(element), [value.selected_option]);
      return option === undefined ? bare : { ...bare, initial_option: option };
    }
    case "checkboxes": {
      const { initial_options: _before, ...bare } = element;
      const options = chosenAmong(element.options, value.selected_options ?? []);
      return options.length === 0 ? bare : { ...bare, initial_options: options };
    }
    case "multi_static_select": {
      const { initial_options: _before, ...bare } = element;
      const options = chosenAmong(allOptions(element), value.selected_options ?? []);
      return options.length === 0 ? bare : { ...bare, initial_options: options };
    }
    default:
      return element;
  }
}

function allOptions(menu: {
  readonly options?: PlainTextOption[];
  readonly option_groups?: { readonly options: PlainTextOption[] }[];
}): readonly PlainTextOption[] {
  return [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
}

function chosenAmong<Each extends { readonly value?: string }>(
  options: readonly Each[],
  selected: readonly ({ readonly value?: string | null } | null | undefined)[],
): Each[] {
  const values = new Set(selected.map((one) => one?.value));
  return options.filter((option) => values.has(option.value));
}

function enteredIn(value: ViewValue | undefined): string | readonly string[] | null {
  if (value === undefined) return null;
  switch (value.type) {
    case "static_select":
      return value.selected_option ? chosen(value.selected_option) : null;
    case "checkboxes":
    case "multi_static_select":
      return (value.selected_options ?? []).map(chosen);
    case "timepicker":
      return value.selected_time ?? null;
    case "conversations_select":
      return value.selected_conversation ?? null;
    default:
      return value.value ?? null;
  }
}

function chosen(option: { readonly value?: string | null }): string {
  return option.value === EMPTY || option.value == null ? "" : option.value;
}

function blockOf(field: Field): InputBlock | null {
  const element = elementOf(field);
  if (element === null || isBlank(field.name) || field.name.length > NAME) return null;
  return {
    type: "input",
    block_id: field.name,
    label: plain(field.label, LABEL),
    element,
    ...(field.optional === true || "onlyWith" in field ? { optional: true } : {}),
    ...(field.hint === undefined || isBlank(field.hint) ? {} : { hint: plain(field.hint, LABEL) }),
  };
}

function elementOf(field: Field): InputBlock["element"] | null {
  switch (field.kind) {
    case "text":
      return textOf(field);
    case "time": {
      const time = timeOf(field.initial);
      return { type: "timepicker", action_id: ELEMENT, ...(time === null ? {} : { initial_time: time }) };
    }
    case "channel": {
      const known = field.initial !== undefined && /^[CG][A-Z0-9]{2,}$/.test(field.initial);
      return {
        type: "conversations_select",
        action_id: ELEMENT,
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(known && field.initial !== undefined ? { initial_conversation: field.initial } : {}),
      };
    }
    case "choice":
      return choiceOf(field);
    case "choices":
      return choicesOf(field);
  }
}

function textOf(field: Extract<Field, { kind: "text" }>): InputBlock["element"] {
  const max = Math.min(field.maxLength ?? INPUT, INPUT);
  return {
    type: "plain_text_input",
    action_id: ELEMENT,
    multiline: field.multiline === true,
    max_length: max,
    ...(field.initial === undefined || field.initial === ""
      ? {}
      : { initial_value: max > 1 ? shorten(field.initial, max) : field.initial.slice(0, max) }),
  };
}

function choiceOf(field: Extract<Field, { kind: "choice" }>): InputBlock["element"] | null {
  const options = optionsOf(field.options);
  if (options.length === 0) return null;
  const initial = field.initial === undefined ? undefined : find(options, field.initial);
  const start = initial === undefined ? {} : { initial_option: initial };
  return { type: "static_select", action_id: ELEMENT, ...listed(options), ...start };
}

function choicesOf(field: Extract<Field, { kind: "choices" }>): InputBlock["element"] | null {
  const options = optionsOf(field.options);
  if (options.length === 0) return null;
  const initial = options.filter(({ value }) => (field.initial ?? []).map(stored).includes(value ?? ""));
  const start = initial.length === 0 ? {} : { initial_options: initial };
  if (options.length > BOXES) {
    return { type: "multi_static_select", action_id: ELEMENT, ...listed(options), ...start };
  }
  const boxes: SlackOption[] = options;
  return { type: "checkboxes", action_id: ELEMENT, options: boxes, ...start };
}

/** Up to 100 options stand in one list, more of them in groups of 100 that say from where to where they go. */
function listed(options: PlainTextOption[]) {
  if (options.length <= LIST) return { options };
  const groups: { label: ReturnType<typeof plain>; options: PlainTextOption[] }[] = [];
  for (let start = 0; start < Math.min(options.length, LIST * LIST); start += LIST) {
    const group = options.slice(start, start + LIST);
    const [first, last] = [group[0], group.at(-1)].map((one) => shorten(one?.text.text ?? "", 30));
    groups.push({ label: plain(`${first} – ${last}`, OPTION), options: group });
  }
  return { option_groups: groups };
}

function optionsOf(options: readonly Option[]): PlainTextOption[] {
  const byValue = new Map<string, PlainTextOption>();
  for (const option of options) {
    const value = stored(option.value);
    if (value.length <= OPTION && !byValue.has(value)) {
      byValue.set(value, { text: plainLine(option.label, OPTION), value });
    }
  }
  return [...byValue.values()];
}

function find(options: readonly PlainTextOption[], value: string): PlainTextOption | undefined {
  return options.find((option) => option.value === stored(value));
}

function stored(value: string): string {
  return isBlank(value) ? EMPTY : value;
}

function timeOf(initial: string | undefined): string | null {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(initial ?? "") ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}
