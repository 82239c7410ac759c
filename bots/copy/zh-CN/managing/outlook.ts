// What the coming rounds will be, round by round, and a dry run, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences of a preview's outlook and of a dry run. */
export const outlook: Managing["outlook"] = {
  title: "逐轮来看：",
  people: (p) => spaced`• ${p.when}：${p.people}`,
  passed: (p) => spaced`${p.line}。${p.passed}`,
  crowd: (p) => spaced`• ${p.when}：一条帖子，约${p.people}`,
  refused: (p) => spaced`• ${p.when}：不会发出，${p.why}`,
  momentsTitle: "按各地时间，第一轮这样提问：",
  moment: (p) => spaced`• ${p.when}（${p.zone}）：${p.people}`,
  moreZones: (p) => spaced`• 另外${p.zones}个时区：${p.people}`,
  sendingLearnt: (p) => spaced`按平台实际允许的速度，发送需要${p.time}。`,
  segmentWithheld: (p) => spaced`按${p.attribute}分组时，这些组多半不会公布，或与别的组合并：${p.groups}。`,
  segmentFine: (p) => spaced`按${p.attribute}分组时，各组多半都能公布。`,
  segmentNone: (p) => spaced`按${p.attribute}分组时没有可公布的：还没有人有这一项。`,
  segmentUnread: (p) => spaced`按${p.attribute}分组现在还说不准：目前没有人有值，每轮发起时才从 Slack 读取。`,
  moreGroups: (p) => spaced`另有${p.count}组`,
  help: {
    "fewer-panels": "每次问所有人、拉长间隔，能公布更多组。",
    "merge-groups": "合并小组，或把区间放宽，能公布更多组。",
    "fewer-attributes": "分组项少一些，每一项都能公布得更多。",
  },
  dryTitle: (p) => spaced`“${p.key}”试运行：没有发送，也没有保存`,
  dryAsked: (p) => spaced`如果现在发起，会问${p.people}，${p.until}截止。`,
  dryCrowd: (p) => spaced`如果现在发起，会发一条帖子，约${p.people}可以作答，${p.until}截止。`,
  dryReminders: (p) => spaced`提醒未作答的人：${p.when}。`,
  dryDigest: (p) => spaced`结果会在${p.when}发出。`,
  dryMessages: (p) => spaced`已试写${p.count}条消息（${p.languages}）。`,
  dryExample: (p) => spaced`${p.name}会看到：`,
  dryPost: "大家会看到：",
  dryButtons: (p) => `按钮：${p.labels}`,
};
