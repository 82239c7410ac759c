// What the command line says of the coming rounds, in English. Parameters are finished texts.

/** The sentences of `nps audience preview`. */
export const lookingAhead = {
  command: "look at audiences",
  preview: "tell whom the coming rounds would ask, when, and how exact the result would be",
  schedule: "a schedule by its key (default: the only one)",
  in: "an audience in the words of the schedule command, such as “#design not @contractors where office=Berlin”",
  survey: "with --in: the survey that would ask (default: staff)",
  either: "Say either --schedule or --in.",
  noPlatform: (p: { code: string }) => `The platform did not say who is there (${p.code}). Try again.`,
};
