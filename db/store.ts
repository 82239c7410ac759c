// Every port on one database.
import type { Random } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import type { Engine } from "./engine.ts";

/** Gives the ports; `random` makes ids and tokens. */
export function createStore(_engine: Engine, _random: Random): Pick<Store, never> {
  return {};
}
