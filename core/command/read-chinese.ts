// Chinese commands in the words of the grammar: they are written without spaces, so each run is read from its head.
import { CHINESE_WORDS } from "./chinese-vocabulary.ts";
import { MONTHS } from "./month-names.ts";

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const WEEKDAYS: Readonly<Record<string, string>> = {
  一: "mon",
  二: "tue",
  三: "wed",
  四: "thu",
  五: "fri",
  六: "sat",
  日: "sun",
  天: "sun",
};
const BY_LENGTH = Object.keys(CHINESE_WORDS).sort((a, b) => b.length - a.length);

const HAN = /\p{Script=Han}/u;
const NUMBER = "(\\d+|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])";
const TIME = "(凌晨|早上|上午|中午|下午|晚上)?";

type Reading = (found: RegExpExecArray) => string;

// Each reads the head of what is left; the more particular stands before the more general.
const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [new RegExp(`^每${NUMBER}个?(?:周|星期)`), ([, count]) => `every ${number(count)} weeks`],
  [/^每(?:周|星期|礼拜)([一二三四五六日天])/, ([, day]) => `every ${WEEKDAYS[day ?? ""]}`],
  [/^(?:周|星期|礼拜)([一二三四五六日天])/, ([, day]) => WEEKDAYS[day ?? ""] ?? ""],
  [new RegExp(`^${TIME}(\\d{1,2}):(\\d{2})`), ([, part, hour, minute]) => clock(part, hour, minute)],
  [new RegExp(`^${TIME}${NUMBER}[点时]半`), ([, part, hour]) => clock(part, hour, "30")],
  [
    new RegExp(`^${TIME}${NUMBER}[点时](?:(\\d{1,2})分?)?整?`),
    ([, part, hour, minute]) => clock(part, hour, minute ?? "0"),
  ],
  [
    new RegExp(`^${NUMBER}月${NUMBER}[日号](?:[之以]?前|当天)?`),
    ([, month, day]) => `${MONTHS[number(month) - 1] ?? `${number(month)}月`} ${number(day)}`,
  ],
  [
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号](?:[之以]?前|当天)?/,
    ([, year, month, day]) => `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`,
  ],
  [/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[之以]?前|当天)/, ([, day]) => day ?? ""],
  [new RegExp(`^第?${NUMBER}[日号]`), ([, day]) => `${number(day)}`],
  [new RegExp(`^第${NUMBER}天`), ([, count]) => `${number(count)}`],
  [new RegExp(`^${NUMBER}天(?:后|内)?`), ([, count]) => `${number(count)}d`],
  [new RegExp(`^${NUMBER}个?小时(?:后|内)?`), ([, count]) => `${number(count)}h`],
  [new RegExp(`^${NUMBER}分钟(?:后|内)?`), ([, count]) => `${number(count)}min`],
  [new RegExp(`^${NUMBER}(?:周|个星期)(?:后|内)?`), ([, count]) => `${number(count)}w`],
  [new RegExp(`^${NUMBER}个月`), ([, count]) => `${number(count)} months`],
  [new RegExp(`^${NUMBER}年`), ([, count]) => `${number(count)}y`],
  // Measure words say nothing more than the number before them.
  [new RegExp(`^第?${NUMBER}[轮次组个条份项期]的?`), ([, count]) => `${number(count)}`],
  [new RegExp(`^第${NUMBER}`), ([, count]) => `${number(count)}`],
  // A score: 40分, 负5分.
  [
    /^(负|[+-])?(\d{1,3}(?:\.\d)?)分(?![享组档])/,
    ([, sign, score]) => `${sign === "负" ? "-" : (sign ?? "")}${score}`,
  ],
  [/^负(\d{1,3}(?:\.\d)?)/, ([, score]) => `-${score}`],
];

/** A word of the grammar, with the characters that it was read from and their place. */
export interface Piece {
  readonly text: string;
  readonly typed: string;
  readonly at: number;
}

/** Reads a word in half-width lower case into the grammar's words; one without a known Chinese head stays as it is. */
export function lexChinese(text: string): readonly Piece[] {
  // A condition keeps the words of its people, but for what leads to it.
  const led = /^(其中)(.+=.*)$/su.exec(text);
  if (led !== null) {
    const [, where = "", rest = ""] = led;
    return [
      { text: "where", typed: where, at: 0 },
      { text: rest, typed: rest, at: where.length },
    ];
  }
  if (!HAN.test(text) || /^[#@</=-]|=/.test(text)) return [{ text, typed: text, at: 0 }];
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const [reading, length] = readHead(rest);
    if (length === 0) {
      pieces.push({ text: rest, typed: rest, at });
      break;
    }
    const typed = rest.slice(0, length);
    for (const piece of reading.split(" ")) if (piece !== "") pieces.push({ text: piece, typed, at });
    at += length;
  }
  return pieces;
}

function readHead(text: string): readonly [string, number] {
  for (const [pattern, read] of READINGS) {
    const found = pattern.exec(text);
    if (found !== null) return [read(found), found[0].length];
  }
  const word = BY_LENGTH.find((each) => text.startsWith(each));
  if (word !== undefined) return [CHINESE_WORDS[word] ?? "", word.length];
  // Zones, numbers and times in Latin letters may touch the characters beside them.
  const latin = /^[a-z0-9:/_+.%-]+/.exec(text)?.[0];
  return latin === undefined ? ["", 0] : [latin, latin.length];
}

function clock(part: string | undefined, hour: string | undefined, minute: string | undefined): string {
  const read = number(hour);
  const afternoon = (part === "下午" || part === "晚上" || (part === "中午" && read < 3)) && read < 12;
  return `${afternoon ? read + 12 : read}:${String(Number(minute)).padStart(2, "0")}`;
}

function number(text = ""): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.split("十");
  if (ones === undefined) return DIGITS[text] ?? 0;
  return (tens === "" ? 1 : (DIGITS[tens ?? ""] ?? 0)) * 10 + (DIGITS[ones] ?? 0);
}
