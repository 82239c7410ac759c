// Seals one closing round: counts it, decides what may be shown, publishes that once, and cuts what ties answers to people.
import { SurveyError } from "../errors.ts";
import { countRound } from "./count-round.ts";
import { decidePublication } from "./disclosure.ts";
import type { DecidingPorts, Sealing } from "./ports.ts";

/** Each try ends early only if someone was forgotten within its second or two. */
const TRIES = 3;

/** What sealing takes from outside. */
export interface SealingPorts extends DecidingPorts {
  readonly sealing: Sealing;
}

/** Seals a round from wherever an earlier pass left it; false where it was not closing, or another process is at it. */
export async function sealRound(ports: SealingPorts, roundId: string): Promise<boolean> {
  if (!(await publish(ports, roundId))) return false;
  const { sealing, turns } = ports;
  for (let from: string | null = null; ; ) {
    const step = await sealing.cut(roundId, from);
    if (step.kind !== "more") return step.kind === "sealed";
    from = step.from;
    await turns.next();
  }
}

async function publish(ports: SealingPorts, roundId: string): Promise<boolean> {
  const { sealing } = ports;
  for (let tries = 0; tries < TRIES; tries++) {
    const begun = await sealing.begin(roundId);
    if (begun.kind !== "counting") return begun.kind === "published";
    const { attempt, facts } = begun;
    const { count, ballots } = await countRound(ports, facts);
    const { publication, keepComments } = await decidePublication(count, ports);
    const comments = await sealing.keep(roundId, attempt, keepComments);
    if (comments === null) return false;
    const written = await sealing.publish(attempt, publication, { ballots, comments });
    if (written !== "changed") return written === "published";
  }
  throw new SurveyError("internal", { what: "ballots-keep-changing" });
}
