// The one-time code that makes the first admin, and the offer that follows.
import { record } from "../../core/command/record.ts";
import { copyFor } from "../copy/copy.ts";
import type { Asker, TalkPorts } from "./ports.ts";

/** Spends a claim code and gives the sentence that says what came of it; a new admin is owed the offer of a first round. */
export async function spendClaim(ports: TalkPorts, asker: Asker, code: string): Promise<string> {
  const { store, claim, wake } = ports;
  const { account, organization, locale, who, now } = asker;
  const outcome = await store.people.claim(organization.id, claim.hash(code), account.personId, now);
  const words = copyFor(locale).answering;
  if (outcome === "wrong") return words.claimWrong;
  if (outcome === "used") return words.claimUsed;
  await record(store, account, "admin-claimed", {}, now);
  await store.outbox.owe(
    [
      {
        organizationId: organization.id,
        connectionId: who.connectionId,
        kind: "first-round-offer",
        ref: account.personId,
        roundId: null,
        accountId: account.id,
        address: { kind: "account", externalId: who.externalId },
        sequence: 0,
        notBefore: now,
      },
    ],
    now,
  );
  wake();
  return words.claimed;
}
