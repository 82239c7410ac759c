// What `nps import` is given by the command line around it.
import type { Staging } from "../../../core/exchange/ports.ts";
import type { OpenStore, OperatorCommand } from "../operator-command.ts";
import type { AtTerminal } from "./terminal.ts";

/** A store that is open while the command runs, and a place for a file's answers on their way into it. */
export interface Opened extends OpenStore {
  readonly openStaging: () => Staging;
}

/** What the command is given by the command line around it. */
export interface ImportCommand extends AtTerminal, OperatorCommand<Opened> {}
