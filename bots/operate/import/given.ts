// What `nps import` is given by the command line around it.
import type { Staging } from "../../../core/exchange/ports.ts";
import type { Organization } from "../../../core/people/person.ts";
import type { Store } from "../../../core/store.ts";
import type { Config } from "../../config.ts";
import type { Copy } from "../../copy/copy.ts";
import type { Printed } from "../preview-cron.ts";
import type { AtTerminal } from "./terminal.ts";

/** What the command is given by the command line around it. */
export interface ImportCommand extends AtTerminal {
  readonly copy: Copy;
  readonly config: () => Config;
  readonly now: () => Date;
  readonly print: (printed: Printed) => void;
  readonly withStore: (
    work: (opened: {
      readonly store: Store;
      readonly organization: Organization;
      readonly openStaging: () => Staging;
    }) => Promise<void>,
  ) => Promise<void>;
}

/** A store that is open while the command runs. */
export type Opened = Parameters<Parameters<ImportCommand["withStore"]>[0]>[0];
