// The performance from the first scene to the account, and what stays afterwards.
import { askForMore, count } from "./finale.ts";
import { type Keepsake, keep } from "./keepsakes.ts";
import { createScreen } from "./screen.ts";
import { setUp } from "./setting-up.ts";
import { prepareShow, type Show } from "./show.ts";
import { stay } from "./stay.ts";
import { playWeek } from "./week.ts";
import type { Wishes } from "./wishes.ts";

/** Plays to the terminal; false when something was lost or wrong. */
export async function play({ locale, weeks, seed, transcript, folder, stays }: Wishes): Promise<boolean> {
  const { stdin, stdout, env } = process;
  const colours = stdout.isTTY === true && (env["NO_COLOR"] ?? "") === "";
  const screen = createScreen({ out: stdout, colours, file: transcript });
  const show = await prepareShow({ locale, seed, screen });
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    void show.stage.close().then(() => process.exit(130));
  };
  process.once("SIGINT", interrupt);
  try {
    const organizationId = await setUp(show);
    for (let week = 1; week <= weeks; week += 1) await playWeek(show, week);
    const found = await askForMore(show);
    await tellOf(show, folder, found);
    const fine = await count(show, organizationId);
    if (stays) await stay(show, stdin, stdout);
    else screen.line(show.words.onward);
    return fine;
  } catch (error) {
    // Whatever was going on has lost its stage: that is no failure of the demo.
    if (interrupted) return false;
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    await show.stage.close();
  }
}

/** Keeps what a terminal cannot show, and says where. */
async function tellOf({ screen, words }: Show, folder: string, found: readonly Keepsake[]): Promise<void> {
  screen.chapter(words.keepsakes, "");
  const kept = await keep(folder, found);
  if (kept === null) screen.mark("✗", words.notKept({ folder }));
  else {
    screen.tell(words.kept);
    for (const file of kept) screen.line(`  ${file}`);
  }
}
