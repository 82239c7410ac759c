// Who is in a Slack workspace, its channels and its user groups.
import type { WebClient } from "@slack/web-api";
import { SurveyError } from "../../core/errors.ts";
import type { ChannelInfo, Directory, Member, Members, Place } from "../../core/ports.ts";
import { memberOf, type SlackUser } from "./member.ts";
import { patiently } from "./patience.ts";
import { createProfiles } from "./profiles.ts";

/** Entries a page; Slack takes up to 1,000 and advises fewer. */
const PAGE = 500;
/** Up to this many people are looked up one by one (100 calls a minute); above it the whole list is read (20 pages a minute). */
const ONE_BY_ONE = 50;
const AT_ONCE = 5;
/** How long it is known who is in a user group, in milliseconds: a schedule that is tried out and saved asks several times, and Slack answers twenty times a minute. */
const GROUP_KEPT = 30_000;

/** A list, or Slack's own error for asking. */
type Listed<Item> =
  | { readonly kind: "listed"; readonly items: readonly Item[] }
  | { readonly kind: "answered"; readonly code: string };

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** Gives the directory of one workspace. Looking up waits for limits; `signal` ends the waiting. */
export function createDirectory(client: WebClient, signal: AbortSignal): Directory {
  const ask = <Answer>(call: () => Promise<Answer>) => patiently(call, signal);

  async function listed<Item>(page: (cursor?: string) => Promise<Page<Item>>): Promise<Listed<Item>> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const at = cursor;
      const asked = await ask(() => page(at));
      if (asked.kind === "answered") return asked;
      items.push(...asked.answer.items);
      cursor = asked.answer.next === "" ? undefined : asked.answer.next;
    } while (cursor !== undefined);
    return { kind: "listed", items };
  }

  /** Everyone at once; asked for twice at a time it is read once. */
  let reading: Promise<Listed<SlackUser>> | null = null;
  function users(): Promise<Listed<SlackUser>> {
    reading ??= listed<SlackUser>(async (cursor) => {
      const { members = [], response_metadata: more } = await client.users.list({
        limit: PAGE,
        include_locale: true,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { items: members, next: more?.next_cursor };
    }).finally(() => {
      reading = null;
    });
    return reading;
  }

  const groups = new Map<string, { until: number; readonly ids: Promise<Listed<string>> }>();
  function idsOfGroup(externalId: string): Promise<Listed<string>> {
    const known = groups.get(externalId);
    if (known !== undefined && known.until > performance.now()) return known.ids;
    const ids = idsOf({ kind: "group", externalId });
    const asked = { until: Number.POSITIVE_INFINITY, ids };
    groups.set(externalId, asked);
    // What was refused or not answered may be put right at once.
    ids.then(
      ({ kind }) => {
        asked.until = kind === "listed" ? performance.now() + GROUP_KEPT : 0;
      },
      () => {
        asked.until = 0;
      },
    );
    return ids;
  }

  async function user(id: string): Promise<SlackUser | null> {
    const asked = await ask(() => client.users.info({ user: id, include_locale: true }));
    if (asked.kind === "given") return asked.answer.user ?? null;
    if (asked.code === "user_not_found" || asked.code === "user_not_visible") return null;
    throw new SurveyError("directory-unavailable", { platform: "slack", code: asked.code });
  }

  async function idsOf(source: Exclude<Place, { kind: "everyone" }>): Promise<Listed<string>> {
    if (source.kind === "group") {
      return listed(async () => {
        const { users: ids = [] } = await client.usergroups.users.list({ usergroup: source.externalId });
        return { items: ids, next: undefined };
      });
    }
    return listed(async (cursor) => {
      const { members = [], response_metadata: more } = await client.conversations.members({
        channel: source.externalId,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { items: members, next: more?.next_cursor };
    });
  }

  async function named(ids: readonly string[]): Promise<Listed<SlackUser>> {
    if (ids.length > ONE_BY_ONE) {
      const everyone = await users();
      if (everyone.kind === "answered") return everyone;
      const wanted = new Set(ids);
      return { kind: "listed", items: everyone.items.filter(({ id }) => id !== undefined && wanted.has(id)) };
    }
    const found: SlackUser[] = [];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = await Promise.all(ids.slice(start, start + AT_ONCE).map(user));
      found.push(...some.filter((one) => one !== null));
    }
    return { kind: "listed", items: found };
  }

  /** Channels where the bot may post, which is where it is a member. */
  async function channelByName(name: string): Promise<ChannelInfo | null> {
    const channels = await listed(async (cursor) => {
      const { channels: page = [], response_metadata: more } = await client.conversations.list({
        types: "public_channel,private_channel",
        exclude_archived: true,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { items: page, next: more?.next_cursor };
    });
    if (channels.kind === "answered") return null;
    const found = channels.items.find((one) => one.is_member === true && one.name === name);
    return found?.id === undefined ? null : { externalId: found.id, name };
  }

  return {
    profiles: createProfiles(client, signal),

    async idsIn(externalId) {
      const ids = await idsOfGroup(externalId);
      return ids.kind === "answered"
        ? { kind: "not-visible", code: ids.code }
        : { kind: "ids", ids: ids.items };
    },

    async members(source): Promise<Members> {
      if (source.kind === "everyone") return membersOf(await users(), source.guests);
      const ids = await idsOf(source);
      if (ids.kind === "answered") return { kind: "not-visible", code: ids.code };
      return membersOf(await named([...new Set(ids.items)]), false);
    },

    async member(externalId): Promise<Member | null> {
      const found = await user(externalId);
      return found === null ? null : memberOf(found);
    },

    async channel(reference): Promise<ChannelInfo | null> {
      const { id, name } = readReference(reference, /^[CG][A-Z0-9]{2,}$/);
      if (id === null) return channelByName(name);
      const asked = await ask(() => client.conversations.info({ channel: id }));
      if (asked.kind === "answered") return null;
      const { channel } = asked.answer;
      if (channel?.is_member !== true || channel.is_archived === true) return null;
      return { externalId: id, name: channel.name ?? id };
    },

    async group(reference): Promise<ChannelInfo | null> {
      const { id, name } = readReference(reference, /^S[A-Z0-9]{2,}$/);
      const asked = await ask(() => client.usergroups.list({}));
      if (asked.kind === "answered") return null;
      const found = asked.answer.usergroups?.find((one) =>
        id === null ? one.handle === name : one.id === id,
      );
      return found?.id === undefined ? null : { externalId: found.id, name: found.handle ?? found.id };
    },
  };
}

/** Reads `<#C1|general>`, `<!subteam^S1|@design>`, `C1`, `#general` or `@design`. */
function readReference(
  reference: string,
  anId: RegExp,
): { readonly id: string | null; readonly name: string } {
  const [, escaped] = /^<(?:#|!subteam\^)([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(reference.trim()) ?? [];
  const bare = escaped ?? reference.trim().replace(/^[#@]/, "");
  return anId.test(bare) ? { id: bare, name: bare } : { id: null, name: bare.toLowerCase() };
}

function membersOf(users: Listed<SlackUser>, guests: boolean): Members {
  if (users.kind === "answered") return { kind: "not-visible", code: users.code };
  const members = users.items.map(memberOf).filter((one) => one !== null);
  return { kind: "members", members: members.filter((one) => guests || !one.guest) };
}
