// How often someone is asked, and their wish to be asked less, in English. Parameters are finished texts.

/** The sentences about one's own quiet. */
export const quiet = {
  title: "How often you are asked",
  asked: "You are asked whenever it is your turn. You can always leave a question unanswered.",
  quietUntil: (p: { day: string }) => `You are left alone until ${p.day}: no question before then.`,
  never: "You are never asked, as you chose when your data was erased.",
  wayBack: (p: { command: string }) => `${p.command} quiet off`,
  optedOut: (p: { surveys: string }) => `You are not asked about: ${p.surveys}.`,
  effect:
    "This holds from the next round on, in every survey; reminders of rounds that are open stop now. Results tell only numbers (“fewer than 5 by their own wish”). Admins can look your setting up, never an anonymous answer.",
  how: (p: { command: string }) =>
    `In words: ${p.command} quiet 3 months · ${p.command} quiet until 2027-01-10 · ${p.command} quiet off · ${p.command} quiet staff (that survey alone) · ${p.command} quiet staff off`,
  setFor: (p: { day: string }) => `Done. You are left alone until ${p.day}.`,
  setOff: "Done. You are asked again when it is your turn.",
  setOut: (p: { survey: string }) => `Done. You are not asked about “${p.survey}” any more.`,
  setIn: (p: { survey: string }) => `Done. You are asked about “${p.survey}” again.`,
  monthsButton: (p: { count: string }) =>
    p.count === "1" ? "Quiet for a month" : `Quiet for ${p.count} months`,
  offButton: "Ask me again",
  outButton: (p: { survey: string }) => `Never ask me about “${p.survey}”`,
  inButton: (p: { survey: string }) => `Ask me about “${p.survey}” again`,
  moreButton: "How often you are asked",
  past: "That day has passed. Say one in the future, such as quiet 3 months.",
  tooLong: (p: { months: string }) =>
    `At most ${p.months} months at a time: after that you are asked once, and can say so again. For one survey for good, name it: quiet staff.`,
  // For /nps privacy.
  storedQuiet: (p: { day: string }) => `Your wish to be left alone until ${p.day}`,
  storedBack: (p: { day: string }) => `The day on which you ended your last quiet time: ${p.day}`,
  storedOut: (p: { surveys: string }) => `Surveys that you are not asked: ${p.surveys}`,
};

/** The shape that every language fills. */
export type Quiet = typeof quiet;
