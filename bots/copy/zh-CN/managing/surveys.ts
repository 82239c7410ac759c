// Surveys as admins make and edit them, in Chinese.

import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences around the parts of a survey. */
export const surveys: Managing["surveys"] = {
  takes: (p) => spaced`全部答完约${p.seconds}秒（最多${p.most}秒）。`,
  background: (p) => spaced`打分前第${p.number}题：${p.question}（${p.options}）`,
  rated: (p) => spaced`打分后逐项评 0–10 分：${p.drivers}`,
  thanks: (p) =>
    spaced`对 9–10 分的感谢语：${p.promoter}\n对 7–8 分的感谢语：${p.passive}\n对 0–6 分的感谢语：${p.detractor}`,
  usualThanks: "（默认）",
  thanksNote: "匿名问卷的感谢语只在作答的那一刻闪现给本人，聊天里留下的文字对所有分数都一样。",
  incentive: (p) => spaced`作答的人都会看到：${p.text}`,
  attributes: (p) => spaced`结果可按以下属性拆分（先后即优先级）：${p.keys}`,
  anyDriver: "薪酬",
  howMore: (p) =>
    [
      `${p.command} 问卷 ${p.key} 编辑 中文（用表单改全部文字，先预览再保存）`,
      `${p.command} 问卷 ${p.key} 小题 添加 预期（还有 背景、口碑、售后，或自拟 “问题” “选项” “选项”）`,
      `${p.command} 问卷 ${p.key} 评分 ${p.driver}`,
      `${p.command} 问卷 ${p.key} 感谢 中文 9-10 “…”`,
      `${p.command} 问卷 ${p.key} 奖励 “…”`,
      `${p.command} 问卷 ${p.key} 属性 team office`,
      `${p.command} 问卷 ${p.key} 版本`,
    ].join("\n"),
  how: (p) =>
    `查看一份：${p.command} 问卷 名称。新建一份：${p.command} 问卷 新建 shop 基于 product 关于 “商店”。可以照任何一份问卷新建，也可以基于 four-dimensions-staff（员工）、four-dimensions-product（产品）或 four-dimensions-service（服务）四维问卷。`,
  editButton: { en: "改英文", "zh-CN": "改中文" },
  formTitle: { en: "英文措辞", "zh-CN": "中文措辞" },
  formIntro: "{org} 代表被推荐的对象。保存前会先给你看预览。",
  formSubmit: "预览",
  formCancel: "取消",
  fields: {
    question: "问题",
    anchors: "0 和 10 的含义",
    promoter: "打 9–10 分后问",
    passive: "打 7–8 分后问",
    detractor: "打 0–6 分后问",
    improve: "最后问所有人",
    "thanks-promoter": "对 9–10 分的感谢语",
    "thanks-passive": "对 7–8 分的感谢语",
    "thanks-detractor": "对 0–6 分的感谢语",
  },
  thanksHint: "留空则用默认的感谢语。",
  previewTitle: "预览：尚未保存",
  previewNote: "大家看到的就是这样。这里的题目按钮不起作用。",
  previewAfter: "打分之后",
  saveButton: "保存",
  againButton: "再改改",
  discardButton: "放弃",
  stale: (p) => spaced`刚刚有别人改过问卷“${p.key}”，这次没有保存。请重新查看后再改一次。`,
  created: (p) => `问卷“${p.key}”已建好。要用它提问：${p.command} 计划 问卷 ${p.key}`,
  exists: (p) => spaced`已经有问卷“${p.key}”了。`,
  unknownTemplate: (p) => spaced`不能照“${p.key}”新建。可用：${p.known}。`,
  removed: (p) => spaced`问卷“${p.key}”及其各版本已删除。`,
  neededBy: (p) => spaced`问卷“${p.key}”不能删除：计划 ${p.schedules} 正在用它，请先改计划。`,
  neededRounds: (p) => spaced`问卷“${p.key}”不能删除：以往各轮问过它，结果要靠它说明。不用它也没有妨碍。`,
  neededDefault: (p) => spaced`问卷“${p.key}”不能删除：第一轮默认问它。`,
  versionsTitle: (p) => spaced`问卷“${p.key}”的各版本`,
  versionNow: (p) => spaced`${p.version}（当前）：${p.question}`,
  versionUntil: (p) => spaced`${p.version}（用到${p.until}）：${p.question}`,
  versionParts: (p) =>
    spaced`打分前小题 ${p.background} 道 · 因素 ${p.drivers} 个 · 评分项 ${p.rated} 个 · 约 ${p.seconds} 秒`,
  versionsNote:
    "问题、两端说明、承诺或打分前的小题有改动时，走势里会标出从哪一轮起：前后问法不同，得分要谨慎比较。",
  faults: {
    empty: () => "内容是空的。",
    "too-long": (p) => spaced`太长了，最多${p.most}个字符。`,
    "too-many-drivers": (p) => spaced`已有${p.most}个因素，请先移除一个。`,
    "unknown-driver": () => "没有这个因素。",
    "driver-exists": () => "已经有这个因素了。",
    "too-many-background": (p) => spaced`打分前已有${p.most}道小题，再多会让人不想答。请先移除一道。`,
    "unknown-background": () => "打分前没有这道小题。",
    "background-exists": () => "已经有这道小题了。",
    "bad-options": (p) =>
      spaced`打分前的小题要有 2 至${p.most}个互不相同的选项，每个都放在引号里，例如：小题 添加 “在哪里办公？” “公司” “家里”`,
    "options-differ": () => "两种语言的选项数量和顺序要一致。",
    "takes-too-long": (p) =>
      spaced`这样作答大约要${p.would}秒，而我们答应大家不超过 1 分钟（${p.most}秒）。请先减少小题、评分项，或去掉要勾选的因素。`,
    "personal-incentive": () =>
      "匿名问卷里，人人得到的文字和兑换码必须一样：个人专属的内容（{…}）会暴露谁作答过。实名问卷可以用 {name}。",
    "too-many-attributes": (p) => spaced`最多${p.most}个属性。`,
    "bad-attribute": () => "属性应是一个词，例如 团队。",
    "round-open": () => "这份问卷有一轮正按原来的承诺进行，请等它截止。",
    "staff-is-anonymous": () => "问同事时一律匿名：能看到名字的人，决定着他们的工作。",
  },
};
