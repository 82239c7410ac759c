// HTTP mode: Slack's signed requests on the bot's own server, checked and parsed by Bolt.
import { HTTPReceiver } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import type { Intake } from "./intake.ts";
import { libraryLog } from "./library-log.ts";

/** The one path for events, buttons, forms and commands. */
export const EVENTS_PATH = "/slack/events";

/** Gives the way in for an app with this signing secret. */
export function createHttpDelivery(of: { signingSecret: string; log: Log }): Intake {
  let open = false;
  const receiver = new HTTPReceiver({
    signingSecret: of.signingSecret,
    endpoints: [EVENTS_PATH],
    logger: libraryLog(of.log),
    // Bolt would end the request after three seconds; a commit that takes longer may still be acknowledged.
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) of.log.warn({ event: "acknowledgement-late", platform: "slack" });
    },
  });
  return {
    receiver,
    routes: [
      {
        method: "POST",
        path: EVENTS_PATH,
        handle: (request, response) => {
          if (open) return receiver.requestListener(request, response);
          response.writeHead(503).end();
        },
      },
    ],
    open: async () => {
      open = true;
    },
    healthy: () => open,
    close: async () => {
      open = false;
    },
  };
}
