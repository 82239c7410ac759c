// Marks, reference lines, goals, actions and subscriptions, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences about what is set beside the scores, and done about them. */
export const steering: Managing["steering"] = {
  allSurveys: "全部问卷",
  ofSurvey: (p) => spaced`问卷“${p.survey}”`,
  marksTitle: "走势图上的标记",
  marksEmpty: "还没有标记。由管理员设置。",
  markLine: (p) => spaced`${p.number}. ${p.day}：${p.label}（${p.of}）`,
  markAdded: (p) =>
    spaced`已在${p.day}加上标记 ${p.number}：${p.label}（${p.of}）。走势图会标出它，并对比前后的得分。`,
  markRemoved: (p) => spaced`已移除标记 ${p.number}：${p.label}。`,
  marksHow: (p) => `${p.command} 标记 “2.0 发布” 2026-11-03 问卷 product\n${p.command} 标记 3 移除`,
  referencesTitle: "外部参考得分",
  referencesEmpty: "还没有参考线。由管理员设置。",
  referenceLine: (p) => spaced`${p.number}. ${p.label}：${p.nps}，来自${p.source}（${p.of}）`,
  referenceAdded: (p) => spaced`已画出参考线 ${p.number}：${p.label}，${p.nps}，来自${p.source}（${p.of}）。`,
  referenceNote: "外部得分的问法和对象都不同，只能大致看出所处的位置。",
  referenceRemoved: (p) => spaced`已移除参考线 ${p.number}：${p.label}。`,
  referencesHow: (p) =>
    `${p.command} 参考线 45 “行业中位数” 来自 “2025 年调查” 问卷 product\n${p.command} 参考线 2 移除`,
  goalsTitle: "目标",
  goalsEmpty: "还没有目标。由管理员设置。",
  whole: "全体",
  goalLine: (p) =>
    p.by === ""
      ? spaced`${p.survey}，${p.whom}：${p.target}`
      : spaced`${p.survey}，${p.whom}：${p.target}，${p.by}前达到`,
  goalSet: (p) =>
    spaced`问卷“${p.survey}”（${p.whom}）的目标是 ${p.target}${p.by === "" ? "" : spaced`，${p.by}前达到`}。周报会说明达成的可能性。`,
  goalPast: (p) =>
    spaced`${p.by}已经过去，今天是${p.today}。请写一个还没到的日期，例如 ${p.command} goal 40 by 2027-03-31，也可以不写日期。`,
  goalRemoved: (p) => spaced`问卷“${p.survey}”（${p.whom}）不再有目标。`,
  noGoal: (p) => spaced`问卷“${p.survey}”（${p.whom}）没有目标。`,
  goalsHow: (p) =>
    `${p.command} 目标 40 问卷 product 截至 2027-03-31\n${p.command} 目标 30 团队=设计\n${p.command} 目标 移除 团队=设计`,
  actionsTitle: "我们在做什么",
  actionsEmpty: "目前没有进行中的行动。",
  actionsEnded: (p) => spaced`另有 ${p.count} 项已完成或已放弃。`,
  actionStates: { planned: "计划中", doing: "进行中", done: "已完成", dropped: "已放弃" },
  actionLine: (p) => spaced`${p.number}. ${p.text}（${p.since}起${p.state}，${p.survey}）`,
  actionHeard: (p) => `听到的：${p.heard}`,
  actionButtons: {
    doing: (p) => spaced`${p.number} 进行中`,
    done: (p) => spaced`${p.number} 已完成`,
  },
  newActionButton: "我们要做什么？",
  actionsHow: (p) =>
    `${p.command} 行动 “每个团队每周留一天不开会” 听到 “会议太多”\n${p.command} 行动 3 已完成（也可以是 进行中、放弃）`,
  actionWritten: (p) => spaced`已记为行动 ${p.number}，针对问卷“${p.survey}”。`,
  actionAlready: (p) => spaced`这已经是行动 ${p.number}，没有重复添加。`,
  actionPosted: (p) => spaced`已发到${p.channels}。`,
  actionNowhere: "这份问卷没有设置发布结果的频道，所以没有发到任何地方。",
  actionNext: "接下来几轮提问会以它开头。开始做、做完或放弃时告诉我，开头的话会跟着变。",
  actionMasked: "其中指向某个人的内容（地址、号码、提及、链接）已隐去。",
  actionMoved: (p) => spaced`行动 ${p.number} 现在是：${p.state}。`,
  actionSame: (p) => spaced`行动 ${p.number} 已经是：${p.state}。`,
  formTitle: "我们要做什么？",
  formIntro:
    "一句话就够。所有人都会看到：在发布结果的频道里，也在下一次提问的开头。请勿写姓名，也不要写只有少数人才会说的话。",
  formHeard: "大家说了什么？",
  formHeardHint: "用自己的话说，例如：会议太多",
  formText: "我们打算怎么做？",
  formTextHint: "例如：每个团队每周留一天不开会",
  formSubmit: "发布",
  formCancel: "取消",
  sentenceFaults: {
    empty: "请用一句话说明打算怎么做。",
    "too-long": (p) => spaced`最多 ${p.most} 个字：它要放在手机上的问题前面。`,
  },
  scoped: (p) => spaced`你能看到整体和${p.whom}。针对整体的行动由负责全体的经理和管理员来写。`,
  posted: { planned: "我们要做的", doing: "已经开始做", done: "已经做到", dropped: "这件事最终不做了" },
  postedHeard: (p) => `大家说：“${p.heard}”。`,
  postedText: (p) => `“${p.text}”`,
  subscriptionsTitle: "定期汇总",
  subscriptionsEmpty: "还没有订阅任何汇总。",
  periods: { week: "每周一", month: "每月第一天", quarter: "每季度第一天" },
  subscriptionLine: (p) => spaced`${p.number}. ${p.reader}：${p.of}，${p.when} ${p.at}（${p.zone}）`,
  you: "你",
  subscribed: (p) => spaced`${p.reader}：${p.of}，${p.when} ${p.at}（${p.zone}）。`,
  firstSummary: (p) => spaced`第一份在${p.when}送到。`,
  quietChannel: "如果那段时间没有公布结果，频道里就不发。",
  unsubscribed: (p) => spaced`已停止：${p.reader}，${p.of}，${p.when}。`,
  subscriptionsHow: (p) => `${p.command} 订阅 每周 staff 09:00\n${p.command} 退订 1`,
  subscriptionsHowChannels: (p) => `${p.command} 订阅 每月 #leads`,
  unknownNumbers: {
    mark: (p) => spaced`没有标记 ${p.number}。发送 ${p.command} 标记 可查看全部。`,
    reference: (p) => spaced`没有参考线 ${p.number}。发送 ${p.command} 参考线 可查看全部。`,
    action: (p) => spaced`没有行动 ${p.number}。发送 ${p.command} 行动 可查看全部。`,
    subscription: (p) => spaced`没有第 ${p.number} 项订阅。发送 ${p.command} 订阅列表 可查看全部。`,
  },
  whichSurvey: (p) => spaced`哪份问卷？请写“问卷”加名称：${p.known}。`,
  unknownAttribute: (p) =>
    p.known === ""
      ? spaced`目前还没有任何人员属性，所以没有“${p.key}”。`
      : spaced`没有属性“${p.key}”。现有：${p.known}。`,
  attributeHow: (p) =>
    `定义属性：${p.command} 属性 ${p.key} 文本。设定取值：${p.command} 人员 设为 @某人 ${p.key}=……`,
  unknownGroup: (p) =>
    p.known === ""
      ? spaced`“${p.key}=${p.value}”里没有人：谁都没有“${p.key}”的取值。`
      : spaced`“${p.key}=${p.value}”里没有人。现有：${p.known}。`,
  roleScoped: (p) => spaced`${p.name}现在是${p.whom}的经理，能看到这一组和整体，看不到别的组。`,
  rolesTitle: "谁有什么角色",
  roleLine: (p) =>
    p.whom === "" ? spaced`${p.name}：${p.role}` : spaced`${p.name}：${p.role}，${p.whom}和整体`,
  rolesHow: (p) => `${p.command} 角色 @某人 经理 团队=设计（也可以是 管理员、无；不写组就能看全部）`,
  ownScope: "要把自己的管理员角色换成只看一组的经理，须由另一位管理员来做。",
  summaryTitle: {
    week: (p) => spaced`${p.from}至${p.to}这一周`,
    month: (p) => spaced`${p.from}至${p.to}这一个月`,
    quarter: (p) => spaced`${p.from}至${p.to}这一季度`,
  },
  summaryScore: (p) =>
    spaced`${p.survey}：${p.display}（95% 区间 ${p.low} 至 ${p.high}），共 ${p.rounds} 轮、${p.answered} 份回答。`,
  summaryWithheld: (p) => spaced`${p.survey}：${p.sentence}`,
  summaryChange: {
    up: (p) => spaced`比上一期高${p.points}，不太可能只是偶然波动。`,
    down: (p) => spaced`比上一期低${p.points}，不太可能只是偶然波动。`,
    noiseUp: (p) => spaced`比上一期高${p.points}，但仍在误差范围内，还不能说有变化。`,
    noiseDown: (p) => spaced`比上一期低${p.points}，但仍在误差范围内，还不能说有变化。`,
    same: "与上一期持平，看不出变化。",
    "too-few": "回答太少，还不能与上一期比较。",
  },
  summaryNewest: (p) => spaced`最新一轮：${p.line}`,
  summaryPooled: "未公布得分的轮次不计入以上数字。",
  summaryNothing: "这段时间没有公布结果。",
  summaryEnd: (p) => `要停止这类汇总，发送 ${p.command} 订阅列表`,
};
