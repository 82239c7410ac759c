// Slack keeps the messenger's contract, and has answers of its own that must be told apart.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../bots/slack/client.ts";
import { createGallery } from "../../../bots/slack/gallery.ts";
import { createMessenger } from "../../../bots/slack/messenger.ts";
import type { Message } from "../../../core/message.ts";
import type { Messenger } from "../../../core/ports.ts";
import {
  createDrawer,
  type Fault,
  type MessengerHarness,
  messengerContract,
} from "../../contracts/messenger.ts";
import {
  readable,
  type SlackDouble,
  type SlackMessage,
  startSlackDouble,
} from "../../doubles/slack/double.ts";
import { keepLog } from "./quiet.ts";

function messengerOf(double: SlackDouble, drawer = createDrawer(), log = keepLog()) {
  const client = createClient({ token: double.token, apiUrl: double.apiUrl, log, timeoutMs: 2_500 });
  return createMessenger(client, createGallery({ client, draw: drawer.draw, log }));
}

const message = { text: "Hello", parts: [{ kind: "paragraph", text: "Hello" }] } as const;
const SEND = "chat.postMessage";

const FAULTS = {
  "server-error": { status: 503 },
  hang: { hang: true },
  "dropped-before": { drop: "before" },
  "dropped-after": { drop: "after" },
} as const;

async function order(double: SlackDouble, fault: Fault): Promise<void> {
  if (fault === "revoked") double.revoke();
  else if (fault !== "rate-limited") double.failNext(SEND, FAULTS[fault]);
  else {
    const elsewhere = double.addUser({ name: "elsewhere" });
    double.limit({ perSecond: 0.5, burst: 1 });
    await messengerOf(double).send({ kind: "account", externalId: elsewhere }, message, "first");
  }
}

messengerContract("Slack", async (): Promise<MessengerHarness> => {
  const double = await startSlackDouble();
  const ada = double.addUser({ name: "ada" });
  const gone = double.addUser({ name: "gone", deleted: true });
  const general = double.addChannel({ name: "general", members: [ada] });
  const drawer = createDrawer();
  const messenger = messengerOf(double, drawer);
  return {
    messenger,
    drawer,
    pictures: (at) => double.messages(at.externalId).flatMap((one) => picturesIn(double, one)),
    refusePictures: () => double.failNext("upload", { status: 500 }, 100),
    address: () => ({ kind: "account", externalId: ada }),
    channel: () => ({ kind: "channel", externalId: general }),
    blocked: () => ({ kind: "account", externalId: gone }),
    nobody: () => ({ kind: "account", externalId: "U0NOBODY0" }),
    fault: (fault) => order(double, fault),
    unplug: () => double.close(),
    shown: (at) => double.messages(at.externalId).map((one) => readable(one.blocks)),
    problems: () => double.problems(),
    close: () => double.close(),
  };
});

/** The pictures that a message shows. */
function picturesIn(double: SlackDouble, { blocks }: SlackMessage): Buffer[] {
  return blocks.flatMap((block) => {
    const { id } = (block["slack_file"] ?? {}) as { readonly id?: string };
    return double.uploads().flatMap((file) => (file.id === id ? [file.data] : []));
  });
}

