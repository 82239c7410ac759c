// The journey and who brings value, in Chinese.
import type { ValueCell } from "../../../../core/score/value.ts";
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

const names: Readonly<Record<ValueCell, string>> = {
  A1: "A1 · 9–10 分，高价值",
  A2: "A2 · 9–10 分，低价值",
  B1: "B1 · 7–8 分，高价值",
  B2: "B2 · 7–8 分，低价值",
  C1: "C1 · 0–6 分，高价值",
  C2: "C2 · 0–6 分，低价值",
};

const strategies: Readonly<Record<ValueCell, string>> = {
  A1: "留住他们：当面致谢，守住他们称赞的地方，请他们为你说话。",
  A2: "带动他们：介绍 A1 在用而他们还没用的，问问他们愿意带谁一起来。",
  B1: "争取他们：问清差在哪里才到 9 分，赶在别人开价之前做到。",
  B2: "照常服务好即可：对所有人有益的改进，也会打动他们。",
  C1: "从这里开始：几天内联系，解决他们提出的问题，办好后告诉他们。他们随时可能离开，损失最大。",
  C2: "从中学习：凡是 C1 也抱怨的就改；只有他们需要的，不轻易许诺。",
};

/** The sentences of the journey. */
export const journey: Managing["journey"] = {
  title: "触点旅程",
  empty: (p) => `还没有触点：没有任何事件规则。由管理员添加：${p.command} 事件`,
  nothing: "还没有公布过结果：某个触点的第一轮结束后，这里就会有得分。",
  fallen: (p) => spaced`${p.name}下降了${p.points}，现为 ${p.display}，不太可能只是偶然波动。`,
  risen: (p) => spaced`${p.name}上升了${p.points}，现为 ${p.display}，不太可能只是偶然波动。`,
  butEdited: "但问法或对象有变，差别可能由此而来。",
  butImported: "但上一轮来自其他工具，当时怎么问、问了谁，这里并不知道。",
  steady: "与各自的上一轮相比，都还不能说有变化。",
  columns: { name: "触点", score: "得分", answers: "作答", change: "变化" },
  range: (p) => `${p.display}（${p.low} 至 ${p.high}）`,
  of: (p) => `${p.answered}/${p.invited}`,
  withheld: "不公布",
  noRound: "尚无结果",
  paused: (p) => spaced`${p.name}（已暂停）`,
  stop: (p) => `${p.number} · ${p.name}`,
  order: "下降最多的排在最前，编号为旅程顺序。",
  marks: {
    moved: "▼ ▲：不太可能只是偶然，已考虑到同时比较多个触点。",
    "within-noise": "≈：在误差范围内。",
    "too-few": "?：有一轮不足十份回答。",
    none: "–：无可比较。",
  },
  newest: (p) => spaced`各触点取最近公布的一轮，截止于${p.from}至${p.to}之间。括号内为 95% 区间。`,
  newestOne: (p) => spaced`各触点取最近公布的一轮，截止于${p.day}。括号内为 95% 区间。`,
  imported: (p) => spaced`最近一轮由其他工具导入：${p.names}。`,
  importedBefore: (p) => spaced`上一轮由其他工具导入：${p.names}。`,
  edited: (p) => spaced`上一轮之后问法或对象有变，变化不一定来自看法：${p.names}。`,
  chartAlt: (p) => `触点旅程，依次为：${p.stops}。`,
  chartStop: (p) => `${p.number} ${p.name} ${p.display}`,
  howOrder: (p) => `调整顺序：${p.command} 旅程 排序 ${p.names}`,
  ordered: (p) => spaced`旅程顺序已改为：${p.names}。`,
  between: " → ",
  unknownStop: (p) => spaced`没有“${p.name}”这个触点。现有：${p.known}。`,
  twice: (p) => spaced`“${p.name}”出现了两次，每个触点只写一次。`,
};

/** The sentences about value. */
export const value: Managing["value"] = {
  title: (p) => spaced`${p.subject} · ${p.day}一轮的价值分布`,
  titleSoFar: (p) => spaced`${p.subject} · ${p.day}一轮的价值分布（进行中）`,
  what: (p) =>
    spaced`1 为高价值：${p.threshold} 及以上；2 为低于此数。A 打 9–10 分，B 打 7–8 分，C 打 0–6 分。`,
  known: (p) =>
    p.unknown === "0"
      ? spaced`共${p.known}份回答，价值均已知。`
      : spaced`${p.known}份回答的价值已知；另有${p.unknown}份未知，未计入。`,
  columns: { name: "", people: "人数", value: "价值", before: "上轮" },
  people: (p) => `${p.count}（${p.share}）`,
  before: (p) => `${p.people} · ${p.value}`,
  moved: (p) =>
    spaced`“上轮”为${p.day}一轮的人数占比和价值占比。前后差异未经检验：人数少时，占比会偶然波动。`,
  movedSinceImported: (p) =>
    spaced`“上轮”为${p.day}一轮的人数占比和价值占比，由其他工具导入，不含姓名。前后差异未经检验：人数少时，占比会偶然波动。`,
  otherThreshold: (p) => spaced`那一轮的分界是 ${p.threshold}，两轮不宜直接比较。`,
  noShares: "有的价值为负，或全部为零，因此不计算价值占比。",
  suggestions: "通常的做法",
  names,
  strategies,
  suggestion: (p) => spaced`${p.name}（${p.count}人）：${p.strategy}`,
  thumb: "以上只是常见做法，并非结论；每个人需要什么，你们自己最清楚。",
  listButton: (p) => `${p.cell}（${p.count}）`,
  howList: (p) => `查看名单：${p.command} 价值 ${p.survey} C1`,
  howThreshold: (p) => `分界取属性“value”的最高一档：${p.command} 属性 value 数字 分档 1000`,
  chartAlt: (p) => `人数占比与价值占比：${p.cells}。`,
  chartCell: (p) => `${p.cell} 人数 ${p.people}、价值 ${p.value}`,
  listTitle: (p) => spaced`${p.name}，${p.day}一轮`,
  listEmpty: "没有人。",
  listLine: (p) => spaced`${p.name}：${p.score} 分，价值 ${p.value}`,
  listMoved: (p) => `${p.line}（上轮 ${p.cell}）`,
  listNew: (p) => `${p.line}（新）`,
  listMore: (p) => spaced`另有${p.count}人，价值更低。`,
  nameless: "已无账号的人",
  private: "仅供你查看：名单只给能采取行动的人。",
  noNames: "你能看到整体和你负责的一组，看不到其他人的名字。",
  anonymous: (p) =>
    spaced`“${p.survey}”是匿名的：任何人的价值都不会与其回答放在一起。只有实名问卷才能看价值。`,
  none: (p) =>
    `还没有哪一轮知道任何人的价值。需要一份实名问卷，以及名为“value”的数字属性，由管理员定义：${p.command} 属性 value 数字 分档 1000。从下一轮起计入。`,
};
