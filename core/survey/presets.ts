// The surveys that a first start brings: one for staff, and one for each way of asking customers.
import type { Organization } from "../people/person.ts";
import type { Surveys } from "./ports.ts";
import {
  COMPANY_DRIVERS,
  PRODUCT_DRIVERS,
  PRODUCT_WORDING,
  RELATIONSHIP_WORDING,
  SERVICE_DRIVERS,
  SERVICE_WORDING,
  STAFF_DRIVERS,
  STAFF_WORDING,
  STRATEGIC_WORDING,
  TRANSACTIONAL_WORDING,
} from "./preset-wording.ts";
import type { Survey } from "./survey.ts";

/** A survey before it belongs to anyone. */
export type Preset = Omit<Survey, "id" | "organizationId" | "subject" | "version">;

/** The survey that a first round asks. */
export const DEFAULT_SURVEY = "staff";

/** The presets, the default one first. All are anonymous until an admin chooses otherwise for customers. */
export const PRESETS: readonly Preset[] = [
  {
    key: DEFAULT_SURVEY,
    kind: "relationship",
    relation: "staff",
    promise: "anonymous",
    wording: STAFF_WORDING,
    drivers: STAFF_DRIVERS,
  },
  {
    key: "product",
    kind: "relationship",
    relation: "customer",
    promise: "anonymous",
    wording: PRODUCT_WORDING,
    drivers: PRODUCT_DRIVERS,
  },
  {
    key: "service",
    kind: "relationship",
    relation: "customer",
    promise: "anonymous",
    wording: SERVICE_WORDING,
    drivers: SERVICE_DRIVERS,
  },
  {
    key: "strategic",
    kind: "strategic",
    relation: "customer",
    promise: "anonymous",
    wording: STRATEGIC_WORDING,
    drivers: COMPANY_DRIVERS,
  },
  {
    key: "relationship",
    kind: "relationship",
    relation: "customer",
    promise: "anonymous",
    wording: RELATIONSHIP_WORDING,
    drivers: COMPANY_DRIVERS,
  },
  {
    key: "transactional",
    kind: "transactional",
    relation: "customer",
    promise: "anonymous",
    wording: TRANSACTIONAL_WORDING,
    drivers: SERVICE_DRIVERS,
  },
];

/** Adds the presets at an organization's first start, about itself, and gives all of its surveys of theirs; what was edited or removed stays so. */
export async function ensurePresets(
  ports: { readonly surveys: Surveys },
  organization: Organization,
): Promise<readonly Survey[]> {
  const before = await ports.surveys.all(organization.id);
  // The default one is written last: where it is, no earlier start has broken off.
  if (!before.some(({ key }) => key === DEFAULT_SURVEY)) {
    for (const preset of PRESETS.toReversed()) {
      await ports.surveys.ensure({
        ...preset,
        organizationId: organization.id,
        subject: organization.name,
        version: 1,
      });
    }
  }
  const all = await ports.surveys.all(organization.id);
  return PRESETS.flatMap(({ key }) => all.filter((survey) => survey.key === key));
}
