// The Slack double against the real Bolt: what Bolt takes for Slack, a test may take for Slack.

import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { App, HTTPReceiver, type Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generateSlackSchema } from "../../doubles/schemas/generate-slack.ts";
import { placedIn, readable, type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";

let double: SlackDouble;
let cleanUp: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  double = await startSlackDouble();
  cleanUp = [];
});
afterEach(async () => {
  for (const end of cleanUp) await end();
  await double.close();
});

/** Bolt tells every refused call on the terminal, and most calls here are meant to be refused. */
const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const clientOptions = () => ({ slackApiUrl: double.apiUrl, retryConfig: { retries: 0 }, logger: quiet });

/** A client that does not retry, as the app's own for sends. */
const client = (token = double.token) =>
  new WebClient(token, {
    ...clientOptions(),
    rejectRateLimitedCalls: true,
    timeout: 1_000,
    logger: quiet,
  });

const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
const scoreButtons = [0, 9, 10].map((score) => ({
  type: "button" as const,
  action_id: `score:${score}`,
  text: { type: "plain_text" as const, text: String(score) },
  value: `token:${score}`,
}));
const question = {
  text: "How likely?",
  blocks: [section("How likely?"), { type: "actions" as const, block_id: "scores", elements: scoreButtons }],
};
const modal = {
  type: "modal" as const,
  callback_id: "reason",
  private_metadata: "m",
  title: { type: "plain_text" as const, text: "Why?" },
  submit: { type: "plain_text" as const, text: "Send" },
  blocks: [
    {
      type: "input" as const,
      block_id: "why",
      label: { type: "plain_text" as const, text: "Why?" },
      element: { type: "plain_text_input" as const, action_id: "text", max_length: 20 },
    },
    {
      type: "input" as const,
      block_id: "drivers",
      optional: true,
      label: { type: "plain_text" as const, text: "What about?" },
      element: {
        type: "checkboxes" as const,
        action_id: "ticked",
        options: ["team", "pay"].map((value) => ({
          text: { type: "plain_text" as const, text: value },
          value,
        })),
      },
    },
  ],
};

/** What the Bolt app saw, for the tests to look at. */
type Seen = { submitted: unknown[]; pressed: string[]; homes: string[]; states: unknown[] };

function listen(app: App): Seen {
  const seen: Seen = { submitted: [], pressed: [], homes: [], states: [] };
  app.command("/nps", async ({ ack, respond, client: web, command }) => {
    if (command.text === "public") return ack({ text: "hello all", response_type: "in_channel" });
    if (command.text === "later") {
      await ack();
      await respond({ text: "later", response_type: "ephemeral" });
      return;
    }
    if (command.text === "form") {
      await ack();
      await web.views.open({ trigger_id: command.trigger_id, view: modal });
      return;
    }
    await ack(`you said ${command.text}`);
  });
  app.action(/^score:/, async ({ ack, body, respond, action }) => {
    await ack();
    if (action.type !== "button" || body.type !== "block_actions") return;
    seen.states.push(body.state?.values);
    seen.pressed.push(`${body.user.id} ${action.value}`);
    await respond({
      replace_original: true,
      text: "thanks",
      blocks: [section(`You answered ${action.value}`)],
    });
  });
  app.action("boxes", async ({ ack }) => ack());
  app.view("reason", async ({ ack, view }) => {
    seen.submitted.push(view.state.values);
    const text = view.state.values["why"]?.["text"]?.value ?? "";
    if (text === "bad") return ack({ response_action: "errors", errors: { why: "not like this" } });
    await ack();
  });
  app.event("app_home_opened", async ({ event, client: web }) => {
    seen.homes.push(event.user);
    await web.views.publish({ user_id: event.user, view: { type: "home", blocks: [section("Hello")] } });
  });
  return seen;
}

