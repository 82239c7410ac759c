// The manifest asks for what the bot calls and for nothing else.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ASK_ABOUT } from "../../../bots/slack/listeners/shortcuts/ask-about.ts";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "../../../bots/slack/scopes.ts";
import { line, pressOf, reasonForm, scorePress } from "./fake-talk.ts";
import { openStage, type Stage } from "./stage.ts";

/** What Slack's reference asks for each method; one of several is enough where a method reads several kinds of conversations. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "apps.connections.open": [],
  "auth.test": [],
  "views.open": [],
  "views.push": [],
  "views.update": [],
  "views.publish": [],
  response_url: [],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.list": ["channels:read", "groups:read"],
  "users.info": ["users:read"],
  "users.list": ["users:read"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
};

interface Line {
  readonly path: string;
  readonly text: string;
  readonly comment: boolean;
}

/** Gives the lines of the manifest with the keys above them: enough of YAML for a file that is as plain as this one. */
function linesOf(yaml: string): readonly Line[] {
  const above: { indent: number; key: string }[] = [];
  return yaml.split("\n").flatMap((raw) => {
    const text = raw.trim();
    if (text === "") return [];
    const indent = raw.length - raw.trimStart().length;
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const path = above.map(({ key }) => key).join(".");
    const isComment = text.startsWith("#");
    const [, key] = isComment ? [] : (/^([a-z_]+):/.exec(text) ?? []);
    if (key !== undefined) above.push({ indent, key });
    return [{ path, text, comment: isComment }];
  });
}

const lines = linesOf(readFileSync(new URL("../../../manifest.yaml", import.meta.url), "utf8"));
const listAt = (path: string) =>
  lines.filter((one) => one.path === path && one.text.startsWith("- ")).map(({ text }) => text.slice(2));
const valueAt = (path: string, key: string) =>
  lines
    .find((one) => one.path === path && one.text.startsWith(`${key}:`))
    ?.text.slice(key.length + 1)
    .trim();

const required = listAt("oauth_config.scopes.bot");
const optional = listAt("oauth_config.scopes.bot_optional");

describe("the manifest", () => {
  let stage: Stage;
  let called: readonly string[];

  beforeAll(async () => {
    stage = await openStage("Socket Mode");
    // The double grants what the manifest asks for, without anything optional.
    stage.double.settings.scopes = [...required];
    called = await useEverything(stage);
  });
  afterAll(() => stage.close());

  it("grants every call that the bot makes", () => {
    expect(stage.double.calls.filter(({ status }) => status === 0 || status >= 400)).toEqual([]);
    expect(called.filter((method) => !(method in SCOPES))).toEqual([]);
    for (const method of called) {
      const needed = SCOPES[method] ?? [];
      expect(needed.length === 0 || needed.some((scope) => required.includes(scope)), method).toBe(true);
    }
    expect(
      stage.logged.filter(({ event }) => event === "reply-failed" || event === "listener-failed"),
    ).toEqual([]);
  });

  it("asks for nothing that no call needs, apart from what is optional", () => {
    const needed = new Set(called.flatMap((method) => SCOPES[method] ?? []));
    // The command itself comes with its own scope.
    expect([...required].sort()).toEqual([...needed, "commands"].sort());
    expect(optional).toEqual(["users:read.email", "users.profile:read", "files:write", "dnd:read"]);
  });

  it("gives a reason above each scope", () => {
    for (const path of ["oauth_config.scopes.bot", "oauth_config.scopes.bot_optional"]) {
      const block = lines.filter((one) => one.path === path);
      expect(block.map(({ comment }) => comment)).toEqual(block.map((_, index) => index % 2 === 0));
    }
  });

  it("never asks to read what people write", () => {
    expect([...required, ...optional].filter((scope) => /history|^im:|^mpim:|message/.test(scope))).toEqual(
      [],
    );
  });

  it("subscribes to what the bot listens to, and lets nobody write where nobody reads", () => {
    expect(listAt("settings.event_subscriptions.bot_events")).toEqual(["app_home_opened"]);
    expect(valueAt("features.app_home", "home_tab_enabled")).toBe("true");
    expect(valueAt("features.app_home", "messages_tab_read_only_enabled")).toBe("true");
    expect(valueAt("settings.interactivity", "is_enabled")).toBe("true");
    expect(valueAt("settings", "socket_mode_enabled")).toBe("true");
    expect(lines.some(({ text }) => text === "should_escape: true")).toBe(true);
    expect(lines.map(({ text }) => text)).toContain(`callback_id: ${ASK_ABOUT}`);
  });
});

/** Goes through all that the bot does on Slack and gives the methods that it called. */
async function useEverything({
  double,
  talk,
  connection,
  ada,
  general,
  ask,
}: Stage): Promise<readonly string[]> {
  const { directory } = connection;
  const design = double.addUserGroup({ handle: "design", members: [ada] });
  const secret = double.addChannel({ name: "secret", members: [ada], isPrivate: true });
  await directory.members({ kind: "everyone", guests: false });
  for (const externalId of [general, secret]) await directory.members({ kind: "channel", externalId });
  await directory.members({ kind: "group", externalId: design });
  await directory.group("design");
  await directory.channel("general");
  await directory.channel(secret);

  const message = await ask(ada);
  const pressed = await double.press(ada, message, scorePress(9));
  await double.until(() => pressed.responses.length === 2);
  const asked = await double.command(ada, "help", { channel: general });
  await double.until(() => asked.responses.length === 1);
  await double.openHome(ada);
  await double.until(() => double.home(ada));
  talk.onPress = () => ({ locale: "en", answer: line("Stored: nothing.") });
  await double.press(ada, null, pressOf("privacy"));
  await double.until(() => double.view(ada));
  talk.onPress = () => ({ locale: "en", form: reasonForm });
  await double.press(ada, await ask(ada), scorePress(9));
  await double.until(() => double.view(ada)?.callback_id !== "");
  await double.submit(ada, { reason: "x" });
  const outcome = await connection.messenger.redraw(
    { kind: "account", externalId: ada },
    `${double.dm(ada)}:${message.ts}`,
    line("Closed."),
  );
  expect(outcome.kind).toBe("sent");
  return [...new Set(double.calls.map(({ method }) => method))].filter(
    (method) => !method.startsWith("ack."),
  );
}

it("asks for the scopes whose absence the doctor tells", () => {
  expect([...REQUIRED_SCOPES].sort()).toEqual([...required].sort());
  expect([...OPTIONAL_SCOPES].sort()).toEqual([...optional].sort());
});
