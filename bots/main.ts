// The composition root: settings → database → platforms → conversation → heartbeat → clean stop. With cli.ts the only file that sees everything.

import { drainDeliveries } from "../core/deliver/drain-deliveries.ts";
import { SurveyError } from "../core/errors.ts";
import type { Connection, Organization } from "../core/people/person.ts";
import type { Clock, Directory, Log, Random } from "../core/ports.ts";
import { createLooks } from "../core/publish/looks.ts";
import { reconcile } from "../core/reconcile.ts";
import type { Store } from "../core/store.ts";
import { ensurePresets } from "../core/survey/presets.ts";
import { openEngine } from "../db/engine.ts";
import { createStore } from "../db/store.ts";
import { createEventRoutes } from "./api/events-routes.ts";
import { createCalendars } from "./calendar.ts";
import { systemClock, systemRandom } from "./clock.ts";
import { readConfig } from "./config.ts";
import { appointAdmins, hashOfCode, offerClaim } from "./first-start.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { type Health, serveHttp } from "./http.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import type { PlatformConnection } from "./platform.ts";
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
  /** Told the one-time claim code where there is no admin yet. */
  readonly onClaimCode?: (code: string, connections: readonly PlatformConnection[]) => void;
}

/** The running bot. */
export interface App {
  readonly organization: Organization;
  readonly store: Store;
  readonly connections: readonly Connection[];
  /** Where HTTP is served, or null. */
  readonly port: number | null;
  /** Does everything that is due at the clock's present time, and resolves when nothing is left. */
  settle(): Promise<void>;
  /** Takes no more events, finishes what is in flight (at most 10 s), closes everything. */
  stop(): Promise<void>;
}

/** Starts the bot. Rejects with SurveyError for settings or a database that cannot be used. */
export async function start(options: StartOptions): Promise<App> {
  const config = readConfig(options.env);
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const log = options.log ?? createLog({ level: config.logLevel });
  const stopping = new AbortController();
  const engine = await openEngine(config.databaseUrl);
  const platforms: PlatformConnection[] = [];
  try {
    const store = createStore(engine, random);
    const organization = await store.people.ensureOrganization(config.organization);
    await ensurePresets(store, organization);

    const context = { clock, log, signal: stopping.signal };
    if (config.slack !== null) platforms.push(await connectSlack(config.slack, context));
    if (config.telegram !== null) platforms.push(await connectTelegram(config.telegram, context));

    const connected: { platform: PlatformConnection; connection: Connection }[] = [];
    for (const platform of platforms) {
      const { platform: kind, externalId, name } = platform;
      const connection = await store.people.ensureConnection({
        organizationId: organization.id,
        platform: kind,
        externalId,
        name,
      });
      connected.push({ platform, connection });
    }
    const directories: ReadonlyMap<string, Directory> = new Map(
      connected.map(({ platform, connection }) => [connection.id, platform.directory]),
    );
    await appointAdmins(config, store, connected, clock);
    const calendars = createCalendars();
    const language = createLanguage();

    const metrics = createMetrics(config.minGroup);
    const username = platforms.find((platform) => platform.username !== undefined)?.username;
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
      disturbances: new Map(
        connected.flatMap(({ platform: { disturbance }, connection }) =>
          disturbance === undefined ? [] : [[connection.id, disturbance] as const],
        ),
      ),
      wake: () => heartbeat.wake(),
      claim: { hash: hashOfCode },
      settings: {
        minGroup: config.minGroup,
        command: config.command,
        ...(username === undefined ? {} : { telegramUsername: username }),
      },
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
      drains: connected.map(({ platform, connection }) => async (signal: AbortSignal) => {
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
      }),
    });

    const http =
      config.port === null
        ? null
        : await serveHttp({
            port: config.port,
            routes: [
              ...platforms.flatMap((platform) => platform.routes),
              ...createEventRoutes({ store, directories, random, clock, log, wake: talkPorts.wake }),
            ],
            health: () => healthOf(store, organization.id, connected),
            metrics: metrics.read,
            log,
          });
    for (const { platform, connection } of connected) {
      await platform.listen({
        talk,
        connectionId: connection.id,
        cursor: store.cursors.of(connection.id),
        dialogs: store.dialogs,
        people: store.people,
        outbox: store.outbox,
      });
    }
    await offerClaim(store, organization, random, clock, (code) => options.onClaimCode?.(code, platforms));
    if (options.tick !== "manual") heartbeat.start();
    log.info({ event: "started", count: platforms.length, ...(http === null ? {} : { port: http.port }) });

    const settleAll = heartbeat.settle;
    return {
      organization,
      store,
      connections: connected.map(({ connection }) => connection),
      port: http?.port ?? null,
      settle: settleAll,
      async stop() {
        stopping.abort();
        const finished = Promise.all([
          ...platforms.map((platform) => platform.stop()),
          heartbeat.stop(),
        ]).then(() => true);
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
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
    await engine.close();
    throw error;
  }
}

/** A connection is well while events come in and nothing bars what goes out: a revoked token leaves sockets open for long. */
async function healthOf(
  store: Store,
  organizationId: string,
  connected: readonly { platform: PlatformConnection; connection: Connection }[],
): Promise<Health> {
  const stored = await connectionsOf(store, organizationId);
  const isSuspended = (id: string) => stored?.some((one) => one.id === id && one.suspended !== null) ?? false;
  return {
    database: stored !== null,
    connections: Object.fromEntries(
      connected.map(({ platform, connection }) => [
        platform.platform,
        platform.healthy() && !isSuspended(connection.id),
      ]),
    ),
  };
}

/** Gives the connections as the database has them; null where it does not answer. */
async function connectionsOf(store: Store, organizationId: string): Promise<readonly Connection[] | null> {
  try {
    return await store.people.connections(organizationId);
  } catch (error) {
    if (error instanceof SurveyError) return null;
    throw error;
  }
}
