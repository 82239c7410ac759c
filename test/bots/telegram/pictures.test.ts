// Charts and files in what people do in Telegram: photos with words beneath, words too long for that, and a file in private.
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { drawChart } from "../../../bots/chart/draw-chart.ts";
import type { PlatformConnection } from "../../../bots/platform.ts";
import { createMessenger } from "../../../bots/telegram/messenger.ts";
import { createPictures } from "../../../bots/telegram/pictures.ts";
import type { Chart } from "../../../core/chart.ts";
import type { Message } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import { createDrawer } from "../../contracts/messenger.ts";
import type { TelegramDouble, TelegramMessage } from "../../doubles/telegram/double.ts";
import { type BotWorld, openBotWorld } from "./bot-world.ts";
import { callsTo } from "./harness.ts";

const TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";
/** In milliseconds, on a busy machine. */
const soon = { timeout: 20_000 };

const chartOf = (goal: number): Chart => ({
  kind: "trend",
  points: [{ label: "11-02", nps: 12, low: 2, high: 22, rate: 0.5 }],
  marks: [],
  references: [],
  goal,
});
const chart = (goal: number) => ({ kind: "chart", alt: "Scores", chart: chartOf(goal) }) as const;
const more = {
  kind: "buttons",
  buttons: [{ label: "More", press: `d:${TOKEN}` }],
} as const;
const glance = (goal = 1): Message => ({
  text: "Digest",
  parts: [{ kind: "heading", text: "Digest" }, chart(goal), more],
});
const details: Message = {
  text: "Details",
  parts: [{ kind: "paragraph", text: `Details ${"word ".repeat(300)}` }, chart(1), chart(2), more],
};
const words: Message = { text: "Words", parts: [{ kind: "paragraph", text: "Words" }, more] };

let world: BotWorld;
let double: TelegramDouble;
let bot: PlatformConnection;
let ada: number;
// The first picture waits for echarts to be loaded, which a busy machine takes its time for.
beforeAll(async () => void (await drawChart(chartOf(0))));
beforeEach(async () => {
  world = await openBotWorld();
  ({ double } = world);
  ada = double.addUser({ firstName: "Ada" });
  bot = await world.start();
  await double.start(ada);
});
afterEach(async () => {
  expect(double.problems()).toEqual([]);
  await world.close();
});

/** What the bot shows in a chat: each message's kind and how it begins. */
function shown(chat = ada): string[] {
  return double
    .messages(chat)
    .filter(({ fromBot }) => fromBot)
    .map(({ photo, document, text, caption }) => {
      const kind = photo !== undefined ? "photo" : document !== undefined ? "file" : "text";
      return `${kind}: ${(text ?? caption ?? "").slice(0, 7).trim()}`.trim();
    });
}
const last = (): TelegramMessage => double.messages(ada).at(-1) as TelegramMessage;
const uploads = () =>
  double.calls.filter(({ method, args }) => {
    const media = (args["media"] as { media?: unknown } | undefined)?.media;
    return /^(sendPhoto|editMessageMedia)$/.test(method) && typeof (args["photo"] ?? media) !== "string";
  });

async function deliver(message: Message) {
  await bot.messenger.prepare?.(message);
  return bot.messenger.send({ kind: "account", externalId: `${ada}` }, message, "d1");
}

/** Presses the button of the newest message that has one; the bot answers with this message in its place. */
async function pressFor(redraw: Message): Promise<void> {
  world.script.on = () => ({ redraw });
  const pressed = double.messages(ada).findLast(({ keyboard }) => keyboard !== undefined);
  await double.press(ada, pressed as TelegramMessage, "More");
}

