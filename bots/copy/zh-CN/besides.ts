// What stands around the score: short questions before it, ratings after it, and thanks, in Chinese.

import type { Besides } from "../en/besides.ts";
import { spaced } from "../spaced.ts";

/** Gives the sentences around a score. */
export function besides(you: "你" | "您"): Besides {
  return {
    aboutSeconds: (p) => spaced`约 ${p.count} 秒`,
    backgroundFirst: (p) => spaced`打分前的小问题（可以不答）：${p.question}`,
    backgroundSkip: "跳过这题",
    backgroundWaits: spaced`已记下。还要打个分才会计入，请${you}再点一个数字。`,
    backgroundStored: "已保存，截止前可以修改。",
    ratingAsk: (p) => spaced`${p.driver}：${you}打几分？`,
    ratingAnchors: "0 = 很差 · 10 = 非常好",
    ratingField: (p) => spaced`${p.driver}（0 = 很差，10 = 非常好）`,
    ratingStored: (p) => spaced`已记下 ${p.rating} 分，这条提示只有${you}能看到。`,
    besidesSkip: "跳过",
    besidesAgain: "重答小问题",
    formTakes: (p) => spaced`全部填完${p.time}。`,
    previewPressed: "这是预览，按钮不起作用。",
  };
}
