// What the App Home shows to those who manage: the latest result, and for admins what is planned and open.
import { NO_TOKEN } from "../../core/command/run-press.ts";
import { scheduleLines } from "../../core/command/schedule-lines.ts";
import { whoMay } from "../../core/command/who-may.ts";
import { readDigest } from "../../core/digest/read-digest.ts";
import type { Button, Part } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { digestLine } from "../copy/managing/digest.ts";
import { stateLine } from "../copy/managing/lists.ts";
import { paragraph } from "../copy/say.ts";
import { type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";

/** Gives the parts for an asker's role; none without one. */
export async function managingHome(managing: Managing, asker: Asker): Promise<readonly Part[]> {
  const { role } = asker.account;
  return [
    ...(whoMay("digest", role) ? await forManagers(managing, asker) : []),
    ...(whoMay("schedules", role) ? await forAdmins(managing, asker) : []),
  ];
}

async function forManagers({ commands }: Managing, asker: Asker): Promise<readonly Part[]> {
  const { commands: words, digest } = copyFor(asker.locale).managing;
  const wish = { organizationId: asker.organization.id, survey: null, last: null };
  const found = await readDigest(commands, wish);
  const line = found.kind === "digest" ? digestLine(found.view, asker) : digest.none;
  return [
    { kind: "heading", text: words.homeManager },
    paragraph(line),
    ...(found.kind === "digest" ? [button(words.homeDigestButton, VERBS.digest)] : []),
  ];
}

async function forAdmins({ commands, ports }: Managing, asker: Asker): Promise<readonly Part[]> {
  const { commands: words, schedules } = copyFor(asker.locale).managing;
  const reader = readerOf(ports, asker);
  const lines = await scheduleLines(commands, asker.organization.id, asker.now);
  const text =
    lines.length === 0
      ? schedules.listEmpty({ command: reader.command })
      : lines
          .map((line) => schedules.listLine({ key: line.schedule.key, state: stateLine(line, reader) }))
          .join("\n");
  const buttons: readonly Button[] = [
    press(schedules.newButton, VERBS.form),
    ...(lines.length === 0 ? [] : [press(words.homeSchedulesButton, VERBS.schedules)]),
  ];
  return [{ kind: "heading", text: words.homeAdmin }, paragraph(text), { kind: "buttons", buttons }];
}

function button(label: string, verb: typeof VERBS.digest): Part {
  return { kind: "buttons", buttons: [press(label, verb)] };
}

function press(
  label: string,
  verb: typeof VERBS.digest | typeof VERBS.form | typeof VERBS.schedules,
): Button {
  return { label, press: encodePress({ verb, token: NO_TOKEN }) };
}
