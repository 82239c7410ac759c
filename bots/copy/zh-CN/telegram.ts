// What only Telegram needs to say, in Chinese.
import type { TelegramWords } from "../en/telegram.ts";

/** The sentences of Telegram's own ways: menus, groups, forms step by step. */
export const telegram: TelegramWords = {
  menuDigest: "最近一期结果",
  menuSchedule: "安排调查",
  menuSettings: "关于本机器人、语言",
  menuPrivacy: "保存了哪些与你有关的数据",
  menuHelp: "全部命令",
  menuStop: "不再接收提问",
  menuNps: "调查机器人，例如：/nps 周报",
  description:
    "这个机器人偶尔问一个问题：从 0 到 10，你愿意推荐我们吗？点一下就算作答。点“开始”即可参加，随时可用 /stop 退出。",
  shortDescription: "偶尔一问，0 到 10 分。",
  sentInPrivate: "已在私聊里回复你。",
  startFirst: "这件事只能私下回复。请打开私聊，点“开始”，再在那里问一次。",
  openPrivateButton: "打开私聊",
  anonymousAdmin: "你正以群组的名义发言，机器人无法确认你是谁。请私聊，或关闭“匿名发言”后再试。",
  privateOnly: "这个命令只能在私聊中使用。",
  onlyWords: "机器人只能读取文字，刚才的内容没有保存。",
  notRemoved: "内容已保存，但 Telegram 不允许机器人删除你的消息，请自行删除。",
  formStep: (p) => `${p.title} · 第 ${p.step} 步，共 ${p.of} 步`,
  formType: "请直接输入。",
  formTypeTime: "请输入时间，例如 10:00。",
  formTypeChannel:
    "请输入群组的公开名称（@名称）或 ID。私密群没有公开名称：在那个群里发送 /nps 计划，这里就会出现它的按钮。",
  formNow: (p) => `目前：${p.value}`,
  formKeepButton: (p) => `保留“${p.value}”`,
  formHereButton: (p) => `就在这里：${p.name}`,
  formEmptyButton: "留空",
  formNextButton: "下一步",
  formBackButton: "上一步",
  formNothing: "无",
  formCheck: "请核对。点任意一项可以修改。",
  formLine: (p) => `${p.label}：${p.value}`,
  formNeeded: "这一项不能为空。",
  formTooLong: (p) => `最多 ${p.limit} 个字符。`,
  formNoTime: "时间格式不对，请写成 10:00 这样。",
  formPress: "请点一个按钮。",
  formCancelled: "已取消，没有保存任何内容。",
  formSent: "已提交。",
  formOver: "这个表单已经结束。",
};
