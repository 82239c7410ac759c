// Makes, lists and revokes the tokens with which programs tell of events.
import type { Commanding } from "./commanding.ts";
import type { TokenWish } from "./event-grammar.ts";
import type { EventsOutcome } from "./event-outcome.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";

/** What every token begins with, so that whoever finds one knows what it is. */
const PREFIX = "nps_";

/** Does what is wanted of the tokens. */
export async function runTokens(
  ports: CommandPorts,
  of: Commanding,
  { wish }: { readonly wish: TokenWish },
): Promise<CommandOutcome> {
  return { kind: "events", outcome: await decide(ports, of, wish) };
}

async function decide(ports: CommandPorts, of: Commanding, wish: TokenWish): Promise<EventsOutcome> {
  const { organization, actor, now } = of;
  if (wish.kind === "list") return { kind: "tokens", tokens: await ports.tokens.all(organization.id) };
  const { name } = wish;
  if (wish.kind === "revoke") {
    if (await ports.tokens.revoke(organization.id, name, now)) {
      await record(ports, actor, "token-revoked", { token: name }, now);
      return { kind: "token-revoked", name };
    }
    const known = (await ports.tokens.all(organization.id)).map((token) => token.name);
    return { kind: "unknown-token", name, known };
  }
  // Two ids of 128 random bits each.
  const token = `${PREFIX}${ports.random.id()}${ports.random.id()}`;
  if (!(await ports.tokens.create({ organizationId: organization.id, name, token, now }))) {
    return { kind: "token-exists", name };
  }
  await record(ports, actor, "token-made", { token: name }, now);
  return { kind: "token-made", name, token };
}
