// How well a Chinese text is meant: words of the lexicon, turned by negations, weighed by degrees, and read by what there is much or little of.
import {
  BAD,
  BUTS,
  GOOD,
  LESS,
  MORE,
  NEITHER,
  SOLVED,
  TURNS,
  UNWELCOME,
  WELCOME,
  WISHES,
} from "./chinese-lexicon.ts";

type Part =
  | "good"
  | "bad"
  | "turn"
  | "more"
  | "less"
  | "neither"
  | "wish"
  | "but"
  | "welcome"
  | "unwelcome"
  | "much"
  | "little"
  | "solved";

// Later lists win where a word stands in two: what a word does matters more than how it sounds.
const PARTS: ReadonlyMap<string, Part> = new Map(
  (
    [
      ["welcome", WELCOME],
      ["unwelcome", UNWELCOME],
      ["good", GOOD],
      ["bad", BAD],
      ["much", ["多", "大", "高", "长", "久", "多了", "变多", "频繁", "远", "重", "满", "严", "细"]],
      [
        "little",
        ["少", "小", "低", "短", "近", "少了", "变少", "偏低", "偏少", "不多", "不高", "不长", "不大"],
      ],
      ["more", MORE],
      ["less", LESS],
      ["turn", TURNS],
      ["solved", SOLVED],
      ["neither", NEITHER],
      ["wish", WISHES],
      ["but", BUTS],
    ] as const
  ).flatMap(([part, list]) => list.map((word) => [word, part as Part] as const)),
);
const LONGEST = Math.max(...[...PARTS.keys()].map(({ length }) => length));

// What cannot be done: 看不懂, 搜不到, 受不了.
const CANNOT =
  /^(?:[看听读弄搞搜找查打用连登收传跟买吃喝受等做装加选删改存下付退联扛熬顶喘跑][不][了赢懂到开了上消起出来动完好清进去住着过下])|^(?:保证|使用|登录|下载|安装|解决|处理|联系|打开|理解|接受|忍受)不了|^越(?!来越).{1,2}越[少差慢贵难糟乱烂低]|^(?:几乎|根本|完全|还是|实在)?(?:没法|无法|没办法|不能用|用不成|来不及|赶不上|跟不上|不成功|不靠谱)/u;
// What was waited for: 等了三天, 要等半个月.
const WAITED = /^(?:等了|要等|得等|等上|拖了)[\p{Script=Han}\d]{0,3}(?:天|周|月|小时|年|分钟)/u;

// What should have come by now: 还没收到, 迟迟不处理.
const OVERDUE =
  /^(?:还没有?|还未|迟迟[没不未]有?|一直[没不未]有?|[都也]没有?)被?(?:收到|解决|处理|回复|答复|落实|修|退|到货|发货|发放|批(?!评)|改)/u;
// A word in Latin letters counts as a whole: there is no bug in "debug".
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{N}'’]*/u;

/** Gives −1 to 1; 0 where no word tells. */
export function chineseFeeling(text: string): number {
  let sum = 0;
  let isAfterBut = false;
  for (const clause of text.split(/[，。！？；：、,.!?;:\n\r…~～]+|\s{2,}/u)) {
    const { value, startsWithBut } = clauseFeeling(clause.trim());
    if (startsWithBut && !isAfterBut) {
      // What comes before a "but" weighs less than what comes after.
      sum *= 0.5;
      isAfterBut = true;
    }
    sum += value * (isAfterBut ? 1.5 : 1);
  }
  return sum / Math.sqrt(sum * sum + 4);
}

interface Clause {
  readonly value: number;
  readonly startsWithBut: boolean;
}

function clauseFeeling(clause: string): Clause {
  let value = 0;
  let turns = 0;
  let degree = 1;
  let isTooMuch = false;
  let topic: "welcome" | "unwelcome" | null = null;
  let isWish = false;
  let isSolved = false;
  let isNobody = false;
  let startsWithBut = false;
  let goodUntil = -1;

  const settle = (amount: number) => {
    // Turned once it is the opposite and a little weaker; turned twice it is itself again: 没有不满意.
    const turned = turns % 2 === 1 ? -0.8 * amount : amount;
    value += isWish ? 0 : turned * degree;
    turns = 0;
    degree = 1;
    isTooMuch = false;
  };

  for (let at = 0; at < clause.length; ) {
    const rest = clause.slice(at, at + 12);
    const blocked = CANNOT.exec(rest) ?? WAITED.exec(rest) ?? OVERDUE.exec(rest);
    if (blocked !== null && PARTS.get(headOf(rest) ?? "") !== "neither") {
      settle(-1);
      at += blocked[0].length;
      continue;
    }
    const word = headOf(rest);
    if (word === null) {
      at += LATIN.exec(clause.slice(at))?.[0].length ?? 1;
      continue;
    }
    const start = at;
    at += word.length;
    switch (PARTS.get(word)) {
      case "turn":
        turns += 1;
        isNobody = NOBODY.has(word);
        break;
      case "more":
        degree = 1.3;
        // Better by far is no excess: 强太多了.
        if (word === "太" && start === goodUntil && /^多/u.test(clause.slice(at))) at += 1;
        else isTooMuch = word === "太" || isTooMuch;
        break;
      case "less":
        degree = 0.7;
        break;
      case "wish":
        isWish = true;
        break;
      case "but":
        startsWithBut = true;
        value *= 0.5;
        break;
      case "neither":
        turns = 0;
        degree = 1;
        break;
      case "solved":
        isSolved = turns % 2 === 0;
        settle(1);
        break;
      case "good":
        settle(1);
        goodUntil = at;
        topic = null;
        break;
      case "bad":
        // 加班 is bad news, and little of it is good news: what is said of it decides.
        if (UNWELCOME_WORDS.has(word) && quantityAhead(clause.slice(at))) topic = "unwelcome";
        else if (!isSolved) settle(-1);
        break;
      case "welcome":
        if (turns > 0) settle(0.8);
        topic = "welcome";
        break;
      case "unwelcome":
        if (turns > 0 && !isSolved) settle(-0.8);
        topic = "unwelcome";
        break;
      case "much":
        if (topic !== null) settle(topic === "welcome" && !isTooMuch ? 1 : -1);
        else if (isTooMuch) settle(-1);
        topic = null;
        break;
      case "little":
        if (topic !== null) settle(topic === "welcome" || isTooMuch ? -1 : 1);
        else if (isTooMuch) settle(-1);
        topic = null;
        break;
      default:
        break;
    }
  }
  // 没人管: nobody does what somebody should.
  if (isNobody && turns > 0) settle(0.8);
  return { value, startsWithBut };
}

const NOBODY: ReadonlySet<string> = new Set(["没人", "没有人", "无人", "没谁"]);
const UNWELCOME_WORDS: ReadonlySet<string> = new Set(UNWELCOME);

function quantityAhead(rest: string): boolean {
  return /^.{0,4}?(?:多|少|频繁|大|小|高|低|长|短)/u.test(rest);
}

// The longest word of the lexicon that the text begins with.
function headOf(text: string): string | null {
  const latin = LATIN.exec(text)?.[0].toLowerCase();
  if (latin !== undefined) return PARTS.has(latin) ? latin : null;
  for (let length = Math.min(LONGEST, text.length); length > 0; length -= 1) {
    const word = text.slice(0, length).toLowerCase();
    if (PARTS.has(word)) return word;
  }
  return null;
}
