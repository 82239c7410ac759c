// Audiences of several parts, and who was passed over, in Chinese.
import type { Audiences } from "../../en/managing/audiences.ts";
import { spaced } from "../../spaced.ts";

/** The sentences about whom a schedule asks, and whom it does not. */
export const audiences: Audiences = {
  without: (p) => spaced`${p.audience}（不含${p.places}）`,
  where: (p) => spaced`${p.audience}中${p.conditions}的人`,
  is: (p) => spaced`${p.key}为${p.values}`,
  both: (p) => spaced`${p.one}、且${p.other}`,
  or: (p) => spaced`${p.one}或${p.other}`,
  share: (p) => spaced`${p.audience}，随机抽取${p.percent}%`,
  sampled: (p) => spaced`每轮重新抽取其中${p.asked}人。`,
  problems: {
    "all-excluded": "这些地方的人又全部被排除了。请少排除一些。",
    "conditions-together": "每个条件都有人符合，但没有人同时符合全部条件。请去掉一个。",
    "crowd-alone":
      "Telegram 不透露群里有谁，所以群不能与其他地方合并，也不能加条件或抽样。请单独在群里发帖，或者询问所有启用了机器人的人。",
  },
  conditionUnknown: (p) =>
    p.known === ""
      ? spaced`那里没有人有“${p.key}”这个属性。目前还没有足够多的人有任何属性，请先导入。`
      : spaced`那里没有人有“${p.key}”这个属性。已有的属性：${p.known}。`,
  conditionNobody: (p) =>
    p.known === ""
      ? spaced`那里没有人符合${p.condition}，其他${p.key}的人数也都太少，不便列出。`
      : spaced`那里没有人符合${p.condition}。人数较多的有：${p.known}。`,
  sampleTooSmall: (p) =>
    spaced`这${p.people}人的${p.percent}% 是每轮${p.each}人，而匿名的一轮至少要问${p.least}人。抽样 ${p.enough}% 起才够。`,
  passedOver: (p) => spaced`没有问到的人：${p.reasons}。`,
  atLeast: (p) => spaced`至少${p.count}`,
  fewerThan: (p) => spaced`不到${p.k}`,
  why: {
    gap: (p) => spaced`${p.count}人近期刚被问过`,
    quarter: (p) => spaced`${p.count}人本季度被问的次数已到上限`,
    sample: (p) => spaced`${p.count}人未被抽中`,
    wish: (p) => spaced`${p.count}人自己选择不被打扰`,
  },
  fields: {
    more: "更多频道或 @用户组",
    not: "不含",
    where: "只问这些人",
    sample: "问其中多少人",
  },
  hints: {
    more: "与上面的合在一起，例如 #sales @design",
    not: "例如 #外包 或 @实习生",
    where: "例如 office=北京，上海 level=3–6",
    sample: "每轮重新抽取；至少要问十人。",
  },
  badPlaces: "请依次写频道（#sales）或用户组（@design）。",
  badConditions: "请这样写：office=北京，上海 level=3–6",
  all: "全部",
  shareOption: (p) => spaced`随机${p.percent}%`,
};
