// Socket Mode: the sockets that are open, envelopes out to one of them in turn, acknowledgements back.

import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

/** What became of one delivery; `status` is there for HTTP. */
export type Delivered = { acked: boolean; status?: number; body: unknown; ms: number };

/** An envelope without its id. */
export type Envelope = { readonly type: string; readonly payload: unknown; readonly [key: string]: unknown };

/** The sockets of one double. */
export type Sockets = {
  readonly count: () => number;
  /** Gives an address that can be connected to once. */
  url(): string;
  /** Sends an envelope to the next socket and waits for its acknowledgement; without a socket it is not acknowledged. */
  send(envelope: Envelope, options: { ackMs: number; times: number }): Promise<Delivered>;
  /** Says goodbye on every socket as the platform does when it recycles connections. */
  disconnect(reason: string): void;
  /** Cuts every socket without a word. */
  cut(): void;
  close(): void;
};

/** Slack pings every few seconds; the client gives up 30 s after the last ping. */
const pingMs = 10_000;

/** Listens for sockets under `/link` on an HTTP server. */
export function createSockets(server: Server, host: () => string): Sockets {
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, { socket: WebSocket; settle: (acked: boolean, body: unknown) => void }>();
  const wss = new WebSocketServer({ noServer: true });
  let turn = 0;

  server.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "/", "http://double").searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) {
      socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
      return;
    }
    wss.handleUpgrade(request, socket, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    open.push(socket);
    const ping = setInterval(() => socket.ping(), pingMs);
    socket.on("message", (data) => acknowledge(String(data)));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearInterval(ping);
      forget(socket);
      // What this socket has not acknowledged by now it never will.
      for (const one of [...waiting.values()]) if (one.socket === socket) one.settle(false, null);
    });
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: open.length,
        debug_info: { host: "applink-double", approximate_connection_time: 18_060 },
        connection_info: { app_id: "A00000001" },
      }),
    );
    socket.ping();
  }

  function forget(socket: WebSocket): void {
    const index = open.indexOf(socket);
    if (index >= 0) open.splice(index, 1);
  }

  function acknowledge(text: string): void {
    const message = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
    waiting.get(message.envelope_id ?? "")?.settle(true, message.payload ?? null);
  }

  return {
    count: () => open.length,
    url() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `ws://${host()}/link/?ticket=${ticket}&app_id=A00000001`;
    },
    send(envelope, { ackMs, times }) {
      const started = performance.now();
      const since = () => performance.now() - started;
      const socket = open[turn++ % Math.max(1, open.length)];
      if (!socket) return Promise.resolve({ acked: false, body: null, ms: since() });
      const id = randomUUID();
      return new Promise((resolve) => {
        const settle = (acked: boolean, body: unknown) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve({ acked, body, ms: since() });
        };
        const timer = setTimeout(settle, ackMs, false, null);
        waiting.set(id, { socket, settle });
        const text = JSON.stringify({ ...envelope, envelope_id: id });
        for (let sent = 0; sent < times; sent += 1) socket.send(text);
      });
    },
    disconnect(reason) {
      for (const socket of [...open]) {
        // No event goes to a socket that has been told to leave.
        forget(socket);
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-double" } }));
        setTimeout(() => socket.close(1000), 50).unref();
      }
    },
    cut() {
      for (const socket of [...open]) socket.terminate();
    },
    close() {
      for (const socket of wss.clients) socket.terminate();
      for (const one of [...waiting.values()]) one.settle(false, null);
      wss.close();
    },
  };
}
