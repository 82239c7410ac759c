// People and what is known of them, in English. Parameters are finished texts.

/** The sentences around people, attributes and linked accounts. */
export const people = {
  // Ranges that numbers and dates are grouped in.
  bands: {
    years: (p: { count: string }) => (p.count === "1" ? "1 year" : `${p.count} years`),
    months: (p: { count: string }) => (p.count === "1" ? "1 month" : `${p.count} months`),
    under: (p: { edge: string }) => `under ${p.edge}`,
    between: (p: { from: string; below: string }) => `${p.from} to ${p.below}`,
    yearsBetween: (p: { from: string; below: string }) => `${p.from}–${p.below} years`,
    numbersBetween: (p: { from: string; below: string }) => `from ${p.from} to under ${p.below}`,
    from: (p: { edge: string }) => `${p.edge} and more`,
  },
  kinds: { text: "text", number: "number", date: "date" },
  // Attributes.
  attributesTitle: "What is known of people",
  attributesNone: (p: { command: string }) =>
    `Nothing yet. For example: ${p.command} attribute team text, or ${p.command} attribute hired date bands 1y 3y 5y.`,
  attributeLine: (p: { key: string; kind: string }) => `${p.key}: ${p.kind}`,
  attributeBands: (p: { line: string; bands: string }) => `${p.line}, in groups: ${p.bands}`,
  attributeField: (p: { line: string; field: string }) =>
    `${p.line}; from the Slack profile field “${p.field}”`,
  attributeGroups: (p: { line: string; values: string }) => `${p.line}; from Slack user groups: ${p.values}`,
  attributesHow: (p: { command: string }) =>
    `To change it:\n${p.command} attribute team text\n${p.command} attribute hired date bands 1y 3y 5y\n${p.command} attribute level number bands 3 6\n${p.command} attribute team from slack field "Department"\n${p.command} attribute team from slack groups @design=Design @ops=Ops\n${p.command} attribute team remove`,
  attributesFrozen:
    "A round freezes each person's groups when it opens; later changes count from the next round on. A round keeps groups only, never the date or the number itself; the one exception is “value”, whose number it keeps where answers carry names.",
  attributeDefined: (p: { line: string }) => `Saved. ${p.line}.`,
  attributeRemoved: (p: { key: string }) =>
    `“${p.key}” and everybody's value of it are gone. Past rounds stay as they are.`,
  attributeUnknown: (p: { key: string; known: string }) =>
    p.known === ""
      ? `There is no attribute “${p.key}”.`
      : `There is no attribute “${p.key}”. There are: ${p.known}.`,
  tooManyAttributes: (p: { most: string }) => `There can be ${p.most} attributes at most. Remove one first.`,
  noSlack: "The bot is not connected to Slack, so there is nothing to read there.",
  unknownGroup: (p: { name: string }) => `There is no Slack user group @${p.name}.`,
  fieldUnknown: (p: { field: string }) => `Slack profiles have no field “${p.field}”.`,
  fieldNotVisible: (p: { field: string }) =>
    `Slack does not let the bot read the profile field “${p.field}”. Give the app the optional permission users.profile:read (see the setup page), then try again.`,
  badValue: {
    "too-long": (p: { key: string; value: string; most: string }) =>
      `The value of “${p.key}” is too long: at most ${p.most} characters.`,
    "not-a-date": (p: { key: string; value: string; most: string }) =>
      `“${p.value}” is not a date for “${p.key}”. Write it like 2023-05-01.`,
    "not-a-number": (p: { key: string; value: string; most: string }) =>
      `“${p.value}” is not a number for “${p.key}”.`,
  },
  newAttributes: (p: { keys: string }) => `New attributes, kept as text: ${p.keys}.`,
  // People.
  overview: (p: { count: string }) =>
    p.count === "1" ? "1 person is known." : `${p.count} people are known.`,
  overviewHow: (p: { command: string }) =>
    `${p.command} people Ann – find by name, user name or e-mail\n${p.command} people team=Design – find by attribute\n${p.command} people @someone – what is known of one person\n${p.command} people set @someone team=Design\n${p.command} people opt-out @someone [survey]\n${p.command} people erase @someone`,
  overviewImport: "Many at once: npm run nps -- people import people.csv on the server.",
  found: (p: { query: string; count: string }) =>
    `${p.query}: ${p.count === "1" ? "1 person" : `${p.count} people`}`,
  foundNone: (p: { query: string }) => `Nobody is found for ${p.query}.`,
  foundMore: (p: { shown: string; count: string }) =>
    `The first ${p.shown} of ${p.count}. Say more of the name to find fewer.`,
  personLine: (p: { name: string; accounts: string; attributes: string }) =>
    p.attributes === "" ? `${p.name} (${p.accounts})` : `${p.name} (${p.accounts}): ${p.attributes}`,
  states: {
    subscribed: "can be asked",
    left: "has not pressed Start, or has left",
    unreachable: "cannot be reached",
  },
  accountLine: (p: { platform: string; name: string; id: string; state: string }) =>
    `${p.platform}: ${p.name} (${p.id}), ${p.state}`,
  prefers: (p: { platform: string }) => `Asked on ${p.platform}.`,
  personAttributes: (p: { attributes: string }) => `Known: ${p.attributes}.`,
  personNoAttributes: "No attributes.",
  lastAsked: (p: { day: string }) =>
    `Asked last on ${p.day}. Whether and what someone answers is shown nowhere.`,
  neverAsked: "Never asked so far.",
  quietUntil: (p: { day: string }) => `Wants quiet until ${p.day}.`,
  optedOut: (p: { surveys: string }) => `Has opted out of: ${p.surveys}.`,
  keptOutOfAll: "Kept out by an admin of every survey, those made later too.",
  keptOut: (p: { surveys: string }) => `Kept out by an admin: ${p.surveys}.`,
  personSet: (p: { name: string }) => `Saved for ${p.name}. It counts from the next round on.`,
  personOptedOut: (p: { name: string; survey: string; command: string }) =>
    `${p.name} is not asked the survey “${p.survey}” any more. To undo it: ${p.command} people opt-in @${p.name} ${p.survey}`,
  personOptedOutOfAll: (p: { name: string; command: string }) =>
    `${p.name} is not asked any survey any more, nor those made later. To undo it: ${p.command} people opt-in @${p.name}`,
  personOptedIn: (p: { name: string }) =>
    `${p.name} may be asked again, but for what they themselves do not want.`,
  eraseTitle: (p: { name: string }) => `Erase everything about ${p.name}?`,
  eraseWhat:
    "Accounts, attributes, open and named answers and everything still to be sent go for good. Answers of closed anonymous rounds cannot be found any more, by anyone. A platform's directory may bring the account back, as someone new.",
  eraseButton: "Erase",
  eraseKeep: "Keep",
  eraseWaits: (p: { name: string; day: string; command: string }) =>
    `${p.name} cannot be erased by an admin before ${p.day}. An anonymous survey asked them in the last 30 days; if the next one had to do without them, the difference of the two scores would be their answer. They can do it themselves at any time: ${p.command} forget me. Whoever has left can be erased at once.`,
  erased: "Erased.",
  eraseKept: "Nothing was erased.",
  // Linked accounts.
  linkCode: (p: { code: string; where: string; minutes: string; command: string }) =>
    `Your code is ${p.code}. Within ${p.minutes} minutes, on ${p.where}, send the bot: ${p.command} link ${p.code}`,
  linkCodeWhy:
    "Your two accounts then count as one person from the next round on: you are asked once, and answer once. Give the code to nobody: whoever uses it becomes one with you.",
  linkNowhere: "The bot is on no other platform, so there is nothing to link with.",
  linkAsk: (p: { name: string; platform: string }) => `Are you ${p.name} on ${p.platform} too?`,
  linkAskWhat:
    "If so, both accounts become one person from the next round on. Each then sees what is stored about both, and may do what either may. If you did not make this code yourself a moment ago, say no.",
  linkYes: "Yes, that is me",
  linkNo: "No",
  linkKept: "Nothing was linked.",
  linked: (p: { name: string; platform: string; prefers: string }) =>
    `You and ${p.name} on ${p.platform} are one person from the next round on. You are asked on ${p.prefers}.`,
  linkedHow: (p: { command: string }) =>
    `Rounds that are open now still count where they asked you. To be asked elsewhere: ${p.command} link prefer slack, or telegram. To part the two again: ${p.command} link off`,
  linkFaults: {
    unknown: (p: { command: string }) =>
      `This code is not valid, or not any more. Make a new one on your other account: ${p.command} link`,
    self: () => "This code was made by this very account. Send it from the other one.",
    already: () => "These two accounts are one already.",
    "same-connection": () =>
      "One person has one account on each platform, and here both would be on the same one.",
    opening: () => "A round is opening just now. Please try again in a minute.",
    "in-public": (p: { command: string }) =>
      `Everyone here has read this code, so it does not work any more. Make a new one (${p.command} link), and send it to me in private.`,
  },
  linkOff: "Your accounts are separate again from the next round on.",
  linkOffNothing: (p: { command: string }) =>
    `No other account is linked with this one. To link one: ${p.command} link`,
  linkPrefers: (p: { platform: string }) => `You are asked on ${p.platform} from the next round on.`,
  linkNotThere: (p: { platform: string; command: string }) =>
    `You have no account on ${p.platform} that is linked with this one. To link it: ${p.command} link`,
};
