// Turns a decision into a round: begins it, invites in chunks, opens it. Each step may be repeated, by anyone, after a crash.
import type { Organization } from "../people/person.ts";
import type { Random } from "../ports.ts";
import { chunksOf } from "./audience.ts";
import type { RoundTimes } from "./moments.ts";
import type { Panel } from "./panels.ts";
import type { OpeningPlan } from "./plan-opening.ts";
import type { NewRound, Rounds } from "./ports.ts";
import type { Round } from "./round.ts";
import type { Schedule } from "./schedule.ts";
import type { Survey } from "./survey.ts";

/** Everything that a round freezes. */
export interface RoundOf {
  readonly organization: Organization;
  readonly schedule: Schedule;
  readonly survey: Survey;
  readonly panel: Panel | null;
  readonly k: number;
  readonly nominal: string;
  readonly opensAt: Date;
  readonly times: RoundTimes;
  readonly population: Round["population"];
}

/** A decision that asks someone. */
export type Asking = Extract<OpeningPlan, { kind: "people" | "crowd" }>;

/** Writes down a round with everything frozen that it needs until it is published. */
export function newRound(of: RoundOf, random: Pick<Random, "id">): NewRound {
  const { organization, schedule, survey, panel, k } = of;
  return {
    id: random.id(),
    organizationId: organization.id,
    scheduleId: schedule.id,
    surveyId: survey.id,
    connectionId: schedule.connectionId,
    nominal: of.nominal,
    mode: schedule.mode,
    population: of.population,
    opensAt: of.opensAt,
    closesAt: of.times.closesAt,
    reminderAt: of.times.reminderAt,
    digestAt: of.times.digestAt,
    panel,
    frozen: {
      surveyKey: survey.key,
      kind: survey.kind,
      relation: survey.relation,
      promise: survey.promise,
      subject: survey.subject,
      wording: survey.wording,
      drivers: survey.drivers,
      version: survey.version,
      k,
      operator: organization.operator,
      zone: schedule.zone,
      pooled: schedule.panels,
    },
  };
}

/** Invites everyone whom the plan names and opens the round; false when someone else has opened or withdrawn it meanwhile. */
export async function finishOpening(
  ports: { readonly rounds: Pick<Rounds, "invite" | "open">; readonly random: Pick<Random, "id"> },
  round: Round,
  plan: Asking,
  now: Date,
): Promise<boolean> {
  const postToken = round.mode === "post" ? ports.random.id() : null;
  if (plan.kind === "crowd") {
    return ports.rounds.open(round.id, { passedOver: 0, size: plan.size, postToken }, now);
  }
  for (const chunk of chunksOf(plan.invitees)) {
    const invitees = chunk.map((invitee) => ({ ...invitee, token: ports.random.id() }));
    await ports.rounds.invite(round.id, invitees, now);
  }
  return ports.rounds.open(round.id, { passedOver: plan.passedOver, size: null, postToken }, now);
}
