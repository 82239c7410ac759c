// What the home page shows beside one's own part: the log for all, the latest result for those who manage, and for admins every schedule with its buttons.
import type { RoundLine, ScheduleLine } from "../../core/command/outcome.ts";
import { NO_TOKEN } from "../../core/command/run-press.ts";
import { roundLine, scheduleLines } from "../../core/command/schedule-lines.ts";
import { whoMay } from "../../core/command/who-may.ts";
import { managerOf } from "../../core/digest/for-reader.ts";
import { readDigest } from "../../core/digest/read-digest.ts";
import type { Part } from "../../core/message.ts";
import { encodePress, VERBS, type Verb } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { digestBrief } from "../copy/managing/digest.ts";
import { adminHome, type HomeLine, type HomeNotice } from "../copy/managing/home.ts";
import { PLATFORM_NAMES } from "../copy/platform-names.ts";
import { paragraph } from "../copy/say.ts";
import { type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import { homeQuiet } from "./quiet-press.ts";

/** Gives the parts for an asker's role. `page` and `notice` are the admins': which schedules are seen, and what a press has just come to. */
export async function managingHome(
  managing: Managing,
  asker: Asker,
  page = 1,
  notice: HomeNotice | null = null,
): Promise<readonly Part[]> {
  const { role } = asker.account;
  const { log, commands } = copyFor(asker.locale).managing;
  return [
    ...(whoMay("digest", role) ? await forManagers(managing, asker) : []),
    ...(whoMay("schedules", role) ? await forAdmins(managing, asker, page, notice) : []),
    ...(await homeQuiet(managing, asker)),
    buttonsOf([log.button, VERBS.log], [commands.helpAllButton, VERBS.help]),
  ];
}

async function forManagers({ commands }: Managing, asker: Asker): Promise<readonly Part[]> {
  const { commands: words, digest } = copyFor(asker.locale).managing;
  const comments = { from: 0, most: 0 };
  const wish = { organizationId: asker.organization.id, survey: null, last: null, comments };
  const found = await readDigest(commands, wish, managerOf(asker.account));
  const line = found.kind === "digest" ? digestBrief(found.view, asker) : digest.none;
  return [
    { kind: "heading", text: words.homeManager },
    paragraph(line),
    ...(found.kind === "digest" ? [buttonsOf([words.homeDigestButton, VERBS.digest])] : []),
  ];
}

async function forAdmins(
  { commands, ports }: Managing,
  asker: Asker,
  page: number,
  notice: HomeNotice | null,
): Promise<readonly Part[]> {
  const lines = await scheduleLines(commands, asker.organization.id, asker.now);
  const withRound = async (line: ScheduleLine): Promise<HomeLine> => {
    const { running, schedule } = line;
    const round: RoundLine | null =
      running === null ? null : await roundLine(commands, running, schedule.key);
    return { line, round };
  };
  const { commands: words } = copyFor(asker.locale).managing;
  const down = (ports.unconnected?.() ?? []).map(({ platform, why }) =>
    words[why === "waiting" ? "platformWaiting" : "platformRefused"]({ platform: PLATFORM_NAMES[platform] }),
  );
  return [
    ...down.map(paragraph),
    ...adminHome(await Promise.all(lines.map(withRound)), page, notice, readerOf(ports, asker)),
  ];
}

function buttonsOf(...buttons: readonly (readonly [label: string, verb: Verb])[]): Part {
  return {
    kind: "buttons",
    buttons: buttons.map(([label, verb]) => ({ label, press: encodePress({ verb, token: NO_TOKEN }) })),
  };
}