async function startSocketApp(): Promise<Seen> {
  const app = new App({
    token: double.token,
    appToken: double.appToken,
    socketMode: true,
    logger: quiet,
    clientOptions: clientOptions(),
  });
  const seen = listen(app);
  await app.start();
  cleanUp.push(() => app.stop());
  return seen;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

async function startHttpApp(): Promise<Seen> {
  const port = await freePort();
  const receiver = new HTTPReceiver({ signingSecret: double.signingSecret, port, logger: quiet });
  const app = new App({
    token: double.token,
    receiver,
    logger: quiet,
    clientOptions: clientOptions(),
  });
  const seen = listen(app);
  await app.start();
  cleanUp.push(() => app.stop());
  double.deliverTo = `http://127.0.0.1:${port}/slack/events`;
  return seen;
}

describe.each([
  ["Socket Mode", startSocketApp],
  ["HTTP", startHttpApp],
])("Bolt over %s", (_name, startApp) => {
  let ada: string;
  let seen: Seen;
  beforeEach(async () => {
    ada = double.addUser({ name: "ada" });
    seen = await startApp();
  });

  it("answers a command to the person alone, or to the channel", async () => {
    const channel = double.addChannel({ name: "general", members: [ada] });
    const acted = await double.command(ada, "hello", { channel });
    expect(acted).toMatchObject({ acked: true });
    expect(double.ephemerals(ada).map((one) => one.text)).toEqual(["you said hello"]);
    await double.command(ada, "public", { channel });
    expect(double.messages(channel).map((one) => one.text)).toEqual(["hello all"]);
    const later = await double.command(ada, "later", { channel });
    await double.until(() => later.responses.length === 1);
    expect(double.ephemerals(ada).map((one) => one.text)).toEqual(["you said hello", "later"]);
    expect(double.problems()).toEqual([]);
  });

  it("redraws a pressed question through its response URL", async () => {
    await client().chat.postMessage({ channel: ada, ...question });
    const [message] = double.messages(ada);
    if (!message) throw new Error("nothing was posted");
    const acted = await double.press(ada, message, "score:9");
    expect(acted.acked).toBe(true);
    await double.until(() => acted.responses.length === 1);
    expect(seen.pressed).toEqual([`${ada} token:9`]);
    const [now] = double.messages(ada);
    expect(now).toMatchObject({ ts: message.ts, edited: true });
    expect(readable(now?.blocks ?? [])).toBe("You answered token:9");
    expect(double.problems()).toEqual([]);
  });

  it("opens a modal, shows errors at its fields, and closes it on success", async () => {
    await double.command(ada, "form");
    const view = await double.until(() => double.view(ada));
    expect(view).toMatchObject({ callback_id: "reason", private_metadata: "m" });
    const refused = await double.submit(ada, { why: "bad" });
    expect(refused).toMatchObject({ acked: true, body: { response_action: "errors" } });
    expect(double.view(ada)?.errors).toEqual({ why: "not like this" });
    const taken = await double.submit(ada, { text: "good", drivers: ["pay"] });
    expect(taken.acked).toBe(true);
    expect(double.view(ada)).toBeNull();
    expect(seen.submitted.at(-1)).toEqual({
      why: { text: { type: "plain_text_input", value: "good" } },
      drivers: {
        ticked: {
          type: "checkboxes",
          selected_options: [{ text: { type: "plain_text", text: "pay" }, value: "pay" }],
        },
      },
    });
    expect(double.problems()).toEqual([]);
  });

  it("does not send a form off that Slack's own window would hold back", async () => {
    await double.command(ada, "form");
    await double.until(() => double.view(ada));
    expect(await double.submit(ada, { why: null })).toMatchObject({ acked: false });
    expect(await double.submit(ada, { why: "x".repeat(21) })).toMatchObject({ acked: false });
    expect(seen.submitted).toEqual([]);
    await expect(double.submit(ada, { drivers: ["weather"] })).rejects.toThrow('no option "weather"');
  });

  it("publishes the App Home when it is opened", async () => {
    expect(double.home(ada)).toBeNull();
    expect((await double.openHome(ada)).acked).toBe(true);
    const home = await double.until(() => double.home(ada));
    expect(readable(home.blocks)).toBe("Hello");
    expect(seen.homes).toEqual([ada]);
  });

  it("tells with a press what else the person has chosen in the message", async () => {
    const options = ["a", "b"].map((value) => ({
      text: { type: "plain_text" as const, text: value },
      value,
    }));
    const boxes = { type: "checkboxes" as const, action_id: "boxes", options };
    const blocks = [{ type: "actions" as const, block_id: "row", elements: [boxes, ...scoreButtons] }];
    await client().chat.postMessage({ channel: ada, text: "x", blocks });
    const [message] = double.messages(ada);
    if (!message) throw new Error("nothing was posted");
    await double.press(ada, message, "boxes", { selected: ["b"] });
    await double.press(ada, message, "score:0");
    expect(seen.states.at(-1)).toEqual({
      row: { boxes: { type: "checkboxes", selected_options: [options[1]] } },
    });
  });

  it("never sends a press again, and gives up on one that nobody takes", async () => {
    double.settings.ackMs = 150;
    double.settings.eventRetryMs = [0, 0];
    const forged = await double.pressAs(ada, { actions: [{ type: "button", action_id: "of another bot" }] });
    expect(forged).toMatchObject({ acked: false });
    expect(double.calls.filter((call) => call.method.startsWith("ack."))).toEqual([]);
  });

  it("can deliver the same thing twice", async () => {
    double.repeatNext();
    await double.openHome(ada);
    await double.until(() => seen.homes.length === 2);
  });
});

describe("Socket Mode", () => {
  it("reconnects after the platform says goodbye", async () => {
    const ada = double.addUser({ name: "ada" });
    const seen = await startSocketApp();
    expect(double.socketCount).toBe(1);
    double.disconnectSockets();
    expect(double.socketCount).toBe(0);
    expect(await double.command(ada, "hello")).toMatchObject({ acked: false });
    await double.until(() => double.socketCount === 1, 15_000);
    expect(await double.command(ada, "hello")).toMatchObject({ acked: true });
    expect(double.calls.filter((call) => call.method === "apps.connections.open")).toHaveLength(2);
    expect(seen.pressed).toEqual([]);
  });

  it("sends an event again that nobody took, under a new envelope", async () => {
    const ada = double.addUser({ name: "ada" });
    double.settings.eventRetryMs = [0, 1_500];
    expect(await double.openHome(ada)).toMatchObject({ acked: false });
    const seen = await startSocketApp();
    await double.until(() => double.calls.some((call) => call.method === "ack.app_home_opened"));
    expect(seen.homes).toEqual([ada]);
  });

  it("deals events out to several sockets in turn", async () => {
    const ada = double.addUser({ name: "ada" });
    const apps = [await startSocketApp(), await startSocketApp()];
    expect(double.socketCount).toBe(2);
    for (let index = 0; index < 4; index += 1) await double.openHome(ada);
    await double.until(() => apps.every((one) => one.homes.length === 2));
  });

  it("refuses an app token that is not the app's", async () => {
    await expect(client("xapp-other").apps.connections.open({})).rejects.toThrow("invalid_auth");
  });
});

describe("HTTP delivery", () => {
  it.each(["bad", "old"] as const)("is refused by Bolt when its signature is %s", async (signing) => {
    const ada = double.addUser({ name: "ada" });
    await startHttpApp();
    double.signing = signing;
    expect(await double.command(ada, "hello")).toMatchObject({ acked: false, status: 401 });
    double.signing = "good";
    expect(await double.command(ada, "hello")).toMatchObject({ acked: true, status: 200 });
  });
});

describe("faults", () => {
  const post = (text = "hi") => client().chat.postMessage({ channel: "C1", text });
  beforeEach(() => {
    double.addChannel({ id: "C1", name: "general", members: [] });
  });

  it("answer 429 with Retry-After in whole seconds beyond the limit, and none once it is lifted", async () => {
    double.limit({ perSecond: 2, burst: 2 });
    await post();
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    expect(double.calls.at(-1)).toMatchObject({ method: "chat.postMessage", status: 429 });
    expect((await client().users.list({})).ok).toBe(true);
    double.limit(null);
    await post();
    expect(double.messages("C1")).toHaveLength(3);
  });

  it("let a limited call pass again after the time that was named", async () => {
    double.limit({ perSecond: 5, burst: 1, method: "chat.postMessage" });
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_010));
    await post();
  });

  it.each([
    ["a platform error", { error: "is_archived" }, 0, "is_archived"],
    ["a server error", { status: 503 }, 0, "503"],
    ["no answer", { hang: true }, 0, "timeout"],
    ["a drop before the effect", { drop: "before" }, 0, "fetch failed"],
    ["a drop after the effect", { drop: "after" }, 1, "fetch failed"],
    ["a slow answer", { delayMs: 1_150 }, 1, "timeout"],
  ] as const)("give %s once, then let the next call through", async (_what, fault, posted, message) => {
    double.failNext("chat.postMessage", fault);
    await expect(post()).rejects.toThrow(message);
    // What has an effect after all has it a little later.
    if (posted > 0) await double.until(() => double.messages("C1").length > 0);
    expect(double.messages("C1")).toHaveLength(posted);
    await post();
    expect(double.messages("C1")).toHaveLength(posted + 1);
  });

  it("make the token invalid until it is restored", async () => {
    double.revoke();
    await expect(post()).rejects.toThrow("invalid_auth");
    double.revoke("token_revoked");
    await expect(client().auth.test()).rejects.toThrow("token_revoked");
    double.restore();
    expect(await client().auth.test()).toMatchObject({ user_id: double.botUserId, team_id: double.teamId });
    await expect(client("xoxb-other").auth.test()).rejects.toThrow("invalid_auth");
  });

  it("call a hook after the effect and before the answer", async () => {
    let answered = false;
    const seen: unknown[] = [];
    const stop = double.onCall((call) => {
      seen.push([call.method, call.status, double.messages("C1").length, answered]);
    });
    await post().then(() => {
      answered = true;
    });
    stop();
    await post();
    expect(seen).toEqual([["chat.postMessage", 200, 1, false]]);
  });
});

