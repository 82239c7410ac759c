// What may be known of people besides their names: attributes, where they come from, and the bands that numbers and dates are grouped in.

/** `text` is grouped as it stands, `number` by its size, `date` by the months that have passed since. */
export const ATTRIBUTE_KINDS = ["text", "number", "date"] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** Where the bot reads an attribute by itself; without one it is imported or set in chat. */
export type AttributeSource =
  /** A field of Slack's profile, by its id or label. */
  | { readonly kind: "slack-field"; readonly field: string }
  /** Membership of Slack user groups: the first group that someone is in gives its value. */
  | {
      readonly kind: "slack-groups";
      readonly groups: readonly { readonly group: string; readonly value: string }[];
    };

/** One attribute of an organization's people. */
export interface AttributeDefinition {
  readonly organizationId: string;
  /** What commands call it, e.g. `team`. */
  readonly key: string;
  readonly kind: AttributeKind;
  /** Ascending edges: [12, 36] of a date makes "under 1 year", "1–3 years", "3 years and more". Empty for texts. */
  readonly bands: readonly number[];
  readonly source: AttributeSource | null;
  /** Grows with each attribute that is defined; counted by the store, 0 for those from before it was. */
  readonly position?: number;
}
