// What people do: press, command, fill in and submit, open the App Home. Each becomes the
// payload that Slack sends.

import {
  actionOf,
  type Entered,
  enteredValue,
  initialState,
  type Placed,
  placedIn,
  type StateValues,
} from "./blocks.ts";
import type { Delivery } from "./deliver.ts";
import { type Acted, frameOf, personIn } from "./frame.ts";
import { messagePayload } from "./methods/chat.ts";
import { viewPayload } from "./methods/views.ts";
import { showResponse } from "./response-url.ts";
import { createSubmissions, enterInto } from "./submit.ts";
import type { ResponseOrigin, Tickets } from "./tickets.ts";
import type { SlackMessage, SlackView } from "./workspace.ts";
import type { World } from "./world.ts";

/** Gives the acts of a workspace's people. */
export function createPeople(at: { world: World; tickets: Tickets; delivery: Delivery }) {
  const { world, tickets, delivery } = at;
  // Slack's window remembers what each person has ticked or chosen in a message.
  const remembered = new Map<string, StateValues>();

  const frame = (type: string, userId: string) => frameOf(world, type, userId);

  function placeIn(blocks: SlackMessage["blocks"], actionId: string): Placed | undefined {
    return placedIn(blocks).find(({ element }) => element.action_id === actionId);
  }

  /** Gives the view in which a person sees this element: the modal on top, else the App Home. */
  function viewWith(userId: string, actionId: string): { view: SlackView; placed: Placed } {
    for (const view of [world.modals.get(userId)?.at(-1), world.homes.get(userId)]) {
      const placed = view && placeIn(view.blocks, actionId);
      if (placed) return { view, placed };
    }
    throw new Error(`${userId} sees no open view with the action "${actionId}"`);
  }

  const originOf = (userId: string, message: SlackMessage): ResponseOrigin => ({
    userId,
    channel: message.channel,
    messageTs: message.ts,
    isEphemeral: message.ephemeralTo !== undefined,
    responses: [],
  });

  function messageFrame(
    userId: string,
    message: SlackMessage,
    origin: ResponseOrigin,
  ): Record<string, unknown> {
    const channel = world.channels.get(message.channel);
    const isEphemeral = message.ephemeralTo !== undefined;
    const now = world.message(message.channel, message.ts) ?? message;
    return {
      ...frame("block_actions", userId),
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: isEphemeral,
      },
      trigger_id: tickets.trigger(userId),
      channel: { id: message.channel, name: channel?.name ?? "" },
      // Slack keeps no ephemeral messages, so a press on one comes without it.
      ...(isEphemeral ? {} : { message: messagePayload(now, world) }),
      response_url: tickets.responseUrl("actions", origin),
    };
  }

  function remember(userId: string, message: SlackMessage, placed: Placed, entered: Entered): StateValues {
    const key = `${userId} ${message.channel} ${message.ts}`;
    const values = initialState(message.blocks, remembered.get(key));
    const { block, element } = placed;
    if (values[block.block_id]?.[element.action_id]) {
      values[block.block_id] = {
        ...values[block.block_id],
        [element.action_id]: enteredValue(element, entered),
      };
      remembered.set(key, values);
    }
    return values;
  }

  async function press(
    userId: string,
    message: SlackMessage | null,
    actionId: string,
    done: { readonly value?: string; readonly selected?: Entered } = {},
  ): Promise<Acted> {
    if (message === null) return pressInView(userId, actionId, done);
    const placed = placeIn(message.blocks, actionId);
    if (!placed) throw new Error(`the message ${message.ts} has no action "${actionId}"`);
    const origin = originOf(userId, message);
    const actions = [actionOf(placed, done, world.nextTs())];
    const state = { values: remember(userId, message, placed, done.selected ?? done.value ?? null) };
    const payload = { ...messageFrame(userId, message, origin), state, actions };
    const delivered = await delivery.send("interactive", payload);
    return { ...delivered, responses: origin.responses };
  }

  async function pressInView(
    userId: string,
    actionId: string,
    done: { readonly value?: string; readonly selected?: Entered },
  ): Promise<Acted> {
    const { view, placed } = viewWith(userId, actionId);
    const action = actionOf(placed, done, world.nextTs());
    if (view.values[placed.block.block_id]?.[actionId]) {
      enterInto(view, placed, done.selected ?? done.value ?? null);
    }
    const delivered = await delivery.send("interactive", {
      ...frame("block_actions", userId),
      container: { type: "view", view_id: view.id },
      trigger_id: tickets.trigger(userId),
      view: viewPayload(view, world),
      actions: [action],
    });
    return { ...delivered, responses: [] };
  }

  /** Sends a press with any part of its payload replaced, as a forger would. */
  async function pressAs(userId: string, patch: Record<string, unknown>): Promise<Acted> {
    const dm = world.dmOf(userId);
    const ts = world.nextTs();
    const origin: ResponseOrigin = { userId, channel: dm.id, isEphemeral: false, responses: [] };
    const payload = {
      ...frame("block_actions", userId),
      container: { type: "message", message_ts: ts, channel_id: dm.id, is_ephemeral: false },
      trigger_id: tickets.trigger(userId),
      channel: { id: dm.id, name: dm.name },
      state: { values: {} },
      response_url: tickets.responseUrl("actions", origin),
      actions: [],
      ...patch,
    };
    return { ...(await delivery.send("interactive", payload)), responses: origin.responses };
  }

  async function command(
    userId: string,
    text: string,
    options: { readonly command?: string; readonly channel?: string } = {},
  ): Promise<Acted> {
    const user = personIn(world, userId);
    const channel = options.channel === undefined ? world.dmOf(userId) : world.conversation(options.channel);
    if (!channel) throw new Error(`there is no channel ${options.channel}`);
    const origin: ResponseOrigin = { userId, channel: channel.id, isEphemeral: true, responses: [] };
    const delivered = await delivery.send("slash_commands", {
      token: "verification-token",
      team_id: world.teamId,
      team_domain: "double",
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: userId,
      user_name: user.name,
      command: options.command ?? "/nps",
      text,
      api_app_id: "A00000001",
      is_enterprise_install: "false",
      response_url: tickets.responseUrl("commands", origin),
      trigger_id: tickets.trigger(userId),
    });
    const { body } = delivered;
    const answer = typeof body === "string" ? { text: body } : ((body ?? {}) as Record<string, unknown>);
    if (delivered.acked && Object.keys(answer).length > 0) showResponse(world, origin, answer);
    return { ...delivered, responses: origin.responses };
  }

  async function event(type: string, payload: Record<string, unknown>): Promise<Acted> {
    const delivered = await delivery.send("events_api", {
      token: "verification-token",
      team_id: world.teamId,
      api_app_id: "A00000001",
      event: { type, event_ts: world.nextTs(), ...payload },
      type: "event_callback",
      event_id: world.nextId("Ev"),
      event_time: Math.floor(world.clock() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: world.teamId,
          user_id: world.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    });
    return { ...delivered, responses: [] };
  }

  async function openHome(userId: string, tab: "home" | "messages" = "home"): Promise<Acted> {
    personIn(world, userId);
    const view = world.homes.get(userId);
    const known = view ? { view: viewPayload(view, world) } : {};
    return event("app_home_opened", { user: userId, channel: world.dmOf(userId).id, tab, ...known });
  }

  /** Chooses a shortcut at what somebody wrote; Slack sends the message with it, and a response URL that speaks to the chooser. */
  async function shortcut(
    userId: string,
    callbackId: string,
    written: { readonly channel: string; readonly author: string | null; readonly text: string },
  ): Promise<Acted> {
    const channel = world.conversation(written.channel);
    if (!channel) throw new Error(`there is no channel ${written.channel}`);
    const ts = world.nextTs();
    const origin: ResponseOrigin = { userId, channel: channel.id, isEphemeral: true, responses: [] };
    const delivered = await delivery.send("interactive", {
      ...frame("message_action", userId),
      callback_id: callbackId,
      trigger_id: tickets.trigger(userId),
      response_url: tickets.responseUrl("actions", origin),
      message_ts: ts,
      action_ts: world.nextTs(),
      channel: { id: channel.id, name: channel.name },
      message: {
        type: "message",
        ts,
        text: written.text,
        team: world.teamId,
        ...(written.author === null ? { bot_id: "B00000009" } : { user: written.author }),
      },
    });
    return { ...delivered, responses: origin.responses };
  }

  return { press, pressAs, command, event, shortcut, openHome, ...createSubmissions(at) };
}
