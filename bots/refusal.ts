// Says on the terminal why the bot or a command cannot go on, in the operator's language, and what to do about it.
import { SurveyError } from "../core/errors.ts";
import { type Copy, copyFor } from "./copy/copy.ts";
import { PROBLEMS, settingProblems } from "./settings.ts";

/** Prints the refusal, of the start or of a command, to standard error; errors that are not ours keep their name and code but not their text, which may hold data. */
export function printRefusal(
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
  {
    print = (text) => console.error(text),
    isCommand = false,
  }: { readonly print?: (text: string) => void; readonly isCommand?: boolean } = {},
): void {
  const copy = copyFor(env["NPS_LOCALE"] === "zh-CN" ? "zh-CN" : "en");
  print(isCommand ? copy.operating.commandRefused : copy.operating.startRefused);
  if (!(error instanceof SurveyError)) {
    const code =
      error instanceof Error && "code" in error
        ? String(error.code)
        : error instanceof Error
          ? error.name
          : "unknown";
    print(`  ${copy.errors.internal.what} [${code}]\n  ${copy.errors.internal.cure}`);
    return;
  }
  const problems = error.code === "setting-invalid" ? settingProblems(env) : [];
  for (const { name, problem } of problems) print(`  ${name} ${copy.operating.settings[problem]}`);
  if (problems.length > 0) return;
  for (const line of refusalOf(error, copy)) print(`  ${line}`);
}

/** Gives an error as lines: the setting that is wrong and why, or what happened and the cure. */
export function refusalOf({ code, params }: SurveyError, copy: Copy): readonly string[] {
  const problem = PROBLEMS.find((known) => known === params["problem"]);
  if (problem !== undefined) {
    const said = params["code"] === undefined ? "" : ` [${params["code"]}]`;
    return [`${params["setting"]} ${copy.operating.settings[problem]}${said}`];
  }
  const { what, cure } = copy.errors[code];
  return [params["setting"] === undefined ? what : `${params["setting"]}: ${what}`, cure];
}
