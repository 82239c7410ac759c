// Shows the journey with its touchpoints' scores, and puts them in order.
import { inOrder, readJourney } from "../digest/read-journey.ts";
import type { EventRule } from "../trigger/rule.ts";
import type { Commanding } from "./commanding.ts";
import type { JourneyWish } from "./journey-grammar.ts";
import type { JourneyOutcome } from "./journey-outcome.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { isAtLeast, NEEDED_TO_STEER } from "./who-may.ts";

/** Shows the journey to every manager; admins order it. */
export async function runJourney(
  ports: CommandPorts,
  of: Commanding,
  { order }: JourneyWish,
): Promise<CommandOutcome> {
  const mayOrder = isAtLeast(of.actor.role, NEEDED_TO_STEER);
  if (order !== null) {
    if (!mayOrder) return { kind: "not-allowed", command: "journey", needs: NEEDED_TO_STEER };
    const rules = inOrder(await ports.eventRules.all(of.organization.id));
    return outcome(await putInOrder(ports, of, rules, order));
  }
  const stops = await readJourney(ports, of.organization.id, of.now);
  return outcome({ kind: "journey", stops, mayOrder });
}

async function putInOrder(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  rules: readonly EventRule[],
  names: readonly string[],
): Promise<JourneyOutcome> {
  const wanted: EventRule[] = [];
  for (const name of names) {
    const found = rules.filter((rule) => isCalled(rule, name));
    if (found.length === 0) {
      const known = rules.map(({ touchpoint }) => touchpoint);
      return { kind: "unknown-stop", name, known, nearest: nearest(plain(name), known.map(plain)) };
    }
    if (found.some((rule) => wanted.includes(rule))) return { kind: "stop-twice", name };
    wanted.push(...found);
  }
  await ports.eventRules.order(
    organization.id,
    wanted.map(({ id }) => id),
  );
  await record(ports, actor, "journey-ordered", {}, now);
  const rest = rules.filter((rule) => !wanted.includes(rule));
  return { kind: "ordered", names: [...wanted, ...rest].map(({ touchpoint }) => touchpoint) };
}

function isCalled({ touchpoint, eventType }: EventRule, name: string): boolean {
  return plain(touchpoint) === plain(name) || plain(eventType) === plain(name);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function outcome(of: JourneyOutcome): CommandOutcome {
  return { kind: "journey", outcome: of };
}
