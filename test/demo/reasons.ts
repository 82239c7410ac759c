// What people write when they say why, by band and language, as colleagues write. Some of it the bot has to mask.
import type { Locale } from "../../core/ports.ts";
import type { Band } from "../../core/score/tally.ts";

/** Reasons for people who are not looked at closely. */
export const REASONS: Readonly<Record<Locale, Readonly<Record<Band, readonly string[]>>>> = {
  en: {
    promoter: [
      "I learn something every week, and nobody minds a question.",
      "The new on-call rota means that I sleep again. Thank you!",
      "People here say when they are wrong. I had not seen that before.",
      "Wednesdays without meetings are the best thing that happened this year.",
      "Good colleagues, honest boss, work that matters 🙂",
      "We finally fixed the build. Ask zoe@acme.example how, she is proud of it.",
    ],
    passive: [
      "Fine on the whole. A laptop that is younger than my daughter would help.",
      "I like the work; decisions take too long.",
      "Pay is below what friends get elsewhere. The rest is good.",
    ],
    detractor: [
      "Three reorganisations in a year. I no longer know who decides.",
      "Meetings all day, work in the evening.",
      "Nobody answers for the build. Call me: +49 170 1234567",
    ],
  },
  "zh-CN": {
    promoter: [
      "每周都能学到新东西，问问题也没人嫌烦。",
      "值班改了以后终于能睡好觉了，谢谢！",
      "同事靠谱，领导说话算数 👍",
      "周三不开会，效率高多了。",
      "新人有人带。想取经的找我：13800138000",
      "做的事有用，用户会专门来道谢。",
    ],
    passive: [
      "整体不错，就是决策太慢。",
      "工作有意思，薪资比朋友那边低一些。",
      "电脑太旧，编译一次够喝两杯茶。",
    ],
    detractor: [
      "一年换了三次组织架构，不知道该找谁。",
      "白天都在开会，晚上才能干活。",
      "加班没有上限，想细聊写信给我 yang@acme.example",
    ],
  },
};

/** What the two who are looked at closely write: a 9 in Slack, a 3 in Telegram. */
export const CLOSE_UP: Readonly<Record<Locale, { readonly glad: string; readonly frank: string }>> = {
  en: {
    glad: "My team. We argue, we laugh, we ship.",
    frank: "A new priority every Friday. Please let us finish one thing.",
  },
  "zh-CN": {
    glad: "团队氛围好，有话直说。",
    frank: "每到周五就换优先级，让我们做完一件事吧。",
  },
};
