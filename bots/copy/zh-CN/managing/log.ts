// The log of changes, in Chinese.
import type { Managing } from "../../en/managing.ts";
import type { LogSentences } from "../../managing/log.ts";
import { spaced } from "../../spaced.ts";

const ROLES: Readonly<Record<string, string>> = { admin: "管理员", manager: "经理" };

const SURVEY_PARTS: Readonly<Record<string, string>> = {
  wording: "措辞",
  subject: "主体",
  promise: "承诺",
  "add-driver": "新增一个因素",
  "remove-driver": "移除一个因素",
  "rename-driver": "因素的名称",
};

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
  "survey-changed": (p) => spaced`${p.who}修改了问卷“${p.survey}”：${SURVEY_PARTS[p.change] ?? p.change}。`,
  "digest-shared": (p) => spaced`${p.who}分享了第${p.round}轮的结果。`,
  "role-set": (p) =>
    p.role === "none"
      ? spaced`${p.who}收回了一个角色。`
      : spaced`${p.who}把一个人设为${ROLES[p.role] ?? p.role}。`,
  "admin-claimed": (p) => spaced`${p.who}用服务器给出的认领码成为管理员。`,
  "invite-created": (p) => spaced`${p.who}生成了一个邀请链接。`,
};

/** The sentences of the log. */
export const log: Managing["log"] = {
  title: "谁改了什么",
  empty: "还没有任何改动。",
  promise: "最新的在前。记录只增不改、不删；只有要求被忘记的人，名字会抹去。",
  button: "谁改了什么",
  erased: "已被忘记的某人",
  operator: "服务器管理员",
  kinds,
  other: (p) => spaced`${p.who}：${p.what}。`,
};
