// response_url: what an app posts there appears, replaces or deletes, five times within thirty minutes.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "../wire/faults.ts";
import { readBody, serveCall } from "../wire/http.ts";
import type { Recorder } from "../wire/recorded.ts";
import { filesNotShown } from "./methods/files.ts";
import { callProblems, lineOf } from "./schema-check.ts";
import type { Settings } from "./settings.ts";
import type { ResponseOrigin, Tickets } from "./tickets.ts";
import type { SlackError } from "./web-api.ts";
import type { World } from "./world.ts";

/** Shows a response to the person who acted; gives the error for one that says nothing. */
export function showResponse(
  world: World,
  origin: ResponseOrigin,
  body: Record<string, unknown>,
): string | null {
  origin.responses.push(body);
  const original =
    origin.messageTs === undefined ? undefined : world.message(origin.channel, origin.messageTs);
  if (body["delete_original"] === true) {
    if (original) world.remove(original);
    return null;
  }
  const text = typeof body["text"] === "string" ? body["text"] : "";
  const blocks = Array.isArray(body["blocks"]) ? body["blocks"] : [];
  if (text === "" && blocks.length === 0) return "no_text";
  if (body["replace_original"] === true && original) {
    world.edit(original, { text, blocks });
    return null;
  }
  const thread = typeof body["thread_ts"] === "string" ? { threadTs: body["thread_ts"] } : {};
  const isPublic = body["response_type"] === "in_channel";
  const audience = isPublic ? {} : { ephemeralTo: origin.userId };
  const message = world.post({ channel: origin.channel, text, blocks, ...thread, ...audience });
  // A command has no message of its own: its first answer is what later ones replace.
  origin.messageTs ??= message.ts;
  return null;
}

/** Gives the function that serves posts to response URLs. */
export function createResponseUrl(at: {
  readonly world: World;
  readonly tickets: Tickets;
  readonly settings: Settings;
  readonly recorder: Recorder;
  readonly faults: Faults<SlackError>;
}): (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (path, request, response) => {
    const { fields } = await readBody(request);
    const problems = callProblems("response_url", fields);
    const call = at.recorder.record("response_url", fields, problems.map(lineOf));
    const refuse = (status: number, error: string) => ({ status, json: { ok: false, error } });
    await serveCall({
      call,
      recorder: at.recorder,
      response,
      fault: at.faults.take("response_url"),
      latencyMs: at.settings.latencyMs,
      effect: () => {
        const taken = at.tickets.respond(path);
        if ("error" in taken) return refuse(404, taken.error);
        if (problems.some((one) => one.path.startsWith("/blocks"))) return refuse(400, "invalid_blocks");
        const { fileReadyMs } = at.settings;
        const isUnshown = filesNotShown(fields["blocks"], "/blocks", at.world, fileReadyMs).length > 0;
        if (isUnshown) return refuse(404, "invalid_blocks");
        const wrong = showResponse(at.world, taken.origin, fields);
        return wrong === null ? { status: 200, json: { ok: true } } : refuse(400, wrong);
      },
      refuse: (fault) => refuse(404, fault.error),
    });
  };
}
