// An export on its way to the manager who asked for it: as a file, to them alone.
import type { GatheredExport } from "../../core/exchange/export-survey.ts";
import { copyFor } from "../copy/copy.ts";
import { makeFile } from "../report/make-file.ts";
import { commandWord, type Managing } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { Reply } from "./talk.ts";

/** Gives the reply with the file. */
export async function exportReply(
  { ports }: Managing,
  asker: Asker,
  gathered: GatheredExport,
): Promise<Reply> {
  const { locale, organization, account, now } = asker;
  const copy = copyFor(locale);
  const words = copy.exporting;
  const command = commandWord(ports.settings, account.platform);
  const file = await makeFile(gathered, { copy, organization, command, now });
  const { data, format, isWhole } = gathered;
  const said = { survey: data.survey.key, rounds: copy.format.number(data.rounds.length) };
  const text = [
    words.handed[format](said),
    ...(data.answers === undefined ? [] : [words.named]),
    ...(isWhole ? [] : [words.notWhole]),
  ].join(" ");
  return { locale, file: { ...file, text } };
}
