// Taking a comment out, in English. Parameters are finished texts.

/** The sentences of taking a comment out. */
export const redaction = {
  noComments: (p: { round: string }) => `Round ${p.round} has no comments to show.`,
  noRound: "There is no such comment any more.",
  noSuch: (p: { round: string; comment: string; most: string }) =>
    `Round ${p.round} has no comment ${p.comment}: its comments are numbered 1 to ${p.most}. The number stands beside each in the digest's details.`,
  already: (p: { round: string; comment: string }) =>
    `Comment ${p.comment} of round ${p.round} has been taken out already.`,
  title: (p: { round: string; comment: string }) => `Take out comment ${p.comment} of round ${p.round}?`,
  what: "Nobody will see it again, in no digest, page or export, and this cannot be undone. Its number stays, with dots in its place. Themes and tone counted it and stay as they are. Messages that already show it in a channel have to be deleted there by hand.",
  button: "Take it out",
  keepButton: "Leave it",
  done: (p: { round: string }) =>
    `Done: the comment of round ${p.round} is shown to nobody any more. The log says that you took one out, not which.`,
  kept: "The comment stays.",
};
