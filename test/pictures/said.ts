// What the people of the pictures think: how they score by team, and what they write, in two languages.
import type { Locale } from "../../core/ports.ts";

/** A team, and the score (0–10) around which its people answer before and after the spring. */
export const TEAMS = [
  { en: "Design", zh: "设计", size: 14, before: 7.9, after: 8.8 },
  { en: "Engineering", zh: "研发", size: 30, before: 7.2, after: 8.1 },
  { en: "Sales", zh: "销售", size: 16, before: 7.4, after: 7.3 },
  { en: "Support", zh: "客服", size: 12, before: 6.7, after: 6.9 },
] as const;

export const OFFICES = [
  { en: "Berlin", zh: "柏林" },
  { en: "Shanghai", zh: "上海" },
] as const;

const HAPPY: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "My team helps whenever I am stuck.",
    "Great team, and I learn something every week.",
    "Flexible hours make life with two children possible.",
    "I can decide how I work, and my team trusts me.",
    "The new laptops are fast.",
    "Flexible hours and a team that laughs.",
    "I learn a lot from my team.",
    "Honest answers from the management, for once.",
  ],
  "zh-CN": [
    "团队氛围很好，遇到问题总有人帮忙。",
    "弹性上班对有孩子的人太重要了。",
    "团队里能学到很多东西。",
    "弹性上班，没有人盯着打卡。",
    "新电脑很快，开发顺畅多了。",
    "同事专业，团队氛围轻松。",
    "学习机会多，每周都有分享。",
    "领导愿意听真话。",
  ],
};

const MIDDLING: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "Fine so far, but too many meetings.",
    "Good people. Slow builds cost me an hour a day.",
    "It is okay. Fewer meetings would help.",
    "I would like to know where we are going next year.",
    "Slow builds again this week.",
  ],
  "zh-CN": [
    "整体不错，就是会议太多。",
    "构建太慢，每天要等很久。",
    "还可以，希望会议少一点。",
    "不清楚明年的方向。",
    "构建太慢的问题还没有解决。",
  ],
};

const UNHAPPY: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "Too many meetings, no time for real work.",
    "Meetings all day, and decisions nowhere.",
    "The pay does not keep up with prices.",
    "Overtime again this month, and nobody says thank you.",
    "Slow builds and too many meetings.",
    "Pay is below what others offer.",
    "Every week the plan changes.",
    "Overtime has become normal.",
  ],
  "zh-CN": [
    "会议太多，没有时间干活。",
    "整天开会，什么都定不下来，会议太多。",
    "薪酬跟不上物价。",
    "这个月又加班，没有人说声谢谢。",
    "构建太慢，会议太多。",
    "薪酬比同行低。",
    "计划每周都在变。",
    "加班成了常态。",
  ],
};

/** Gives what someone with this score writes; null where they write nothing. `chance` gives numbers in 0–1. */
export function words(score: number, locale: Locale, chance: () => number): string | null {
  if (chance() > 0.6) return null;
  const of = (score >= 9 ? HAPPY : score >= 7 ? MIDDLING : UNHAPPY)[locale];
  return of[Math.floor(chance() * of.length)] ?? null;
}

/** Gives numbers in 0–1, the same ones each time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
