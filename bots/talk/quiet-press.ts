// A press about one's own quiet: on the home page, which is drawn again, or on its own message.
import { quietByPress, quietState } from "../../core/command/run-quiet.ts";
import type { Part } from "../../core/message.ts";
import type { Press } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { home } from "../copy/home.ts";
import { AT_HOME, quietDone, quietMessage, quietParts } from "../copy/managing/quiet.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { Place, Reply } from "./talk.ts";

/** Does what the press asks and gives the reply; a look at it is answered beside what was pressed. */
export async function pressedQuiet(
  managing: Managing,
  asker: Asker,
  press: Press,
  place: Place,
): Promise<Reply> {
  const { commands, conversation, ports } = managing;
  const { locale } = asker;
  const copy = copyFor(locale);
  const argument = press.argument ?? "";
  const atHome = argument.endsWith(AT_HOME);
  const bare = atHome ? argument.slice(0, -AT_HOME.length) : argument;
  const outcome = await quietByPress(commands, commanding(asker, place), {
    token: press.token,
    argument: bare,
  });
  if (outcome.kind !== "quiet") return { locale, toast: copy.answering.gone };
  const reader = readerOf(ports, asker);
  const done = quietDone(outcome.done, copy, reader);
  if (done === null) return { locale, answer: quietMessage(outcome, reader) };
  if (!atHome) return { locale, toast: done, redraw: quietMessage({ ...outcome, done: null }, reader) };
  // Whoever has just ended their refusal is drawn as someone who is asked.
  const { never } = outcome.state;
  const account = never === true ? asker.account : { ...asker.account, state: "subscribed" as const };
  const more = await conversation.managers.homeParts({ ...asker, account });
  return { locale, toast: done, redraw: home(locale, asker.organization, more) };
}

/** Gives what the home page says of one's own quiet. */
export async function homeQuiet({ commands, ports }: Managing, asker: Asker): Promise<readonly Part[]> {
  return quietParts(await quietState(commands, asker.account, asker.now), readerOf(ports, asker));
}
