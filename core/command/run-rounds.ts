// Lists rounds and closes them, the latter only after a second yes.
import { closeByHand } from "../ask/close-by-hand.ts";
import type { Round } from "../ask/round.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { roundLine, roundLines } from "./schedule-lines.ts";

/** Lists what runs and what ran lately. */
export async function listRounds(ports: CommandPorts, { organization }: Commanding): Promise<CommandOutcome> {
  return { kind: "rounds", lines: await roundLines(ports, organization.id, "recent") };
}

/** Asks whether the round with this number, or the only one that is open, is to be closed. */
export async function askToClose(
  ports: CommandPorts,
  of: Commanding,
  number: number | null,
): Promise<CommandOutcome> {
  return confirm(ports, of, await roundBy(ports, of, number), number);
}

/** Asks whether the round with this id is to be closed. */
export async function askToCloseById(
  ports: CommandPorts,
  of: Commanding,
  roundId: string,
): Promise<CommandOutcome> {
  const round = await ports.rounds.byId(roundId);
  return confirm(ports, of, round?.organizationId === of.organization.id ? round : null, null);
}

async function confirm(
  ports: CommandPorts,
  { organization, now }: Commanding,
  round: Round | null,
  number: number | null,
): Promise<CommandOutcome> {
  if (round === null) {
    return { kind: "which-round", number, lines: await roundLines(ports, organization.id, "running") };
  }
  if (!isAnswerable(round, now)) return { kind: "not-open", number: round.number, state: round.state };
  const schedule = await ports.schedules.byId(round.scheduleId);
  return { kind: "confirm-close", line: await roundLine(ports, round, schedule?.key ?? "") };
}

/** Closes a round for someone who has said yes. */
export async function closeRound(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  roundId: string,
): Promise<CommandOutcome> {
  const round = await ports.rounds.byId(roundId);
  if (round === null || round.organizationId !== organization.id) {
    return { kind: "which-round", number: null, lines: await roundLines(ports, organization.id, "running") };
  }
  const done = await closeByHand(ports, round, now);
  if (done.kind === "not-open") return { kind: "not-open", number: round.number, state: done.state };
  await record(ports, actor, "round-closed", { round: round.number }, now);
  return { kind: "closed", round: (await ports.rounds.byId(roundId)) ?? round };
}

async function roundBy(
  { rounds }: CommandPorts,
  { organization, now }: Commanding,
  number: number | null,
): Promise<Round | null> {
  if (number !== null) return rounds.byNumber(organization.id, number);
  const open = await rounds.inState(organization.id, ["open"]);
  const [first, ...others] = open.filter((round) => isAnswerable(round, now));
  return first !== undefined && others.length === 0 ? first : null;
}

// A round past its closing waits for words only: there is nothing left to close.
function isAnswerable({ state, closesAt }: Round, now: Date): boolean {
  return state === "open" && closesAt > now;
}
