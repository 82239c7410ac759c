// Chinese typography sets a space between Han characters and Latin letters or digits; names that are filled in bring either.

const HAN = /\p{Script=Han}/u;
const LATIN = /[A-Za-z0-9#@/%]/;

/** Tags a template whose filled-in values get a space where Han and Latin would touch. */
export function spaced(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.reduce((written, text, at) => join(join(written, values[at - 1] ?? ""), text));
}

/** Puts a name into a sentence in the place of `{org}`, with a space where Han and Latin would touch. */
export function nameInto(sentence: string, name: string): string {
  return sentence.split("{org}").reduce((written, text) => join(join(written, name), text));
}

function join(before: string, after: string): string {
  const last = before.at(-1) ?? "";
  const first = after.at(0) ?? "";
  const touch = (HAN.test(last) && LATIN.test(first)) || (LATIN.test(last) && HAN.test(first));
  return touch ? `${before} ${after}` : `${before}${after}`;
}
