// A delivery between core's shape and its row.
import type { Owed } from "../../core/deliver/ports.ts";
import type { Address } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";

/** A delivery as it lies in the database. */
export type DeliveryRow = Tables["deliveries"]["$inferSelect"];

/** Gives the row of a message that is newly owed; `seq` is its place among those owed with it. */
export function toDeliveryRow(id: string, owed: Owed, seq: number): Tables["deliveries"]["$inferInsert"] {
  const { address, data, ...rest } = owed;
  return {
    ...rest,
    id,
    addressKind: address.kind,
    addressId: address.externalId,
    threadId: address.threadId ?? "",
    data: data ?? null,
    state: "pending",
    seq,
  };
}

/** Gives where a delivery goes. */
export function toAddress({ addressKind, addressId, threadId }: DeliveryRow): Address {
  return { kind: addressKind, externalId: addressId, ...(threadId === "" ? {} : { threadId }) };
}
