// What a workspace consists of, as the double keeps it.

import type { Block, StateValues } from "./blocks.ts";

/** A member of the workspace. */
export type SlackUser = {
  readonly id: string;
  name: string;
  locale: string;
  tz: string;
  isBot: boolean;
  deleted: boolean;
  guest: boolean;
  email?: string;
  /** What the profile says, by label; "title" is Slack's own. */
  fields?: Record<string, string>;
  /** When notifications are paused next, in milliseconds; absent for never. */
  dnd?: { readonly from: number; readonly to: number };
};

/** A channel, or the direct messages of one person with the bot. */
export type SlackChannel = {
  readonly id: string;
  name: string;
  members: string[];
  botIsMember: boolean;
  isPrivate: boolean;
  isArchived: boolean;
  /** The person, where this is a direct conversation. */
  readonly dmWith?: string;
};

/** A user group, such as @design. */
export type SlackUserGroup = { readonly id: string; handle: string; members: string[]; isDisabled: boolean };

/** A message as it stands now. */
export type SlackMessage = {
  readonly ts: string;
  readonly channel: string;
  text: string;
  blocks: Block[];
  /** The only person who sees it, where it is ephemeral. */
  readonly ephemeralTo?: string;
  edited: boolean;
  readonly threadTs?: string;
  readonly clientMsgId?: string;
  metadata?: unknown;
  readonly fileIds: readonly string[];
};

/** A file; `channel` is there once its upload was completed and shared. */
export type SlackFile = {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly length: number;
  data: Buffer;
  channel?: string;
  /** When it was completed, by `performance.now()`: until then it is no file yet. */
  completedAt?: number;
};

/** A modal or an App Home as the double keeps it; `errors` are those that an answer to a submission put at its fields. */
export type SlackView = {
  readonly id: string;
  readonly userId: string;
  readonly type: "modal" | "home";
  hash: string;
  blocks: Block[];
  title: unknown;
  submit: unknown;
  close: unknown;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  values: StateValues;
  errors: Record<string, string>;
};