describe("pictures on Slack", () => {
  let double: SlackDouble;
  let ada: string;
  beforeEach(async () => {
    double = await startSlackDouble();
    ada = double.addUser({ name: "ada" });
  });
  afterEach(() => double.close());
  const digest = (goal: number): Message => ({
    text: "Digest",
    parts: [
      { kind: "heading", text: "Digest" },
      {
        kind: "chart",
        alt: "Scores of <9> weeks",
        chart: { kind: "trend", points: [], marks: [], references: [], goal },
      },
    ],
  });
  const log = keepLog();
  const codes = () =>
    log.lines
      .splice(0)
      .filter(({ event }) => event !== "slack-library")
      .map(({ event, code }) => [event, code]);
  const send = async (messenger: Messenger, message: Message) => {
    await messenger.prepare?.(message);
    return messenger.send({ kind: "account", externalId: ada }, message, "d");
  };
  const callsOf = (method: string) => double.calls.filter((call) => call.method === method);

  it("stand as an image block with words for those who do not see it", async () => {
    await send(messengerOf(double), digest(1));
    const [, image] = double.messages(ada)[0]?.blocks ?? [];
    expect(image).toMatchObject({ type: "image", alt_text: "Scores of <9> weeks" });
    expect(double.uploads()).toMatchObject([{ name: "chart.png" }]);
    expect(double.files(ada)).toEqual([]);
    expect(double.problems()).toEqual([]);
  });

  it("are tried again while Slack does not know the file yet, and then without, each time as one message", async () => {
    const messenger = messengerOf(double, createDrawer(), log);
    double.settings.fileReadyMs = 900;
    expect(await send(messenger, digest(1))).toMatchObject({ kind: "sent" });
    expect(picturesIn(double, double.messages(ada).at(-1) as SlackMessage)).toHaveLength(1);
    expect(callsOf(SEND).length).toBeGreaterThan(1);
    double.settings.fileReadyMs = 60_000;
    const begun = performance.now();
    expect(await send(messenger, digest(2))).toMatchObject({ kind: "sent" });
    expect(performance.now() - begun).toBeLessThan(3_500);
    expect(picturesIn(double, double.messages(ada).at(-1) as SlackMessage)).toEqual([]);
    expect(double.messages(ada)).toHaveLength(2);
    expect(codes()).toEqual([["picture-left-out", "file-not-ready"]]);
  });

  it.each([
    ["files.getUploadURLExternal", { error: "missing_scope" }, "missing_scope"],
    ["files.getUploadURLExternal", { error: "ratelimited" }, "rate-limited"],
    ["upload", { status: 500 }, "http-500"],
    ["upload", { drop: "after" }, "UND_ERR_SOCKET"],
    ["files.completeUploadExternal", { drop: "after" }, "UND_ERR_SOCKET"],
    ["files.completeUploadExternal", { error: "file_not_found" }, "file_not_found"],
  ] as const)("are left out where %s answers %j; the words go once", async (method, fault, code) => {
    const messenger = messengerOf(double, createDrawer(), log);
    double.failNext(method, fault);
    expect(await send(messenger, digest(1))).toMatchObject({ kind: "sent" });
    expect(double.messages(ada).map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([["header"]]);
    expect(codes()).toEqual([["picture-left-out", code]]);
  });

  it("are not asked for again for a while where the app may not upload", async () => {
    const messenger = messengerOf(double, createDrawer(), log);
    double.settings.scopes = double.settings.scopes.filter((scope) => scope !== "files:write");
    for (const goal of [1, 2, 3]) await send(messenger, digest(goal));
    expect(callsOf("files.getUploadURLExternal")).toHaveLength(1);
    expect(double.messages(ada)).toHaveLength(3);
    expect(codes()).toEqual([["picture-left-out", "missing_scope"]]);
  });

  it("are remembered: as few as fit, and a failed one is tried anew", async () => {
    const drawer = createDrawer();
    const messenger = messengerOf(double, drawer, log);
    double.failNext("upload", { status: 503 });
    await send(messenger, digest(1));
    await send(messenger, digest(1));
    await send(messenger, digest(1));
    expect(drawer.drawn).toHaveLength(2);
    expect(double.uploads()).toHaveLength(1);
    expect(codes()).toHaveLength(1);
  });

  it("change nothing in what a failed send means", async () => {
    const messenger = messengerOf(double, createDrawer(), log);
    for (const [fault, kind] of [
      [{ status: 503 }, "ambiguous"],
      [{ drop: "after" }, "ambiguous"],
      [{ error: "is_archived" }, "unreachable"],
    ] as const) {
      const before = callsOf(SEND).length;
      double.failNext(SEND, fault);
      expect(await send(messenger, digest(1))).toMatchObject({ kind });
      expect(callsOf(SEND)).toHaveLength(before + 1);
    }
  });
});

describe("sending on Slack", () => {
  let double: SlackDouble;
  let ada: string;
  beforeEach(async () => {
    double = await startSlackDouble();
    ada = double.addUser({ name: "ada" });
  });
  afterEach(() => double.close());
  const send = (externalId = ada) =>
    messengerOf(double).send({ kind: "account", externalId }, message, "delivery");

  it.each([
    ["is_archived", "unreachable"],
    ["not_in_channel", "unreachable"],
    ["user_disabled", "unreachable"],
    ["messages_tab_disabled", "unreachable"],
    ["token_revoked", "suspended"],
    ["account_inactive", "suspended"],
    ["missing_scope", "suspended"],
    ["invalid_blocks", "rejected"],
    ["msg_too_long", "rejected"],
    ["an_error_of_tomorrow", "rejected"],
    ["internal_error", "ambiguous"],
    ["service_unavailable", "ambiguous"],
    ["ratelimited", "rate-limited"],
    ["team_added_to_org", "rate-limited"],
  ])("takes Slack's %s for %s", async (error, kind) => {
    double.failNext(SEND, { error });
    expect(await send()).toMatchObject({ kind });
  });

  it("gives each try of a delivery the same id, and each delivery another", async () => {
    const messenger = messengerOf(double);
    for (const key of ["a", "a", "b"])
      await messenger.send({ kind: "account", externalId: ada }, message, key);
    const ids = double.calls.filter(({ method }) => method === SEND).map(({ args }) => args["client_msg_id"]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("lets nothing in a message call anyone or unfold anything", async () => {
    await messengerOf(double).send(
      { kind: "account", externalId: ada },
      { text: "<!here> <@U1>", parts: [{ kind: "quote", text: "<!here> <@U1> https://example.org" }] },
      "a",
    );
    const [sent] = double.calls.filter(({ method }) => method === SEND);
    expect(sent?.args).toMatchObject({
      text: "&lt;!here&gt; &lt;@U1&gt;",
      parse: "none",
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      mrkdwn: false,
    });
  });

  it("redraws a person's message by the conversation in which it stands", async () => {
    const messenger = messengerOf(double);
    const sent = await send();
    const ref = sent.kind === "sent" ? sent.messageRef : "";
    expect(ref.startsWith(`${double.dm(ada)}:`)).toBe(true);
    expect(await messenger.redraw({ kind: "account", externalId: ada }, ref, message)).toEqual(sent);
    expect(await messenger.redraw({ kind: "account", externalId: ada }, "nonsense", message)).toEqual({
      kind: "rejected",
      code: "message-ref-unreadable",
    });
  });
});
