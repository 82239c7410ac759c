// The stage: a Slack and a Telegram on this machine, the people in them, the bot's process, and the time that is moved.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/double.ts";
import { movableClock } from "../journeys/movable-clock.ts";
import { type BotProcess, botProcess } from "./bot-process.ts";
import type { Cast } from "./cast.ts";
import type { Started } from "./child.ts";
import { type Person, slackPerson, telegramPerson } from "./person.ts";
import { type Seen, slackRows, telegramRows } from "./seen.ts";

/** A channel or group that a digest is posted to. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** As a command names it once the platform has turned it into an id. */
  readonly mention: string;
  messages(): readonly Seen[];
}

/** A team as a command names the user group behind it. */
export interface TeamGroup {
  readonly handle: string;
  readonly name: string;
  readonly mention: string;
}

/** Everything that a demo plays with. */
export interface Stage {
  readonly slack: SlackDouble;
  readonly telegram: TelegramDouble;
  readonly bot: BotProcess;
  readonly databaseFile: string;
  readonly slackPeople: readonly Person[];
  readonly telegramPeople: readonly Person[];
  readonly slackChannel: Channel;
  readonly telegramChannel: Channel;
  readonly teams: readonly TeamGroup[];
  now(): Date;
  /** Starts the bot (again) at the present time. */
  start(): Promise<Started>;
  /** Moves the time and has the bot do all that is due; false when the bot was killed meanwhile. */
  goTo(at: Date): Promise<boolean>;
  /** Someone new in Telegram. */
  newcomer(): Person;
  /** Everything that a double found wrong with what the bot sent. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Sets a stage with the bot not started yet. */
export async function setStage(cast: Cast, at: Date, seed: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "nps-demo-"));
  const databaseFile = join(folder, "nps.db");
  const clock = movableClock(at);
  const slack = await startSlackDouble({ clock: () => clock.now().getTime() });
  const telegram = await startTelegramDouble({ username: "acme_nps_bot" });
  telegram.now = () => clock.now().getTime();
  const slackPeople = cast.slack.map((role) => slackPerson(slack, role));
  const telegramPeople = cast.telegram.map((role) => telegramPerson(telegram, role));
  const leads = slackPeople.slice(0, 2).map(({ id }) => id);
  const channelId = slack.addChannel({ name: cast.slackChannel, members: leads });
  const teams = cast.teams.map(({ handle, name }, place): TeamGroup => {
    const members = slackPeople.filter((_, seat) => seat % cast.teams.length === place).map(({ id }) => id);
    const id = slack.addUserGroup({ handle, members });
    return { handle: `@${handle}`, name, mention: `<!subteam^${id}|@${handle}>` };
  });
  const leadsThere = telegramPeople.slice(0, 2).map(({ id }) => Number(id));
  const groupId = telegram.addGroup({
    title: cast.telegramChannel,
    type: "supergroup",
    members: leadsThere,
    botIsAdmin: true,
  });
  const bot = botProcess(
    {
      DATABASE_URL: `file:${databaseFile}`,
      SLACK_BOT_TOKEN: slack.token,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      NPS_ORGANIZATION: "Acme",
      NPS_OPERATOR: "Acme IT",
      NPS_TIMEZONE: cast.slackZone,
      NPS_LOCALE: cast.locale,
    },
    seed,
  );
  return {
    slack,
    telegram,
    bot,
    databaseFile,
    slackPeople,
    telegramPeople,
    teams,
    slackChannel: {
      id: channelId,
      name: `#${cast.slackChannel}`,
      mention: `<#${channelId}|${cast.slackChannel}>`,
      messages: () =>
        slack.messages(channelId).map(({ ts, blocks }) => ({ id: ts, rows: slackRows(blocks) })),
    },
    telegramChannel: {
      id: String(groupId),
      name: cast.telegramChannel,
      mention: String(groupId),
      messages: () =>
        telegram
          .messages(groupId)
          .filter(({ fromBot }) => fromBot)
          .map((message) => ({ id: String(message.messageId), rows: telegramRows(message) })),
    },
    now: () => clock.now(),
    start: () => bot.start(clock.now()),
    goTo(to) {
      clock.set(to);
      return bot.go(to);
    },
    newcomer: () => telegramPerson(telegram, cast.newcomer),
    problems: () => [...slack.problems(), ...telegram.problems()],
    async close() {
      await bot.kill();
      await Promise.all([slack.close(), telegram.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
