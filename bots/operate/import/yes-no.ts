// What people type for yes and no, in either language, whichever they are asked in.

/** The words for yes; compared in lower case. */
export const YES_WORDS: readonly string[] = ["y", "yes", "是", "好"];

/** The words for no. */
export const NO_WORDS: readonly string[] = ["n", "no", "不", "否"];
