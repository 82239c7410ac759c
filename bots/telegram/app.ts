// One Telegram bot: connects with Telegraf, listens by polling or webhook, and stops when everything is answered.
import { Telegraf } from "telegraf";
import type { Update, UserFromGetMe } from "telegraf/types";
import { SurveyError } from "../../core/errors.ts";
import { drawChart } from "../chart/draw-chart.ts";
import type { ConnectContext, ListenContext, PlatformConnection } from "../platform.ts";
import type { Problem } from "../settings.ts";
import { type Aftermath, createAftermath } from "./aftermath.ts";
import { type Call, callsOf } from "./call-api.ts";
import { createDirectory } from "./directory.ts";
import { codeOf, type Failure, failureOf } from "./failure.ts";
import { createForms } from "./form-dialog.ts";
import { createIntake, type Intake, WANTED_UPDATES } from "./intake.ts";
import { register } from "./listeners/register.ts";
import { createMenus } from "./menus.ts";
import { createMessenger } from "./messenger.ts";
import { createPictures } from "./pictures.ts";
import { startPolling } from "./polling.ts";
import { createRespond } from "./respond.ts";
import { createWebhook, WEBHOOK_PATH, type Webhook } from "./webhook.ts";

/** What connecting to Telegram needs. `webhook.url` is the bot's public address without a path; null means polling. */
export interface TelegramSettings {
  readonly botToken: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** How long one call may take, in milliseconds; 10 s where absent. */
  readonly callTimeoutMs?: number;
}

/** How long to wait between tries to connect, in milliseconds: doubling from the first to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Connects to Telegram and gives the bot, not listening yet. Throws SurveyError `setting-invalid` where the platform does not know the
 * token; while it does not answer, tries again until the context's signal aborts.
 */
export async function connectTelegram(
  settings: TelegramSettings,
  context: ConnectContext,
): Promise<PlatformConnection> {
  const { clock, log } = context;
  const bot = new Telegraf(settings.botToken, {
    telegram: { apiRoot: settings.apiRoot, webhookReply: false },
    // Its timeout would not end a handler's work, only stop waiting for it.
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  // Its own handler would print the update, with everything that someone wrote.
  bot.catch((error) => {
    throw error;
  });
  const call = callsOf(bot.telegram, settings.callTimeoutMs);
  const self = await whoAmI(call, context);
  bot.botInfo = self;
  const stopping = new AbortController();
  const pictures = createPictures({ draw: drawChart, log });
  const aftermath = createAftermath(clock, log, stopping.signal);
  const webhook = settings.webhook === null ? null : createWebhook(settings.webhook.secret, log);
  let listening: Listening | null = null;

  return {
    platform: "telegram",
    externalId: `${self.id}`,
    name: self.first_name,
    username: self.username,
    messenger: createMessenger(call, pictures),
    directory: createDirectory(call, clock, self.id),
    routes: webhook === null ? [] : [webhook.route],
    healthy: () => listening?.healthy() ?? false,
    async listen(given) {
      if (stopping.signal.aborted) return;
      const forms = createForms({ ...given, clock });
      const menus = createMenus(call, aftermath);
      const respond = createRespond({
        call,
        pictures,
        aftermath,
        username: self.username,
        beginForm: forms.begin,
      });
      register(bot, { ...given, username: self.username, respond, forms, menus });
      const intake = createIntake((update: Update) => bot.handleUpdate(update), context);
      void aftermath.later("menus", () => menus.setAll());
      const ground = { call, intake, aftermath, context, signal: stopping.signal };
      listening =
        webhook === null || settings.webhook === null
          ? listenByPolling(ground, given)
          : await listenByWebhook(ground, webhook, settings.webhook);
    },
    async stop() {
      stopping.abort();
      await listening?.ended();
      await aftermath.drain();
    },
  };
}

interface Listening {
  healthy(): boolean;
  /** Resolves when nothing is being taken any more; called after the signal has aborted. */
  ended(): Promise<void>;
}

interface IntakeGround {
  readonly call: Call;
  readonly intake: Intake;
  readonly aftermath: Aftermath;
  readonly context: ConnectContext;
  readonly signal: AbortSignal;
}

function listenByPolling({ aftermath, context, ...ground }: IntakeGround, given: ListenContext): Listening {
  const { cursor } = given;
  const polling = startPolling({
    ...ground,
    ...context,
    signal: ground.signal,
    cursor,
    room: aftermath.room,
  });
  return { healthy: polling.healthy, ended: () => polling.ended };
}

async function listenByWebhook(
  { call, intake, context, signal }: IntakeGround,
  webhook: Webhook,
  { url, secret }: { readonly url: string; readonly secret: string },
): Promise<Listening> {
  let isSet = false;
  webhook.open(intake);
  signal.addEventListener("abort", () => webhook.close(), { once: true });
  const set = async () => {
    const request = { url: `${url}${WEBHOOK_PATH}`, secret_token: secret, allowed_updates: WANTED_UPDATES };
    await call("setWebhook", request, { signal });
    isSet = true;
  };
  const hopeless = ({ kind }: Failure) =>
    kind === "rejected" ? wrongSetting("TELEGRAM_WEBHOOK_URL", "telegram-webhook-refused") : null;
  let later: Promise<unknown> = Promise.resolve();
  try {
    await set();
  } catch (error) {
    const failure = failureOf(error);
    const end = hopeless(failure);
    if (end !== null) throw end;
    // A platform that is down may take longer than the start should; until then the bot is not healthy, and the log says why.
    later = untilDone(set, context, signal, "webhook-not-set", hopeless).catch(() => {
      context.log.error({ event: "webhook-refused", platform: "telegram", code: "setting-invalid" });
    });
  }
  return {
    healthy: () => isSet && !signal.aborted,
    async ended() {
      await later;
      await intake.idle();
    },
  };
}

async function whoAmI(call: Call, context: ConnectContext): Promise<UserFromGetMe> {
  const { signal } = context;
  const ask = () => call("getMe", {}, { signal });
  const self = await untilDone(ask, context, signal, "connect-failed", ({ kind }) =>
    kind === "suspended" ? wrongSetting("TELEGRAM_BOT_TOKEN", "telegram-token-refused") : null,
  );
  if (self === null) throw new SurveyError("internal", { what: "stopped-while-connecting" });
  return self;
}

function wrongSetting(setting: string, problem: Problem): SurveyError {
  return new SurveyError("setting-invalid", { setting, problem });
}

/** Tries until it succeeds; null where the signal aborts first. Throws what `hopeless` gives for a failure that no other try will cure. */
async function untilDone<T>(
  what: () => Promise<T>,
  { clock, log, failing }: ConnectContext,
  signal: AbortSignal,
  event: string,
  hopeless: (failure: Failure) => SurveyError | null,
): Promise<T | null> {
  for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(LONGEST_WAIT_MS, 2 * waitMs)) {
    try {
      return await what();
    } catch (error) {
      if (signal.aborted) return null;
      const failure = failureOf(error);
      const end = hopeless(failure);
      if (end !== null) throw end;
      log.warn({ event, platform: "telegram", code: codeOf(failure) });
      failing?.();
      const pause = failure.kind === "rate-limited" ? failure.retryAfterMs : 0;
      await clock.sleep(Math.max(waitMs, pause), signal);
    }
  }
  return null;
}
