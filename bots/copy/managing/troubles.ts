// What went wrong while nobody watched, told to admins.
import type { Message } from "../../../core/message.ts";
import { copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import type { Reader } from "./reader.ts";

/** What is known of a trouble: its code, and the schedule's key where it is one of a schedule. */
export interface TroubleFacts {
  readonly code: string;
  readonly schedule: string | null;
  /** The name of the channel that it is about. */
  readonly channel?: string;
}

/** Says what happened and what to do. */
export function troubleMessage(
  { code, schedule, channel }: TroubleFacts,
  reader: Pick<Reader, "locale">,
): Message {
  const { commands: words, schedules } = copyFor(reader.locale).managing;
  const of = (sentences: Readonly<Record<string, string>>): string | undefined =>
    Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  const why = of(words.troubles) ?? of(schedules.refused);
  const text =
    why !== undefined && schedule !== null
      ? words.trouble({ key: schedule, why })
      : channel !== undefined && code === "channel-unreachable"
        ? words.troubleChannel({ channel })
        : (of(words.connectionTroubles) ?? words.troubleUnknown({ code }));
  return { text, parts: [{ kind: "heading", text: words.troubleTitle }, paragraph(text)] };
}
