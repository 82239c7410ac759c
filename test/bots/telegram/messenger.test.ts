// Sending on Telegram: the contract of every messenger, and what only Telegram answers.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMessenger } from "../../../bots/telegram/messenger.ts";
import { createPictures } from "../../../bots/telegram/pictures.ts";
import type { Message } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import { createDrawer, messengerContract } from "../../contracts/messenger.ts";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/double.ts";
import { callsTo, readable } from "./harness.ts";

const ignore = (): void => {};
const quiet: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const account = (id: number) => ({ kind: "account", externalId: `${id}` }) as const;
const channel = (id: number) => ({ kind: "channel", externalId: `${id}` }) as const;

messengerContract("Telegram", async () => {
  const double = await startTelegramDouble();
  double.patienceMs = 1;
  const ada = double.addUser({ firstName: "Ada" });
  const bob = double.addUser({ firstName: "Bob" });
  const group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
  await double.start(ada);
  await double.start(bob);
  await double.block(bob);
  const faults = {
    "rate-limited": {
      code: 429,
      description: "Too Many Requests: retry after 2",
      parameters: { retry_after: 2 },
    },
    "server-error": { status: 502 },
    hang: { hang: true },
    "dropped-before": { drop: "before" },
    "dropped-after": { drop: "after" },
  } as const;
  const drawer = createDrawer();
  const pictures = createPictures({ draw: drawer.draw, log: quiet });
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await double.close();
    isClosed = true;
  };
  return {
    messenger: createMessenger(callsTo(double), pictures),
    drawer,
    pictures: (at) =>
      double
        .messages(Number(at.externalId))
        .flatMap(({ photo }) => (photo === undefined ? [] : [photo.data])),
    refusePictures: () =>
      double.failNext("sendPhoto", { code: 400, description: "Bad Request: IMAGE_PROCESS_FAILED" }, 100),
    address: () => account(ada),
    channel: () => channel(group),
    blocked: () => account(bob),
    nobody: () => account(987_654),
    fault: (fault) => (fault === "revoked" ? double.revoke() : double.failNext("sendMessage", faults[fault])),
    unplug: close,
    shown: (at) =>
      double
        .messages(Number(at.externalId))
        .filter(({ fromBot }) => fromBot)
        .map(readable),
    problems: () => double.problems(),
    close,
  };
});

describe("a send on Telegram", () => {
  const hello: Message = {
    text: "Hello",
    parts: [{ kind: "paragraph", text: "Hello, https://example.org" }],
  };
  let double: TelegramDouble;
  let ada: number;
  beforeEach(async () => {
    double = await startTelegramDouble();
    double.patienceMs = 1;
    ada = double.addUser({ firstName: "Ada" });
  });
  afterEach(() => double.close());

  const send = (to = account(ada) as Parameters<ReturnType<typeof createMessenger>["send"]>[0]) =>
    createMessenger(callsTo(double)).send(to, hello, "d1");

  test("unfolds no link and has no parse mode", async () => {
    await double.start(ada);
    await send();
    const args = double.calls.at(-1)?.args;
    expect(args).toMatchObject({ link_preview_options: { is_disabled: true } });
    expect(args).not.toHaveProperty("parse_mode");
  });

  test.each([
    ["someone who never pressed start", async () => {}, "never-started"],
    ["someone who blocked the bot", () => double.start(ada).then(() => double.block(ada)), "blocked"],
    ["a closed account", () => double.start(ada).then(() => double.deactivate(ada)), "deactivated"],
  ])("to %s is unreachable", async (_, arrange, code) => {
    await arrange();
    expect(await send()).toEqual({ kind: "unreachable", code });
  });

  test("to a group that took the bot out is unreachable", async () => {
    const group = double.addGroup({ title: "Design", type: "group", members: [ada] });
    await double.leave(double.botId, group);
    expect(await send(channel(group))).toEqual({ kind: "unreachable", code: "kicked" });
  });

  test("to a group that became a supergroup names the new one", async () => {
    const group = double.addGroup({ title: "Design", type: "group", members: [ada] });
    const next = double.migrateGroup(group);
    expect(await send(channel(group))).toEqual({ kind: "moved", externalId: `${next}` });
  });

  test("to a topic arrives there, and to one that is no more is unreachable", async () => {
    const forum = double.addGroup({ title: "Hall", type: "supergroup", isForum: true, members: [ada] });
    const topic = double.addTopic(forum, "Surveys");
    expect(await send({ ...channel(forum), threadId: `${topic}` })).toMatchObject({ kind: "sent" });
    expect(double.messages(forum).at(-1)).toMatchObject({
      threadId: topic,
      text: "Hello, https://example.org",
    });
    expect(await send({ ...channel(forum), threadId: "999" })).toEqual({
      kind: "unreachable",
      code: "topic-not-found",
    });
  });

  test.each([
    [
      { code: 401, description: "Unauthorized" },
      { kind: "suspended", code: "telegram-401" },
    ],
    [
      { code: 404, description: "Not Found" },
      { kind: "suspended", code: "telegram-404" },
    ],
    [
      { code: 400, description: "Bad Request: chat not found" },
      { kind: "unreachable", code: "chat-not-found" },
    ],
    [
      { code: 400, description: "Bad Request: not enough rights to send text messages to the chat" },
      { kind: "unreachable", code: "no-rights" },
    ],
    [
      { code: 400, description: "Bad Request: message is too long" },
      { kind: "rejected", code: "too-long" },
    ],
    [
      { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" },
      { kind: "rejected", code: "bad-button" },
    ],
    [
      { code: 400, description: "Bad Request: something new" },
      { kind: "rejected", code: "telegram-400" },
    ],
    [
      { code: 429, description: "Too Many Requests: retry after 7" },
      { kind: "rate-limited", retryAfterMs: 7000 },
    ],
  ])("that is answered %o", async (fault, outcome) => {
    double.failNext("sendMessage", fault);
    expect(await send()).toEqual(outcome);
  });
});
