// The process of one bot that is pressed: ours with everything it does, or a bare one that stores nothing.
import { App, HTTPReceiver } from "@slack/bolt";
import { Telegraf } from "telegraf";
import { start } from "../../bots/main.ts";
import type { Platform } from "../../core/ports.ts";
import { askPeople } from "./ask-people.ts";
import { SILENT, temporaryFolder } from "./bench-store.ts";

/** What a parent sends first. */
export interface BotWanted {
  /** `ours`: the whole app. `acknowledges`: a bare bot that does no more. `answers`: one that also answers as ours does. */
  readonly bot: "ours" | "acknowledges" | "answers";
  readonly platform: Platform;
  /** The platform's API, without a path. */
  readonly url: string;
  readonly token: string;
  readonly signingSecret: string;
  readonly people: number;
}

/** What it hears when the bot is up; `port` is where a bot listens for HTTP. */
export interface BotReady {
  readonly port: number | null;
}

interface Running extends BotReady {
  stop(): Promise<void>;
}

process.once("message", async (wanted: BotWanted) => {
  const bare = wanted.platform === "slack" ? bareBolt : bareTelegraf;
  const running = await (wanted.bot === "ours" ? ours : bare)(wanted);
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.once("disconnect", () => void running.stop().then(() => process.exit(0)));
  const ready: BotReady = { port: running.port };
  process.send?.(ready);
});

async function ours({ platform, url, token, signingSecret, people }: BotWanted): Promise<Running> {
  const folder = await temporaryFolder();
  const onSlack = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${url}/api/`,
    PORT: "0",
  };
  const onTelegram = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: url };
  const app = await start({
    env: {
      DATABASE_URL: `file:${folder.path}/nps.db`,
      NPS_ORGANIZATION: "Acme",
      ...(platform === "slack" ? onSlack : onTelegram),
    },
    log: SILENT,
    tick: "manual",
  });
  const [connection] = app.connections;
  if (connection === undefined) throw new Error("the app has no connection");
  await askPeople(app.store, { organization: app.organization, connection }, people, new Date());
  return {
    port: app.port,
    async stop() {
      await app.stop();
      await folder.remove();
    },
  };
}

async function bareBolt({ bot, url, token, signingSecret }: BotWanted): Promise<Running> {
  const receiver = new HTTPReceiver({ signingSecret, port: 0 });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: token, botId: "B1", botUserId: "U0000BOT1", teamId: "T1" }),
    clientOptions: { slackApiUrl: `${url}/api/` },
  });
  app.action(/.*/, async ({ ack, respond, body }) => {
    await ack();
    if (bot !== "answers") return;
    const blocks = "message" in body ? body["message"]?.["blocks"] : [];
    await respond({ replace_original: true, text: "Your answer is in", blocks });
    await respond({ replace_original: false, response_type: "ephemeral", text: "You answered" });
  });
  const server = await app.start(0);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : null,
    stop: async () => {
      await app.stop();
    },
  };
}

async function bareTelegraf({ bot, url, token }: BotWanted): Promise<Running> {
  const telegraf = new Telegraf(token, { telegram: { apiRoot: url } });
  telegraf.on("callback_query", async (context) => {
    if (bot !== "answers") return;
    await context.answerCbQuery("Your answer is in");
    await context.editMessageText("Your answer is in. Why?");
  });
  const ended = telegraf.launch({ dropPendingUpdates: false, allowedUpdates: ["callback_query"] });
  return {
    port: null,
    async stop() {
      telegraf.stop();
      await ended;
    },
  };
}
