// What people write when they say why, by band and language, as colleagues write. Some of it the bot has to mask.
import type { Locale } from "../../core/ports.ts";
import type { Band } from "../../core/score/tally.ts";

type Reasons = Readonly<Record<Locale, Readonly<Record<Band, readonly string[]>>>>;

const BEFORE: Reasons = {
  en: {
    promoter: [
      "I learn something every week, and nobody minds a question.",
      "The new on-call rota means that I sleep again. Thank you!",
      "People here say when they are wrong. I had not seen that before.",
      "Good colleagues, honest boss, work that matters 🙂",
      "Great people. With fewer meetings it would be a ten.",
      "We finally fixed the build. Ask zoe@acme.example how, she is proud of it.",
    ],
    passive: [
      "I like the work. There are too many meetings, though.",
      "Fine on the whole. Every decision takes three meetings.",
      "Pay is below what friends get elsewhere, and all those meetings do not help.",
      "Good team. Half of my week is meetings.",
      "A laptop that is younger than my daughter would help.",
    ],
    detractor: [
      "Meetings all day, work in the evening.",
      "Three reorganisations in a year, and a meeting for each of them.",
      "Nobody answers for the build. Call me: +49 170 1234567",
      "Meetings about meetings. I no longer know who decides.",
      "So many meetings that nothing gets done.",
    ],
  },
  "zh-CN": {
    promoter: [
      "每周都能学到新东西，问问题也没人嫌烦。",
      "值班改了以后终于能睡好觉了，谢谢！",
      "同事靠谱，领导说话算数 👍",
      "大家都很好，会议再少点就是十分。",
      "新人有人带。想取经的找我：13800138000",
      "做的事有用，用户会专门来道谢。",
    ],
    passive: [
      "整体不错，就是会议太多。",
      "定一件小事要开三个会议。",
      "工作有意思，薪资低一些，会议也多。",
      "一周有一半时间花在会议上。",
      "电脑太旧，编译一次够喝两杯茶。",
    ],
    detractor: [
      "白天全是会议，晚上才能干活。",
      "一年换了三次组织架构，每次都有一堆会议。",
      "会议一个接一个，不知道该找谁拍板。",
      "为了会议再开会议，什么都做不完。",
      "加班没有上限，想细聊写信给我 yang@acme.example",
    ],
  },
};

const AFTER: Reasons = {
  en: {
    promoter: [
      "The focus day is the best thing that happened this year.",
      "You listened. One focus day makes the whole week better.",
      "A focus day at last: I finish things again.",
      "On our focus day I can think. More of it!",
      "I love the focus day. No calls, real work.",
      "Since we have the focus day I go home on time.",
      "Two focus days would be better still 🙂",
      "We finally fixed the build. Ask zoe@acme.example how, she is proud of it.",
    ],
    passive: [
      "The focus day helps. The other four still have too many meetings.",
      "With a focus day the work is fun again. Decisions still take too long.",
      "Pay is below what friends get elsewhere. The focus day does not change that.",
    ],
    detractor: [
      "Three reorganisations in a year. I no longer know who decides.",
      "Nobody answers for the build. Call me: +49 170 1234567",
    ],
  },
  "zh-CN": {
    promoter: [
      "专注日太好了，终于能一口气把事做完。",
      "提的意见真有人听，专注日就是例子。",
      "有了专注日，一整周都轻松了。",
      "专注日没人打扰，希望多来几天。",
      "喜欢专注日，效率高多了。",
      "自从有了专注日，能按时下班了 👍",
      "专注日要是有两天就更好了。",
      "新人有人带。想取经的找我：13800138000",
    ],
    passive: [
      "专注日不错，另外四天会议还是多。",
      "有了专注日，工作又有意思了，就是决策还是慢。",
      "薪资比朋友那边低一些，专注日改变不了这一点。",
    ],
    detractor: ["一年换了三次组织架构，不知道该找谁。", "加班没有上限，想细聊写信给我 yang@acme.example"],
  },
};

/** Reasons for people who are not looked at closely, before something was done about the meetings and after it. */
export const REASONS: Readonly<Record<"before" | "after", Reasons>> = { before: BEFORE, after: AFTER };

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
