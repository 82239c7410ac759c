// What the events interface says to programs and to those who write them, in Chinese.
import type { EventsApi } from "../en/events-api.ts";

/** The same in Chinese. */
export const eventsApi: EventsApi = {
  title: "NPS 机器人：事件",
  description:
    "告诉机器人：某人身上发生了某事。问谁、何时问、多久问一次，由规则决定。令牌用命令“令牌 名称”生成。",
  tellSummary: "上报一个或多个事件",
  tellDescription:
    "要么全部收下，要么一个不收。24 小时内用同一个 Idempotency-Key 重发，得到与第一次相同的回答。不带它重发同一事件（type、person、at 相同），也能认出来。",
  describeSummary: "本文档",
  accepted: "已收下。每个事件都会说明：是否有人会被问到；如果没有，原因是什么。",
  why: {
    "no-rule": "没有规则针对这一类型的事件。管理员可用命令“事件”建一条。",
    "rule-paused": "这一类型的规则已暂停。",
    "rule-removed": "这一类型的规则已删除。",
    "unknown-person": "找不到这个人。Slack 的 id 会去查；Telegram 上要先点“开始”；邮箱来自导入或 Slack。",
    "several-people": "这个名字对应不止一个人。请改用 Slack 或 Telegram 的 id。",
    unreachable: "没法给这个人发消息：已离开，或屏蔽了机器人。",
    sample: "规则只问一部分事件，这一个没有抽中。",
    "too-late": "还没问到，期限就到了。",
    "too-few": "期限之前，凑不齐一轮匿名提问所需的人数。",
    merged: "同一个人的另一个事件会在同一次提问里问到。",
    "passed-over": "这个人最近刚被问过，或不愿被问。",
  },
  problems: {
    "bad-json": { title: "正文不是 JSON", detail: "请发送一个 UTF-8 编码的 JSON 对象。" },
    unauthorized: {
      title: "没有有效的令牌",
      detail: "请带上“Authorization: Bearer …”，令牌由管理员用命令“令牌 名称”生成，且未被吊销。",
    },
    "too-large": { title: "正文太大", detail: "一次最多 64 kB、100 个事件。其余的请另发一次。" },
    "not-json": { title: "正文必须是 JSON", detail: "请带上“Content-Type: application/json”。" },
    invalid: { title: "正文不符合要求", detail: "什么都没有收下。“errors”列出每个有错的字段。" },
    "in-future": {
      title: "事件发生在将来",
      detail: "什么都没有收下。“at”比现在晚了五分钟以上：请检查时钟和时区偏移。",
    },
    "bad-key": {
      title: "这个 Idempotency-Key 不能用",
      detail: "请用 1 到 128 个可见的 ASCII 字符，例如 UUID。",
    },
    "key-reused": {
      title: "这个 Idempotency-Key 属于另一个正文",
      detail: "什么都没有收下。新的请求要用新的键。",
    },
    "too-many": { title: "请求太多", detail: "请等 Retry-After 所说的秒数后再发。" },
    unavailable: { title: "暂时不行", detail: "什么都没有收下。请等 Retry-After 所说的秒数后原样重发。" },
    internal: {
      title: "出了不该出的错",
      detail: "请用同一个 Idempotency-Key 原样重发。如果一直这样，服务器日志里有一行记录。",
    },
  },
};
