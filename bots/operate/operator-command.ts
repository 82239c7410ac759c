// What every subcommand of `nps` is given by the command line around it, and what it gives back to be printed.
import type { Organization } from "../../core/people/person.ts";
import type { Store } from "../../core/store.ts";
import type { Config } from "../config.ts";
import type { Copy } from "../copy/copy.ts";

/** What to print, or why it cannot be. */
export type Printed =
  | { readonly kind: "ok"; readonly text: string }
  | { readonly kind: "refused"; readonly text: string };

/** What is open while a subcommand runs. */
export interface OpenStore {
  readonly store: Store;
  readonly organization: Organization;
}

/** The surroundings of a subcommand. */
export interface OperatorCommand<Open extends OpenStore = OpenStore> {
  readonly copy: Copy;
  readonly config: () => Config;
  readonly now: () => Date;
  readonly print: (printed: Printed) => void;
  /** Opens the database for `work` and closes it again. */
  readonly withStore: (work: (opened: Open) => Promise<void>) => Promise<void>;
}
