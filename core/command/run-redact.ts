// Takes a comment out of every view: an admin names it by its number, reads it once more, and says yes.
import type { Round } from "../ask/round.ts";
import type { Press } from "../press.ts";
import { mask } from "../words/masking.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import type { RedactCommand } from "./redact-grammar.ts";
import type { RedactionOutcome } from "./redaction-outcome.ts";

/** The argument of the button that leaves a comment where it is. */
export const KEEP_COMMENT = "keep";

/** Asks whether the comment is to be taken out. */
export async function askToRedact(
  { rounds, publications }: CommandPorts,
  { organization }: Commanding,
  { round: number, comment: at }: RedactCommand,
): Promise<CommandOutcome> {
  const round = await rounds.byNumber(organization.id, number);
  const most = round === null ? 0 : (await publications.commentCounts(round.id)).all;
  if (round === null || most === 0) return redaction({ kind: "no-comments", round: number });
  const [comment] = await publications.comments(round.id, 1, { from: at - 1 });
  if (comment === undefined) return redaction({ kind: "no-such", round: number, comment: at, most });
  if (comment.redacted === true) return redaction({ kind: "already", round: number, comment: at });
  return redaction({
    kind: "confirm",
    round: number,
    comment: at,
    text: mask(comment.text),
    roundId: round.id,
    commentId: comment.id,
  });
}

/** Takes a comment out for someone who has said yes, or leaves it. */
export async function pressRedact(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  { token, argument = "" }: Press,
): Promise<CommandOutcome> {
  if (argument === KEEP_COMMENT) return redaction({ kind: "kept" });
  const round: Round | null = await ports.rounds.byId(token);
  if (round === null || round.organizationId !== organization.id) {
    return redaction({ kind: "no-comments", round: null });
  }
  const done = await ports.publications.redact(round, readCommentId(argument), now);
  if (done === "unknown") return redaction({ kind: "no-comments", round: round.number });
  // Of two presses one does it, and one line is written.
  if (done === "redacted") await record(ports, actor, "comment-redacted", { round: round.number }, now);
  return redaction({ kind: "done", round: round.number });
}

// The ids of words on ballots say which of the two texts they are, behind a dot, which no button may carry.
const PARTS = [
  ["r", ".reason"],
  ["i", ".improve"],
  ["w", ""],
] as const;

/** Writes a comment's id as a button's argument. */
export function writeCommentId(id: string): string {
  const [letter, ending] = PARTS.find(([, each]) => id.endsWith(each)) ?? PARTS[2];
  return `${letter}${id.slice(0, id.length - ending.length)}`;
}

function readCommentId(argument: string): string {
  const ending = PARTS.find(([letter]) => argument.startsWith(letter))?.[1] ?? "";
  return `${argument.slice(1)}${ending}`;
}

function redaction(outcome: RedactionOutcome): CommandOutcome {
  return { kind: "redaction", outcome };
}
