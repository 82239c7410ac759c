// The log of changes, in Chinese.
import type { Managing } from "../../en/managing.ts";
import type { LogSentences } from "../../managing/log-sentences.ts";
import { spaced } from "../../spaced.ts";

const ROLES: Readonly<Record<string, string>> = { admin: "管理员", manager: "经理" };

const SURVEY_PARTS: Readonly<Record<string, string>> = {
  "whole-wording": "一种语言的全部措辞",
  "clear-drivers": "因素",
  rate: "评分项",
  "add-background": "打分前的小题",
  "ready-background": "打分前的小题",
  "remove-background": "打分前的小题",
  thanks: "感谢语",
  incentive: "奖励",
  attributes: "属性",
  wording: "措辞",
  subject: "主体",
  promise: "承诺",
  "add-driver": "新增一个因素",
  "remove-driver": "移除一个因素",
  "rename-driver": "因素的名称",
};

const MADE_OR_GONE: Readonly<Record<string, (p: { who: string; survey: string }) => string>> = {
  "new": (p) => spaced`${p.who}新建了问卷“${p.survey}”。`,
  removed: (p) => spaced`${p.who}删除了问卷“${p.survey}”。`,
};

const ACTION_STATES: Readonly<Record<string, string>> = {
  planned: "计划中",
  doing: "进行中",
  done: "已完成",
  dropped: "已放弃",
};

const PERIODS: Readonly<Record<string, string>> = { week: "每周", month: "每月", quarter: "每季度" };

const kinds: LogSentences = {
  "schedule-created": (p) => spaced`${p.who}新建了计划“${p.schedule}”。`,
  "schedule-changed": (p) =>
    p.fields === undefined
      ? spaced`${p.who}修改了计划“${p.schedule}”。`
      : spaced`${p.who}修改了计划“${p.schedule}”：${p.fields}。`,
  "schedule-paused": (p) => spaced`${p.who}暂停了计划“${p.schedule}”。`,
  "schedule-resumed": (p) => spaced`${p.who}恢复了计划“${p.schedule}”。`,
  "round-opened": (p) => spaced`${p.who}手动发起了计划“${p.schedule}”的第${p.round}轮。`,
  "round-closed": (p) => spaced`${p.who}提前关闭了第${p.round}轮。`,
  "survey-changed": (p) =>
    MADE_OR_GONE[p.change]?.(p) ??
    spaced`${p.who}修改了问卷“${p.survey}”：${SURVEY_PARTS[p.change] ?? p.change}。`,
  "comment-redacted": (p) => spaced`${p.who}撤下了第${p.round}轮的一条留言。`,
  "digest-shared": (p) => spaced`${p.who}分享了第${p.round}轮的结果。`,
  "rules-changed": (p) => spaced`${p.who}修改了提问规则：${ruleName(p.rule)} ${p.value}。`,
  "role-set": (p) => {
    if (p.role === "none") return spaced`${p.who}收回了一个角色。`;
    const role = ROLES[p.role] ?? p.role;
    return p.scope === undefined
      ? spaced`${p.who}把一个人设为${role}。`
      : spaced`${p.who}把一个人设为${role}，按“${p.scope}”只看其中一组。`;
  },
  "admin-claimed": (p) => spaced`${p.who}用服务器给出的认领码成为管理员。`,
  "invite-created": (p) => spaced`${p.who}生成了一个邀请链接。`,
  "attribute-defined": (p) => spaced`${p.who}定义了属性“${p.attribute}”。`,
  "attribute-removed": (p) => spaced`${p.who}移除了属性“${p.attribute}”。`,
  "person-changed": (p) => spaced`${p.who}修改了某个人的已知信息。`,
  "person-opted-out": (p) =>
    p.survey === ""
      ? spaced`${p.who}把某个人设为所有问卷都不询问。`
      : spaced`${p.who}把某个人设为不询问问卷“${p.survey}”。`,
  "person-opted-in": (p) => spaced`${p.who}恢复了对某个人的询问。`,
  "person-erased": (p) => spaced`${p.who}抹除了某个人的信息。`,
  "people-imported": (p) => spaced`${p.who}导入了${p.people}人的信息。`,
  "answers-imported": (p) =>
    spaced`${p.who}为问卷“${p.survey}”导入了${p.rounds}个过往轮次，其中公布的共有${p.answers}份回答。`,
  "import-undone": (p) => spaced`${p.who}撤回了问卷“${p.survey}”的一次导入，共${p.rounds}个过往轮次。`,
  "results-exported": (p) => spaced`${p.who}导出了问卷“${p.survey}”的结果（${p.format}）。`,
  "token-made": (p) => spaced`${p.who}为程序生成了令牌“${p.token}”。`,
  "token-revoked": (p) => spaced`${p.who}吊销了令牌“${p.token}”。`,
  "rule-made": (p) => spaced`${p.who}新建了针对事件“${p.event}”的规则。`,
  "rule-changed": (p) => spaced`${p.who}修改了针对事件“${p.event}”的规则。`,
  "rule-paused": (p) => spaced`${p.who}暂停了针对事件“${p.event}”的规则。`,
  "rule-resumed": (p) => spaced`${p.who}恢复了针对事件“${p.event}”的规则。`,
  "rule-removed": (p) => spaced`${p.who}删除了针对事件“${p.event}”的规则。`,
  "mark-added": (p) => spaced`${p.who}加了标记 ${p.mark}。`,
  "mark-removed": (p) => spaced`${p.who}移除了标记 ${p.mark}。`,
  "reference-added": (p) => spaced`${p.who}画了参考线 ${p.reference}。`,
  "reference-removed": (p) => spaced`${p.who}移除了参考线 ${p.reference}。`,
  "goal-set": (p) => spaced`${p.who}把问卷“${p.survey}”的一个目标定为 ${p.target}。`,
  "goal-removed": (p) => spaced`${p.who}移除了问卷“${p.survey}”的一个目标。`,
  "action-written": (p) => spaced`${p.who}写下了行动 ${p.action}。`,
  "action-moved": (p) => spaced`${p.who}把行动 ${p.action} 改为${ACTION_STATES[p.state] ?? p.state}。`,
  "channel-subscribed": (p) => spaced`${p.who}让${p.channel}订阅了汇总（${PERIODS[p.period] ?? p.period}）。`,
  "channel-unsubscribed": (p) =>
    spaced`${p.who}停止了${p.channel}的汇总（${PERIODS[p.period] ?? p.period}）。`,
  "journey-ordered": (p) => spaced`${p.who}调整了触点的顺序。`,
  "event-told": (p) => spaced`${p.who}手动上报了一个事件“${p.event}”。`,
};

/** The sentences of the log. */
export const log: Managing["log"] = {
  title: "谁改了什么",
  empty: "还没有任何改动。",
  promise: "最新的在前。记录只增不改、不删；要求被忘记的人，名字会抹去。",
  button: "谁改了什么",
  erased: "已被忘记的某人",
  operator: "服务器管理员",
  kinds,
  other: (p) => spaced`${p.who}：${p.what}。`,
};

const RULES: Readonly<Record<string, string>> = {
  quarter: "每季度最多",
  quiet: "安静时段",
  workdays: "只在工作日",
  holidays: "公众假期",
  blackout: "停问日",
  "no-blackout": "停问日",
};

function ruleName(rule: string): string {
  return RULES[rule] ?? rule;
}
