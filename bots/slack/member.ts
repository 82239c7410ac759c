// A Slack user as the core knows people, and who of them can be asked at all.
import type { Locale, Member } from "../../core/ports.ts";

/** The part of Slack's user that matters here. */
export interface SlackUser {
  readonly id?: string;
  readonly name?: string;
  readonly real_name?: string;
  /** The address is there where users:read.email was granted. */
  readonly profile?: {
    readonly display_name?: string;
    readonly real_name?: string;
    readonly email?: string;
  };
  readonly locale?: string;
  readonly tz?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_workflow_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
}

/** Slackbot says of itself that it is no bot. */
const SLACKBOT = "USLACKBOT";

/** Gives a user as a member; null for bots, for deactivated accounts, and for people of other workspaces, whom a bot cannot write to. */
export function memberOf(user: SlackUser): Member | null {
  const { id } = user;
  if (id === undefined || id === SLACKBOT) return null;
  if (user.deleted || user.is_bot || user.is_workflow_bot || user.is_stranger) return null;
  const email = user.profile?.email?.trim().toLowerCase();
  return {
    ...(email === undefined || email === "" ? {} : { email }),
    externalId: id,
    name: firstOf(user.profile?.display_name, user.real_name, user.profile?.real_name, user.name) ?? id,
    locale: localeOf(user.locale),
    zone: user.tz === undefined || user.tz === "" ? null : user.tz,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
  };
}

/** Gives the language that serves a reader of Slack in `locale`; null for one that nothing is written in. Chinese of any region reads zh-CN. */
function localeOf(locale: string | undefined): Locale | null {
  const [language] = (locale ?? "").toLowerCase().split(/[-_]/);
  if (language === "zh") return "zh-CN";
  return language === "en" ? "en" : null;
}

function firstOf(...names: readonly (string | undefined)[]): string | undefined {
  return names.map((name) => name?.trim()).find((name) => name !== undefined && name !== "");
}
