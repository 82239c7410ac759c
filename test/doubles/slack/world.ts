// The workspace that the double plays: its people, conversations, messages, files and open views.

import { initialState, withIds } from "./blocks.ts";
import type {
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackUser,
  SlackUserGroup,
  SlackView,
} from "./workspace.ts";

/** What a new message needs; ids and ts are given by the world. */
export type NewMessage = {
  channel: string;
  text: string;
  blocks?: unknown;
  ephemeralTo?: string;
  threadTs?: string;
  clientMsgId?: string;
  metadata?: unknown;
  fileIds?: readonly string[];
};

/** The state of a workspace and the few ways to change it. */
export type World = ReturnType<typeof createWorld>;

/** Gives a workspace with the bot and Slackbot in it; `clock` in milliseconds since 1970. */
export function createWorld(given: { teamId: string; botUserId: string; clock: () => number }) {
  const users = new Map<string, SlackUser>();
  const channels = new Map<string, SlackChannel>();
  const groups = new Map<string, SlackUserGroup>();
  const messages = new Map<string, SlackMessage[]>();
  const byTs = new Map<string, SlackMessage>();
  const files = new Map<string, SlackFile>();
  const modals = new Map<string, SlackView[]>();
  const homes = new Map<string, SlackView>();
  let count = 0;
  let lastMicros = 0;

  const nextId = (prefix: string): string => {
    count += 1;
    return `${prefix}${count.toString(36).toUpperCase().padStart(8, "0")}`;
  };
  const blockId = (): string => nextId("b");

  /** Gives a timestamp in Slack's form that no message had before. */
  function nextTs(): string {
    lastMicros = Math.max(lastMicros + 1, Math.floor(given.clock() * 1000));
    return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, "0")}`;
  }

  /** Opens (or finds) the direct conversation of a person with the bot. */
  function dmOf(userId: string): SlackChannel {
    const id = `D${userId.slice(1)}`;
    const known = channels.get(id);
    if (known) return known;
    const made: SlackChannel = {
      id,
      name: "directmessage",
      members: [userId, given.botUserId],
      botIsMember: true,
      isPrivate: true,
      isArchived: false,
      dmWith: userId,
    };
    channels.set(id, made);
    return made;
  }

  function post(content: NewMessage): SlackMessage {
    const message: SlackMessage = {
      ts: nextTs(),
      channel: content.channel,
      text: content.text,
      blocks: withIds(content.blocks, blockId),
      edited: false,
      fileIds: content.fileIds ?? [],
      ...(content.ephemeralTo === undefined ? {} : { ephemeralTo: content.ephemeralTo }),
      ...(content.threadTs === undefined ? {} : { threadTs: content.threadTs }),
      ...(content.clientMsgId === undefined ? {} : { clientMsgId: content.clientMsgId }),
      ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
    };
    const list = messages.get(message.channel) ?? [];
    list.push(message);
    messages.set(message.channel, list);
    byTs.set(`${message.channel} ${message.ts}`, message);
    return message;
  }

  function edit(
    message: SlackMessage,
    content: { text?: unknown; blocks?: unknown; metadata?: unknown },
  ): void {
    if (typeof content.text === "string") message.text = content.text;
    // Blocks that an edit does not name stay; an empty list removes them.
    if (content.blocks !== undefined) message.blocks = withIds(content.blocks, blockId);
    if (content.metadata !== undefined) message.metadata = content.metadata;
    message.edited = true;
  }

  function remove(message: SlackMessage): void {
    byTs.delete(`${message.channel} ${message.ts}`);
    const list = messages.get(message.channel) ?? [];
    messages.set(
      message.channel,
      list.filter((one) => one !== message),
    );
  }

  /** Makes a view of what an app sent, or a new version of `old` with the values kept of the elements that stayed. */
  function makeView(
    sent: Record<string, unknown>,
    at: { userId: string; old?: SlackView; under?: SlackView },
  ): SlackView {
    const blocks = withIds(sent["blocks"], blockId);
    const id = at.old?.id ?? nextId("V");
    const word = (key: string): string => (typeof sent[key] === "string" ? sent[key] : "");
    return {
      id,
      userId: at.userId,
      type: sent["type"] === "home" ? "home" : "modal",
      hash: `${Math.floor(given.clock() / 1000)}.${nextId("h")}`,
      blocks,
      title: sent["title"] ?? null,
      submit: sent["submit"] ?? null,
      close: sent["close"] ?? null,
      callback_id: word("callback_id"),
      private_metadata: word("private_metadata"),
      external_id: word("external_id"),
      clear_on_close: sent["clear_on_close"] === true,
      notify_on_close: sent["notify_on_close"] === true,
      root_view_id: at.old?.root_view_id ?? at.under?.root_view_id ?? id,
      previous_view_id: at.old?.previous_view_id ?? at.under?.id ?? null,
      values: initialState(blocks, at.old?.values ?? {}),
      errors: {},
    };
  }

  /** Finds a view by its id or external id, opened or published. */
  function findView(id: string, externalId = ""): SlackView | undefined {
    const all = [...[...modals.values()].flat(), ...homes.values()];
    return all.find((view) => view.id === id || (externalId !== "" && view.external_id === externalId));
  }

  /** Puts a new version of a view in the place of the old one. */
  function replaceView(old: SlackView, next: SlackView): void {
    if (old.type === "home") homes.set(old.userId, next);
    else
      modals.set(
        old.userId,
        (modals.get(old.userId) ?? []).map((view) => (view === old ? next : view)),
      );
  }

  const found = {
    message: (channel: string, ts: string): SlackMessage | undefined => byTs.get(`${channel} ${ts}`),
    /** The conversation that a channel id or a person's id means; a person's is opened. */
    conversation: (id: string): SlackChannel | undefined =>
      channels.get(id) ?? (users.has(id) ? dmOf(id) : undefined),
  };

  for (const [id, name, isBot] of [
    [given.botUserId, "npsbot", true],
    // Slackbot is listed as a person, which every audience must know.
    ["USLACKBOT", "slackbot", false],
  ] as const) {
    users.set(id, {
      id,
      name,
      locale: "en-US",
      tz: "America/Los_Angeles",
      isBot,
      deleted: false,
      guest: false,
    });
  }

  return {
    ...given,
    ...found,
    users,
    channels,
    groups,
    messages,
    files,
    modals,
    homes,
    nextId,
    nextTs,
    dmOf,
    post,
    edit,
    remove,
    makeView,
    findView,
    replaceView,
  };
}
