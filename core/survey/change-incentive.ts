// Changes what answering brings. In an anonymous survey everybody gets the same, or the gift would say who answered.
import { LOCALES, type Locale } from "../ports.ts";
import type { Survey } from "./survey.ts";
import { type Edit, type InvalidChange, invalid, type Labels, LONGEST } from "./survey-change.ts";
import { withExtras } from "./survey-extras.ts";
import { tidy } from "./tidy-text.ts";

/** Where a person's name stands in the incentive of an attributed survey. */
export const NAME_PLACE = "{name}";
// A promise to find someone later, or something of their own: neither can be kept without knowing who answered.
const PERSONAL = /[{\uFF5B][^{}\uFF5B\uFF5D]*[}\uFF5D]/gu;

/** Gives the survey with an incentive in one language or both, or without one. */
export function changeIncentive(survey: Survey, words: Labels | null): Edit {
  if (words === null) return withExtras(survey, { incentive: undefined });
  const either = words.en ?? words["zh-CN"] ?? "";
  const before = survey.extras?.incentive;
  const texts = { en: "", "zh-CN": "" };
  for (const locale of LOCALES) {
    const text = tidy(words[locale] ?? before?.[locale] ?? either, LONGEST.incentive);
    if (typeof text !== "string") return text;
    texts[locale] = text;
  }
  return (
    incentiveFault({ promise: survey.promise, incentive: texts }) ?? withExtras(survey, { incentive: texts })
  );
}

/** Says why an incentive does not go with a promise; null where it does. Only `{name}` is ever filled in, and only where answers carry names. */
export function incentiveFault({
  promise,
  incentive,
}: {
  readonly promise: Survey["promise"];
  readonly incentive: Readonly<Record<Locale, string>> | undefined;
}): InvalidChange | null {
  if (incentive === undefined) return null;
  const places = LOCALES.flatMap((locale) => incentive[locale].match(PERSONAL) ?? []);
  const allowed = promise === "attributed" ? places.filter((place) => place !== NAME_PLACE) : places;
  return allowed.length === 0 ? null : invalid("personal-incentive");
}
