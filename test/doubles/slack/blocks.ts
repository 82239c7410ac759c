// Block Kit as the double needs it: filling in ids, finding elements, and the values that people put into them.

/** A text object. */
export type Text = { type: string; text: string; emoji?: boolean };
/** One option of a menu, of radio buttons or of checkboxes. */
export type Option = { text: Text; value?: string; description?: Text };
/** An interactive element (or an image); other properties stay as they came. */
export type Element = {
  type: string;
  action_id?: string;
  value?: string;
  text?: Text;
  options?: Option[];
  option_groups?: { label: Text; options: Option[] }[];
  min_length?: number;
  max_length?: number;
  [key: string]: unknown;
};
/** A block; other properties stay as they came. */
export type Block = {
  type: string;
  block_id?: string;
  text?: Text;
  fields?: Text[];
  elements?: Element[];
  element?: Element;
  accessory?: Element;
  label?: Text;
  hint?: Text;
  optional?: boolean;
  dispatch_action?: boolean;
  [key: string]: unknown;
};
/** What an element holds, as `state.values` shows it. */
export type StateValue = { type: string; [key: string]: unknown };
/** All values of a surface: block id → action id → value. */
export type StateValues = Record<string, Record<string, StateValue>>;
/** An element with the block that it stands in. */
export type Placed = { block: Block & { block_id: string }; element: Element & { action_id: string } };

/** Which property of the value an element fills, which one of the element it starts from, and what it holds when empty. */
const slots: Record<string, { field: string; initial: string; empty: null | readonly never[] }> = {
  plain_text_input: { field: "value", initial: "initial_value", empty: null },
  email_text_input: { field: "value", initial: "initial_value", empty: null },
  url_text_input: { field: "value", initial: "initial_value", empty: null },
  number_input: { field: "value", initial: "initial_value", empty: null },
  rich_text_input: { field: "rich_text_value", initial: "initial_value", empty: null },
  static_select: { field: "selected_option", initial: "initial_option", empty: null },
  external_select: { field: "selected_option", initial: "initial_option", empty: null },
  radio_buttons: { field: "selected_option", initial: "initial_option", empty: null },
  users_select: { field: "selected_user", initial: "initial_user", empty: null },
  channels_select: { field: "selected_channel", initial: "initial_channel", empty: null },
  conversations_select: { field: "selected_conversation", initial: "initial_conversation", empty: null },
  datepicker: { field: "selected_date", initial: "initial_date", empty: null },
  timepicker: { field: "selected_time", initial: "initial_time", empty: null },
  datetimepicker: { field: "selected_date_time", initial: "initial_date_time", empty: null },
  checkboxes: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_static_select: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_external_select: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_users_select: { field: "selected_users", initial: "initial_users", empty: [] },
  multi_channels_select: { field: "selected_channels", initial: "initial_channels", empty: [] },
  multi_conversations_select: {
    field: "selected_conversations",
    initial: "initial_conversations",
    empty: [],
  },
};

/** Gives a deep copy with a block_id and action_id wherever the sender left them out, as Slack stores it. */
export function withIds(blocks: unknown, nextId: () => string): Block[] {
  if (!Array.isArray(blocks)) return [];
  const copy = structuredClone(blocks) as Block[];
  for (const block of copy) {
    block.block_id ??= nextId();
    for (const element of elementsOf(block)) {
      if (element.type !== "image" && element.type in slots) element.action_id ??= nextId();
      if (element.type === "button" || element.type === "overflow") element.action_id ??= nextId();
    }
  }
  return copy;
}

/** Gives every element of a block that could be interactive, in reading order. */
export function elementsOf(block: Block): Element[] {
  const inActions =
    block.type === "actions" || block.type === "context_actions" ? (block.elements ?? []) : [];
  return [block.accessory, block.element, ...inActions].filter((one) => one !== undefined);
}

/** Gives every interactive element of a surface with its block. */
export function placedIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) =>
      element.action_id !== undefined && block.block_id !== undefined ? [{ block, element } as Placed] : [],
    ),
  );
}

/** Gives the options of a menu, those of its groups included. */
export function optionsOf(element: Element): Option[] {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
}

