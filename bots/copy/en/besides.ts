// What stands around the score: short questions before it, ratings after it, and thanks, in English.

/** Gives the sentences around a score. */
export function besides() {
  return {
    aboutSeconds: (p: { count: string }) => `about ${p.count} seconds`,
    backgroundFirst: (p: { question: string }) => `Before the number, if you like: ${p.question}`,
    backgroundSkip: "Skip this one",
    backgroundWaits: "Noted. It counts together with a number, so please press one.",
    backgroundStored: "Stored; it can be changed until closing.",
    ratingAsk: (p: { driver: string }) => `${p.driver}: how good is it?`,
    ratingAnchors: "0 = very poor · 10 = excellent",
    ratingField: (p: { driver: string }) => `${p.driver} (0 = very poor, 10 = excellent)`,
    ratingStored: (p: { rating: string }) => `${p.rating}: stored. Only you see this note.`,
    besidesSkip: "Skip",
    besidesAgain: "The short questions again",
    formTakes: (p: { time: string }) => `All of it together takes ${p.time}.`,
    previewPressed: "This is a preview: its buttons do nothing.",
  };
}

/** The shape that every language fills. */
export type Besides = ReturnType<typeof besides>;
