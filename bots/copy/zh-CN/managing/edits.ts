// What an edit of a schedule changes for whom, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences of an edit's preview. */
export const edits: Managing["edits"] = {
  fields: {
    survey: "问什么",
    cadence: "多久一次",
    zone: "时区",
    localTime: "按谁的钟点",
    audience: "问谁",
    mode: "怎么问",
    panels: "分组轮换",
    gap: "两次提问的间隔",
    closes: "截止",
    reminders: "提醒",
    digest: "结果发到哪里",
    digestAt: "何时发结果",
    visible: "谁可以看结果",
    catchUp: "错过的轮次",
  },
  title: "有什么变化：",
  nothing: "没有变化：计划本来就是这样。",
  changed: (p) => `${p.field}：${p.before} → ${p.after}`,
  none: "无",
  modes: {
    direct: () => "逐个私聊",
    post: (p) => `${p.place}里一条帖子`,
    link: () => "公开链接",
  },
  channelIn: (p) => spaced`${p.channel}（${p.language}）`,
  ofScheduleZone: "计划所在时区",
  ofEachPerson: "每个人的当地时间",
  noPanels: "每次问所有人",
  panels: (p) => spaced`${p.count}组`,
  days: (p) => spaced`${p.count}天`,
  catchUp: { latest: "补发最近一轮", skip: "不补发", all: "逐轮补发" },
  visibleAsked: "受邀的人也可以",
  visibleManagers: "只有经理",
  datesGone: (p) => spaced`取消的日期：${p.dates}。`,
  datesNew: (p) => spaced`新增的日期：${p.dates}。`,
  whoChanges: (p) => spaced`对象：新增${p.joining}人，减少${p.leaving}人，${p.staying}人不变。`,
  whoUnknown: "平台没有给出其中一方的名单，无法知道谁会加入、谁会离开。",
  appliesFrom: (p) => spaced`对${p.when}之后的轮次生效。`,
  openUntouched: (p) => spaced`正在进行的第${p.number}轮不受影响。`,
  paused: "该计划已暂停，恢复之前不会提问。",
  overtaken: (p) =>
    spaced`这期间${p.who}修改了计划“${p.key}”。对方的改动和你的改动都没有丢，请先一起核对，再保存。`,
  overtakenSomeone: "别人",
  theirs: (p) => spaced`这期间的改动：${p.changes}`,
  both: (p) => spaced`你们都改了：${p.fields}。保存后以你的为准。`,
  surveyGone: "已不存在的问卷",
};
