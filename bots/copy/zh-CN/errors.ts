// What happened and what to do about it, for every error code, in Chinese.
import type { Errors } from "../en/errors.ts";

/** The sentences for each ErrorCode. */
export const errors: Errors = {
  "setting-invalid": {
    what: "有一项设置缺失或无法使用。",
    cure: "请在环境变量或 .env 中设置该项（说明见 .env.example），然后重新启动。",
  },
  "node-too-old": {
    what: "Node.js 版本过旧。",
    cure: "请使用 Node.js 22.18 或更新版本；在 Linux 上，“npm start” 自带所需版本。",
  },
  "database-new": {
    what: "DATABASE_URL 处还没有数据表：机器人从未在这里启动过。",
    cure: "请确认 DATABASE_URL 与机器人所用的一致。要建表，请启动机器人，或运行 “npm run nps -- migrate”。",
  },
  "database-behind": {
    what: "数据库来自旧版本的机器人。",
    cure: "请先停下机器人并备份，再启动当前版本，或运行 “npm run nps -- migrate”，数据表就会更新。",
  },
  "database-newer": {
    what: "数据库由更新版本的机器人写入。",
    cure: "请改用该版本或更新的版本，或恢复本版本所做的备份。",
  },
  "database-locked": {
    what: "数据库正被其他程序占用。",
    cure: "请停止另一个机器人进程或打开该文件的工具，然后重试。",
  },
  "database-full": {
    what: "磁盘已满，没有保存任何内容。",
    cure: "请在数据库所在磁盘腾出空间，机器人会自动继续。",
  },
  "database-constraint": {
    what: "数据库拒绝了一行互相矛盾的数据。",
    cure: "请重试；若仍出现，请运行 “npm run nps -- doctor” 并反馈其输出。",
  },
  "database-unavailable": {
    what: "数据库没有响应。",
    cure: "请检查 DATABASE_URL 和数据库服务，恢复后机器人会自动继续。",
  },
  "message-unrenderable": {
    what: "消息过长或格式不被平台接受。",
    cure: "请缩短问卷的问题或因素。",
  },
  "directory-unavailable": {
    what: "平台没有返回受邀人员名单。",
    cure: "请稍等几分钟，机器人会自动重试；若仍不行，请用 “npm run nps -- doctor” 检查权限。",
  },
  "round-missing": {
    what: "没有这一轮。",
    cure: "发送 “rounds” 命令可查看已有的轮次。",
  },
  internal: {
    what: "出现了不该发生的错误。",
    cure: "请重试；若仍出现，请把服务器日志中的错误代码反馈给我们。",
  },
};
