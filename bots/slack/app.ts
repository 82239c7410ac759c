// The Slack connection: who the bot is there, how it sends and looks up, and how it listens.
import { App } from "@slack/bolt";
import { SurveyError } from "../../core/errors.ts";
import { drawChart } from "../chart/draw-chart.ts";
import type { ConnectContext, ListenContext, PlatformConnection } from "../platform.ts";
import { createAcquaintances } from "./acquaintances.ts";
import { clientOptions, createClient } from "./client.ts";
import { createDirectory } from "./directory.ts";
import { createDisturbance, DISTURBANCE_SCOPE } from "./disturbance.ts";
import { createGallery } from "./gallery.ts";
import { createHttpDelivery } from "./http-delivery.ts";
import { identify } from "./identity.ts";
import type { Intake } from "./intake.ts";
import { libraryLog } from "./library-log.ts";
import { register } from "./listeners/register.ts";
import { createMessenger } from "./messenger.ts";
import { createOnce } from "./once.ts";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "./scopes.ts";
import { createSockets } from "./sockets.ts";

/** What the operator sets: Socket Mode where there is an app-level token, else HTTP with the signing secret. `apiUrl` ends with a slash. */
export interface SlackSettings {
  readonly botToken: string;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly apiUrl: string;
}

/** One workspace; to listen it needs less than other platforms do. */
export interface SlackConnection extends PlatformConnection {
  listen(context: Pick<ListenContext, "talk" | "connectionId">): Promise<void>;
}

/**
 * Connects one workspace. Resolves once Slack has said who the bot is, however long that takes; throws SurveyError `setting-invalid` for a token
 * that Slack refuses, and the signal's reason when it aborts.
 */
export async function connectSlack(
  settings: SlackSettings,
  context: ConnectContext,
): Promise<SlackConnection> {
  const { botToken, apiUrl } = settings;
  const { log, clock } = context;
  const client = createClient({ token: botToken, apiUrl, log });
  // Asking who the bot is ends with the bot; what it sends is finished.
  const asking = createClient({ token: botToken, apiUrl, log, signal: context.signal });
  const identity = await identify(asking, context);
  const { teamId, botUserId, botId } = identity;
  const intake = intakeOf(settings, context);
  const gallery = createGallery({ client, draw: drawChart, log });
  const messenger = createMessenger(client, gallery);
  const stop = new AbortController();
  const directory = createDirectory(client, AbortSignal.any([context.signal, stop.signal]));
  const inFlight = new Set<Promise<void>>();
  const tracked = (work: Promise<void>): Promise<void> => {
    inFlight.add(work);
    const gone = () => void inFlight.delete(work);
    work.then(gone, gone);
    return work;
  };

  return {
    platform: "slack",
    externalId: teamId,
    // An announcement says which bot will write: the workspace's name would tell nobody.
    name: identity.botName,
    missingScopes: REQUIRED_SCOPES.filter((scope) => !identity.scopes.includes(scope)),
    ungrantedScopes: OPTIONAL_SCOPES.filter((scope) => !identity.scopes.includes(scope)),
    messenger,
    directory,
    ...(identity.scopes.includes(DISTURBANCE_SCOPE) ? { disturbance: createDisturbance(client, log) } : {}),
    routes: intake.routes,
    async listen({ talk, connectionId }) {
      const app = new App({
        receiver: intake.receiver,
        // Kept local: where authorizing fails Bolt acknowledges and runs nothing, and the press is lost.
        authorize: async () => ({ botToken, botUserId, botId, teamId }),
        logger: libraryLog(log),
        clientOptions: clientOptions({ apiUrl, log }),
        convoStore: false,
        ignoreSelf: false,
      });
      const acquaintances = createAcquaintances({ connectionId, directory, clock, log });
      const once = createOnce();
      register(
        app,
        { talk, connectionId, client, messenger, gallery, acquaintances, once, clock, log },
        tracked,
      );
      await intake.open();
    },
    healthy: () => intake.healthy(),
    async stop() {
      // What is being answered is finished over the connection on which it came.
      await Promise.allSettled([...inFlight]);
      await intake.close();
      await Promise.allSettled([...inFlight]);
      stop.abort();
    },
  };
}

function intakeOf(
  { appToken, signingSecret, apiUrl }: SlackSettings,
  { log, failing }: ConnectContext,
): Intake {
  if (appToken !== null) return createSockets({ appToken, apiUrl, log, ...(failing && { failing }) });
  if (signingSecret !== null) return createHttpDelivery({ signingSecret, log });
  throw new SurveyError("setting-invalid", { setting: "SLACK_APP_TOKEN", problem: "slack-mode-missing" });
}
