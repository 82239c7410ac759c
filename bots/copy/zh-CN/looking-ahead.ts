// What the command line says of the coming rounds, in Chinese.
import type { Operating } from "../en/operating.ts";
import { spaced } from "../spaced.ts";

/** The sentences of `nps audience preview`. */
export const lookingAhead: Operating["audience"] = {
  command: "查看对象",
  preview: "说明接下来几轮会问谁、何时问、结果有多精确",
  schedule: "计划的名称（默认：唯一的那个）",
  in: "用计划命令的写法说明对象，例如 “#design not @contractors where office=Berlin”",
  survey: "与 --in 同用：由哪份问卷提问（默认：staff）",
  either: "--schedule 与 --in 只能写一个。",
  noPlatform: (p) => spaced`平台没有给出名单（${p.code}），请再试一次。`,
};
