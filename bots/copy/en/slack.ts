// What only Slack needs to say, in English: the words of its windows.

/** The sentences of Slack's windows; a title holds 24 characters. */
export const slack = {
  noteTitle: "Only you see this",
  close: "Close",
  working: "One moment… This window will say when it is done.",
  done: "Done.",
  formExpired: "Slack did not open the form in time. Please try once more.",
  fileInPrivate: "The file is in your direct messages with this app.",
  fileNotShared: "Slack did not take the file. Please ask for it once more.",
  fileNotAllowed:
    "This app may not share files here. Whoever set it up can grant it the scope files:write and install it once more.",
};

/** The shape that every language fills. */
export type Slack = typeof slack;
