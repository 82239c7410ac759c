// What people write when they say why, by band and language, as colleagues write.
import type { Locale } from "../../core/ports.ts";
import type { Band } from "../../core/score/tally.ts";

type Reasons = Readonly<Record<Band, readonly string[]>>;

/** Reasons for people who are not looked at closely; some carry what the bot has to mask. */
export const REASONS: Readonly<Record<Locale, Reasons>> = {
  en: {
    promoter: [
      "I learn something every week, and nobody minds a question.",
      "The new on-call rota means I sleep again. Thank you.",
      "People here say when they are wrong. I have not seen that before.",
      "Wednesdays without meetings are the best thing that happened this year.",
      "Good colleagues, honest boss, work that matters 🙂",
    ],
    passive: [
      "Fine on the whole. A laptop that is younger than my kid would help.",
      "I like the work; decisions take too long.",
      "Pay is below what friends get elsewhere. The rest is good.",
    ],
    detractor: [
      "Three reorganisations in a year. I no longer know who decides.",
      "Meetings all day, work in the evening.",
      "Nobody fixes the build. If you want details: zoe@acme.example, +49 170 1234567",
    ],
  },
  "zh-CN": {
    promoter: [
      "每周都能学到新东西，问问题也没人嫌烦。",
      "值班改了以后终于能睡好觉了，谢谢。",
      "同事靠谱，领导说话算数 👍",
      "周三不开会，效率高多了。",
    ],
    passive: [
      "整体不错，就是决策太慢。",
      "工作有意思，薪资比朋友那边低一些。",
      "电脑太旧，编译一次够喝两杯茶。",
    ],
    detractor: [
      "一年换了三次组织架构，不知道该找谁。",
      "白天都在开会，晚上才能干活。",
      "加班没有上限。想细聊可以打我电话 138 0013 8000",
    ],
  },
};

/** What the one who is looked at closely writes. */
export const CLOSE_UP: Readonly<Record<Locale, Reasons>> = {
  en: {
    promoter: ["My team. We argue, we laugh, we ship."],
    passive: ["Let us finish one thing before the next one starts."],
    detractor: ["Every Friday a new priority. Please stop."],
  },
  "zh-CN": {
    promoter: ["团队氛围好，有话直说。"],
    passive: ["希望把手上的事做完再开新坑。"],
    detractor: ["每到周五就换优先级，能不能别这样。"],
  },
};
