// Which event goes to which listener, and what happens to one that fails.
import type { App } from "@slack/bolt";
import type { Listening } from "../listening.ts";
import { onPress } from "./actions/press.ts";
import { onCommand } from "./commands/command.ts";
import { onHomeOpened } from "./events/home-opened.ts";
import { codeOf } from "./failure.ts";
import { ASK_ABOUT, onAskAbout } from "./shortcuts/ask-about.ts";
import { onSubmission } from "./views/submission.ts";

/** Registers every listener; `tracked` is told of each one's work, so that stopping can wait for it. */
export function register(
  app: App,
  listening: Listening,
  tracked: (work: Promise<void>) => Promise<void>,
): void {
  app.action({ type: "block_actions" }, ({ body, ack }) =>
    body.type === "block_actions" ? tracked(onPress(listening, { body, ack: () => ack() })) : ack(),
  );
  app.command(/^\//, ({ command, ack }) => tracked(onCommand(listening, { command, ack: () => ack() })));
  app.view({ type: "view_submission" }, ({ body, ack }) => {
    if (body.type !== "view_submission") return ack();
    return tracked(
      onSubmission(listening, { body, ack: (answer) => (answer === undefined ? ack() : ack(answer)) }),
    );
  });
  app.shortcut({ type: "message_action", callback_id: ASK_ABOUT }, ({ shortcut, ack }) =>
    shortcut.type === "message_action"
      ? tracked(onAskAbout(listening, { body: shortcut, ack: () => ack() }))
      : ack(),
  );
  app.event("app_home_opened", ({ event }) => tracked(onHomeOpened(listening, event)));

  app.error(async (error) => {
    // Bolt wraps what a listener throws; the code is what the listener meant.
    const original = "original" in error && error.original !== undefined ? error.original : error;
    listening.log.error({ event: "listener-failed", platform: "slack", code: codeOf(original) });
    // Thrown on, so that Slack is not told that all is well.
    throw error;
  });
}
