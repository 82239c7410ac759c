// The menus of commands, by language, by place and by role, and what people read before they press Start.
import type { Account, Role } from "../../core/people/person.ts";
import { LOCALES, type Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import type { TelegramWords } from "../copy/en/telegram.ts";
import type { Aftermath } from "./aftermath.ts";
import type { Call } from "./call-api.ts";

/** The menus of one bot. */
export interface Menus {
  /** Sets what everyone sees. */
  setAll(): Promise<void>;
  /** Sets the menu of someone whose role or language is another one than when this was last called for them. */
  fit(account: Account, locale: Locale): void;
}

// Each word of the menu beside its description's key.
const WORDS = {
  digest: "menuDigest",
  schedule: "menuSchedule",
  settings: "menuSettings",
  privacy: "menuPrivacy",
  help: "menuHelp",
  stop: "menuStop",
  nps: "menuNps",
} as const satisfies Readonly<Record<string, keyof TelegramWords>>;
type Word = keyof typeof WORDS;

const EVERYONE: readonly Word[] = ["digest", "settings", "privacy", "help", "stop"];
const OF_ROLE: Readonly<Record<Role, readonly Word[]>> = {
  none: EVERYONE,
  manager: EVERYONE,
  admin: ["digest", "schedule", "settings", "privacy", "help", "stop"],
};
// In a group any bot may listen to a single word; ours is the only one that is surely ours.
const IN_GROUPS: readonly Word[] = ["nps"];

/** Telegram's language codes have two letters; without one the menu is for all other languages. */
const CODES: Readonly<Record<Locale, string | undefined>> = { en: undefined, "zh-CN": "zh" };

/** Gives the menus of one bot. */
export function createMenus(call: Call, { later, patiently }: Pick<Aftermath, "later" | "patiently">): Menus {
  const fitted = new Map<string, string>();

  return {
    async setAll() {
      for (const locale of LOCALES) {
        const code = CODES[locale];
        const language = code === undefined ? {} : { language_code: code };
        const { description, shortDescription } = copyFor(locale).telegram;
        for (const [type, words] of [
          ["all_private_chats", EVERYONE],
          ["all_group_chats", IN_GROUPS],
        ] as const) {
          const commands = commandsOf(words, locale);
          await patiently(() => call("setMyCommands", { commands, scope: { type }, ...language }));
        }
        await patiently(() => call("setMyDescription", { description, ...language }));
        await patiently(() =>
          call("setMyShortDescription", { short_description: shortDescription, ...language }),
        );
      }
    },
    fit(account, locale) {
      const wanted = `${account.role} ${locale}`;
      const before = fitted.get(account.id);
      // Nobody's menu needs one of its own as long as it is everyone's.
      if (before === wanted || (before === undefined && account.role !== "admin")) return;
      fitted.set(account.id, wanted);
      const scope = { type: "chat", chat_id: Number(account.externalId) } as const;
      const commands = commandsOf(OF_ROLE[account.role], locale);
      void later(`menu ${account.externalId}`, async () => {
        await patiently(() =>
          account.role === "admin"
            ? call("setMyCommands", { commands, scope })
            : call("deleteMyCommands", { scope }),
        );
      });
    },
  };
}

function commandsOf(words: readonly Word[], locale: Locale): { command: string; description: string }[] {
  const { telegram } = copyFor(locale);
  return words.map((word) => ({ command: word, description: telegram[WORDS[word]] }));
}
