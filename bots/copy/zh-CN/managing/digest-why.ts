// How a digest's figures come about, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences that explain every figure. */
export const why: Managing["why"] = {
  countsTitle: "计入的回答",
  counts: (p) =>
    spaced`共${p.answered}份：${p.promoters}人打 9–10 分，${p.passives}人打 7–8 分，${p.detractors}人打 0–6 分。`,
  asked: (p) =>
    p.silent === "0"
      ? spaced`邀请${p.invited}人，全部作答。`
      : spaced`邀请${p.invited}人。其中${p.silent}人没有计入：未作答、跳过，或撤回了回答；具体是哪一种不作记录。`,
  askedOpen: "不知道有多少人本可以作答，因此没有应答率，也没有上下限。",
  never: "测试回答从不计入。",
  withheld: (p) =>
    spaced`${p.withheld}匿名问卷满${p.k}份回答才显示得分；人数少又几乎一致时，只显示一个上限。`,
  bounded: (p) => spaced`匿名问卷满${p.k}份回答才显示得分；人数少又几乎一致时，只显示一个上限，不显示人数。`,
  pooled: (p) => spaced`标题里的得分由近${p.rounds}轮已公布的结果合计；下面是${p.round}一轮单独的数字。`,
  scoreTitle: "得分",
  score: (p) =>
    spaced`100 ×（${p.promoters} − ${p.detractors}）÷ ${p.answered} = ${p.exact}，显示为 ${p.display}：打 9–10 分的占比减去打 0–6 分的占比，只取整一次，恰好一半时取离零较远的整数。`,
  intervalTitle: "95% 区间",
  added: (p) =>
    spaced`先加上 a = 3 ×（1 − ${p.answered}/${p.invited}）= ${p.added} 份假想回答，四分之一算 9–10 分，四分之一算 0–6 分；作答的人越多，加得越少。`,
  addedOpen: "先加上 a = 3 份假想回答，四分之一算 9–10 分，四分之一算 0–6 分。",
  centre: (p) => spaced`中点 ${p.centre}，标准误 ${p.error}。`,
  ends: (p) => spaced`${p.centre} ± 1.96 × ${p.error}，即 ${p.low} 至 ${p.high}`,
  endsKept: (p) => `${p.ends}。`,
  endsClipped: (p) => spaced`${p.ends}；限制在可能的范围内：${p.low} 至 ${p.high}。`,
  meaning:
    "区间说的是：在受邀的这些人里，偶然因素能让得分偏多远；一百轮里约有九十五轮，全员作答的结果会落在区间内（几乎人人作答又几乎一致时会少一些，约八十五轮）。其他人为什么没有作答，它不知道，也不预示下个月。",
  meaningOpen:
    "区间说的是：恰好是这些人作答，偶然因素能让得分偏多远；一百轮里约有九十五轮，与他们类似的所有人的结果会落在区间内。没有作答的人是否与他们类似，它不知道，也不预示下个月。",
  boundsTitle: "假如没作答的人也作答",
  bounds: (p) => spaced`未作答的${p.silent}人若都打 0–6 分：${p.worst}；若都打 9–10 分：${p.best}。`,
  everyone: "受邀的人全部作答了。",
  changeTitle: "变化",
  before: (p) =>
    spaced`${p.day}一轮：${p.display}（9–10 分${p.promoters}人，7–8 分${p.passives}人，0–6 分${p.detractors}人）。`,
  beforeWithheld: (p) => spaced`${p.day}一轮：${p.withheld}`,
  test: (p) => spaced`相差 ${p.delta}，z = ${p.z}，p ${p.p}：若其实没有变化，出现至少这么大差异的概率。`,
  testHow:
    "两轮都当作抽样来检验。p 小于 0.05、且两轮都有至少十份回答，才说有变化。由于作答的大多是同一批人，这个检验偏于保守。",
  groups: (p) =>
    spaced`${p.count}个分组同时检验：对 p 作了校正，使判定的变化中至多约 5% 出于偶然（Benjamini–Hochberg）。`,
  rulesTitle: "什么永远不显示",
  anonymous: (p) =>
    spaced`凡涉及不足${p.k}人的数字一律不显示，也不能由已显示的数字加减推出。人数太少的分组合并显示，或不显示。留言从${p.comments}份回答起显示，不带日期、分组和分数。`,
  attributed: "正如提问时所说，这份问卷的回答保留姓名；对经理不作隐藏。",
  thumb:
    "经验之谈，不是行业基准：高于 0，说明打 9–10 分的多于打 0–6 分的；50 以上算好，70 以上算优秀；不少公司在 5 到 10 之间。",
  versions: (p) => spaced`第${p.number}轮，措辞第 ${p.wording} 版，算法第 ${p.method} 版。${p.computed}`,
  again: "服务器管理员用 “npm run nps -- digest --format json” 可得到同样内容的数据，足以重算每一个数字。",
};
