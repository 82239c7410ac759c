// users.*, usergroups.*, conversations.*, team.info: who there is and who is where.

import type { SlackChannel, SlackUser } from "../workspace.ts";
import { type Args, type Method, type MethodGround, pageOf, SlackRefusal, textOf } from "./method.ts";

/** Gives the offset of a zone from UTC at an instant, in seconds. */
function offsetOf(zone: string, at: number): number {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function userPayload(user: SlackUser, args: Args, ground: MethodGround): Record<string, unknown> {
  const { world } = ground;
  const profile = {
    real_name: user.name,
    display_name: user.name,
    ...(user.email === undefined || !ground.hasScope("users:read.email") ? {} : { email: user.email }),
  };
  const base = { id: user.id, team_id: world.teamId, name: user.name, deleted: user.deleted, profile };
  // A deactivated account keeps little more than its name.
  if (user.deleted) return { ...base, is_bot: user.isBot, is_app_user: false };
  return {
    ...base,
    real_name: user.name,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetOf(user.tz, world.clock()),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    ...(args["include_locale"] === true ? { locale: user.locale } : {}),
  };
}

function channelPayload(channel: SlackChannel, args: Args): Record<string, unknown> {
  const isIm = channel.dmWith !== undefined;
  return {
    id: channel.id,
    ...(isIm ? { user: channel.dmWith } : { name: channel.name, name_normalized: channel.name }),
    is_channel: !isIm && !channel.isPrivate,
    is_group: !isIm && channel.isPrivate,
    is_im: isIm,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_archived: channel.isArchived,
    is_member: channel.botIsMember,
    is_general: false,
    ...(args["include_num_members"] === true ? { num_members: channel.members.length } : {}),
  };
}

function visible(args: Args, { world }: MethodGround): SlackChannel {
  const channel = world.channels.get(textOf(args, "channel"));
  if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new SlackRefusal("channel_not_found");
  return channel;
}

const usersInfo: Method = (args, ground) => {
  const user = ground.world.users.get(textOf(args, "user"));
  if (!user) throw new SlackRefusal("user_not_found");
  return { user: userPayload(user, args, ground) };
};

const usersList: Method = (args, ground) => {
  const { page, nextCursor } = pageOf([...ground.world.users.values()], args, ground.pageSize());
  return {
    members: page.map((user) => userPayload(user, args, ground)),
    cache_ts: Math.floor(ground.world.clock() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
};

const usersLookupByEmail: Method = (args, ground) => {
  const email = textOf(args, "email").toLowerCase();
  const user = [...ground.world.users.values()].find((one) => one.email?.toLowerCase() === email);
  if (!user || user.deleted) throw new SlackRefusal("users_not_found");
  return { user: userPayload(user, args, ground) };
};

const usergroupsList: Method = (args, { world }) => {
  const groups = [...world.groups.values()].filter(
    (one) => args["include_disabled"] === true || !one.isDisabled,
  );
  return {
    usergroups: groups.map((group) => ({
      id: group.id,
      team_id: world.teamId,
      is_usergroup: true,
      name: group.handle,
      handle: group.handle,
      date_delete: group.isDisabled ? 1 : 0,
      ...(args["include_count"] === true ? { user_count: group.members.length } : {}),
      ...(args["include_users"] === true ? { users: group.members } : {}),
    })),
  };
};

const usergroupsUsersList: Method = (args, { world }) => {
  const group = world.groups.get(textOf(args, "usergroup"));
  if (!group) throw new SlackRefusal("no_such_subteam");
  if (group.isDisabled && args["include_disabled"] !== true) throw new SlackRefusal("subteam_disabled");
  return { users: group.members };
};

const conversationsOpen: Method = (args, ground) => {
  const users = textOf(args, "users").split(",").filter(Boolean);
  const id = textOf(args, "channel");
  if (id !== "") return { channel: channelPayload(visible(args, ground), args) };
  if (users.length === 0) throw new SlackRefusal("users_list_not_supplied");
  if (users.length > 1) throw new SlackRefusal("method_not_supported_for_channel_type");
  const user = ground.world.users.get(users[0] ?? "");
  if (!user) throw new SlackRefusal("user_not_found");
  if (user.deleted) throw new SlackRefusal("user_disabled");
  if (user.isBot || user.id === "USLACKBOT") throw new SlackRefusal("cannot_dm_bot");
  const isNew = !ground.world.channels.has(`D${user.id.slice(1)}`);
  const channel = ground.world.dmOf(user.id);
  const full = args["return_im"] === true ? channelPayload(channel, args) : { id: channel.id };
  return { channel: full, ...(isNew ? {} : { no_op: true, already_open: true }) };
};

const conversationsInfo: Method = (args, ground) => ({
  channel: channelPayload(visible(args, ground), args),
});

const conversationsMembers: Method = (args, ground) => {
  const channel = visible(args, ground);
  // The bot is listed among the members, as every app's bot is.
  const bot = channel.botIsMember ? [ground.world.botUserId] : [];
  const everyone = [...new Set([...channel.members, ...bot])];
  const { page, nextCursor } = pageOf(everyone, args, ground.pageSize());
  return { members: page, response_metadata: { next_cursor: nextCursor } };
};

const conversationsList: Method = (args, ground) => {
  const types = (textOf(args, "types") || "public_channel").split(",").map((one) => one.trim());
  const typeOf = (one: SlackChannel) =>
    one.dmWith !== undefined ? "im" : one.isPrivate ? "private_channel" : "public_channel";
  const seen = [...ground.world.channels.values()]
    .filter((one) => types.includes(typeOf(one)) && (!one.isPrivate || one.botIsMember))
    .filter((one) => !(args["exclude_archived"] === true && one.isArchived));
  const { page, nextCursor } = pageOf(seen, args, ground.pageSize());
  return {
    channels: page.map((one) => channelPayload(one, { include_num_members: true })),
    response_metadata: { next_cursor: nextCursor },
  };
};

const conversationsJoin: Method = (args, ground) => {
  const channel = visible(args, ground);
  if (channel.isPrivate) throw new SlackRefusal("method_not_supported_for_channel_type");
  if (channel.isArchived) throw new SlackRefusal("is_archived");
  channel.botIsMember = true;
  return { channel: channelPayload(channel, args) };
};

const teamInfo: Method = (_args, { world }) => ({
  team: { id: world.teamId, name: "Double", domain: "double", url: "https://double.slack.com/" },
});

const TITLE = "title";

/** The workspace's own fields: every label that someone's profile has. */
function customFields({ world }: MethodGround): ReadonlyMap<string, string> {
  const labels = new Set([...world.users.values()].flatMap(({ fields = {} }) => Object.keys(fields)));
  labels.delete(TITLE);
  return new Map([...labels].sort().map((label, at) => [label, `Xf${String(at + 1).padStart(8, "0")}`]));
}

const teamProfileGet: Method = (_args, ground) => ({
  profile: {
    fields: [...customFields(ground)].map(([label, id], ordering) => ({
      ...{ id, ordering, label, hint: "", type: "text", possible_values: null, options: null },
      is_hidden: false,
    })),
  },
});

const usersProfileGet: Method = (args, ground) => {
  const user = ground.world.users.get(textOf(args, "user"));
  if (!user) throw new SlackRefusal("user_not_found");
  const ids = customFields(ground);
  const own = Object.entries(user.fields ?? {}).filter(([label]) => label !== TITLE);
  const fields = Object.fromEntries(own.map(([label, value]) => [ids.get(label), { value, alt: "" }]));
  return {
    profile: {
      real_name: user.name,
      display_name: user.name,
      title: user.fields?.[TITLE] ?? "",
      // Slack gives an empty list where there is none.
      fields: own.length === 0 ? [] : fields,
    },
  };
};

const dndTeamInfo: Method = (args, { world }) => {
  const ids = textOf(args, "users").split(",");
  if (ids.length > 50) throw new SlackRefusal("too_many_users");
  const users = ids.flatMap((id) => {
    const dnd = world.users.get(id)?.dnd;
    if (!world.users.has(id)) return [];
    const seconds = (at: number): number => Math.floor(at / 1000);
    return [
      [
        id,
        dnd === undefined
          ? { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }
          : { dnd_enabled: true, next_dnd_start_ts: seconds(dnd.from), next_dnd_end_ts: seconds(dnd.to) },
      ] as const,
    ];
  });
  return { users: Object.fromEntries(users) };
};

/** The methods of this family by their names. */
export const directoryMethods: Record<string, Method> = {
  "users.info": usersInfo,
  "users.list": usersList,
  "users.lookupByEmail": usersLookupByEmail,
  "usergroups.list": usergroupsList,
  "usergroups.users.list": usergroupsUsersList,
  "conversations.open": conversationsOpen,
  "conversations.info": conversationsInfo,
  "conversations.members": conversationsMembers,
  "conversations.list": conversationsList,
  "conversations.join": conversationsJoin,
  "users.profile.get": usersProfileGet,
  "team.info": teamInfo,
  "team.profile.get": teamProfileGet,
  "dnd.teamInfo": dndTeamInfo,
};