/** Gives all text that a person reads on a surface, one line a text, buttons in brackets. */
export function readable(blocks: readonly Block[]): string {
  const lines: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (Array.isArray(node) || typeof node !== "object" || node === null) return;
    const { type, text, ...rest } = node as { type?: unknown; text?: unknown };
    if (typeof text === "string") lines.push(text);
    else if (type === "button" && typeof text === "object") lines.push(`[${(text as Text).text}]`);
    else walk(text);
    for (const [key, value] of Object.entries(rest)) if (key !== "confirm") walk(value);
  };
  walk(blocks);
  return lines.join("\n");
}

/** Gives what a surface holds before anyone touches it; with `kept`, values of the same elements stay. */
export function initialState(blocks: readonly Block[], kept: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { block, element } of placedIn(blocks)) {
    const slot = slots[element.type];
    if (!slot) continue;
    const before = kept[block.block_id]?.[element.action_id];
    const fresh = { type: element.type, [slot.field]: element[slot.initial] ?? slot.empty };
    values[block.block_id] = {
      ...values[block.block_id],
      [element.action_id]: before?.type === element.type ? before : fresh,
    };
  }
  return values;
}

/** What a person puts into an element: text, a date, the value (or label) of an option, several of them, or nothing. */
export type Entered = string | readonly string[] | null;

/** Gives the value that an element holds once a person has entered something; throws on an option that it lacks. */
export function enteredValue(element: Element, entered: Entered): StateValue {
  const slot = slots[element.type];
  if (!slot) throw new Error(`nothing can be entered into a ${element.type}`);
  const list = entered === null ? [] : typeof entered === "string" ? [entered] : [...entered];
  const isMany = slot.empty !== null;
  const held = slot.field.startsWith("selected_option") ? list.map((one) => optionOf(element, one)) : list;
  if (isMany) return { type: element.type, [slot.field]: held };
  const only = held[0] ?? null;
  const value = element.type === "datetimepicker" && only !== null ? Number(only) : only;
  return { type: element.type, [slot.field]: value };
}

function optionOf(element: Element, wanted: string): Option {
  const options = optionsOf(element);
  const found =
    options.find((one) => one.value === wanted) ?? options.find((one) => one.text.text === wanted);
  if (found) return found;
  // An external menu takes its options from the app, so that any value is possible.
  if (element.type.endsWith("external_select")) {
    return { text: { type: "plain_text", text: wanted }, value: wanted };
  }
  const known = options.map((one) => one.value ?? one.text.text).join(", ");
  throw new Error(`${element.action_id ?? element.type} has no option "${wanted}"; it has: ${known}`);
}

/** Says why Slack's own window would not send this value off, or null where it would. */
export function entryProblem(block: Block, element: Element, value: StateValue): string | null {
  const slot = slots[element.type];
  const held = slot ? value[slot.field] : null;
  const isEmpty =
    held === null || held === undefined || held === "" || (Array.isArray(held) && held.length === 0);
  if (isEmpty) return block.optional === true ? null : "Please complete this required field.";
  if (typeof held !== "string" || element.type !== "plain_text_input") return null;
  if (element.min_length !== undefined && held.length < element.min_length) return "This entry is too short.";
  // Without a limit of its own a field takes what Slack's window takes.
  return held.length > (element.max_length ?? 3000) ? "This entry is too long." : null;
}

/** Gives the part of a block_actions payload that says what was done to one element. */
export function actionOf(
  { block, element }: Placed,
  done: { readonly value?: string; readonly selected?: Entered },
  at: string,
): Record<string, unknown> {
  const base = { type: element.type, block_id: block.block_id, action_id: element.action_id, action_ts: at };
  if (element.type === "button") {
    const value = done.value ?? element.value;
    return { ...base, text: element.text, ...(value === undefined ? {} : { value }) };
  }
  if (element.type === "overflow") {
    return { ...base, selected_option: optionOf(element, String(done.selected ?? done.value ?? "")) };
  }
  const entered = done.selected ?? done.value ?? null;
  return { ...base, ...enteredValue(element, entered) };
}
