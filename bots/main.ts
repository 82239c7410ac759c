// The composition root: settings → database → platforms → conversation → heartbeat → clean stop. With cli.ts the only file that sees everything.

import { drainDeliveries } from "../core/deliver/drain-deliveries.ts";
import type { Connection, Organization } from "../core/people/person.ts";
import type { Clock, Directory, Disturbance, Log, Random } from "../core/ports.ts";
import { createLooks } from "../core/publish/looks.ts";
import { reconcile } from "../core/reconcile.ts";
import type { Store } from "../core/store.ts";
import { ensurePresets } from "../core/survey/presets.ts";
import { openEngine } from "../db/engine.ts";
import { createStore } from "../db/store.ts";
import { createEventRoutes } from "./api/events-routes.ts";
import { createCalendars } from "./calendar.ts";
import { systemClock, systemRandom } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { type Connectable, connectPlatforms } from "./connect-platforms.ts";
import { appointAdmins, hashOfCode, offerClaim } from "./first-start.ts";
import { type Connected, healthOf } from "./health.ts";
import { createHeartbeat, type Drain } from "./heartbeat.ts";
import { serveHttp } from "./http.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import type { ConnectContext, PlatformConnection } from "./platform.ts";
import { connectSlack } from "./slack/app.ts";
import { createContents } from "./talk/contents.ts";
import { createManagers } from "./talk/create-managers.ts";
import { createTalk } from "./talk/create-talk.ts";
import { timely } from "./talk/timely.ts";
import { connectTelegram } from "./telegram/app.ts";
import { createLanguage } from "./words/language.ts";

/** How long a stop may take before it gives up waiting, in milliseconds. */
const STOP_MS = 10_000;

/** How long one drain may go on before it comes up for air, in milliseconds. */
const SLICE_MS = 30_000;

/** What the bot is started with. Everything but `env` has the real thing as its default. */
export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
  /** `manual`: nothing happens by itself; `settle` does what is due. Events from the platforms are taken either way. */
  readonly tick?: "cron" | "manual";
  /** Ends a start that still waits for a platform: what `start` gives is then only there to be stopped. */
  readonly signal?: AbortSignal;
  /** Told the one-time claim code where there is no admin yet, with the platforms that have come up since. */
  readonly onClaimCode?: (code: string, connections: readonly PlatformConnection[]) => void;
}

/** The running bot. */
export interface App {
  readonly organization: Organization;
  readonly store: Store;
  /** Those that have come up so far. */
  readonly connections: readonly Connection[];
  /** Where HTTP is served, or null. */
  readonly port: number | null;
  /** Does everything that is due at the clock's present time, and resolves when nothing is left. */
  settle(): Promise<void>;
  /** Takes no more events, finishes what is in flight (at most 10 s), closes everything. */
  stop(): Promise<void>;
}

