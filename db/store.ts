// Every port on one database.
import type { Random } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { createOutbox } from "./store/outbox.ts";

/** Gives the ports; `random` makes ids and tokens. */
export function createStore(engine: Engine, random: Random): Pick<Store, "outbox"> {
  return { outbox: createOutbox(engine, random) };
}
