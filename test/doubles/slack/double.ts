// A Slack workspace on this machine: the Web API, Socket Mode, signed HTTP delivery and the people, with faults to order.

import { createFaults } from "../wire/faults.ts";
import { listen, readBody, sendAnswer, serveCall } from "../wire/http.ts";
import { createRecorder } from "../wire/recorded.ts";
import { createDelivery } from "./deliver.ts";
import { viewPayload } from "./methods/views.ts";
import { createPeople } from "./people.ts";
import { createPopulation } from "./population.ts";
import { createResponseUrl } from "./response-url.ts";
import type { Settings, Signing } from "./settings.ts";
import { createSockets } from "./sockets.ts";
import { createTickets } from "./tickets.ts";
import { createWebApi, type SlackError, unlimitedMethods } from "./web-api.ts";
import type { SlackFile, SlackMessage } from "./workspace.ts";
import { createWorld } from "./world.ts";

export type { RecordedCall } from "../wire/recorded.ts";
export { placedIn, readable } from "./blocks.ts";
export type { Acted } from "./frame.ts";
export type { SlackChannel, SlackFile, SlackMessage, SlackUser } from "./workspace.ts";

/** How a double starts; everything has a default. */
export type SlackDoubleOptions = {
  readonly port?: number;
  readonly token?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly teamId?: string;
  readonly botUserId?: string;
  /** The app's events address, for HTTP mode. */
  readonly deliverTo?: string;
  /** Milliseconds since 1970, for timestamps and for how long response URLs live. */
  readonly clock?: () => number;
};

/** A running double. */
export type SlackDouble = Awaited<ReturnType<typeof startSlackDouble>>;

const defaultScopes = [
  "chat:write",
  "commands",
  "users:read",
  "users:read.email",
  "channels:read",
  "groups:read",
  "usergroups:read",
  "im:write",
  "files:write",
  "team:read",
  "channels:join",
];

