import { expect, it } from "vitest";
import { serveHttp } from "../../bots/http.ts";
import { createMetrics } from "../../bots/metrics.ts";
import type { Log } from "../../core/ports.ts";

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

it("answers health with 503 as soon as one part is down", async () => {
  let slack = true;
  const http = await serveHttp({
    port: 0,
    routes: [],
    health: async () => ({ database: true, connections: { slack } }),
    metrics: createMetrics(5).read,
    log: quiet,
  });
  const url = `http://127.0.0.1:${http.port}/healthz`;
  expect((await fetch(url)).status).toBe(200);
  slack = false;
  const down = await fetch(url);
  expect(down.status).toBe(503);
  expect(await down.json()).toEqual({ ok: false, database: true, connections: { slack: false } });
  await http.close();
});

it("serves the platforms' own paths, 404 for others, 405 for other methods, and 500 when one fails", async () => {
  const http = await serveHttp({
    port: 0,
    routes: [
      { method: "POST", path: "/in", handle: (_request, response) => void response.writeHead(204).end() },
      {
        method: "POST",
        path: "/broken",
        handle: async () => {
          throw new Error("secret");
        },
      },
    ],
    health: async () => ({ database: true, connections: {} }),
    metrics: createMetrics(5).read,
    log: quiet,
  });
  const at = (path: string, method: string) => fetch(`http://127.0.0.1:${http.port}${path}`, { method });
  expect((await at("/in?x=1", "POST")).status).toBe(204);
  expect((await at("/elsewhere", "GET")).status).toBe(404);
  const otherwise = await at("/in", "GET");
  expect([otherwise.status, otherwise.headers.get("allow")]).toEqual([405, "POST"]);
  const broken = await at("/broken", "POST");
  expect(broken.status).toBe(500);
  expect(await broken.text()).toBe("");
  await http.close();
});

it("counts deliveries in steps, so that no open round can be read from the metrics", async () => {
  const metrics = createMetrics(5);
  metrics.sent("slack", "sent", 4);
  expect((await metrics.read()).body).toContain('nps_deliveries_total{platform="slack",outcome="sent"} 0');
  metrics.sent("slack", "sent", 9);
  expect((await metrics.read()).body).toContain('nps_deliveries_total{platform="slack",outcome="sent"} 10');
});
