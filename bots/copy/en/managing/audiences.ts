// Audiences of several parts, and who was passed over, in English. Parameters are finished texts.

/** The sentences about whom a schedule asks, and whom it does not. */
export const audiences = {
  without: (p: { audience: string; places: string }) => `${p.audience} without ${p.places}`,
  where: (p: { audience: string; conditions: string }) => `${p.audience} where ${p.conditions}`,
  is: (p: { key: string; values: string }) => `${p.key} is ${p.values}`,
  both: (p: { one: string; other: string }) => `${p.one} and ${p.other}`,
  or: (p: { one: string; other: string }) => `${p.one} or ${p.other}`,
  share: (p: { audience: string; percent: string }) => `a random ${p.percent} % of ${p.audience}`,
  /** Behind a preview's number of people. */
  sampled: (p: { asked: string }) => `Each round draws ${p.asked} of them anew.`,
  problems: {
    "all-excluded": "Everyone in these places is left out again. Leave out fewer places.",
    "conditions-together":
      "Each condition fits somebody, but nobody fits all of them together. Take one away.",
    "crowd-alone":
      "Telegram does not tell who is in a group, so a group cannot be joined with other places, narrowed or sampled. Ask it alone, with a post; or ask everyone who has started the bot.",
  },
  conditionUnknown: (p: { key: string; known: string }) =>
    p.known === ""
      ? `Nobody there has an attribute “${p.key}”. No attribute is known of enough people yet: import them first.`
      : `Nobody there has an attribute “${p.key}”. Known are: ${p.known}.`,
  conditionNobody: (p: { condition: string; key: string; known: string }) =>
    p.known === ""
      ? `Nobody there has ${p.condition}, and no other ${p.key} has enough people to be named.`
      : `Nobody there has ${p.condition}. Many have: ${p.known}.`,
  sampleTooSmall: (p: { people: string; percent: string; each: string; least: string; enough: string }) =>
    `${p.percent} % of these ${p.people} people are ${p.each} a round, and an anonymous round asks at least ${p.least}. From sample ${p.enough}% on it works.`,
  // Who was passed over.
  passedOver: (p: { reasons: string }) => `Passed over: ${p.reasons}.`,
  atLeast: (p: { count: string }) => `at least ${p.count}`,
  fewerThan: (p: { k: string }) => `fewer than ${p.k}`,
  why: {
    gap: (p: { count: string }) => `${p.count} asked too recently`,
    quarter: (p: { count: string }) => `${p.count} asked as often in a quarter as the house rules allow`,
    sample: (p: { count: string }) => `${p.count} not drawn for the sample`,
    wish: (p: { count: string }) => `${p.count} by their own wish`,
  },
  // The form.
  fields: {
    more: "More channels or @groups",
    not: "Leave out",
    where: "Only people with",
    sample: "How many of them",
  },
  hints: {
    more: "Joined with those above, such as #sales @design",
    not: "Such as #contractors or @interns",
    where: "Such as office=Berlin,Munich level=3–6",
    sample: "Drawn anew each time; at least ten people are asked.",
  },
  badPlaces: "Name channels as #sales and groups as @design, one after another.",
  badConditions: "Say it like this: office=Berlin,Munich level=3–6",
  all: "All of them",
  shareOption: (p: { percent: string }) => `A random ${p.percent} %`,
};

/** The shape that every language fills. */
export type Audiences = typeof audiences;
