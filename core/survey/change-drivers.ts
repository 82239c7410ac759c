// Changes what may have moved a score: which drivers there are, how they are called, which are rated.
import { LOCALES } from "../ports.ts";
import type { Driver, Survey } from "./survey.ts";
import { type Edit, invalid, type Labels, LONGEST, MAX_DRIVERS } from "./survey-change.ts";
import { withExtras } from "./survey-extras.ts";
import { freeKey, isSame, tidy } from "./tidy-text.ts";

/** Gives the survey with one more driver, called in one language or both. */
export function addDriver(survey: Survey, words: Labels): Edit {
  if (survey.drivers.length >= MAX_DRIVERS) return invalid("too-many-drivers", MAX_DRIVERS);
  const either = words.en ?? words["zh-CN"] ?? "";
  const added = { key: freeKey("d", survey.drivers), label: { en: either, "zh-CN": either } };
  return labelled(survey, [...survey.drivers, added], survey.drivers.length, words);
}

/** Gives the survey with a driver called otherwise. */
export function renameDriver(survey: Survey, key: string, words: Labels): Edit {
  const at = survey.drivers.findIndex((driver) => driver.key === key);
  return at < 0 ? invalid("unknown-driver") : labelled(survey, survey.drivers, at, words);
}

/** Gives the survey without a driver, and its rating with it. */
export function removeDriver(survey: Survey, key: string): Edit {
  const drivers = survey.drivers.filter((driver) => driver.key !== key);
  if (drivers.length === survey.drivers.length) return invalid("unknown-driver");
  const rated = survey.extras?.rated?.filter((each) => each !== key);
  return withExtras({ ...survey, drivers }, { rated });
}

/** Gives the survey without any driver. */
export function clearDrivers(survey: Survey): Edit {
  return withExtras({ ...survey, drivers: [] }, { rated: undefined });
}

/** Gives the survey with these drivers (by key or label) rated and all others ticked. */
export function rateDrivers(survey: Survey, named: readonly string[]): Edit {
  const found = named.map((name) => findDriver(survey, name));
  if (found.includes(null)) return invalid("unknown-driver");
  const keys = new Set(found.map((driver) => driver?.key));
  return withExtras(survey, { rated: survey.drivers.map(({ key }) => key).filter((key) => keys.has(key)) });
}

/** Finds a driver as people name it: by its key, or by its label in either language. */
export function findDriver({ drivers }: Pick<Survey, "drivers">, name: string): Driver | null {
  const found = drivers.find(
    ({ key, label }) => key === name || LOCALES.some((locale) => isSame(label[locale], name)),
  );
  return found ?? null;
}

function labelled(survey: Survey, drivers: readonly Driver[], at: number, words: Labels): Edit {
  const driver = drivers[at];
  if (driver === undefined) return invalid("unknown-driver");
  const en = tidy(words.en ?? driver.label.en, LONGEST.driver);
  const chinese = tidy(words["zh-CN"] ?? driver.label["zh-CN"], LONGEST.driver);
  if (typeof en !== "string") return en;
  if (typeof chinese !== "string") return chinese;
  const others = drivers.filter((other) => other !== driver);
  if (others.some(({ label }) => isSame(label.en, en) || isSame(label["zh-CN"], chinese))) {
    return invalid("driver-exists");
  }
  return { ...survey, drivers: drivers.with(at, { key: driver.key, label: { en, "zh-CN": chinese } }) };
}
