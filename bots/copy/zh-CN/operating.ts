// What the operator reads at start and at the command line, in Chinese.
import type { Problem } from "../../config.ts";
import type { Operating } from "../en/operating.ts";

/** Start-up, settings and the command line. */
export const operating: Operating = {
  /** What is wrong with a setting; the variable's name stands before it. */
  settings: {
    admins: "应写成 slack:U123,telegram:456 这样的列表。",
    url: "应是网址,例如 https://example.org。",
    "database-url": "应以 file: 或 postgres:// 开头。",
    "slack-bot-token": "应填 Slack 应用的机器人令牌,以 xoxb- 开头。",
    "slack-app-token": "应填 Slack 应用级令牌,以 xapp- 开头。",
    "slack-mode-missing": "未设置。使用 Socket Mode 请填写它;使用 HTTP 则填写 SLACK_SIGNING_SECRET 和 PORT。",
    "slack-bot-token-missing": "未设置。请从 Slack 应用的 “OAuth & Permissions” 页面复制(xoxb-…)。",
    "slack-port-missing":
      "未设置。Slack 的 HTTP 模式需要监听端口;也可以改填 SLACK_APP_TOKEN,使用 Socket Mode。",
    "telegram-token": "应形如 123456:ABC…,由 BotFather 提供。",
    "telegram-token-missing": "未设置。请从 BotFather 复制。",
    "webhook-secret": "应为 1 到 256 个字符,只能用 A–Z、a–z、0–9、_ 和 -。",
    "webhook-secret-missing": "未设置。没有它,任何人都能向机器人伪造回答。",
    "webhook-port-missing":
      "未设置。Telegram 的 webhook 需要监听端口;也可以删去 TELEGRAM_WEBHOOK_URL,改用轮询。",
    zone: "应为 IANA 时区名,例如 Europe/Berlin 或 Asia/Shanghai。",
    locale: "应为 en 或 zh-CN。",
    command: "应为斜杠加小写单词,例如 /nps。",
    "log-level": "应为 debug、info、warn、error 或 silent。",
    "min-group": "应为 5 到 1000 的整数:少于 5 份回答可能暴露个人。",
    port: "应为 0 到 65535 的端口号。",
    "too-long": "最多 80 个字符。",
  } satisfies Readonly<Record<Problem, string>>,
  startRefused: "机器人无法启动:",
  noPlatform:
    "尚未设置任何平台:请填写 SLACK_BOT_TOKEN 或 TELEGRAM_BOT_TOKEN(见 .env.example),或运行 “npm run demo” 先看演示。",
  claimTitle: "还没有管理员。第一个使用此代码的人将成为管理员:",
  claimSlack: (p: { command: string; code: string }) => `Slack 中:${p.command} claim ${p.code}`,
  claimTelegram: (p: { url: string }) => `Telegram 中:${p.url}`,
};
