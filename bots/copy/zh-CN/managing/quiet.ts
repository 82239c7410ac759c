// How often someone is asked, and their wish to be asked less, in Chinese.
import type { Quiet } from "../../en/managing/quiet.ts";
import { spaced } from "../../spaced.ts";

/** The sentences about one's own quiet. */
export const quiet: Quiet = {
  title: "多久问你一次",
  asked: "轮到你时就会问你。不想答的问题可以不答。",
  quietUntil: (p) => spaced`在${p.day}之前不会打扰你。`,
  never: "按你删除数据时的选择，不会再问你。",
  wayBack: (p) => spaced`${p.command} 免打扰 关闭`,
  optedOut: (p) => spaced`不再问你：${p.surveys}。`,
  effect:
    "从下一轮起对所有问卷生效；正在进行的轮次也不再提醒。结果里只有人数（“不到 5 人自己选择不被打扰”）。管理员可以查到你的这项设置，但查不到匿名的回答。",
  how: (p) =>
    spaced`也可以直接写：${p.command} 免打扰3个月 · ${p.command} 免打扰 到2027-01-10 · ${p.command} 免打扰 关闭 · ${p.command} 免打扰 staff（只针对这份问卷）· ${p.command} 免打扰 staff 关闭`,
  setFor: (p) => spaced`好的，在${p.day}之前不会打扰你。`,
  setOff: "好的，轮到你时会再问你。",
  setOut: (p) => spaced`好的，不再问你“${p.survey}”。`,
  setIn: (p) => spaced`好的，会再问你“${p.survey}”。`,
  monthsButton: (p) => spaced`${p.count}个月免打扰`,
  offButton: "恢复询问",
  outButton: (p) => spaced`不再问我“${p.survey}”`,
  inButton: (p) => spaced`恢复问我“${p.survey}”`,
  moreButton: "多久问你一次",
  past: "这一天已经过去了。请写将来的日子，例如：免打扰3个月。",
  tooLong: (p) =>
    spaced`一次最多${p.months}个月：到期后会问你一次，那时可以再设。只想永久不答某一份问卷，请写出它的名称：免打扰 staff。`,
  storedQuiet: (p) => spaced`你希望在${p.day}之前不被打扰`,
  storedBack: (p) => spaced`你上次结束免打扰的日子：${p.day}`,
  storedOut: (p) => spaced`你选择不被问的问卷：${p.surveys}`,
};