/** Starts the bot; a platform that is down comes up later. Rejects with SurveyError for settings or a database that cannot be used. */
export async function start(options: StartOptions): Promise<App> {
  const config = readConfig(options.env);
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const log = options.log ?? createLog({ level: config.logLevel });
  const stopping = new AbortController();
  if (options.signal?.aborted) stopping.abort();
  options.signal?.addEventListener("abort", () => stopping.abort(), { once: true });
  const engine = await openEngine(config.databaseUrl);
  let abandon = async (): Promise<void> => {};
  try {
    const store = createStore(engine, random);
    const organization = await store.people.ensureOrganization(config.organization);
    await ensurePresets(store, organization);

    const connected: Connected[] = [];
    const directories = new Map<string, Directory>();
    const disturbances = new Map<string, Disturbance>();
    const calendars = createCalendars();
    const language = createLanguage();

    const metrics = createMetrics(config.minGroup);
    // Telegram's own name is known once it has answered.
    const settings: { minGroup: number; command: string; telegramUsername?: string } = {
      minGroup: config.minGroup,
      command: config.command,
    };
    const talkPorts = {
      store,
      clock,
      random,
      log,
      organization: async () => (await store.people.organization(organization.id)) ?? organization,
      directories,
      calendars,
      language,
      looks: createLooks(clock),
      disturbances,
      unconnected: () => connecting.unconnected(),
      wake: () => heartbeat.wake(),
      claim: { hash: hashOfCode },
      settings,
    };
    const managers = createManagers(talkPorts);
    const talk = createTalk(talkPorts, managers);
    const load = createContents(talkPorts, managers);
    const owner = random.id();
    const heartbeat = createHeartbeat({
      clock,
      log,
      reconcile: async (now) => {
        const began = performance.now();
        await reconcile(
          { ...store, directories, calendars, language, random, log, minGroup: config.minGroup },
          organization.id,
          now,
        );
        metrics.pass(performance.now() - began);
      },
      drains: [],
    });
    const drainOf =
      ({ platform, connection }: Connected): Drain =>
      async (signal) => {
        const ports = {
          outbox: store.outbox,
          people: store.people,
          messenger: platform.messenger,
          clock,
          log,
          random,
          load: timely(talkPorts, load),
        };
        const options = {
          connectionId: connection.id,
          organizationId: organization.id,
          owner,
          maxMs: SLICE_MS,
          signal,
        };
        const { ended, nextDue, ...counts } = await drainDeliveries(ports, options);
        for (const [outcome, count] of Object.entries(counts))
          metrics.sent(platform.platform, outcome, count);
        return ended === "suspended" ? null : nextDue;
      };

    const http =
      config.port === null
        ? null
        : await serveHttp({
            port: config.port,
            routes: createEventRoutes({ store, directories, random, clock, log, wake: talkPorts.wake }),
            health: () => {
              const missing = connecting.unconnected().map(({ platform }) => platform);
              return healthOf(store, organization.id, { connected, missing });
            },
            metrics: metrics.read,
            log,
          });
    let isUp = false;
    let claim: string | null = null;
    const attach = async (platform: PlatformConnection): Promise<void> => {
      const { platform: kind, externalId, name, disturbance, username } = platform;
      const identity = { organizationId: organization.id, platform: kind, externalId, name };
      const connection = await store.people.ensureConnection(identity);
      await appointAdmins(config, store, { platform, connection }, clock);
      const isSpent = (await store.people.holders(organization.id, "admin")).length > 0;
      directories.set(connection.id, platform.directory);
      if (disturbance !== undefined) disturbances.set(connection.id, disturbance);
      if (username !== undefined) settings.telegramUsername = username;
      http?.add(platform.routes);
      await platform.listen({
        talk,
        connectionId: connection.id,
        cursor: store.cursors.of(connection.id),
        dialogs: store.dialogs,
        people: store.people,
        outbox: store.outbox,
      });
      connected.push({ platform, connection });
      heartbeat.add(drainOf({ platform, connection }));
      if (!isUp) return;
      // Late: what has been owed there meanwhile goes out, and a code that nobody could spend there is told.
      heartbeat.wake();
      if (claim !== null && !isSpent) options.onClaimCode?.(claim, [platform]);
    };
    const connecting = connectPlatforms(connectable(config), attach, { clock, log, signal: stopping.signal });
    abandon = async () => {
      await Promise.all([connecting.stop(), heartbeat.stop()]);
      await http?.close();
    };
    await connecting.begun;
    isUp = true;
    claim = await offerClaim(store, organization, random, clock);
    if (claim !== null && connected.length > 0)
      options.onClaimCode?.(
        claim,
        connected.map(({ platform }) => platform),
      );
    if (options.tick !== "manual") heartbeat.start();
    log.info({ event: "started", count: connected.length, ...(http === null ? {} : { port: http.port }) });

    const settleAll = heartbeat.settle;
    return {
      organization,
      store,
      get connections() {
        return connected.map(({ connection }) => connection);
      },
      port: http?.port ?? null,
      settle: settleAll,
      async stop() {
        stopping.abort();
        const finished = Promise.all([connecting.stop(), heartbeat.stop()]).then(() => true);
        // Its timer would keep a process alive that has long finished.
        const patience = new AbortController();
        const inTime = await Promise.race([
          finished,
          systemClock.sleep(STOP_MS, patience.signal).then(() => false),
        ]);
        patience.abort();
        log.info({ event: "stopped", outcome: inTime ? "finished" : "gave-up-waiting" });
        await http?.close();
        await engine.close();
      },
    };
  } catch (error) {
    stopping.abort();
    await abandon();
    await engine.close();
    throw error;
  }
}

function connectable({ slack, telegram }: Config): readonly Connectable[] {
  return [
    ...(slack === null
      ? []
      : [{ platform: "slack", connect: (to: ConnectContext) => connectSlack(slack, to) } as const]),
    ...(telegram === null
      ? []
      : [{ platform: "telegram", connect: (to: ConnectContext) => connectTelegram(telegram, to) } as const]),
  ];
}
