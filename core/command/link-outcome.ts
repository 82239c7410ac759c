// What a wish about one's own accounts comes to: values that bots/copy turns into words.
import type { LinkFault } from "../people/links.ts";
import type { Account } from "../people/person.ts";
import type { Platform } from "../ports.ts";

/** What a wish about one's own accounts comes to. */
export type LinkOutcome =
  | {
      readonly kind: "code";
      readonly code: string;
      readonly minutes: number;
      /** Where it is to be said; empty where the bot is on no other platform. */
      readonly elsewhere: readonly Platform[];
    }
  | { readonly kind: "ask"; readonly code: string; readonly maker: Account }
  | { readonly kind: "linked"; readonly maker: Account; readonly prefers: Platform }
  | { readonly kind: "fault"; readonly fault: LinkFault | "in-public" }
  | { readonly kind: "kept" }
  | { readonly kind: "off"; readonly wasLinked: boolean }
  | { readonly kind: "preferred"; readonly platform: Platform }
  /** There is no account to prefer. */
  | { readonly kind: "not-there"; readonly platform: Platform };
