// How the demo is asked to run: its arguments, and the terminal's language.
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Locale } from "../../core/ports.ts";

/** What someone wants to see. */
export interface Wishes {
  readonly locale: Locale;
  readonly weeks: number;
  readonly seed: number;
  /** A file for the transcript, or null. */
  readonly transcript: string | null;
  /** Where charts and results are put. */
  readonly folder: string;
  readonly stays: boolean;
  readonly help: boolean;
}

const MOST_WEEKS = 12;
const SEED = 7;
const FOLDER = join("data", "demo");

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the arguments, or gives the one that cannot be followed as `wrong`. */
export function readWishes(args: readonly string[], env: Env): Wishes | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        weeks: { type: "string", default: "3" },
        lang: { type: "string" },
        seed: { type: "string", default: String(SEED) },
        transcript: { type: "string" },
        out: { type: "string", default: FOLDER },
        stay: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const locale = values.lang === undefined ? localeOf(env) : localeNamed(values.lang);
    if (locale === null) return { wrong: `--lang ${values.lang}` };
    const weeks = wholeNumber(values.weeks, 1, MOST_WEEKS);
    if (weeks === null) return { wrong: `--weeks ${values.weeks}` };
    const seed = wholeNumber(values.seed, 0, 999_999);
    if (seed === null) return { wrong: `--seed ${values.seed}` };
    const { transcript = null, out: folder, stay: stays, help } = values;
    return { locale, weeks, seed, transcript, folder, stays, help };
  } catch (error) {
    // parseArgs says in its message which argument it does not know.
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Gives the language of the terminal, by the order in which programs look at these variables. */
export function localeOf(env: Env): Locale {
  const named = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(
    (one) => one !== undefined && one !== "",
  );
  return localeNamed(named ?? "") ?? "en";
}

function localeNamed(name: string): Locale | null {
  const [language] = name.toLowerCase().split(/[-_.]/);
  if (language === "zh") return "zh-CN";
  return language === "en" ? "en" : null;
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most ? number : null;
}
