// A press of a manager's button: where its outcome belongs, in the place of the pressed message or beside it.
import type { CommandOutcome } from "../../core/command/outcome.ts";
import { runManagingPress } from "../../core/command/run-press.ts";
import { scheduleLines } from "../../core/command/schedule-lines.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { mayNot } from "../copy/managing/help.ts";
import { pressedAtHome } from "../copy/managing/home.ts";
import { schedulesMessage } from "../copy/managing/lists.ts";
import { replyTo } from "./command.ts";
import { opened, posted } from "./digest-reply.ts";
import { pressedHome } from "./home-press.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import { pressedQuiet } from "./quiet-press.ts";
import type { Place, Reply } from "./talk.ts";

// These answer the very message that was pressed: a preview, a question, an offer.
const IN_PLACE: ReadonlySet<CommandOutcome["kind"]> = new Set([
  ...(["preview", "draft-problems", "draft-gone", "discarded", "saved", "stale", "survey-fault"] as const),
  // The question whether to close comes from a list, which stays as it is.
  ...(["survey-saved", "survey-stale"] as const),
  ...(["closed", "not-open", "role-set", "last-admin", "kept"] as const),
  // Whether to link, whether to erase, whether to take a comment out: the question is done with.
  ...(["linking", "roster", "redaction"] as const),
]);

/** Does what a press asks and gives the reply. */
export async function pressedByManager(
  managing: Managing,
  asker: Asker,
  press: Press,
  at: { readonly place: Place; readonly messageRef: string | null },
): Promise<Reply> {
  const { place } = at;
  const { locale } = asker;
  const atHome = pressedAtHome(press);
  if (atHome !== null) return pressedHome(managing, asker, atHome, place);
  if (press.verb === VERBS.quiet) return pressedQuiet(managing, asker, press, place);
  const outcome = await runManagingPress(managing.commands, commanding(asker, place), press);
  if (outcome === null) return { locale, toast: copyFor(locale).answering.gone };
  if (outcome.kind === "not-allowed") return { locale, toast: mayNot(outcome.needs, { locale }) };
  if (outcome.kind === "digest") return digestPressed(managing, asker, press, place, outcome);
  const reply = await replyTo(managing, asker, place, outcome);
  const { answer, ...rest } = reply;
  if (answer === undefined) return reply;
  switch (outcome.kind) {
    case "paused":
    case "resumed":
      return { ...rest, toast: answer.text, redraw: await listAgain(managing, asker) };
    case "shared":
    case "no-channel":
    case "test-sent":
      return { ...rest, toast: answer.text };
    case "steering":
      // The list in which the button stood, as it stands now.
      return outcome.outcome.kind === "actions" ? { ...rest, redraw: answer } : reply;
    default:
      return IN_PLACE.has(outcome.kind) ? { ...rest, redraw: answer } : reply;
  }
}

async function digestPressed(
  managing: Managing,
  asker: Asker,
  press: Press,
  place: Place,
  shown: Extract<CommandOutcome, { kind: "digest" }>,
): Promise<Reply> {
  const { locale } = asker;
  if (shown.share) {
    const { sharedHere } = copyFor(locale).managing.digest;
    return { locale, toast: sharedHere, post: await posted(managing, asker, place, shown) };
  }
  if (press.verb === VERBS.digest) return replyTo(managing, asker, place, shown);
  return opened(managing, asker, place, shown, {
    details: press.verb === VERBS.details,
    argument: press.argument,
  });
}

async function listAgain({ commands, ports }: Managing, asker: Asker) {
  const lines = await scheduleLines(commands, asker.organization.id, asker.now);
  return schedulesMessage(lines, readerOf(ports, asker));
}
