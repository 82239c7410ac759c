// The rules of Block Kit that no schema can say: what must be unique, what must go together.

import { type Block, elementsOf, optionsOf, placedIn } from "./blocks.ts";

/** What is wrong, and where: `/blocks/0/text` and a few words. `harmless` is told but not refused by Slack. */
export type Problem = { readonly path: string; readonly what: string; readonly harmless?: boolean };

/** Slack advises 4,000 characters for a message's text and cuts it at 40,000. */
const advisedText = 4_000;
const isMenu = new Set(["static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"]);

/** Finds what is wrong with the text and the blocks of one message or view. */
export function contentProblems(method: string, args: Record<string, unknown>): Problem[] {
  const view = args["view"];
  const problems: Problem[] = [];
  if (typeof view === "object" && view !== null)
    problems.push(...viewProblems(view as Record<string, unknown>));
  const blocks = args["blocks"];
  if (Array.isArray(blocks)) problems.push(...blockProblems(blocks as Block[], "/blocks"));
  const text = args["text"];
  if (typeof text === "string" && text.length > advisedText) {
    problems.push({
      path: "/text",
      what: `is longer than the ${advisedText} characters advised`,
      harmless: true,
    });
  }
  if (method === "ack.view_submission" && args["response_action"] === "errors") {
    if (Object.keys((args["errors"] ?? {}) as object).length === 0)
      problems.push({ path: "/errors", what: "names no field" });
  }
  return problems;
}

function viewProblems(view: Record<string, unknown>): Problem[] {
  const blocks = (Array.isArray(view["blocks"]) ? view["blocks"] : []) as Block[];
  const problems = blockProblems(blocks, "/view/blocks");
  if (
    view["type"] === "modal" &&
    view["submit"] === undefined &&
    blocks.some((block) => block.type === "input")
  ) {
    problems.push({ path: "/view/submit", what: "is required where there are inputs" });
  }
  if (JSON.stringify(view).length > 250_000) problems.push({ path: "/view", what: "is larger than 250 kB" });
  return problems;
}

function blockProblems(blocks: readonly Block[], path: string): Problem[] {
  const problems: Problem[] = [];
  const seenBlocks = new Set<string>();
  const focused = placedIn(blocks).filter(({ element }) => element["focus_on_load"] === true);
  if (focused.length > 1) problems.push({ path, what: "has several elements with focus_on_load" });
  for (const [index, block] of blocks.entries()) {
    const here = `${path}/${index}`;
    if (block.block_id !== undefined) {
      if (seenBlocks.has(block.block_id)) problems.push({ path: `${here}/block_id`, what: "is not unique" });
      seenBlocks.add(block.block_id);
    }
    if (block.type === "section" && block.text === undefined && !(block.fields?.length ?? 0)) {
      problems.push({ path: here, what: "has neither text nor fields" });
    }
    if ((block.type === "actions" || block.type === "context") && block.elements?.length === 0) {
      problems.push({ path: `${here}/elements`, what: "is empty" });
    }
    problems.push(...elementProblems(block, here));
  }
  return problems;
}

function elementProblems(block: Block, path: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const element of elementsOf(block)) {
    const here = `${path} (${element.action_id ?? element.type})`;
    if (element.action_id !== undefined) {
      if (seen.has(element.action_id))
        problems.push({ path: here, what: "has an action_id that is not unique in its block" });
      seen.add(element.action_id);
    }
    if (!isMenu.has(element.type)) continue;
    const options = optionsOf(element);
    if (options.length === 0) problems.push({ path: here, what: "has no options" });
    if (element.options !== undefined && element.option_groups !== undefined) {
      problems.push({ path: here, what: "has both options and option_groups" });
    }
    const initial = [element["initial_option"], element["initial_options"]]
      .flat()
      .filter((one) => one !== undefined);
    const known = new Set(options.map((one) => JSON.stringify(canonical(one))));
    if (initial.some((one) => !known.has(JSON.stringify(canonical(one))))) {
      problems.push({ path: here, what: "starts with an option that is not among its options" });
    }
  }
  return problems;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}
