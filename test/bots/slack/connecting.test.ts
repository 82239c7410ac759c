// Getting and staying connected: wrong tokens, a Slack that is away, sockets that fall, forged requests.
import { request } from "node:http";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";
import { fakeTalk } from "./fake-talk.ts";
import { keepLog } from "./quiet.ts";
import { connectTo, openStage, serve, WAYS } from "./stage.ts";

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

describe.each(WAYS)("connecting over %s", (way) => {
  let double: SlackDouble;
  beforeEach(async () => {
    double = await startSlackDouble();
  });
  afterEach(() => double.close());

  it("says who the bot is", async () => {
    const connection = await connectTo(double, way);
    expect(connection).toMatchObject({ platform: "slack", externalId: double.teamId, name: "npsbot" });
    expect(connection.healthy()).toBe(false);
    expect(connection.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      way === "HTTP" ? ["POST /slack/events"] : [],
    );
  });

  it.each(["invalid_auth", "token_revoked", "account_inactive"])(
    "names the setting when Slack says %s",
    async (error) => {
      double.revoke(error);
      await expect(connectTo(double, way)).rejects.toMatchObject({
        code: "setting-invalid",
        params: { setting: "SLACK_BOT_TOKEN", problem: "slack-bot-token-refused", code: error },
      });
    },
  );

  it("tries again for as long as Slack is away", async () => {
    const log = keepLog();
    double.failNext("auth.test", { status: 503 });
    double.failNext("auth.test", { drop: "before" });
    expect(await connectTo(double, way, log)).toMatchObject({ externalId: double.teamId });
    expect(log.lines.filter(({ event }) => event === "connect-failed")).toEqual([
      { event: "connect-failed", platform: "slack", code: "http-503" },
      expect.objectContaining({ event: "connect-failed", platform: "slack" }),
    ]);
  });

  it("waits for a Slack that is not there yet, and gives up when the bot stops", async () => {
    const port = await freePort();
    const early = { ...double, apiUrl: `http://127.0.0.1:${port}/api/` };
    const stop = new AbortController();
    const given = expect(connectTo(early, way, keepLog(), stop.signal)).rejects.toMatchObject({
      name: "AbortError",
    });
    const waiting = connectTo(early, way);
    setTimeout(() => stop.abort(), 200);
    await given;
    const late = await startSlackDouble({ port });
    expect(await waiting).toMatchObject({ externalId: late.teamId });
    await late.close();
  });
});

describe("Socket Mode", () => {
  it("holds two sockets, and opens each again at once when Slack closes it", async () => {
    const stage = await openStage("Socket Mode");
    const { double, connection, ada } = stage;
    expect(double.socketCount).toBe(2);
    expect(connection.healthy()).toBe(true);
    double.disconnectSockets();
    const started = performance.now();
    await double.until(() => double.socketCount === 2, 4_000);
    // The library alone would have waited for five seconds.
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(await double.command(ada, "help")).toMatchObject({ acked: true });
    await stage.close();
  });

  it("comes back after the network was cut and Slack refused it for a while", async () => {
    const stage = await openStage("Socket Mode");
    const { double, connection, ada } = stage;
    double.failNext("apps.connections.open", { error: "internal_error" }, 2);
    double.failNext("apps.connections.open", { status: 502 }, 2);
    double.cutSockets();
    await double.until(() => !connection.healthy());
    await double.until(() => double.socketCount === 2, 20_000);
    expect(connection.healthy()).toBe(true);
    expect(await double.command(ada, "help")).toMatchObject({ acked: true });
    expect(
      stage.logged
        .filter(({ event }) => event === "socket-failed")
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["http-502", "http-502", "internal_error", "internal_error"]);
    await stage.close();
    expect(connection.healthy()).toBe(false);
  });

  it("names the setting when Slack refuses the app-level token", async () => {
    const double = await startSlackDouble();
    const connection = await connectTo({ ...double, appToken: "xapp-wrong" }, "Socket Mode");
    await expect(connection.listen({ talk: fakeTalk(), connectionId: "c" })).rejects.toMatchObject({
      code: "setting-invalid",
      params: { setting: "SLACK_APP_TOKEN", problem: "slack-app-token-refused", code: "invalid_auth" },
    });
    await connection.stop();
    await double.close();
  });
});

describe("HTTP", () => {
  it("takes nothing before it listens, and nothing that is not signed by Slack just now", async () => {
    const double = await startSlackDouble();
    const ada = double.addUser({ name: "ada" });
    const talk = fakeTalk();
    const log = keepLog();
    const connection = await connectTo(double, "HTTP", log);
    const server = await serve(double, connection, log);
    expect(await double.command(ada, "help")).toMatchObject({ acked: false, status: 503 });
    await connection.listen({ talk, connectionId: "c" });
    expect(connection.healthy()).toBe(true);
    for (const signing of ["bad", "old"] as const) {
      double.signing = signing;
      expect(await double.command(ada, "help")).toMatchObject({ acked: false, status: 401 });
    }
    expect(talk.heard).toEqual([]);
    double.signing = "good";
    expect(await double.command(ada, "help")).toMatchObject({ acked: true, status: 200 });
    expect(JSON.stringify(log.lines)).not.toContain("help");
    await connection.stop();
    expect(await double.command(ada, "help")).toMatchObject({ acked: false, status: 503 });
    await server.close();
    await double.close();
  });

  it("refuses a body that is far larger than Slack's", async () => {
    const double = await startSlackDouble();
    const connection = await connectTo(double, "HTTP");
    const server = await serve(double, connection);
    await connection.listen({ talk: fakeTalk(), connectionId: "c" });
    const response = await new Promise((resolve) => {
      const sent = request(String(double.deliverTo), { method: "POST", agent: false });
      sent.on("response", ({ statusCode }) => resolve(statusCode));
      sent.on("error", resolve);
      sent.end("x".repeat(5_000_000));
    });
    expect(response).toBe(413);
    await connection.stop();
    await server.close();
    await double.close();
  });
});
