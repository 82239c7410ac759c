// The house rules on asking, and one's own time zone, in English. Parameters are finished texts.

/** The sentences of rules and zones. */
export const rules = {
  title: "House rules on asking",
  changed: "Saved. From now on:",
  quarter: (p: { most: string }) =>
    `At most ${p.most} ${p.most === "1" ? "question" : "questions"} to one person in a quarter (91 days), over all surveys.`,
  noQuarter: "No limit to how many questions one person gets in a quarter; the gap of each schedule holds.",
  quiet: (p: { from: string; to: string }) =>
    `Quiet hours: ${p.from} to ${p.to} by each person's own clock. Reminders, snoozed questions and questions at local time wait until they are over.`,
  noQuiet: "No quiet hours.",
  workdays: "They wait for a working day, too; weekends are those of the country where each person lives.",
  allDays: "Weekends and public holidays are not left out.",
  holidays: (p: { country: string }) => `Public holidays: ${p.country}.`,
  workedWeekends: "Weekends that China works to make up for a holiday are workdays for those who live there.",
  noHolidays: "Public holidays: none are known. An admin can name a country.",
  blackouts: (p: { days: string }) => `Nobody is asked or reminded on these days: ${p.days}.`,
  noBlackouts: "No days are kept free.",
  stretch: (p: { from: string; to: string }) => `${p.from} – ${p.to}`,
  named: (p: { days: string; name: string }) => `${p.days} (${p.name})`,
  dnd: "On Slack, whoever has do-not-disturb on is asked when it ends, if the app is allowed to see it.",
  how: (p: { command: string }) =>
    [
      "To change them:",
      `${p.command} rules quarter 6 (or none)`,
      `${p.command} rules quiet 19:00-09:00 (or none)`,
      `${p.command} rules workdays on (or off)`,
      `${p.command} rules holidays DE-BE (a country or a part of one; or none)`,
      `${p.command} rules blackout 2026-12-24..2027-01-02 Christmas`,
      `${p.command} rules blackout remove 2026-12-24`,
    ].join("\n"),
  changeButton: "Change",
  faults: {
    "unknown-country": (p: { word: string }) =>
      `I know no public holidays of “${p.word}”. Give a country or a part of one, such as CN, Germany or DE-BE.`,
    "blackout-backwards": () => "That ends before it begins. The first day comes first.",
    "blackout-too-long": () => "A stretch of days that are kept free can be a year long at most.",
    "blackout-past": () => "Those days are over already.",
    "too-many-blackouts": () => "Thirty stretches of days can be kept free. Remove one first.",
    "no-such-blackout": () => "That day is not kept free.",
  },
  // The form.
  formTitle: "House rules",
  formSubmit: "Save",
  formCancel: "Cancel",
  formIntro: "They hold for all surveys. Rounds that are open keep the times at which people are asked.",
  fields: {
    quarter: "Most questions a quarter",
    quietFrom: "Quiet from",
    quietTo: "Quiet until",
    workdays: "Weekends and holidays",
    country: "Public holidays of",
    blackouts: "Days kept free",
  },
  hints: {
    quarter: "To one person, over all surveys. Empty: no limit.",
    quietFrom: "By each person's own clock.",
    quietTo: "The same as the beginning: no quiet hours.",
    country: "Such as CN, DE or DE-BE. Empty: none.",
    blackouts: "One stretch a line: 2026-12-24..2027-01-02 Christmas",
  },
  workdaysOn: "Left out",
  workdaysOff: "Not left out",
  badNumber: "A number from 1 to 91, or nothing.",
  badTime: "A time of day, such as 19:00.",
  // One's own zone.
  zoneAsk: "Which time zone are you in?",
  zoneWhy: "You are then asked and reminded in your working hours. You can change it any time.",
  zoneNow: (p: { zone: string; time: string }) => `Now it is ${p.zone}, where it is ${p.time}.`,
  zoneUsual: (p: { zone: string; time: string }) =>
    `Until you say so, ${p.zone} counts, where it is ${p.time}.`,
  zoneHow: (p: { command: string }) => `Or send your city: ${p.command} zone Berlin`,
  zoneOther: "Another city …",
  zoneSet: (p: { zone: string; time: string }) => `Noted: ${p.zone}, where it is ${p.time} now.`,
  zoneUnknown: (p: { word: string; one: string; other: string }) =>
    `I do not find “${p.word}”. Send a larger city near you, or a zone such as ${p.one} or ${p.other}.`,
  zoneFormTitle: "Your time zone",
  zoneFormLabel: "City or time zone",
  zoneFormHint: "Such as Berlin, New York or Asia/Shanghai",
  zoneFormSubmit: "Save",
};

/** The shape that every language fills. */
export type Rules = typeof rules;
