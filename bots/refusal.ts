// Says on the terminal why the bot or a command cannot go on, in the operator's language, and what to do about it.
import { SurveyError } from "../core/errors.ts";
import { PROBLEMS, settingProblems } from "./config.ts";
import { copyFor } from "./copy/copy.ts";

/** Prints the refusal to standard error; errors that are not ours keep their name and code but not their text, which may hold data. */
export function printRefusal(
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
  print: (text: string) => void = (text) => console.error(text),
): void {
  const copy = copyFor(env["NPS_LOCALE"] === "zh-CN" ? "zh-CN" : "en");
  print(copy.operating.startRefused);
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
  const refused = PROBLEMS.find((problem) => problem === error.params["problem"]);
  if (refused !== undefined) {
    const code = error.params["code"] === undefined ? "" : ` [${error.params["code"]}]`;
    print(`  ${error.params["setting"]} ${copy.operating.settings[refused]}${code}`);
    return;
  }
  const { what, cure } = copy.errors[error.code];
  const setting = error.params["setting"] === undefined ? "" : ` (${error.params["setting"]})`;
  print(`  ${what}${setting}\n  ${cure}`);
}
