// The bot's own HTTP server: health, metrics, and whatever paths the platforms want served.
import { createServer, type Server } from "node:http";
import type { Log } from "../core/ports.ts";
import type { HttpRoute } from "./platform.ts";

/** What `GET /healthz` tells; 200 where everything is well, else 503. */
export interface Health {
  readonly database: boolean;
  readonly connections: Readonly<Record<string, boolean>>;
}

/** A server that is listening; `port` is the real one where 0 was asked for. */
export interface HttpServer {
  readonly port: number;
  /** Serves these too, from now on. */
  add(routes: readonly HttpRoute[]): void;
  close(): Promise<void>;
}

/** Listens on `port` on all interfaces. Rejects with the system's error when the port is taken. */
export async function serveHttp(options: {
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  readonly health: () => Promise<Health>;
  readonly metrics: () => Promise<{ readonly type: string; readonly body: string }>;
  readonly log: Log;
}): Promise<HttpServer> {
  const own: readonly HttpRoute[] = [
    {
      method: "GET",
      path: "/healthz",
      handle: async (_request, response) => {
        const health = await options.health();
        const well = health.database && Object.values(health.connections).every(Boolean);
        response
          .writeHead(well ? 200 : 503, { "content-type": "application/json" })
          .end(JSON.stringify({ ok: well, ...health }));
      },
    },
    {
      method: "GET",
      path: "/metrics",
      handle: async (_request, response) => {
        const { type, body } = await options.metrics();
        response.writeHead(200, { "content-type": type }).end(body);
      },
    },
  ];
  const routes = new Map(
    [...own, ...options.routes].map((route) => [`${route.method} ${route.path}`, route]),
  );
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0];
    const route = routes.get(`${request.method} ${path}`);
    if (route === undefined) {
      const others = [...routes.values()].filter((each) => each.path === path).map(({ method }) => method);
      if (others.length > 0) response.writeHead(405, { allow: others.join(", ") }).end();
      else response.writeHead(404).end();
      return;
    }
    Promise.resolve(route.handle(request, response)).catch(() => {
      options.log.error({ event: "http-failed", kind: route.path });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    add: (more) => {
      for (const route of more) routes.set(`${route.method} ${route.path}`, route);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeIdleConnections();
      }),
  };
}