describe("a chart", () => {
  test("is a photo with the words and buttons beneath; long words follow it in a message of their own", async () => {
    expect(await deliver(glance())).toEqual({ kind: "sent", messageRef: `photo-${last().messageId}` });
    expect(shown()).toEqual(["photo: Digest"]);
    expect(last().photo).toMatchObject({ width: 1080 });
    expect(last().keyboard).toHaveLength(1);
    const sent = await deliver(details);
    expect(shown()).toEqual(["photo: Digest", "photo:", "photo:", "text: Details"]);
    expect(sent).toEqual({ kind: "sent", messageRef: `${last().messageId}` });
    expect(last().keyboard).toHaveLength(1);
    // The second picture of the two is new; the first one is sent again by its id.
    expect(uploads()).toHaveLength(2);
  });

  test("comes and goes with the views that a press changes between", async () => {
    await deliver(words);
    const { messageId } = last();
    await pressFor(glance());
    await vi.waitFor(() => expect(shown()).toEqual(["photo: Digest"]), soon);
    expect(last().messageId).toBe(messageId);
    expect(world.script.told.at(-1)).toMatchObject({ messageRef: `${messageId}` });
    await pressFor(glance(2));
    await vi.waitFor(() => expect(uploads()).toHaveLength(2), soon);
    expect(last().messageId).toBe(messageId);
    // No picture stays above words that are not about it: a new message, and the old one goes.
    await pressFor(words);
    await vi.waitFor(() => expect(shown()).toEqual(["text: Words"]), soon);
    expect(world.script.told.at(-1)).toMatchObject({ messageRef: `photo-${messageId}` });
    await pressFor(glance());
    await vi.waitFor(() => expect(shown()).toEqual(["photo: Digest"]), soon);
    // Too long for a photo: likewise.
    await pressFor(details);
    await vi.waitFor(() => expect(shown()).toEqual(["photo:", "photo:", "text: Details"]), soon);
    const long = last().messageId;
    await pressFor(glance());
    await vi.waitFor(() => expect(shown()).toEqual(["photo:", "photo:", "photo: Digest"]), soon);
    expect(last().messageId).toBe(long);
    // To and fro brings no picture twice.
    await pressFor(details);
    await vi.waitFor(() => expect(shown()).toEqual(["photo:", "photo:", "text: Details"]), soon);
    expect(uploads()).toHaveLength(2);
  });

  test("follows words that were redrawn and have no room for it, once, without a sound", async () => {
    await deliver(words);
    await pressFor(details);
    await vi.waitFor(() => expect(shown()).toEqual(["text: Details", "photo:", "photo:"]), soon);
    expect(double.messages(ada).filter(({ isSilent }) => isSilent)).toHaveLength(2);
    await pressFor(words);
    await vi.waitFor(() => expect(shown()[0]).toBe("text: Words"), soon);
    await pressFor(details);
    await vi.waitFor(() => expect(shown()[0]).toBe("text: Details"), soon);
    await world.close();
    expect(shown()).toHaveLength(3);
  });

  test("is left out where a group takes no photos; the words arrive", async () => {
    const group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
    const description = "Bad Request: not enough rights to send photos to the chat";
    double.failNext("sendPhoto", { code: 400, description }, 2);
    await bot.messenger.prepare?.(glance());
    const to = { kind: "channel", externalId: `${group}` } as const;
    expect(await bot.messenger.send(to, glance(), "d1")).toMatchObject({ kind: "sent" });
    world.script.on = () => ({ post: glance() });
    await double.say(ada, "/nps digest", { chatId: group });
    await vi.waitFor(() => expect(shown(group)).toEqual(["text: Digest", "text: Digest"]), soon);
    expect(world.logged.filter(({ event }) => event === "picture-left-out")).toHaveLength(2);
  });

  test("that has arrived is not sent again when its words have to be", async () => {
    const ignore = (): void => {};
    const log: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    const pictures = createPictures({ draw: createDrawer().draw, log });
    const messenger = createMessenger(callsTo(double), pictures);
    const to = { kind: "account", externalId: `${ada}` } as const;
    await messenger.prepare?.(details);
    const limited = {
      code: 429,
      description: "Too Many Requests: retry after 2",
      parameters: { retry_after: 2 },
    };
    double.failNext("sendMessage", limited);
    expect(await messenger.send(to, details, "d1")).toMatchObject({ kind: "rate-limited" });
    double.failNext("sendMessage", { status: 502 });
    expect(await messenger.send(to, details, "d1")).toMatchObject({ kind: "ambiguous" });
    expect(await messenger.send(to, details, "d1")).toMatchObject({ kind: "sent" });
    expect(shown()).toEqual(["photo:", "photo:", "text: Details"]);
    double.failNext("sendPhoto", limited);
    expect(await messenger.send(to, details, "d2")).toMatchObject({ kind: "rate-limited" });
    double.failNext("sendPhoto", { drop: "after" });
    expect(await messenger.send(to, glance(), "d3")).toMatchObject({ kind: "ambiguous" });
  });
});

describe("a file", () => {
  const file = {
    name: "nps.csv",
    type: "text/csv",
    content: new TextEncoder().encode("round,nps\n1,32\n"),
    text: "The rounds <so far>",
  };

  test("comes in private with its words, wherever it was asked for", async () => {
    const group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
    world.script.on = () => ({ file });
    await double.say(ada, "/nps export");
    await double.say(ada, "/nps export", { chatId: group });
    await vi.waitFor(() => expect(shown()).toEqual(["file: The rou", "file: The rou"]), soon);
    expect(shown(group)).toEqual([]);
    expect(last()).toMatchObject({ caption: "The rounds <so far>", document: { fileName: "nps.csv" } });
    expect(last().document?.data.toString()).toBe("round,nps\n1,32\n");
  });

  test("is pointed to where the private chat is closed to the bot", async () => {
    const bob = double.addUser({ firstName: "Bob" });
    const group = double.addGroup({ title: "Design", type: "supergroup", members: [bob] });
    world.script.on = () => ({ file });
    await double.say(bob, "/nps export", { chatId: group });
    await vi.waitFor(() => expect(shown(group)).toHaveLength(1), soon);
    expect(double.messages(group).at(-1)).toMatchObject({
      text: expect.stringContaining("only in private"),
      keyboard: [[{ text: "Open private chat" }]],
    });
  });

  test("that is too large, or that Telegram does not take, is told of", async () => {
    world.script.on = () => ({ file: { ...file, content: new Uint8Array(50_000_001) } });
    await double.say(ada, "/nps export");
    await vi.waitFor(() => expect(last().text).toMatch(/at most 50 MB/), soon);
    double.failNext("sendDocument", { code: 400, description: "Bad Request: file must be non-empty" });
    world.script.on = () => ({ file });
    await double.say(ada, "/nps export");
    await vi.waitFor(() => expect(last().text).toMatch(/did not take the file/), soon);
  });
});
