// Who plays: some forty people, English and Chinese in both chats. The reader's language has Slack, the other one Telegram.
import type { Locale } from "../../core/ports.ts";
import type { Role } from "./person.ts";

/** The people and places of one performance. */
export interface Cast {
  /** The reader's language. */
  readonly locale: Locale;
  /** The first is the admin, the second the manager, the third and fourth are looked at closely. */
  readonly slack: readonly Role[];
  /** The first is the admin there, the third and fourth are looked at closely. */
  readonly telegram: readonly Role[];
  /** Who comes to Telegram later. */
  readonly newcomer: Role;
  readonly slackZone: string;
  readonly telegramZone: string;
  readonly telegramCity: "berlin" | "shanghai";
  readonly slackChannel: string;
  readonly telegramChannel: string;
  /** The teams that Slack's people belong to in turn, as user groups. */
  readonly teams: readonly Team[];
}

/** A team, and the user group that says who is in it. */
export interface Team {
  readonly handle: string;
  readonly name: string;
}

const ENGLISH =
  "Ann Ben Mia Tom Zoe Carl Dora Emil Fay Gus Hanna Ivo Jule Karl Lena Max Nora Omar Pia Quinn Rosa Sven Tilda".split(
    " ",
  );
const CHINESE =
  "李伟 王芳 陈静 张磊 刘洋 杨帆 赵敏 周强 吴倩 徐鹏 孙丽 马超 朱琳 胡杰 林晓 何宇 高翔 罗娜 郑爽 梁涛 谢雨 宋佳 唐磊".split(
    " ",
  );

const ZONES: Readonly<Record<Locale, string>> = { en: "Europe/Berlin", "zh-CN": "Asia/Shanghai" };
const NAMES: Readonly<Record<Locale, readonly string[]>> = { en: ENGLISH, "zh-CN": CHINESE };
const CHANNELS: Readonly<Record<Locale, string>> = { en: "leads", "zh-CN": "负责人" };
const TEAMS: Readonly<Record<Locale, readonly Team[]>> = {
  en: [
    { handle: "design", name: "Design" },
    { handle: "engineering", name: "Engineering" },
    { handle: "support", name: "Support" },
  ],
  "zh-CN": [
    { handle: "design", name: "设计" },
    { handle: "engineering", name: "研发" },
    { handle: "support", name: "客服" },
  ],
};
// Most of a chat speak its language.
const SLACK = { most: 18, few: 6 };
const TELEGRAM = { most: 13, few: 5 };

/** Gives the cast for a reader's language. */
export function castFor(locale: Locale): Cast {
  const other: Locale = locale === "en" ? "zh-CN" : "en";
  const roles = (of: Locale, from: number, count: number): readonly Role[] =>
    NAMES[of].slice(from, from + count).map((name) => ({ name, locale: of, zone: ZONES[of] }));
  return {
    locale,
    slack: [...roles(locale, 0, SLACK.most), ...roles(other, TELEGRAM.most, SLACK.few)],
    telegram: [...roles(other, 0, TELEGRAM.most), ...roles(locale, SLACK.most, TELEGRAM.few)],
    newcomer: { name: other === "en" ? "Uma" : "韩雪", locale: other, zone: ZONES[other] },
    slackZone: ZONES[locale],
    telegramZone: ZONES[other],
    telegramCity: other === "en" ? "berlin" : "shanghai",
    slackChannel: CHANNELS[locale],
    telegramChannel: CHANNELS[other],
    teams: TEAMS[locale],
  };
}
