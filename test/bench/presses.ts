// How many presses a second the whole app takes, each on disk before it is acknowledged, beside bare bots that store nothing.
//
// Every bot runs in its own process and is pressed by the same generator, one bot after the other: over signed HTTP as Slack
// does, 32 at once, and through polling as Telegram does. A bot's rate counts until its last answer has come, so that what it
// still owes is not left out. Two bare bots stand beside ours: one acknowledges and does no more, the other one also answers
// each press as ours does.
import { testQuestion } from "../../bots/copy/question.ts";
import type { Message } from "../../core/message.ts";
import type { Platform } from "../../core/ports.ts";
import { ensureBot } from "./ask-people.ts";
import { openBenchStore } from "./bench-store.ts";
import { type Bot, startBot } from "./bot-process.ts";
import type { BotWanted } from "./child-bot.ts";
import { startPressingSlack } from "./press-slack.ts";
import { startPressingTelegram } from "./press-telegram.ts";
import type { Pressed } from "./pressing.ts";
import type { Row } from "./row.ts";

const PEOPLE = 4000;
const WARM_UP_MS = 1000;
const PRESS_MS = 5000;
const SIGNING_SECRET = "a-secret-of-the-benchmark";
const TOKENS: Readonly<Record<Platform, string>> = {
  slack: "xoxb-bench",
  telegram: "7000001:AAE-bench-token-of-thirty-five-chars-x",
};
/** A second: ten thousand people who all press within a minute. */
const CROWD = 10_000 / 60;
/** Slack gives up after three seconds. */
const WAIT_MS = 1000;

type BotKind = BotWanted["bot"];

interface Measured extends Pressed {
  /** Of the bot's processor, for each press. */
  readonly cpuMs: number;
}

/** Presses all six bots. */
export async function run(): Promise<Row[]> {
  const question = await someQuestion();
  const pressSlack = (bot: BotKind) => onSlack(bot, question);
  const pressTelegram = (bot: BotKind) => onTelegram(bot, question);
  return [
    ...(await compare("Slack HTTP", "Bolt", pressSlack)),
    ...(await compare("Telegram polling", "Telegraf", pressTelegram)),
  ];
}

async function compare(way: string, library: string, press: (bot: BotKind) => Promise<Measured>) {
  const bare = await press("acknowledges");
  const answering = await press("answers");
  const ours = await press("ours");
  const rate = ({ acknowledged, ms }: Pressed) => (1000 * acknowledged) / ms;
  const rows: Row[] = [
    { name: `${way}: bare ${library} that only acknowledges`, value: rate(bare), unit: "/s" },
    { name: `${way}: bare ${library} that answers alike`, value: rate(answering), unit: "/s" },
    {
      name: `${way}: ours, on disk and answered`,
      value: rate(ours),
      unit: "/s",
      reach: Math.round(CROWD),
      reached: rate(ours) >= CROWD,
    },
    { name: `${way}: ours ÷ bare that only acknowledges`, value: rate(ours) / rate(bare), unit: "×" },
    { name: `${way}: ours ÷ bare that answers alike`, value: rate(ours) / rate(answering), unit: "×" },
    { name: `${way}: processor time a press, bare that answers alike`, value: answering.cpuMs, unit: "ms" },
    { name: `${way}: processor time a press, ours`, value: ours.cpuMs, unit: "ms" },
    {
      name: `${way}: ours, 99 of 100 acknowledged within`,
      value: ours.p99,
      unit: "ms",
      reach: WAIT_MS,
      reached: ours.p99 <= WAIT_MS,
    },
  ];
  return rows;
}

function wanted(bot: BotKind, platform: Platform, url: string): BotWanted {
  const token = TOKENS[platform];
  return { bot, platform, url, token, signingSecret: SIGNING_SECRET, people: PEOPLE };
}

async function onSlack(bot: BotKind, question: Message): Promise<Measured> {
  const slack = await startPressingSlack({ signingSecret: SIGNING_SECRET, people: PEOPLE, question });
  try {
    const running = await startBot(wanted(bot, "slack", slack.url));
    try {
      const port = running.port ?? 0;
      await slack.press(port, WARM_UP_MS);
      return await measure(bot, running, 2, () => slack.press(port, PRESS_MS));
    } finally {
      await running.stop();
    }
  } finally {
    await slack.close();
  }
}

async function onTelegram(bot: BotKind, question: Message): Promise<Measured> {
  const answered = bot !== "acknowledges";
  const telegram = await startPressingTelegram({ people: PEOPLE, question, answered });
  try {
    const running = await startBot(wanted(bot, "telegram", telegram.url));
    try {
      return await measure(bot, running, 1, () => telegram.press(PRESS_MS));
    } finally {
      await running.stop();
    }
  } finally {
    await telegram.close();
  }
}

/** Presses, and makes sure that a bot which answers did so: a press that was refused would be cheap. */
async function measure(
  kind: BotKind,
  bot: Bot,
  each: number,
  press: () => Promise<Pressed>,
): Promise<Measured> {
  const before = await bot.cpuMs();
  const pressed = await press();
  const cpuMs = ((await bot.cpuMs()) - before) / pressed.acknowledged;
  const { acknowledged, answers } = pressed;
  const due = kind === "acknowledges" ? 0 : each * acknowledged;
  if (acknowledged === 0 || answers < due) {
    throw new Error(`${kind}: ${acknowledged} presses, ${answers} answers instead of ${due}`);
  }
  return { ...pressed, cpuMs };
}

/** Gives a message such as the one that is pressed. */
async function someQuestion(): Promise<Message> {
  const opened = await openBenchStore();
  try {
    const { organization } = await ensureBot(opened.store, "slack");
    const survey = await opened.store.surveys.byKey(organization.id, "staff");
    if (survey === null) throw new Error("there is no staff survey");
    return testQuestion(survey, { locale: "en", k: 5, operator: organization.operator });
  } finally {
    await opened.close();
  }
}
