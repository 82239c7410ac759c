// The survey that an import belongs to: the one of that key, or one that will be made like another.
import type { Organization } from "../../../core/people/person.ts";
import type { Store } from "../../../core/store.ts";
import { newSurvey, TEMPLATE_KEYS } from "../../../core/survey/new-survey.ts";
import { DEFAULT_SURVEY } from "../../../core/survey/presets.ts";
import type { Survey } from "../../../core/survey/survey.ts";

const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u;
// Other tools mostly ask customers about a product.
const USUAL = "product";

/** The survey, or how it is to be made. */
export type SurveyFor =
  | { readonly kind: "there"; readonly survey: Survey }
  | { readonly kind: "new"; readonly like: string }
  | { readonly kind: "bad-key" }
  | { readonly kind: "bad-like"; readonly known: readonly string[] };

/** Finds the survey of a key, or what it can be made like. */
export async function surveyFor(
  { surveys }: Pick<Store, "surveys">,
  organization: Organization,
  { key, like }: { readonly key: string; readonly like: string | undefined },
): Promise<SurveyFor> {
  const survey = await surveys.byKey(organization.id, key);
  if (survey !== null) return { kind: "there", survey };
  if (!KEY.test(key)) return { kind: "bad-key" };
  const own = (await surveys.all(organization.id)).map((each) => each.key);
  const known = [...new Set([...own, DEFAULT_SURVEY, ...TEMPLATE_KEYS])];
  const chosen = like ?? (known.includes(key) ? key : USUAL);
  return known.includes(chosen) ? { kind: "new", like: chosen } : { kind: "bad-like", known };
}

/** Gives the survey, made now if need be; `attributes` are what its answers are split by. */
export async function makeSurvey(
  { surveys }: Pick<Store, "surveys">,
  organization: Organization,
  found: Extract<SurveyFor, { kind: "there" | "new" }>,
  {
    key,
    attributes,
    now,
  }: { readonly key: string; readonly attributes: readonly string[]; readonly now: Date },
): Promise<Survey | null> {
  if (found.kind === "there") return found.survey;
  const made = await newSurvey({ surveys }, organization, { key, from: found.like, about: null });
  if (made.kind !== "created" && made.kind !== "exists") return null;
  if (attributes.length === 0 || made.kind === "exists") return made.survey;
  const extras = { ...made.survey.extras, attributes };
  await surveys.update({ ...made.survey, extras }, made.survey.version, now);
  return (await surveys.byId(made.survey.id)) ?? made.survey;
}
