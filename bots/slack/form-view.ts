// A form's window after it was sent off: waiting, or open again with what was typed and what is wrong.
import type { AnyBlock, InputBlock, ModalView } from "@slack/types";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { sections } from "./render.ts";
import { filledIn, type ViewValues } from "./render-form.ts";
import { plainLine, shorten } from "./texts.ts";

/** A window as it comes back with a submission: Slack echoes the blocks that it was given. */
export interface SubmittedView {
  readonly id: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: { readonly text: string };
  readonly submit: { readonly text: string } | null;
  readonly close: { readonly text: string } | null;
  readonly blocks: readonly AnyBlock[];
  readonly state: { readonly values: ViewValues };
}

const TITLE = 24;
/** Slack names no limit for the line under a field; longer ones are not read there. */
const ERROR = 500;

/** Gives the errors by block as Slack wants them; one for a field that is not there goes to the first. Null where there is no field at all. */
export function fieldErrors(
  view: SubmittedView,
  errors: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const fields = view.blocks.filter(isInput).map((block) => block.block_id ?? "");
  const [first] = fields;
  if (first === undefined) return null;
  const placed: Record<string, string> = {};
  for (const [name, line] of Object.entries(errors)) {
    const at = fields.includes(name) ? name : first;
    placed[at] = shorten(placed[at] === undefined ? line : `${placed[at]}\n${line}`, ERROR);
  }
  return placed;
}

/** Gives the window while the form is being dealt with. */
export function waitingView(view: SubmittedView, locale: Locale): ModalView {
  return { ...frameOf(view), blocks: sections(copyFor(locale).slack.working) };
}

/** Gives the form again, filled with what was sent, each error above its field. Null where there is no field. */
export function reopenedView(
  view: SubmittedView,
  errors: Readonly<Record<string, string>>,
): ModalView | null {
  const placed = fieldErrors(view, errors);
  if (placed === null) return null;
  return {
    ...frameOf(view),
    ...(view.submit === null ? {} : { submit: plainLine(view.submit.text, TITLE) }),
    blocks: view.blocks.flatMap((block) => {
      if (!isInput(block)) return [block];
      const name = block.block_id ?? "";
      const error = placed[name];
      const element = filledIn(block.element, Object.values(view.state.values[name] ?? {})[0]);
      return [...(error === undefined ? [] : sections(`⚠️ ${error}`)), { ...block, element }];
    }),
  };
}

function frameOf(view: SubmittedView): Omit<ModalView, "blocks"> {
  return {
    type: "modal",
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: plainLine(view.title.text, TITLE),
    ...(view.close === null ? {} : { close: plainLine(view.close.text, TITLE) }),
  };
}

function isInput(block: AnyBlock): block is InputBlock {
  return block.type === "input" && "element" in block;
}
