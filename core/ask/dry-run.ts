// A round from its decision to its messages, without a word written or sent.
import type { Account } from "../people/person.ts";
import type { People } from "../people/ports.ts";
import type { Member } from "../ports.ts";
import { resolveAudience } from "./audience.ts";
import { type Asked, askedOf, type ForecastPorts } from "./forecast.ts";
import type { OpensWithPorts } from "./opens-with.ts";
import { lookAhead } from "./planning-ahead.ts";
import { type NotOpened, prepareByHand } from "./prepare-by-hand.ts";
import type { Round } from "./round.ts";
import type { Schedule } from "./schedule.ts";

/** What opening a round now would come to. */
export type DryRun =
  | {
      readonly kind: "would-open";
      readonly round: Round;
      /** Everyone who would be asked, in the order of sending; empty for an open crowd. */
      readonly asked: readonly Asked[];
    }
  | NotOpened;

/** What a dry run reads. */
export interface DryRunPorts extends ForecastPorts, OpensWithPorts {
  readonly people: ForecastPorts["people"] & Pick<People, "account" | "refusing">;
}

/** Does what opening by hand does up to the first write. Members whom the bot has not met yet count, but are not remembered. */
export async function dryRun(ports: DryRunPorts, schedule: Schedule, now: Date): Promise<DryRun> {
  const all = await ports.schedules.all(schedule.organizationId);
  const ahead = await lookAhead(ports, schedule.organizationId, all);
  ahead.goTo(now);
  const people = { ...ports.people, remember: lookingUp(ports, schedule.organizationId) };
  const id = (): string => "dry-run";
  const reading = { ...ports, people, rounds: ahead.ports.rounds, random: { id } };
  const prepared = await prepareByHand(
    reading,
    schedule,
    // Attributes that have a source are taken as they were last read: reading them would write them.
    () => resolveAudience({ ...ports, people }, schedule, now),
    now,
  );
  if (prepared.kind !== "ready") return prepared;
  const { wanted, plan } = prepared;
  const numbers =
    plan.kind === "crowd"
      ? { invited: plan.size, passedOver: 0 }
      : {
          invited: plan.invitees.length,
          passedOver: plan.passedOver,
          passedOverWhy: plan.passedOverWhy,
        };
  const round: Round = {
    ...wanted,
    ...{ number: 0, state: "open", why: null, remindersDone: 0, ...numbers },
  };
  const asked = plan.kind === "crowd" ? [] : await askedOf(ports, schedule, round, plan.invitees);
  return { kind: "would-open", round, asked };
}

/** Gives the accounts of members as remembering them would, without it. */
function lookingUp(
  { people, turns }: Pick<DryRunPorts, "people" | "turns">,
  organizationId: string,
): People["remember"] {
  const known = new Map<string, Promise<ReadonlyMap<string, Account>>>();
  return async (connectionId, members) => {
    const all =
      known.get(connectionId) ??
      people
        .subscribers(connectionId)
        .then((accounts) => new Map(accounts.map((account) => [account.externalId, account])));
    known.set(connectionId, all);
    const connections = await people.connections(organizationId);
    const platform = connections.find(({ id }) => id === connectionId)?.platform ?? "slack";
    const accounts: Account[] = [];
    const refusing = await people.refusing(
      connectionId,
      members.map(({ externalId }) => externalId),
    );
    await turns.next();
    for (const member of members) {
      const { externalId } = member;
      const account = (await all).get(externalId) ?? (await people.account({ connectionId, externalId }));
      // Slack lists nobody who cannot be written to; on Telegram everyone has to press Start first.
      const isBack = account?.state === "unreachable" && platform === "slack";
      if (account !== null) accounts.push(isBack ? { ...account, state: "subscribed" } : account);
      else if (!refusing.has(externalId))
        accounts.push(stranger(member, { connectionId, organizationId, platform }));
    }
    return accounts;
  };
}

function stranger(
  { externalId, name, locale, zone }: Member,
  of: Pick<Account, "connectionId" | "organizationId" | "platform">,
): Account {
  const state = of.platform === "slack" ? "subscribed" : "left";
  const id = `stranger ${of.connectionId} ${externalId}`;
  return { ...of, id, personId: id, externalId, name, locale, zone, state, role: "none" };
}