describe("what a call must look like", () => {
  const raw = (args: Record<string, unknown>) =>
    client().apiCall("chat.postMessage", { channel: "C1", ...args });
  const button = (more: object) => ({
    type: "actions",
    elements: [{ type: "button", action_id: "a", text: { type: "plain_text", text: "A" }, ...more }],
  });
  const long = (length: number) => "x".repeat(length);
  beforeEach(() => {
    double.addChannel({ id: "C1", name: "general", members: [] });
  });

  it.each([
    ["an unknown block", [{ type: "herder" }], "/blocks/0/type"],
    [
      "a header over 150 characters",
      [{ type: "header", text: { type: "plain_text", text: long(151) } }],
      "150",
    ],
    ["a header in mrkdwn", [{ type: "header", text: { type: "mrkdwn", text: "x" } }], "/blocks/0/text/type"],
    ["a section over 3,000 characters", [section(long(3001))], "3000"],
    ["an empty section", [{ type: "section" }], "neither text nor fields"],
    ["an empty text", [section("")], "fewer than 1"],
    [
      "26 buttons in a row",
      [{ type: "actions", elements: Array(26).fill(button({}).elements[0]) }],
      "25 items",
    ],
    ["a button text over 75", [button({ text: { type: "plain_text", text: long(76) } })], "75"],
    ["a button value over 2,000", [button({ value: long(2001) })], "2000"],
    ["an action_id over 255", [button({ action_id: long(256) })], "255"],
    ["51 blocks", Array(51).fill({ type: "divider" }), "50 items"],
    ["11 context elements", [{ type: "context", elements: Array(11).fill(section("x").text) }], "10 items"],
    ["a property that no button has", [button({ colour: "red" })], "colour"],
    [
      "a block_id twice",
      [
        { type: "divider", block_id: "a" },
        { type: "divider", block_id: "a" },
      ],
      "not unique",
    ],
    [
      "an action_id twice in a block",
      [{ type: "actions", elements: Array(2).fill(button({}).elements[0]) }],
      "unique",
    ],
  ])("refuses %s and reports it", async (_what, blocks, reported) => {
    await expect(raw({ text: "x", blocks })).rejects.toThrow("invalid_blocks");
    expect(double.problems().join("\n")).toContain(reported);
    expect(double.problems().every((line) => line.startsWith("chat.postMessage: "))).toBe(true);
    expect(double.messages("C1")).toEqual([]);
  });

  it("refuses modals with a long title, without a submit button, or with too long metadata", async () => {
    const ada = double.addUser({ name: "ada" });
    const open = (view: object) =>
      client().apiCall("views.open", {
        trigger_id: double.tickets.trigger(ada),
        view: { ...modal, ...view },
      });
    await expect(open({ title: { type: "plain_text", text: long(25) } })).rejects.toThrow(
      "invalid_arguments",
    );
    await expect(open({ submit: undefined })).rejects.toThrow("invalid_arguments");
    await expect(open({ private_metadata: long(3001) })).rejects.toThrow("invalid_arguments");
    expect(double.problems()).toHaveLength(3);
    await open({});
    expect(double.view(ada)?.["title"]).toEqual(modal.title);
  });

  it("reports what Slack would let pass: a long text, an argument that it does not know, an unknown method", async () => {
    await raw({ text: long(4001) });
    await raw({ text: "x", colour: "red" });
    await expect(client().apiCall("chat.shout")).rejects.toThrow("unknown_method");
    expect(double.problems().map((line) => line.split(":")[0])).toEqual([
      "chat.postMessage",
      "chat.postMessage",
      "chat.shout",
    ]);
    expect(double.messages("C1")).toHaveLength(2);
  });

  it("takes JSON bodies as well as forms", async () => {
    const response = await fetch(`${double.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${double.token}`, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ channel: "C1", ...question }),
    });
    expect(await response.json()).toMatchObject({ ok: true, channel: "C1" });
    expect(double.problems()).toEqual([]);
  });
});

