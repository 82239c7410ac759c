// The Bot API methods that the Telegram double offers; the schemas are generated for these and no others.

/** Every method that the double answers; any other one gets the platform's "method not found". */
export const offeredMethods = [
  "getMe",
  "getUpdates",
  "setWebhook",
  "deleteWebhook",
  "getWebhookInfo",
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "sendChatAction",
  "editMessageText",
  "editMessageCaption",
  "editMessageMedia",
  "editMessageReplyMarkup",
  "deleteMessage",
  "deleteMessages",
  "answerCallbackQuery",
  "getChat",
  "getChatMember",
  "getChatMemberCount",
  "getChatAdministrators",
  "leaveChat",
  "setMyCommands",
  "getMyCommands",
  "deleteMyCommands",
  "setMyDescription",
  "getMyDescription",
  "setMyShortDescription",
  "getMyShortDescription",
  "setChatMenuButton",
  "getChatMenuButton",
] as const;

/** The name of a method that the double answers. */
export type OfferedMethod = (typeof offeredMethods)[number];
