// Cuts a text into its words: Latin letters by their spaces, Chinese by the dictionary.
import type { Token } from "../../core/words/ports.ts";
import { isChineseName, isLatinName } from "./names.ts";
import { stemOf } from "./stems.ts";

/** As much of the dictionary and the stemmer as is used. */
export interface Cutting {
  tag(text: string): readonly { readonly word: string; readonly tag: string }[];
  stem(word: string): string;
}

const RUN =
  /(?<latin>\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}]*(?:['\u2019-]\p{Script=Latin}[\p{Script=Latin}\p{M}]*)*)|(?<han>\p{Script=Han}+)/gu;
// The dictionary's rules for words that it does not know glue these to what follows: 太挤, 不快, 很累.
const GLUED = /^(不|太|很|没|更|最|挺|超|真)(?=.)/u;

// It may also glue both ends to one of these: 工具 链太老.
const GLUED_INSIDE = /^(\p{Script=Han}+?)(太|很|更|最|都)(\p{Script=Han}+)$/u;

/** Gives the words of a text in their order. */
export function tokensOf(text: string, { tag, stem }: Cutting): readonly Token[] {
  const tokens: Token[] = [];
  let latinBefore: string | undefined;
  for (const { 0: run, index, groups } of text.matchAll(RUN)) {
    if (groups?.["latin"] !== undefined) {
      tokens.push({
        language: "en",
        text: run,
        stem: stemOf(run, stem),
        at: index,
        end: index + run.length,
        isName: isLatinName(run.replace(/['\u2019]s$/u, ""), latinBefore),
      });
      latinBefore = run;
      continue;
    }
    latinBefore = undefined;
    tokens.push(...hanTokens(index, tag(run)));
  }
  return tokens;
}

function hanTokens(start: number, tagged: ReturnType<Cutting["tag"]>): readonly Token[] {
  let at = start;
  return tagged.flatMap(({ word, tag }, index) => {
    const from = at;
    at += word.length;
    const glued = tag === "x" || word.length === 2 ? GLUED.exec(word)?.[1] : undefined;
    if (glued !== undefined && !KEPT.has(word)) {
      return [token(glued, from, false), token(word.slice(1), from + 1, false)];
    }
    const inside = tag === "x" ? GLUED_INSIDE.exec(word)?.slice(1) : undefined;
    if (inside !== undefined) {
      let place = from;
      return inside.map((part) => {
        place += part.length;
        return token(part, place - part.length, isChineseName(part, tag));
      });
    }
    // The dictionary may cut a name in two: 小 / 李, 李 / 老师.
    const isHalf =
      isChineseName(`${tagged[index - 1]?.word ?? ""}${word}`, "") ||
      isChineseName(`${word}${tagged[index + 1]?.word ?? ""}`, "");
    return [token(word, from, isHalf || isChineseName(word, tag))];
  });
}

// Words that only look glued.
const KEPT: ReadonlySet<string> = new Set(
  "不错 不足 不满 不少 不断 不同 不过 不仅 不但 不久 不良 不便 不公 不当 不太 不够 不是 不会 不能 不要 不用 太多 太少 太慢 太长 太差 太高 太低 太阳 太太 很多 很少 很好 没有 没什么 没啥 更新 更换 更改 更加 最好 最近 最后 最终 最大 最多 最少 最高 最低 超时 超市 超额 超级 真实 真正 真诚 真心 真的".split(
    " ",
  ),
);

function token(word: string, at: number, isName: boolean): Token {
  return { language: "zh", text: word, stem: word, at, end: at + word.length, isName };
}
