// What a wish about attributes comes to: values that bots/copy turns into words.
import type { AttributeDefinition } from "../people/attribute.ts";

/** What a wish about attributes comes to. */
export type AttributesOutcome =
  | { readonly kind: "list"; readonly definitions: readonly AttributeDefinition[] }
  | { readonly kind: "defined"; readonly definition: AttributeDefinition; readonly isNew: boolean }
  | { readonly kind: "removed"; readonly key: string }
  | { readonly kind: "unknown"; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: "too-many"; readonly most: number }
  | { readonly kind: "no-slack" }
  | { readonly kind: "unknown-group"; readonly name: string }
  /** Slack does not show profiles' fields, or not this one. */
  | { readonly kind: "field-not-visible"; readonly field: string; readonly code: string };
