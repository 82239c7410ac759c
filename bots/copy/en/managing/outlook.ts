// What the coming rounds will be, round by round, and a dry run, in English. Parameters are finished texts.

/** The sentences of a preview's outlook and of a dry run. */
export const outlook = {
  title: "Round by round:",
  people: (p: { when: string; people: string }) => `• ${p.when}: ${p.people}`,
  passed: (p: { line: string; passed: string }) => `${p.line}. ${p.passed}`,
  crowd: (p: { when: string; people: string }) => `• ${p.when}: one post, about ${p.people}`,
  refused: (p: { when: string; why: string }) => `• ${p.when}: would not open; ${p.why}`,
  momentsTitle: "By local time, the first of them asks:",
  moment: (p: { when: string; zone: string; people: string }) => `• ${p.when} in ${p.zone}: ${p.people}`,
  moreZones: (p: { zones: string; people: string }) => `• and in ${p.zones} more zones: ${p.people}`,
  sendingLearnt: (p: { time: string }) =>
    `Sending takes ${p.time}, at the pace that the platform has been found to allow.`,
  segmentWithheld: (p: { attribute: string; groups: string }) =>
    `By ${p.attribute}, these groups will mostly stay withheld, or be put together: ${p.groups}.`,
  segmentFine: (p: { attribute: string }) => `By ${p.attribute}, every group may mostly be shown.`,
  segmentNone: (p: { attribute: string }) => `By ${p.attribute} nothing can be shown: nobody has a value.`,
  segmentUnread: (p: { attribute: string }) =>
    `By ${p.attribute} nothing can be told yet: nobody has a value so far, and it is read from Slack when a round opens.`,
  moreGroups: (p: { count: string }) => `${p.count} more`,
  help: {
    "fewer-panels": "Asking everyone at once and less often would show more of them.",
    "merge-groups": "Putting small groups together, or wider ranges, would show more of them.",
    "fewer-attributes": "Fewer attributes leave each of them more room.",
  },
  // A dry run.
  dryTitle: (p: { key: string }) => `Dry run of “${p.key}”: nothing was sent or saved`,
  dryAsked: (p: { people: string; until: string }) => `Now ${p.people} would be asked, until ${p.until}.`,
  dryCrowd: (p: { people: string; until: string }) =>
    `Now one post would ask about ${p.people}, until ${p.until}.`,
  dryReminders: (p: { when: string }) => `Reminders to the silent: ${p.when}.`,
  dryDigest: (p: { when: string }) => `The digest would come ${p.when}.`,
  dryMessages: (p: { count: string; languages: string }) =>
    p.count === "1"
      ? `1 message was composed (${p.languages}).`
      : `${p.count} messages were composed (${p.languages}).`,
  dryExample: (p: { name: string }) => `${p.name} would read:`,
  dryPost: "Everyone there would read:",
  dryButtons: (p: { labels: string }) => `Buttons: ${p.labels}`,
};
