// Taking a comment out, in Chinese.
import type { Managing } from "../../en/managing.ts";
import { spaced } from "../../spaced.ts";

/** The sentences of taking a comment out. */
export const redaction: Managing["redaction"] = {
  noComments: (p) => spaced`第${p.round}轮没有可显示的留言。`,
  noRound: "这条留言已经不在了。",
  noSuch: (p) =>
    spaced`第${p.round}轮没有第${p.comment}条留言，编号是 1 到${p.most}，写在详情里每条留言旁边。`,
  already: (p) => spaced`第${p.round}轮的第${p.comment}条留言已经撤下了。`,
  title: (p) => spaced`要撤下第${p.round}轮的第${p.comment}条留言吗？`,
  what: "撤下后，任何人在任何周报、页面或导出文件里都看不到它，而且无法恢复。编号保留，原处显示圆点。话题和语气已经把它计入，不会改动。频道里已经发出的消息，请手动删除。",
  button: "撤下",
  keepButton: "保留",
  done: (p) => spaced`已撤下：第${p.round}轮的这条留言谁也看不到了。变更记录只写你撤下过一条，不写是哪条。`,
  kept: "留言保留不动。",
};
