// What a survey has besides the score: read and written so that what it lacks is left out.
import type { BackgroundQuestion, Driver, Survey, SurveyExtras } from "./survey.ts";

/** What the parts of a survey's form are told by. */
export type Asking = Pick<Survey, "drivers"> & { readonly extras?: SurveyExtras };

type Changed = { readonly [Key in keyof SurveyExtras]: SurveyExtras[Key] | undefined };

/** Gives the survey with some of its extras changed; undefined and empty lists take one away. */
export function withExtras(survey: Survey, changed: Changed): Survey {
  const { extras: before, ...bare } = survey;
  const all = Object.entries({ ...before, ...changed }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return all.length === 0 ? bare : { ...bare, extras: Object.fromEntries(all) };
}

/** Gives the questions that come before the score. */
export function backgroundOf({ extras }: Asking): readonly BackgroundQuestion[] {
  return extras?.background ?? [];
}

/** Gives the drivers that are rated 0–10. */
export function ratedOf({ drivers, extras }: Asking): readonly Driver[] {
  return drivers.filter(({ key }) => extras?.rated?.includes(key));
}

/** Gives the drivers that are ticked. */
export function tickedOf({ drivers, extras }: Asking): readonly Driver[] {
  return drivers.filter(({ key }) => !extras?.rated?.includes(key));
}
