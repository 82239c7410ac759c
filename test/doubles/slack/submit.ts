// Filling in the open modal, sending it off or closing it, and doing what the app answers.

import { type Entered, enteredValue, entryProblem, type Placed, placedIn } from "./blocks.ts";
import type { Delivery } from "./deliver.ts";
import { type Acted, frameOf } from "./frame.ts";
import { pushView, viewPayload } from "./methods/views.ts";
import type { Tickets } from "./tickets.ts";
import type { SlackView } from "./workspace.ts";
import type { World } from "./world.ts";

/** Puts a value into an element of a view. */
export function enterInto(view: SlackView, { block, element }: Placed, entered: Entered): void {
  view.values[block.block_id] = {
    ...view.values[block.block_id],
    [element.action_id]: enteredValue(element, entered),
  };
}

/** Gives what people do with modals. */
export function createSubmissions(at: { world: World; tickets: Tickets; delivery: Delivery }) {
  const { world, tickets, delivery } = at;

  /** Puts values into the open modal by block id or action id; the window's own complaints by block id come back. */
  function fill(view: SlackView, values: Record<string, Entered>): Record<string, string> {
    const known = placedIn(view.blocks);
    for (const key of Object.keys(values)) {
      const placed = known.find(({ block, element }) => block.block_id === key || element.action_id === key);
      if (!placed) throw new Error(`the open modal has no field "${key}"`);
      enterInto(view, placed, values[key] ?? null);
    }
    const complaints: Record<string, string> = {};
    for (const { block, element } of known.filter((one) => one.block.type === "input")) {
      const value = view.values[block.block_id]?.[element.action_id];
      const complaint = value && entryProblem(block, element, value);
      if (complaint) complaints[block.block_id] = complaint;
    }
    return complaints;
  }

  async function submit(userId: string, values: Record<string, Entered> = {}): Promise<Acted> {
    const view = world.modals.get(userId)?.at(-1);
    if (!view) throw new Error(`${userId} has no modal open`);
    const complaints = fill(view, values);
    if (Object.keys(complaints).length > 0) {
      // Slack's window does not send such a form at all.
      view.errors = complaints;
      return { acked: false, body: { response_action: "errors", errors: complaints }, ms: 0, responses: [] };
    }
    const delivered = await delivery.send("interactive", {
      ...frameOf(world, "view_submission", userId),
      trigger_id: tickets.trigger(userId),
      view: viewPayload(view, world),
      response_urls: [],
    });
    if (delivered.acked) applyAnswer(view, (delivered.body ?? {}) as Record<string, unknown>);
    return { ...delivered, responses: [] };
  }

  function applyAnswer(view: SlackView, answer: Record<string, unknown>): void {
    const stack = world.modals.get(view.userId) ?? [];
    const sent = (answer["view"] ?? {}) as Record<string, unknown>;
    const action = answer["response_action"];
    view.errors = {};
    if (action === "errors") view.errors = (answer["errors"] ?? {}) as Record<string, string>;
    else if (action === "update")
      world.replaceView(view, world.makeView(sent, { userId: view.userId, old: view }));
    else if (action === "push") pushView(world, view.userId, sent);
    else if (action === "clear") world.modals.delete(view.userId);
    else
      world.modals.set(
        view.userId,
        stack.filter((one) => one !== view),
      );
  }

  /** Closes the modal on top by its cross; the app hears of it where it asked to. */
  async function closeView(userId: string): Promise<Acted> {
    const stack = world.modals.get(userId) ?? [];
    const view = stack.at(-1);
    if (!view) throw new Error(`${userId} has no modal open`);
    world.modals.set(userId, view.clear_on_close ? [] : stack.slice(0, -1));
    if (!view.notify_on_close) return { acked: true, body: null, ms: 0, responses: [] };
    const payload = {
      ...frameOf(world, "view_closed", userId),
      view: viewPayload(view, world),
      is_cleared: view.clear_on_close,
    };
    return { ...(await delivery.send("interactive", payload)), responses: [] };
  }

  return { submit, closeView };
}
