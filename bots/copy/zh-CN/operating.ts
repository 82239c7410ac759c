// What the operator reads at start and at the command line, in Chinese.
import type { Problem } from "../../settings.ts";
import type { Operating } from "../en/operating.ts";
import { importing } from "./importing.ts";
import { lookingAhead } from "./looking-ahead.ts";
import { pastAnswers } from "./past-answers.ts";

/** Start-up, settings and the command line. */
export const operating: Operating = {
  /** What is wrong with a setting; the variable's name stands before it. */
  settings: {
    admins: "应写成 slack:U123,telegram:456 这样的列表。",
    url: "应是网址，例如 https://example.org。",
    "database-url": "应以 file: 或 postgres:// 开头。",
    "slack-bot-token": "应填 Slack 应用的机器人令牌，以 xoxb- 开头。",
    "slack-app-token": "应填 Slack 应用级令牌，以 xapp- 开头。",
    "slack-mode-missing":
      "未设置。使用 Socket Mode 请填写它；使用 HTTP 则填写 SLACK_SIGNING_SECRET 和 PORT。",
    "slack-bot-token-missing": "未设置。请从 Slack 应用的 “OAuth & Permissions” 页面复制（xoxb-…）。",
    "slack-port-missing":
      "未设置。Slack 的 HTTP 模式需要监听端口；也可以改填 SLACK_APP_TOKEN，使用 Socket Mode。",
    "telegram-token": "应形如 123456:ABC…，由 BotFather 提供。",
    "telegram-token-missing": "未设置。请从 BotFather 复制。",
    "webhook-secret": "应为 1 到 256 个字符，只能用 A–Z、a–z、0–9、_ 和 -。",
    "webhook-secret-missing": "未设置。没有它，任何人都能向机器人伪造回答。",
    "webhook-port-missing":
      "未设置。Telegram 的 webhook 需要监听端口；也可以删去 TELEGRAM_WEBHOOK_URL，改用轮询。",
    zone: "应为 IANA 时区名，例如 Europe/Berlin 或 Asia/Shanghai。",
    locale: "应为 en 或 zh-CN。",
    command: "应为斜杠加小写单词，例如 /nps。",
    "log-level": "应为 debug、info、warn、error 或 silent。",
    "min-group": "应为 5 到 1000 的整数：少于 5 份回答可能暴露个人。",
    port: "应为 0 到 65535 的端口号。",
    "too-long": "最多 80 个字符。",
    "slack-bot-token-refused":
      "被 Slack 拒绝。请从 Slack 应用的 “OAuth & Permissions” 页面重新复制（xoxb-…）。",
    "slack-app-token-refused":
      "被 Slack 拒绝。请在 Slack 应用的 “Basic Information” 页面创建带 connections:write 权限的令牌（xapp-…），并开启 Socket Mode。",
    "telegram-token-refused": "被 Telegram 拒绝。请从 BotFather 重新复制。",
    "telegram-webhook-refused": "被 Telegram 拒绝。它应是本机器人的公开地址，以 https 开头。",
  } satisfies Readonly<Record<Problem, string>>,
  cli: {
    usageTitle: "用法：",
    argumentsTitle: "参数：",
    optionsTitle: "选项：",
    commandsTitle: "命令：",
    helpOption: "显示帮助",
    wrongUse: "命令写法有误，请加 --help 查看用法。",
    wrongUses: {
      "unknown-option": (p) => `没有选项 ${p.what}。`,
      "unknown-command": (p) => `没有命令“${p.what}”。`,
      "missing-option": (p) => `缺少 ${p.what}。`,
      "missing-argument": (p) => `缺少 <${p.what}>。`,
      "missing-value": (p) => `${p.what} 后面要写上值。`,
      "too-much": () => "多了一个词。含空格的内容请用引号括起来。",
    },
    meant: (p) => `是不是要写 ${p.what}？`,
    usageOptions: "[选项]",
    usageCommand: "<命令>",
    standard: (p) => `（默认 ${p.value}）`,
    stopped: "已停止，没有任何改动。",
    tablesMade: "这是新的数据库，已建好数据表。",
    description: "运行和维护 NPS 机器人。设置取自环境变量和 .env。",
    doctor: "检查设置、数据库、令牌、权限和时区，并说明接下来会做什么",
    migrate: "把数据库表结构更新到最新",
    schedule: "与计划有关的操作",
    preview: "列出计划会触发的时间",
    cron: "五个字段：分、时、日、月、星期",
    zone: "IANA 时区，例如 Asia/Shanghai（默认取 NPS_TIMEZONE）",
    from: "从哪个时刻算起，ISO 8601 格式（默认现在）",
    count: "列出几次",
    digest: "打印最新一期周报",
    journey: "打印各触点的得分",
    value: "打印价值分布，不含姓名",
    survey: "问卷代号，例如 staff（默认取各问卷中最新的）",
    group: "另看某一组的走势，例如 team=Design",
    noGroup: (p) => `走势中没有哪一轮单独显示“${p.group}”。写法为 属性=组，例如 team=Design。`,
    format: "text 或 json",
    event: "告诉机器人某人身上发生了某事，与程序通过 HTTP 上报相同",
    eventType: "例如 ticket.closed",
    eventPerson: "email:ann@example.org、slack:U123 或 telegram:@ann",
    eventAt: "发生时间，带时区偏移的 ISO 8601（默认：现在）",
    eventAttribute: "补充信息，例如 plan=pro；可以多次使用",
    eventWrong:
      "这不是一个事件。例如：event ticket.closed --person email:ann@example.org --at 2026-11-18T16:20:00Z",
    eventTold: (p) => `已记下，${p.when}提问。`,
    backup: "在机器人运行时把数据库备份到文件；匿名问卷未截止的回答不会写入备份",
    restore: "用备份替换数据库",
    force: "允许替换已有数据的数据库",
    sealCheck: "在每张表、索引和文件中查找已截止匿名轮次的回答与人员之间的关联；发现时以 1 退出",
    backups: "同时检查的备份文件夹",
    file: "备份文件路径",
    badZone: (p: { zone: string }) =>
      `“${p.zone}” 不是 IANA 时区。请写成 Europe/Berlin 或 Asia/Shanghai 这样的名称。`,
    badFrom: (p: { from: string }) => `“${p.from}” 不是有效时刻。请写成 2026-11-23T09:00:00Z 这样的格式。`,
    badCount: "次数应为 1 到 1000 的整数。",
    badFormat: "格式应为 text 或 json。",
    cronFields: "cron 表达式有五个字段：分、时、日、月、星期。例如：0 10 * * 2",
    cronUnreadable: (p: { cron: string }) =>
      `无法理解 cron 表达式 “${p.cron}”。例如：0 10 * * 2（每周二 10:00）`,
    cronNever: (p: { cron: string }) => `“${p.cron}” 指定的日期永远不会到来。`,
    migrated: (p: { count: string }) =>
      p.count === "0" ? "数据库已是最新。" : `已执行 ${p.count} 个迁移，数据库已是最新。`,
    noDigest: "还没有已公布的轮次。",
    noSurvey: (p: { survey: string; known: string }) =>
      p.known === ""
        ? `没有名为“${p.survey}”的问卷，目前一份问卷也没有。`
        : `没有名为“${p.survey}”的问卷。现有：${p.known}。`,
    backedUp: (p: { file: string }) => `已备份到 ${p.file}。匿名问卷未截止的回答没有写入。`,
    fileExists: (p: { file: string }) => `${p.file} 已存在，请换一个名称。`,
    fileMissing: (p: { file: string }) => `无法把 ${p.file} 当作备份读取。`,
    restored: (p: { file: string }) => `已从 ${p.file} 恢复。`,
    restoreRefused: "数据库中已有数据。请先停止机器人，再加上 --force 替换。",
    backupByPgDump: (p: { tables: string }) =>
      `当前数据库是 PostgreSQL：请使用 pg_dump，并用 --exclude-table-data 排除 ${p.tables} 的数据。“运维”文档页列出了完整命令。`,
    restoreByPgRestore: "当前数据库是 PostgreSQL：请使用 pg_restore。“运维”文档页列出了完整命令。",
    sealUnscrubbed: (p: { count: string }) =>
      `有 ${p.count} 个已密封的轮次尚待覆写字节，运行中的机器人会在接下来的巡检中完成。`,
    sealRows: (p: { count: string }) => `${p.count} 行`,
    sealBytes: (p: { count: string }) => `${p.count} 字节`,
    sealUnreadable: "以当前角色或格式无法检查",
    sealWindow: (p: { since: string }) => `PostgreSQL 自身的日志，循环覆盖前仍保留 ${p.since} 以来写入的内容`,
    sealKinds: {
      table: "表",
      index: "索引",
      statistics: "统计信息",
      file: "文件",
      wal: "预写日志",
      backup: "备份",
    },
    sealClean: "没有发现已密封的回答与人员之间的关联。",
    sealFound: (p: { count: string }) => `发现 ${p.count} 处关联，见标有 ✗ 的行。`,
    doctorSettings: "设置正确",
    doctorDatabase: (p: { kind: string }) => `数据库可用（${p.kind}）`,
    doctorBehind: (p: { count: string }) =>
      `有 ${p.count} 个迁移待执行（下次启动时执行，也可运行 “migrate”）`,
    doctorNoPlatform: "尚未设置任何平台：请填写 SLACK_BOT_TOKEN 或 TELEGRAM_BOT_TOKEN",
    doctorConnected: (p: { platform: string; name: string }) => `${p.platform}：已连接，身份为 ${p.name}`,
    doctorRefused: (p: { platform: string; what: string }) => `${p.platform}:${p.what}`,
    doctorSilent: (p: { platform: string }) => `${p.platform}：10 秒内没有应答，请检查网络和 API 地址`,
    doctorScopes: (p: { scopes: string }) =>
      `Slack：缺少这些权限：${p.scopes}。请在 “OAuth & Permissions” 中添加后重新安装应用`,
    doctorOptionalScopes: (p: { scopes: string }) =>
      `Slack：未授予的可选权限：${p.scopes}。需要它们的功能会省去；没有 files:write，周报里没有图表，也不能发送文件`,
    doctorZone: (p: { zone: string; now: string }) => `时区 ${p.zone}：当地时间 ${p.now}`,
    doctorAdmins: (p: { count: string }) => `管理员：${p.count} 人`,
    doctorNoAdmin: "还没有管理员：请启动机器人并使用认领代码，或设置 NPS_ADMINS",
    doctorOwed: (p: { count: string }) => `待发送的消息：${p.count} 条`,
    doctorDead: (p: { count: string }) => `放弃发送的消息：${p.count} 条`,
    doctorOpenRounds: (p: { count: string }) => `进行中的轮次：${p.count} 个`,
    doctorNext: (p: { schedule: string; when: string }) => `接下来：计划 “${p.schedule}” 将于 ${p.when} 开始`,
    doctorPaused: (p: { schedule: string }) => `计划 “${p.schedule}” 已暂停`,
    doctorNoSchedule: "还没有计划：由管理员用计划命令创建",
  },
  people: importing,
  answers: pastAnswers,
  audience: lookingAhead,
  startRefused: "机器人无法启动：",
  commandRefused: "无法执行：",
  noPlatform:
    "尚未设置任何平台：请填写 SLACK_BOT_TOKEN 或 TELEGRAM_BOT_TOKEN（见 .env.example），或运行 “npm run demo” 先看演示。",
  claimTitle: "还没有管理员。第一个使用此代码的人将成为管理员：",
  claimSlack: (p: { command: string; code: string }) => `Slack 中：${p.command} claim ${p.code}`,
  claimTelegram: (p: { url: string }) => `Telegram 中：${p.url}`,
};
