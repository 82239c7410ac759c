// `npm run demo`: the real bot beside a Slack and a Telegram on this machine, for some weeks in under a minute.
import { copyFor } from "../../bots/copy/copy.ts";
import { localeOf, readWishes } from "./wishes.ts";

/** Runs the demo as asked; gives the exit code: 0, 1 when something was lost or wrong, 2 when it cannot be run as written. */
export async function run(args: readonly string[]): Promise<number> {
  const wishes = readWishes(args, process.env);
  if ("wrong" in wishes) {
    const { wrongUse, usage } = copyFor(localeOf(process.env)).demo;
    console.error([wrongUse({ what: wishes.wrong }), ...usage].join("\n"));
    return 2;
  }
  if (wishes.help) {
    console.log(copyFor(wishes.locale).demo.usage.join("\n"));
    return 0;
  }
  // Loaded only now: everything that the bot and both platforms consist of.
  const { play } = await import("./play.ts");
  return (await play(wishes)) ? 0 : 1;
}
