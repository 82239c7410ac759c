// The thread beside: opens its own connection, runs what it is told, one statement after the other, and ends when it is told nothing more.
import { parentPort, workerData } from "node:worker_threads";
import Client from "better-sqlite3";
import { type Place, rowsOf, type Told } from "./aside.ts";

const { file, waitMs } = workerData as Place;
const client = new Client(file, { timeout: waitMs, fileMustExist: true });
// As the first connection has it: nothing is left in unused space, nothing in temporary files, and everything is on disk before it is answered.
client.pragma("secure_delete = ON");
client.pragma("temp_store = MEMORY");
client.pragma("synchronous = FULL");

parentPort?.on("message", (text: string | null) => {
  if (text === null) {
    client.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(told(text));
});

function told(text: string): Told {
  try {
    return { kind: "rows", rows: rowsOf(client, text) };
  } catch (error) {
    const { code, message } = Object(error) as { code?: unknown; message?: unknown };
    return { kind: "failed", code: String(code ?? ""), message: String(message ?? "") };
  }
}
