// Chinese commands in the words of the grammar: they are written without spaces, so each run is read from its head.
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

/** Chinese words and the grammar's own, so that help, examples and suggestions can name them. */
export const CHINESE_WORDS: Readonly<Record<string, string>> = {
  // Commands.
  帮助: "help",
  周报: "digest",
  报告: "digest",
  结果: "digest",
  得分: "digest",
  摘要: "digest",
  为什么: "why",
  依据: "why",
  怎么算: "why",
  怎么算的: "why",
  解释: "why",
  导出: "export",
  下载: "export",
  撤下: "redact",
  撤下留言: "redact",
  删除留言: "redact",
  隐藏留言: "redact",
  留言: "comment",
  屏蔽: "redact",
  旅程: "journey",
  触点旅程: "journey",
  客户旅程: "journey",
  价值: "value",
  价值分布: "value",
  价值名单: "value",
  排序: "order",
  顺序: "order",
  排列: "order",
  调整顺序: "order",
  计划: "schedule",
  排期: "schedule",
  全部计划: "schedules",
  计划列表: "schedules",
  暂停: "pause",
  恢复: "resume",
  继续: "resume",
  轮次: "rounds",
  试运行: "dry run",
  试跑: "dry run",
  开始: "open",
  发起: "open",
  关闭: "close",
  结束: "close",
  截止: "close",
  问卷: "survey",
  隐私: "privacy",
  忘记我: "forget me",
  删除我: "forget me",
  忘记: "forget",
  语言: "language",
  角色: "role",
  权限: "role",
  测试: "test",
  认领: "claim",
  邀请: "invite",
  事件: "events",
  事件规则: "events",
  上报: "event",
  上报事件: "event",
  令牌: "token",
  吊销: "revoke",
  撤销: "revoke",
  询问: "ask",
  延迟: "after",
  期限: "within",
  触点: "touchpoint",
  // What is done about scores.
  标记: "mark",
  打标记: "mark",
  标注: "mark",
  里程碑: "mark",
  参考线: "reference",
  参考: "reference",
  参照线: "reference",
  参照: "reference",
  基准线: "reference",
  基准: "reference",
  对标: "reference",
  目标: "goal",
  行动: "action",
  行动项: "action",
  措施: "action",
  举措: "action",
  我们要做什么: "action",
  听到: "heard",
  听到的: "heard",
  大家说: "heard",
  大家说过: "heard",
  大家反映: "heard",
  大家反馈: "heard",
  计划中: "planned",
  进行中: "doing",
  在做: "doing",
  正在做: "doing",
  开始做: "doing",
  已开始: "doing",
  已完成: "done",
  完成: "done",
  完成了: "done",
  做完: "done",
  做完了: "done",
  做到: "done",
  做到了: "done",
  放弃: "dropped",
  已放弃: "dropped",
  不做: "dropped",
  不做了: "dropped",
  截至: "by",
  最迟: "by",
  订阅: "subscribe",
  订阅列表: "subscriptions",
  全部订阅: "subscriptions",
  取消订阅: "unsubscribe",
  退订: "unsubscribe",
  停止订阅: "unsubscribe",
  我的订阅: "subscriptions",
  查看订阅: "subscriptions",
  汇总: "summary",
  发给我: "me",
  给我: "me",
  月报: "monthly",
  季报: "quarterly",
  设置: "settings",
  免打扰: "quiet",
  静音: "quiet",
  勿扰: "quiet",
  别打扰: "quiet",
  提问规则: "rules",
  公司规定: "rules",
  规则: "rules",
  // The house rules.
  季度: "quarter",
  安静时段: "quiet",
  工作日: "workdays",
  公众假期: "holidays",
  节假日: "holidays",
  假日: "holidays",
  停问日: "blackout",
  停问: "blackout",
  全部: "all",
  开启: "on",
  至: "to",
  到: "to",
  日志: "log",
  记录: "log",
  变更记录: "log",
  人员: "people",
  成员: "people",
  属性: "attribute",
  关联: "link",
  绑定: "link",
  // What is known of people.
  查找: "find",
  搜索: "find",
  查询: "find",
  查看: "show",
  设为: "set",
  设定: "set",
  不询问: "opt-out",
  不再询问: "opt-out",
  不问: "opt-out",
  恢复询问: "opt-in",
  重新询问: "opt-in",
  抹除: "erase",
  偏好: "prefer",
  首选: "prefer",
  解除: "off",
  取消: "off",
  个月: "months",
  个星期: "weeks",
  停用: "disable",
  启用: "enable",
  文本: "text",
  文字: "text",
  数字: "number",
  日期: "date",
  分档: "bands",
  来自: "from",
  字段: "field",
  用户组: "groups",
  // What stands behind a command.
  最近: "last",
  过去: "last",
  近: "last",
  分享: "share",
  中文: "zh",
  英文: "en",
  英语: "en",
  管理员: "admin",
  经理: "manager",
  无: "none",
  不要: "none",
  编辑: "edit",
  修改: "edit",
  措辞: "wording",
  文案: "wording",
  问题: "question",
  两端: "anchors",
  推荐者: "promoter",
  中立者: "passive",
  贬损者: "detractor",
  促进者: "promoter",
  被动者: "passive",
  贬低者: "detractor",
  批评者: "detractor",
  改进: "improve",
  因素: "driver",
  添加: "add",
  增加: "add",
  移除: "remove",
  删除: "remove",
  删掉: "remove",
  去掉: "remove",
  改名: "rename",
  主体: "subject",
  新建: "new",
  创建: "new",
  基于: "from",
  关于: "about",
  版本: "versions",
  小题: "background",
  背景: "background",
  预期: "expectation",
  口碑: "word-of-mouth",
  售后: "after-sales",
  评分: "rate",
  感谢语: "thanks",
  感谢: "thanks",
  奖励: "incentive",
  承诺: "promise",
  // Schedules.
  每周: "every week",
  每星期: "every week",
  每月: "every month",
  每个月: "every month",
  每季度: "every quarter",
  每季: "every quarter",
  每年: "every year",
  每隔一周: "every 2 weeks",
  每隔周: "every 2 weeks",
  隔周: "every 2 weeks",
  双周: "every 2 weeks",
  最后一天: "31",
  时区: "zone",
  北京时间: "Asia/Shanghai",
  按各自当地时间: "local",
  各自当地时间: "local",
  按当地时间: "local",
  当地时间: "local",
  统一时间: "together",
  在: "in",
  给: "in",
  发到: "in",
  发给: "in",
  这里: "here",
  本群: "here",
  本频道: "here",
  所有人: "everyone",
  全员: "everyone",
  访客: "guests",
  含访客: "guests",
  除: "not",
  除了: "not",
  不含: "not",
  不包括: "not",
  排除: "not",
  其中: "where",
  抽样: "sample",
  随机抽样: "sample",
  和: "and",
  提醒: "remind",
  不提醒: "remind none",
  小组: "panels",
  分组: "panels",
  轮换: "panels",
  间隔: "gap",
  公开链接: "as link",
  发帖: "post",
  帖子: "post",
  私聊: "direct",
  逐个: "direct",
  匿名: "anonymous",
  实名: "attributed",
  署名: "attributed",
  名称: "key",
  可见: "visible",
  受邀者: "asked",
  补发: "catchup",
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
