// Which group of people is meant by what was typed: as invitations freeze it, in whatever form it is said.
import { bandsOf, readBand, shortBand } from "../people/band.ts";
import type { Scope } from "../people/person.ts";
import type { Publication } from "../publish/publication.ts";
import type { SaidGroup } from "./mark-grammar.ts";
import { nearest } from "./nearest.ts";
import type { CommandPorts } from "./ports.ts";
import type { GroupFault } from "./steering-outcome.ts";

// So many rounds back a group that nobody is in any more is still remembered.
const ROUNDS = 4;
/** The most groups that are named where none fits. */
export const MOST_GROUPS_SHOWN = 12;

/** Gives the group that was meant, or why there is none: ranges by their short form (`1-3y`), texts without case. */
export async function matchGroup(
  ports: Pick<CommandPorts, "roster" | "surveys" | "publications">,
  organizationId: string,
  { key, value }: SaidGroup,
): Promise<Scope | GroupFault> {
  const definitions = await ports.roster.definitions(organizationId);
  const definition = definitions.find((each) => each.key === key);
  if (definition === undefined) {
    const known = definitions.map((each) => each.key);
    return { fault: "unknown-attribute", key, value, known, nearest: nearest(key, known) };
  }
  const bands = bandsOf(definition);
  const groups =
    definition.kind === "text"
      ? [
          ...(await ports.roster.values(organizationId, key)),
          ...(await publishedGroups(ports, organizationId, key)),
        ]
      : bands;
  const wanted = comparable(value);
  const found = groups.find((group) => comparable(shortBand(group)) === wanted);
  if (found !== undefined) return { attribute: key, group: found };
  const known = [...new Set(groups.map(shortBand))];
  const meant = nearest(wanted, known.map(comparable));
  return {
    ...{ fault: "unknown-group", key, value, known: known.slice(0, MOST_GROUPS_SHOWN) },
    nearest: known.find((each) => comparable(each) === meant) ?? null,
  };
}

/** Gives the groups of a text attribute that published rounds were divided by: those of imported ones are known from nowhere else. */
async function publishedGroups(
  { surveys, publications }: Pick<CommandPorts, "surveys" | "publications">,
  organizationId: string,
  key: string,
): Promise<readonly string[]> {
  const known: string[] = [];
  for (const { id } of await surveys.all(organizationId)) {
    for (const publication of await publications.ofSurvey(id, ROUNDS)) {
      known.push(...groupsIn(publication, key));
    }
  }
  return known;
}

function groupsIn({ segments = [] }: Publication, key: string): readonly string[] {
  return segments.flatMap(({ attributes, cells }) => {
    const at = attributes.indexOf(key);
    if (at < 0) return [];
    const groups = cells.flatMap((cell) => cell.groups.map((group) => group[at] ?? null));
    return groups.filter((group) => group !== null).filter((group) => readBand(group) === null);
  });
}

// However the dash, the width and the case were typed.
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212~]/g, "-")
    .replace(/\s+/g, "");
}
