// People and what is known of them, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences around people, attributes and linked accounts. */
export const people: Managing["people"] = {
  bands: {
    years: (p) => spaced`${p.count}年`,
    months: (p) => spaced`${p.count}个月`,
    under: (p) => spaced`不满${p.edge}`,
    between: (p) => spaced`${p.from}至${p.below}`,
    yearsBetween: (p) => spaced`${p.from}–${p.below}年`,
    numbersBetween: (p) => spaced`${p.from}以上、不到${p.below}`,
    from: (p) => spaced`${p.edge}及以上`,
  },
  kinds: { text: "文本", number: "数字", date: "日期" },
  attributesTitle: "已知的人员属性",
  attributesNone: (p) =>
    `还没有属性。例如：${p.command} 属性 团队 文本，或 ${p.command} 属性 入职 日期 分档 1年 3年 5年。`,
  attributeLine: (p) => spaced`${p.key}：${p.kind}`,
  attributeBands: (p) => spaced`${p.line}，分为：${p.bands}`,
  attributeField: (p) => spaced`${p.line}；取自 Slack 资料字段“${p.field}”`,
  attributeGroups: (p) => spaced`${p.line}；取自 Slack 用户组：${p.values}`,
  attributesHow: (p) =>
    `修改方法：\n${p.command} 属性 团队 文本\n${p.command} 属性 入职 日期 分档 1年 3年 5年\n${p.command} 属性 职级 数字 分档 3 6\n${p.command} 属性 团队 来自 slack 字段 "部门"\n${p.command} 属性 团队 来自 slack 用户组 @design=设计 @ops=运维\n${p.command} 属性 团队 移除`,
  attributesFrozen:
    "每轮开始时，每个人所属的组会固定下来，之后的改动从下一轮起生效。轮次里只留组别，不留具体日期或数字；唯一例外是“value”，实名问卷的轮次会保留这个数字。",
  attributeDefined: (p) => spaced`已保存。${p.line}。`,
  attributeRemoved: (p) => spaced`“${p.key}”和所有人的这项值都已删除。过去的轮次不受影响。`,
  attributeUnknown: (p) =>
    p.known === "" ? spaced`没有“${p.key}”这个属性。` : spaced`没有“${p.key}”这个属性。现有：${p.known}。`,
  tooManyAttributes: (p) => spaced`最多${p.most}个属性，请先移除一个。`,
  noSlack: "机器人没有接入 Slack，无处可读。",
  unknownGroup: (p) => spaced`Slack 里没有用户组 @${p.name}。`,
  fieldUnknown: (p) => spaced`Slack 资料里没有“${p.field}”这个字段。`,
  fieldNotVisible: (p) =>
    spaced`Slack 不允许机器人读取资料字段“${p.field}”。请给应用加上可选权限 users.profile:read（见安装文档），再试一次。`,
  badValue: {
    "too-long": (p) => spaced`“${p.key}”的值太长，最多${p.most}个字。`,
    "not-a-date": (p) => spaced`“${p.key}”要填日期，“${p.value}”不是。请写成 2023-05-01 这样。`,
    "not-a-number": (p) => spaced`“${p.key}”要填数字，“${p.value}”不是。`,
  },
  newAttributes: (p) => spaced`新增文本属性：${p.keys}。`,
  overview: (p) => spaced`已知${p.count}人。`,
  overviewHow: (p) =>
    `${p.command} 人员 小王 – 按姓名、用户名或邮箱查找\n${p.command} 人员 团队=设计 – 按属性查找\n${p.command} 人员 @某人 – 查看一个人的已知信息\n${p.command} 人员 设为 @某人 团队=设计\n${p.command} 人员 不询问 @某人 [问卷]\n${p.command} 人员 抹除 @某人`,
  overviewImport: "批量导入：在服务器上运行 npm run nps -- people import people.csv。",
  found: (p) => spaced`${p.query}：${p.count}人`,
  foundNone: (p) => spaced`没有找到${p.query}。`,
  foundMore: (p) => spaced`共${p.count}人，只列前${p.shown}个。请把名字说得更全一些。`,
  personLine: (p) =>
    p.attributes === ""
      ? spaced`${p.name}（${p.accounts}）`
      : spaced`${p.name}（${p.accounts}）：${p.attributes}`,
  states: { subscribed: "可以询问", left: "没有点开始，或已退出", unreachable: "联系不上" },
  accountLine: (p) => spaced`${p.platform}：${p.name}（${p.id}），${p.state}`,
  prefers: (p) => spaced`在${p.platform}上询问。`,
  personAttributes: (p) => spaced`已知：${p.attributes}。`,
  personNoAttributes: "没有属性。",
  lastAsked: (p) => spaced`上次询问：${p.day}。答没答、答了什么，任何地方都不显示。`,
  neverAsked: "还没有询问过。",
  quietUntil: (p) => spaced`本人希望在${p.day}之前不被打扰。`,
  optedOut: (p) => spaced`本人已退出：${p.surveys}。`,
  keptOutOfAll: "管理员设为一律不询问，今后新建的问卷也不问。",
  keptOut: (p) => spaced`管理员设为不询问：${p.surveys}。`,
  personSet: (p) => spaced`已为${p.name}保存，从下一轮起生效。`,
  personOptedOut: (p) =>
    spaced`不再向${p.name}询问问卷“${p.survey}”。要撤销：${p.command} 人员 恢复询问 @${p.name} ${p.survey}`,
  personOptedOutOfAll: (p) =>
    spaced`所有问卷都不再向${p.name}询问，今后新建的也一样。要撤销：${p.command} 人员 恢复询问 @${p.name}`,
  personOptedIn: (p) => spaced`可以再向${p.name}询问了；本人自己不想要的除外。`,
  eraseTitle: (p) => spaced`抹除${p.name}的全部信息？`,
  eraseWhat:
    "账号、属性、未截止的和署名的回答，以及所有待发消息都会永久删除。已截止的匿名轮次里的回答，谁也找不回来了。平台的成员名单可能会把这个账号作为新人再带回来。",
  eraseButton: "抹除",
  eraseKeep: "保留",
  eraseWaits: (p) =>
    spaced`${p.day}之前，管理员不能抹除${p.name}。最近 30 天内有匿名问卷问过此人；如果下一轮少了这一个人，两次得分一比，就等于说出了此人的答案。本人随时可以自己来：${p.command} 忘记我。已经离开的人可以立即抹除。`,
  erased: "已抹除。",
  eraseKept: "什么都没有抹除。",
  linkCode: (p) =>
    spaced`你的关联码是${p.code}。请在${p.minutes}分钟内，到${p.where}上发给机器人：${p.command} 关联 ${p.code}`,
  linkCodeWhy:
    "从下一轮起，你的两个账号算作同一个人：只问一次，只答一次。关联码不要给任何人：谁用了它，谁就和你成了同一个人。",
  linkNowhere: "机器人只接入了这一个平台，没有可以关联的账号。",
  linkAsk: (p) => spaced`${p.platform}上的${p.name}也是你吗？`,
  linkAskWhat:
    "如果是，从下一轮起两个账号算作同一个人：任何一个都能看到两者存下的信息，权限取两者中较高的。如果这个关联码不是你自己刚刚生成的，请选“不是”。",
  linkYes: "是我",
  linkNo: "不是",
  linkKept: "没有关联。",
  linked: (p) => spaced`从下一轮起，你和${p.platform}上的${p.name}算作同一个人，在${p.prefers}上询问你。`,
  linkedHow: (p) =>
    `正在进行的轮次仍在原处作答。想换个地方被问：${p.command} 关联 偏好 slack（或 telegram）。要分开：${p.command} 关联 解除`,
  linkFaults: {
    unknown: (p) => spaced`这个关联码无效，或者已经过期。请用另一个账号重新生成：${p.command} 关联`,
    self: () => "这个关联码就是这个账号生成的，请用另一个账号来发。",
    already: () => "这两个账号已经关联了。",
    "same-connection": () => "一个人在每个平台上只有一个账号，而这两个在同一个平台上。",
    opening: () => "正好有一轮在开始，请过一分钟再试。",
    "in-public": (p) =>
      spaced`这里的人都看到了这个关联码，所以它已作废。请重新生成一个（${p.command} 关联），私下发给我。`,
  },
  linkOff: "从下一轮起，你的账号各算各的。",
  linkOffNothing: (p) => spaced`没有别的账号与这个账号关联。要关联：${p.command} 关联`,
  linkPrefers: (p) => spaced`从下一轮起，在${p.platform}上询问你。`,
  linkNotThere: (p) => spaced`你没有关联${p.platform}账号。要关联：${p.command} 关联`,
};
