// Slack keeps the messenger's contract, and has answers of its own that must be told apart.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../bots/slack/client.ts";
import { createMessenger } from "../../../bots/slack/messenger.ts";
import { type Fault, type MessengerHarness, messengerContract } from "../../contracts/messenger.ts";
import { readable, type SlackDouble, startSlackDouble } from "../../doubles/slack/double.ts";
import { keepLog } from "./quiet.ts";

function messengerOf(double: SlackDouble, timeoutMs = 2_500) {
  const client = createClient({ token: double.token, apiUrl: double.apiUrl, log: keepLog(), timeoutMs });
  return createMessenger(client);
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
  const messenger = messengerOf(double);
  return {
    messenger,
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
