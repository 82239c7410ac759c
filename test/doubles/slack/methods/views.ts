// views.*: modals on a stack of at most three, and each person's App Home.

import type { SlackView } from "../workspace.ts";
import type { World } from "../world.ts";
import { type Args, type Method, type MethodGround, SlackRefusal, textOf } from "./method.ts";

/** The deepest stack of modals that Slack shows. */
const deepest = 3;

/** Gives a view as the platform writes it in answers and payloads. */
export function viewPayload(view: SlackView, world: World) {
  return {
    id: view.id,
    team_id: world.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: view.values },
    hash: view.hash,
    title: view.title,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: "A00000001",
    external_id: view.external_id,
    app_installed_team_id: world.teamId,
    bot_id: "B00000001",
  };
}

function sentView(args: Args, type: "modal" | "home"): Record<string, unknown> {
  const view = args["view"] as Record<string, unknown> | undefined;
  if (!view || view["type"] !== type) {
    const messages = [`[ERROR] view type must be ${type}`];
    throw new SlackRefusal("invalid_arguments", { response_metadata: { messages } });
  }
  return view;
}

function presser(args: Args, { tickets }: MethodGround): string {
  const taken = tickets.exchange(textOf(args, "trigger_id"));
  if ("error" in taken) throw new SlackRefusal(taken.error);
  return taken.userId;
}

function refuseSecond(sent: Record<string, unknown>, world: World, own?: SlackView): void {
  const externalId = typeof sent["external_id"] === "string" ? sent["external_id"] : "";
  const other = externalId === "" ? undefined : world.findView("", externalId);
  if (other && other !== own) throw new SlackRefusal("duplicate_external_id");
}

const open: Method = (args, ground) => {
  const sent = sentView(args, "modal");
  refuseSecond(sent, ground.world);
  const userId = presser(args, ground);
  const view = ground.world.makeView(sent, { userId });
  ground.world.modals.set(userId, [view]);
  return { view: viewPayload(view, ground.world) };
};

const push: Method = (args, ground) => {
  const sent = sentView(args, "modal");
  refuseSecond(sent, ground.world);
  const userId = presser(args, ground);
  return { view: viewPayload(pushView(ground.world, userId, sent), ground.world) };
};

/** Puts a modal on top of a person's stack; refuses where none is open or three are. */
export function pushView(world: World, userId: string, sent: Record<string, unknown>): SlackView {
  const stack = world.modals.get(userId) ?? [];
  const under = stack.at(-1);
  if (!under) throw new SlackRefusal("not_found");
  if (stack.length >= deepest) throw new SlackRefusal("push_limit_reached");
  const view = world.makeView(sent, { userId, under });
  world.modals.set(userId, [...stack, view]);
  return view;
}

const update: Method = (args, { world }) => {
  const old = world.findView(textOf(args, "view_id"), textOf(args, "external_id"));
  if (!old) throw new SlackRefusal("not_found");
  const hash = textOf(args, "hash");
  if (hash !== "" && hash !== old.hash) throw new SlackRefusal("hash_conflict");
  const sent = sentView(args, old.type);
  refuseSecond(sent, world, old);
  const next = world.makeView(sent, { userId: old.userId, old });
  world.replaceView(old, next);
  return { view: viewPayload(next, world) };
};

const publish: Method = (args, { world }) => {
  const userId = textOf(args, "user_id");
  const user = world.users.get(userId);
  if (!user || user.isBot) throw new SlackRefusal("invalid_arguments");
  const old = world.homes.get(userId);
  const hash = textOf(args, "hash");
  if (hash !== "" && hash !== old?.hash) throw new SlackRefusal("hash_conflict");
  const sent = sentView(args, "home");
  const view = world.makeView(sent, { userId, ...(old ? { old } : {}) });
  world.homes.set(userId, view);
  return { view: viewPayload(view, world) };
};

/** The methods of this family by their names. */
export const viewMethods: Record<string, Method> = {
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
};
