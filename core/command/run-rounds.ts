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
  { organization }: Commanding,
  number: number | null,
): Promise<CommandOutcome> {
  return confirm(ports, organization.id, await roundBy(ports, organization.id, number), number);
}

/** Asks whether the round with this id is to be closed. */
export async function askToCloseById(
  ports: CommandPorts,
  { organization }: Commanding,
  roundId: string,
): Promise<CommandOutcome> {
  const round = await ports.rounds.byId(roundId);
  return confirm(ports, organization.id, round?.organizationId === organization.id ? round : null, null);
}

async function confirm(
  ports: CommandPorts,
  organizationId: string,
  round: Round | null,
  number: number | null,
): Promise<CommandOutcome> {
  if (round === null) {
    return { kind: "which-round", number, lines: await roundLines(ports, organizationId, "running") };
  }
  if (round.state !== "open") return { kind: "not-open", number: round.number, state: round.state };
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
  organizationId: string,
  number: number | null,
): Promise<Round | null> {
  if (number !== null) return rounds.byNumber(organizationId, number);
  const [first, ...others] = await rounds.inState(organizationId, ["open"]);
  return first !== undefined && others.length === 0 ? first : null;
}
