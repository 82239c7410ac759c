// 只有 Slack 的窗口才需要的说法。
import type { Slack } from "../en/slack.ts";

/** Slack 窗口里的文字；标题最多 24 个字符。 */
export const slack: Slack = {
  noteTitle: "仅自己可见",
  close: "关闭",
  working: "请稍候……完成后会显示在这里。",
  done: "已完成。",
  formExpired: "Slack 没能及时打开表单，请再试一次。",
  fileInPrivate: "文件已发到你与本应用的私信里。",
  fileNotShared: "Slack 没有收下文件，请再要一次。",
  fileNotAllowed: "本应用在这里没有分享文件的权限。请让安装它的人授予 files:write 权限，并重新安装一次。",
};
