// What only Telegram needs to say, in English. Parameters are finished texts.

/** The sentences of Telegram's own ways: menus, groups, forms step by step. */
export const telegram = {
  // The menu of commands, beside each word; the description is read before Start is pressed.
  menuDigest: "the latest results",
  menuSchedule: "plan a survey",
  menuSettings: "what this is, your language",
  menuPrivacy: "what is stored about you",
  menuHelp: "all commands",
  menuStop: "no more questions",
  menuNps: "the survey bot, for example: /nps digest",
  description:
    "This bot asks one question now and then: how likely are you to recommend us, from 0 to 10? One tap is an answer. Press Start to be asked; /stop ends it at any time.",
  shortDescription: "One question now and then, from 0 to 10.",
  // Groups.
  sentInPrivate: "Answered in your private chat with the bot.",
  startFirst:
    "The bot can answer this only in private. Open the chat with it, press Start, and ask again there.",
  openPrivateButton: "Open private chat",
  anonymousAdmin:
    "You write in the group's name, so the bot cannot tell who you are. Please ask in private, or switch “Remain anonymous” off.",
  privateOnly: "This works only in the private chat with the bot.",
  // Files.
  fileTooLarge: "Telegram takes no file of this size from a bot: at most 50 MB.",
  fileNotSent: "Telegram did not take the file. Please ask for it once more.",
  // Words.
  onlyWords: "The bot reads text only, so nothing of this was stored.",
  notRemoved:
    "Your words are stored, but Telegram did not let the bot remove your message. Please delete it yourself.",
  // Forms, one question after another.
  formStep: (p: { title: string; step: string; of: string }) => `${p.title} · ${p.step} of ${p.of}`,
  formType: "Type your answer.",
  formTypeTime: "Type a time, such as 10:00.",
  formTypeChannel:
    "Type the group's public name (@name) or its id. A private group has neither at hand: send /nps schedule there, and it becomes a button here.",
  formNow: (p: { value: string }) => `So far: ${p.value}`,
  formKeepButton: (p: { value: string }) => `Keep “${p.value}”`,
  formHereButton: (p: { name: string }) => `Here: ${p.name}`,
  formEmptyButton: "Leave empty",
  formNextButton: "Next",
  formBackButton: "Back",
  formNothing: "–",
  formCheck: "Is everything right? Press a line to change it.",
  /** A label that asks has its own end. */
  formLine: (p: { label: string; value: string }) =>
    `${p.label}${/[?？]$/.test(p.label) ? "" : ":"} ${p.value}`,
  formNeeded: "This cannot stay empty.",
  formTooLong: (p: { limit: string }) => `At most ${p.limit} characters, please.`,
  formNoTime: "That is not a time. Write it as 10:00.",
  formPress: "Please press one of the buttons.",
  formCancelled: "Cancelled. Nothing was saved.",
  formSent: "Sent.",
  formOver: "This form is no longer open.",
};

/** The shape that every language fills. */
export type TelegramWords = typeof telegram;
