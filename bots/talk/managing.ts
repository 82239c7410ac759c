// What the parts of the managers' side share: core's ports, the giver of a command, the reader of its answer.

import { smallestGroup } from "../../core/ask/plan-opening.ts";
import type { Commanding } from "../../core/command/commanding.ts";
import type { CommandPorts } from "../../core/command/ports.ts";
import type { Platform } from "../../core/ports.ts";
import type { Reader } from "../copy/managing/reader.ts";
import type { Conversation } from "./conversation.ts";
import type { Asker, TalkPorts } from "./ports.ts";
import type { Place } from "./talk.ts";

/** The managers' side of one organization's conversation. */
export interface Managing {
  readonly ports: TalkPorts;
  readonly commands: CommandPorts;
  /** For what everyone may ask for by a command. */
  readonly conversation: Conversation;
}

/** Gives core's ports from the conversation's. */
export function commandPorts(ports: TalkPorts): CommandPorts {
  const { store, directories, calendars, language, looks, random, settings, claim } = ports;
  const own = {
    minGroup: settings.minGroup,
    hash: claim.hash,
    ...(looks === undefined ? {} : { looks }),
  };
  return { ...store, directories, calendars, language, random, ...own };
}

/** Gives someone as the giver of a command. */
export function commanding({ organization, account, now }: Asker, place: Place): Commanding {
  return { organization, actor: account, place, now };
}

/** Gives someone as the reader of an answer. */
export function readerOf({ settings }: TalkPorts, { locale, zone, account, now }: Asker): Reader {
  const k = smallestGroup(settings.minGroup);
  return {
    locale,
    zone,
    platform: account.platform,
    command: commandWord(settings, account.platform),
    commandOn: (platform) => commandWord(settings, platform),
    now,
    k,
  };
}

/** Gives the command as people type it; its name can be chosen on Slack alone, where another app may have taken it. */
export function commandWord(settings: TalkPorts["settings"], platform: Platform): string {
  return platform === "slack" ? settings.command : "/nps";
}

/** Gives the names that a command may go by, without slash. */
export function commandNames(settings: TalkPorts["settings"]): readonly string[] {
  return [...new Set(["nps", settings.command.replace(/^\//, "")])];
}
