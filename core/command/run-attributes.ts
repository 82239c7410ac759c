// Defines what is known of people, and where the bot reads it by itself.
import { SurveyError } from "../errors.ts";
import type { AttributeDefinition, AttributeSource } from "../people/attribute.ts";
import { MOST_ATTRIBUTES } from "../people/attribute-value.ts";
import type { SaidSource } from "./attribute-grammar.ts";
import type { AttributesOutcome } from "./attributes-outcome.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";

/** Does what is wished of attributes. */
export async function runAttribute(
  ports: CommandPorts,
  of: Commanding,
  command: Extract<Command, { kind: "attribute" }>,
): Promise<CommandOutcome> {
  return { kind: "attributes", outcome: await outcomeOf(ports, of, command) };
}

async function outcomeOf(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "attribute" }>,
): Promise<AttributesOutcome> {
  const organizationId = of.organization.id;
  const definitions = await ports.roster.definitions(organizationId);
  if (wish.kind === "show") return { kind: "list", definitions };
  const { key } = wish;
  const before = definitions.find((definition) => definition.key === key);
  if (wish.kind === "remove") {
    if (!(await ports.roster.undefine(organizationId, key))) return unknown(key, definitions);
    await record(ports, of.actor, "attribute-removed", { attribute: key }, of.now);
    return { kind: "removed", key };
  }
  if (before === undefined && definitions.length >= MOST_ATTRIBUTES) {
    return { kind: "too-many", most: MOST_ATTRIBUTES };
  }
  const said = wish.source;
  const source = said === undefined ? (before?.source ?? null) : await sourceOf(ports, of, said);
  if (source !== null && "problem" in source) return source.problem;
  const form = wish.kind === "define" ? { kind: wish.as, bands: wish.bands } : before;
  const definition = {
    ...{ organizationId, key, source },
    ...{ kind: form?.kind ?? "text", bands: form?.bands ?? [] },
  };
  await ports.roster.define(definition);
  await record(ports, of.actor, "attribute-defined", { attribute: key }, of.now);
  return { kind: "defined", definition, isNew: before === undefined };
}

function unknown(key: string, definitions: readonly AttributeDefinition[]): AttributesOutcome {
  return { kind: "unknown", key, known: definitions.map((definition) => definition.key) };
}

/** Gives a source with its groups found and its field seen once, so that a slip is told now and not at the next opening. */
async function sourceOf(
  ports: CommandPorts,
  { organization, actor }: Commanding,
  said: SaidSource | null,
): Promise<AttributeSource | null | { readonly problem: AttributesOutcome }> {
  if (said === null) return null;
  const connections = await ports.people.connections(organization.id);
  const slack = connections.find(({ platform }) => platform === "slack");
  const directory = slack === undefined ? undefined : ports.directories.get(slack.id);
  if (slack === undefined || directory === undefined) return { problem: { kind: "no-slack" } };
  if (said.kind === "slack-field") {
    const own = actor.connectionId === slack.id ? [actor.externalId] : [];
    const { field } = said;
    const seen = await directory.profiles?.(own, [field]).catch(unavailable);
    if (seen === undefined) return { problem: { kind: "no-slack" } };
    if (seen.kind === "profiles") return said;
    return { problem: { kind: "field-not-visible", field, code: seen.code } };
  }
  const groups: { group: string; value: string }[] = [];
  for (const { group, value } of said.groups) {
    const name = group.name ?? group.id ?? "";
    const found = await directory.group(group.id ?? name).catch(unavailable);
    if (found === null || "kind" in found) return { problem: { kind: "unknown-group", name } };
    groups.push({ group: found.externalId, value });
  }
  return { kind: "slack-groups", groups };
}

function unavailable(error: unknown): { readonly kind: "not-visible"; readonly code: string } {
  if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
  return { kind: "not-visible", code: error.code };
}