/** Starts a workspace on 127.0.0.1 that speaks Slack's wire protocols; `close` ends all of it. */
export async function startSlackDouble(options: SlackDoubleOptions = {}) {
  const settings: Settings = {
    token: options.token ?? "xoxb-double",
    appToken: options.appToken ?? "xapp-double",
    signingSecret: options.signingSecret ?? "double-signing-secret",
    revoked: null,
    scopes: [...defaultScopes],
    latencyMs: 0,
    pageSize: 1000,
    deactivatedError: "channel_not_found",
    deliverTo: options.deliverTo ?? null,
    signing: "good",
    ackMs: 3_000,
    eventRetryMs: [0, 60_000, 300_000],
    fileReadyMs: 0,
    repeatNext: 0,
  };
  const clock = options.clock ?? Date.now;
  const teamId = options.teamId ?? "T00000001";
  const botUserId = options.botUserId ?? "U0000BOT1";
  const recorder = createRecorder();
  const faults = createFaults<SlackError>({ exempt: unlimitedMethods });
  const world = createWorld({ teamId, botUserId, clock });
  const server = await listen(route, options.port ?? 0);
  const host = `127.0.0.1:${server.port}`;
  const url = `http://${host}`;
  const tickets = createTickets({ url, teamId, clock });
  const sockets = createSockets(server.server, () => host);
  const delivery = createDelivery({ settings, sockets, recorder });
  const people = createPeople({ world, tickets, delivery });
  const respond = createResponseUrl({ world, tickets, settings, recorder, faults });
  const ground = {
    world,
    tickets,
    url,
    socketUrl: () => sockets.url(),
    hasScope: (scope: string) => settings.scopes.includes(scope),
    pageSize: () => settings.pageSize,
    deactivatedError: () => settings.deactivatedError,
  };
  const call = createWebApi({ ground, settings, recorder, faults });

  async function route(...[request, response]: Parameters<Parameters<typeof listen>[0]>): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://double");
    if (pathname.startsWith("/api/")) return call(pathname.slice("/api/".length), request, response);
    if (pathname.startsWith("/actions/") || pathname.startsWith("/commands/")) {
      return respond(pathname, request, response);
    }
    return upload(world.files.get(pathname.replace("/upload/v1/", "")), request, response);
  }

  /** Takes a file's bytes, raw or as a form. */
  async function upload(
    file: SlackFile | undefined,
    ...[request, response]: Parameters<Parameters<typeof listen>[0]>
  ): Promise<void> {
    if (!file) return sendAnswer(response, { status: 404, json: "not found" });
    const body = await readBody(request);
    const data = body.files[0]?.data ?? body.raw;
    const problems = data.length === file.length ? [] : [`sent ${data.length} bytes, not ${file.length}`];
    await serveCall({
      call: recorder.record("upload", { file: file.id }, problems),
      recorder,
      response,
      fault: faults.take("upload"),
      latencyMs: settings.latencyMs,
      effect: () => {
        file.data = data;
        return { status: 200, json: `OK - ${data.length}` };
      },
      refuse: ({ error }) => ({ status: 400, json: error }),
    });
  }

  const listOf = (conversation: string): SlackMessage[] => {
    const id = world.channels.has(conversation) ? conversation : world.dmOf(conversation).id;
    return world.messages.get(id) ?? [];
  };

  return {
    apiUrl: `${url}/api/`,
    token: settings.token,
    appToken: settings.appToken,
    signingSecret: settings.signingSecret,
    teamId,
    botUserId,
    /** Switches that a test may turn at any time: latency, page size, retries, scopes and so on. */
    settings,
    tickets,
    calls: recorder.calls,
    problems: recorder.problems,
    onCall: recorder.onCall,

    get socketCount() {
      return sockets.count();
    },
    get deliverTo() {
      return settings.deliverTo;
    },
    set deliverTo(address: string | null) {
      settings.deliverTo = address;
    },
    get latencyMs() {
      return settings.latencyMs;
    },
    set latencyMs(ms: number) {
      settings.latencyMs = ms;
    },
    get pageSize() {
      return settings.pageSize;
    },
    set pageSize(size: number) {
      settings.pageSize = size;
    },
    get signing() {
      return settings.signing;
    },
    set signing(how: Signing) {
      settings.signing = how;
    },

    limit: faults.limit,
    failNext: faults.failNext,
    revoke(error = "invalid_auth") {
      settings.revoked = error;
    },
    restore() {
      settings.revoked = null;
    },
    disconnectSockets(reason = "refresh_requested") {
      sockets.disconnect(reason);
    },
    /** Cuts every socket without a goodbye. */
    cutSockets: () => sockets.cut(),
    /** Has the next envelopes delivered twice. */
    repeatNext(times = 1) {
      settings.repeatNext = times;
    },

    ...createPopulation(world),

    /** The id of a person's direct conversation with the bot. */
    dm: (userId: string): string => world.dmOf(userId).id,
    /** The messages of a channel, or of a person's direct conversation with the bot, as they stand; ephemeral ones left out. */
    messages(conversation: string): SlackMessage[] {
      return structuredClone(listOf(conversation).filter((one) => one.ephemeralTo === undefined));
    },
    /** The ephemeral messages that one person sees, wherever they are, in order. */
    ephemerals(userId: string): SlackMessage[] {
      const all = [...world.messages.values()].flat().filter((one) => one.ephemeralTo === userId);
      return structuredClone(all.sort((a, b) => (a.ts < b.ts ? -1 : 1)));
    },
    /** The modal on top, as the app would get it, with the `errors` shown at its fields; null where none is open. */
    view(userId: string) {
      const view = world.modals.get(userId)?.at(-1);
      if (!view) return null;
      return structuredClone({ ...viewPayload(view, world), errors: view.errors });
    },
    /** A person's App Home as last published, or null. */
    home(userId: string) {
      const view = world.homes.get(userId);
      if (!view) return null;
      return structuredClone({ ...viewPayload(view, world), errors: view.errors });
    },
    /** Every file that was completed, shared or not, with its bytes; in order. */
    uploads: (): SlackFile[] => [...world.files.values()].filter((file) => file.completedAt !== undefined),
    /** The files shared in a channel or in a person's direct conversation. */
    files(conversation: string): SlackFile[] {
      const id = world.channels.has(conversation) ? conversation : world.dmOf(conversation).id;
      return [...world.files.values()].filter((file) => file.channel === id);
    },

    ...people,

    /** Waits until a check gives something (not false, null or undefined) and gives it; throws after `ms`. */
    async until<T>(check: () => T | false | null | undefined, ms = 5_000): Promise<T> {
      const end = performance.now() + ms;
      for (;;) {
        const value = check();
        if (value !== false && value !== null && value !== undefined) return value;
        if (performance.now() > end) throw new Error(`not within ${ms} ms: ${check.toString()}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close(): Promise<void> {
      delivery.close();
      sockets.close();
      await server.close();
    },
  };
}
