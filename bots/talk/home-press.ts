// A press on the home page: done as anywhere else, and the page drawn anew in its place with what came of it.
import type { CommandOutcome, RoundLine } from "../../core/command/outcome.ts";
import { runManagingPress } from "../../core/command/run-press.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { home } from "../copy/home.ts";
import { mayNot } from "../copy/managing/help.ts";
import type { HomeNotice } from "../copy/managing/home.ts";
import { outcomeMessage } from "../copy/managing/outcome.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import { managingHome } from "./managing-home.ts";
import type { Asker } from "./ports.ts";
import type { Place, Reply } from "./talk.ts";

type Told = Extract<
  CommandOutcome,
  {
    kind:
      | "paused"
      | "resumed"
      | "opening"
      | "closed"
      | "not-open"
      | "which-round"
      | "unknown-schedule"
      | "kept"
      | "confirm-close";
  }
>;

const TOLD: ReadonlySet<CommandOutcome["kind"]> = new Set<Told["kind"]>([
  ...(["paused", "resumed", "opening", "closed", "not-open"] as const),
  ...(["which-round", "unknown-schedule", "kept", "confirm-close"] as const),
]);

/** Does what a press on the page asks, and gives the page with what came of it. Without the role nothing is done and nothing drawn. */
export async function pressedHome(
  managing: Managing,
  asker: Asker,
  { press, page }: { readonly press: Press; readonly page: number },
  place: Place,
): Promise<Reply> {
  const { locale } = asker;
  const of = commanding(asker, place);
  if (press.verb === VERBS.home) {
    return { locale, redraw: await drawn(managing, asker, page, null) };
  }
  const outcome = await runManagingPress(managing.commands, of, press);
  if (outcome === null) return { locale, toast: copyFor(locale).answering.gone };
  if (outcome.kind === "not-allowed") return { locale, toast: mayNot(outcome.needs, { locale }) };
  if (!isTold(outcome)) return { locale, toast: copyFor(locale).answering.gone };
  if (outcome.kind === "opening" || outcome.kind === "closed") managing.ports.wake();
  const { text } = outcomeMessage(outcome, readerOf(managing.ports, asker));
  const confirm: RoundLine | null = outcome.kind === "confirm-close" ? outcome.line : null;
  const scheduleId = await aboutWhich(managing, outcome, press);
  const notice: HomeNotice = { scheduleId, text: sentencesOf(managing, asker, outcome), confirm };
  return {
    locale,
    redraw: await drawn(managing, asker, page, notice),
    ...(confirm === null ? { toast: text } : {}),
  };
}

function isTold(outcome: CommandOutcome): outcome is Told {
  return TOLD.has(outcome.kind);
}

async function aboutWhich({ commands }: Managing, outcome: Told, press: Press): Promise<string | null> {
  switch (outcome.kind) {
    case "paused":
    case "resumed":
      return outcome.line.schedule.id;
    case "opening":
      return outcome.schedule.id;
    case "closed":
      return outcome.round.scheduleId;
    case "confirm-close":
      return outcome.line.round.scheduleId;
    default:
      return (await commands.rounds.byId(press.token))?.scheduleId ?? null;
  }
}

// All that an outcome says, not only its first line: who was passed over stands in the second.
function sentencesOf(managing: Managing, asker: Asker, outcome: Told): string {
  const { parts } = outcomeMessage(outcome, readerOf(managing.ports, asker));
  return parts.flatMap((part) => (part.kind === "paragraph" ? [part.text] : [])).join("\n");
}

async function drawn(managing: Managing, asker: Asker, page: number, notice: HomeNotice | null) {
  return home(asker.locale, asker.organization, await managingHome(managing, asker, page, notice));
}
