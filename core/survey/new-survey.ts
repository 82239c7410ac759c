// Makes a survey from a preset or from one that exists, and takes away one that nobody uses.
import type { Organization } from "../people/person.ts";
import type { Surveys } from "./ports.ts";
import { DEFAULT_SURVEY, PRESETS, type Preset } from "./presets.ts";
import { FOUR_DIMENSIONS } from "./question-sets.ts";
import type { Survey } from "./survey.ts";
import { type InvalidChange, LONGEST } from "./survey-change.ts";
import { tidy } from "./tidy-text.ts";

const TEMPLATES: readonly Preset[] = [...PRESETS, ...FOUR_DIMENSIONS];
// Whoever does not say for whom asks customers about a product.
const SHORT: Readonly<Record<string, string>> = { "four-dimensions": "four-dimensions-product" };

/** The names that a new survey can be made from, beside the surveys that exist. */
export const TEMPLATE_KEYS: readonly string[] = [...Object.keys(SHORT), ...TEMPLATES.map(({ key }) => key)];

/** What became of a new survey. */
export type NewSurvey =
  | { readonly kind: "created"; readonly survey: Survey }
  | { readonly kind: "exists"; readonly survey: Survey }
  | { readonly kind: "unknown-template"; readonly known: readonly string[] }
  | InvalidChange;

/** Makes a survey: a copy of the organization's own one of that name, else of the preset; `about` is what is recommended. */
export async function newSurvey(
  { surveys }: { readonly surveys: Surveys },
  organization: Organization,
  wish: { readonly key: string; readonly from: string; readonly about: string | null },
): Promise<NewSurvey> {
  const own = await surveys.all(organization.id);
  const template = own.find(({ key }) => key === wish.from) ?? templateOf(wish.from);
  if (template === null) {
    const known = [...new Set([...own.map(({ key }) => key), ...TEMPLATE_KEYS])];
    return { kind: "unknown-template", known };
  }
  const exists = own.find(({ key }) => key === wish.key);
  if (exists !== undefined) return { kind: "exists", survey: exists };
  const named = "subject" in template ? String(template.subject) : organization.name;
  const subject = tidy(wish.about ?? named, LONGEST.subject);
  if (typeof subject !== "string") return subject;
  const { kind, relation, promise, wording, drivers, extras } = template;
  const survey = await surveys.ensure({
    ...{ key: wish.key, organizationId: organization.id, subject, kind, relation, promise, wording, drivers },
    ...(extras === undefined ? {} : { extras }),
    version: 1,
  });
  return { kind: "created", survey };
}

/** Takes a survey away that no schedule, round or rule uses; the default one stays, since a first round asks it. */
export async function removeSurvey(
  { surveys }: { readonly surveys: Pick<Surveys, "remove"> },
  survey: Survey,
): Promise<"removed" | "used" | "default"> {
  return survey.key === DEFAULT_SURVEY ? "default" : surveys.remove(survey.id);
}

function templateOf(name: string): Preset | null {
  const key = SHORT[name] ?? name;
  return TEMPLATES.find((template) => template.key === key) ?? null;
}