describe("the workspace", () => {
  it("gives its people and channels in pages, as Slack lists them", async () => {
    const people = Array.from({ length: 7 }, (_, index) =>
      double.addUser({ name: `p${index}`, locale: "zh-CN" }),
    );
    const gone = double.addUser({ name: "gone", deleted: true });
    const channel = double.addChannel({ name: "general", members: people });
    double.pageSize = 3;
    const listed: string[] = [];
    for await (const page of client().paginate("users.list", { limit: 200 })) {
      listed.push(...((page as { members?: { id: string }[] }).members ?? []).map((one) => one.id));
    }
    expect(listed.sort()).toEqual([...people, gone, double.botUserId, "USLACKBOT"].sort());
    const members: string[] = [];
    for await (const page of client().paginate("conversations.members", { channel })) {
      members.push(...((page as { members?: string[] }).members ?? []));
    }
    expect(members.sort()).toEqual([...people, double.botUserId].sort());
    const first = people[0] ?? "";
    expect((await client().users.info({ user: first })).user).not.toHaveProperty("locale");
    expect((await client().users.info({ user: first, include_locale: true })).user).toMatchObject({
      locale: "zh-CN",
      tz: "Europe/Berlin",
    });
    await expect(client().users.info({ user: "U404" })).rejects.toThrow("user_not_found");
    expect(double.problems()).toEqual([]);
  });

  it("keeps out who is out: of private channels, of user groups, of deactivated people's messages", async () => {
    const ada = double.addUser({ name: "ada", email: "Ada@example.com" });
    const hidden = double.addChannel({ name: "hidden", members: [ada], isPrivate: true, botIsMember: false });
    const open = double.addChannel({ name: "open", members: [ada], botIsMember: false });
    const group = double.addUserGroup({ handle: "design", members: [ada] });
    await expect(client().chat.postMessage({ channel: hidden, text: "x" })).rejects.toThrow(
      "channel_not_found",
    );
    await expect(client().chat.postMessage({ channel: open, text: "x" })).rejects.toThrow("not_in_channel");
    await expect(client().conversations.members({ channel: hidden })).rejects.toThrow("channel_not_found");
    expect((await client().usergroups.users.list({ usergroup: group })).users).toEqual([ada]);
    expect((await client().users.lookupByEmail({ email: "ada@example.com" })).user?.id).toBe(ada);
    double.setUser(ada, { deleted: true });
    await expect(client().chat.postMessage({ channel: ada, text: "x" })).rejects.toThrow("channel_not_found");
    double.settings.scopes = ["chat:write"];
    await expect(client().users.list({})).rejects.toThrow("missing_scope");
  });

  it("changes and deletes messages, keeping the blocks that an update does not name", async () => {
    const ada = double.addUser({ name: "ada" });
    const { channel = "", ts = "" } = await client().chat.postMessage({ channel: ada, ...question });
    expect(channel).toMatch(/^D/);
    await client().chat.update({ channel, ts, text: "changed" });
    expect(double.messages(ada)).toMatchObject([{ ts, text: "changed", edited: true }]);
    expect(placedIn(double.messages(ada)[0]?.blocks ?? [])).toHaveLength(3);
    await client().chat.update({ channel, ts, text: "bare", blocks: [] });
    expect(double.messages(ada)[0]?.blocks).toEqual([]);
    await client().chat.delete({ channel, ts });
    expect(double.messages(ada)).toEqual([]);
    await expect(client().chat.update({ channel, ts, text: "late" })).rejects.toThrow("message_not_found");
  });

  it("takes a response URL five times and for thirty minutes", async () => {
    let now = Date.UTC(2026, 0, 5);
    await double.close();
    double = await startSlackDouble({ clock: () => now });
    const ada = double.addUser({ name: "ada" });
    const origin = () => ({ userId: ada, channel: double.dm(ada), isEphemeral: false, responses: [] });
    const say = async (url: string) => {
      const body = JSON.stringify({ text: "hi" });
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return [response.status, ((await response.json()) as { error?: string }).error];
    };
    const url = double.tickets.responseUrl("actions", origin());
    for (let index = 0; index < 5; index += 1) expect(await say(url)).toEqual([200, undefined]);
    expect(await say(url)).toEqual([404, "used_url"]);
    const old = double.tickets.responseUrl("actions", origin());
    now += 30 * 60_000 + 1;
    expect(await say(old)).toEqual([404, "expired_url"]);
    expect(double.ephemerals(ada)).toHaveLength(5);
  });

  it("takes a trigger id once and for three seconds", async () => {
    const ada = double.addUser({ name: "ada" });
    const trigger_id = double.tickets.trigger(ada);
    await client().views.open({ trigger_id, view: modal });
    await expect(client().views.open({ trigger_id, view: modal })).rejects.toThrow("exchanged_trigger_id");
    double.tickets.triggerMs = -1;
    const late = double.tickets.trigger(ada);
    await expect(client().views.open({ trigger_id: late, view: modal })).rejects.toThrow(
      "expired_trigger_id",
    );
  });

  it("stacks, updates and closes modals, and keeps what was entered", async () => {
    const ada = double.addUser({ name: "ada" });
    const opened = await client().views.open({ trigger_id: double.tickets.trigger(ada), view: modal });
    const pushed = { ...modal, callback_id: "second" };
    await client().views.push({ trigger_id: double.tickets.trigger(ada), view: pushed });
    expect(double.view(ada)).toMatchObject({ callback_id: "second", previous_view_id: opened.view?.id });
    await double.closeView(ada);
    const hash = String(double.view(ada)?.["hash"]);
    const view = { ...modal, callback_id: "new" };
    const viewId = opened.view?.id ?? "";
    await client().views.update({ view_id: viewId, hash, view });
    await expect(client().views.update({ view_id: viewId, hash, view })).rejects.toThrow("hash_conflict");
    expect(double.view(ada)).toMatchObject({ callback_id: "new", id: viewId });
  });

  it("takes a file in the three steps of the SDK and shows it in the channel", async () => {
    const ada = double.addUser({ name: "ada" });
    const channel = double.addChannel({ name: "general", members: [ada] });
    const data = Buffer.from("not really a picture");
    await client().filesUploadV2({
      channel_id: channel,
      file: data,
      filename: "chart.png",
      initial_comment: "look",
    });
    expect(double.files(channel)).toMatchObject([{ name: "chart.png", data }]);
    expect(double.messages(channel).map((one) => one.text)).toEqual(["look"]);
    expect(double.problems()).toEqual([]);
  });
});

it("has the schema that generating it again gives", () => {
  const committed = readFileSync(new URL("../../doubles/schemas/slack.json", import.meta.url), "utf8");
  expect(generateSlackSchema()).toBe(committed);
});
