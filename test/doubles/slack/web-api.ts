// The Web API: decodes a call, checks it, lets limits and faults have their way, and has its method answer.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "../wire/faults.ts";
import { type Answer, readBody, sendAnswer, serveCall } from "../wire/http.ts";
import type { Recorder } from "../wire/recorded.ts";
import type { Problem } from "./limits.ts";
import { chatMethods } from "./methods/chat.ts";
import { connectionMethods } from "./methods/connection.ts";
import { directoryMethods } from "./methods/directory.ts";
import { fileMethods, filesNotShown } from "./methods/files.ts";
import { type Args, type Method, type MethodGround, SlackRefusal, textOf } from "./methods/method.ts";
import { viewMethods } from "./methods/views.ts";
import { callProblems, decodeForm, isKnownMethod, lineOf } from "./schema-check.ts";
import type { Settings } from "./settings.ts";

/** The platform's own error answer, as a fault to order. */
export type SlackError = { readonly error: string };

const methods: Record<string, Method> = {
  ...connectionMethods,
  ...chatMethods,
  ...directoryMethods,
  ...viewMethods,
  ...fileMethods,
};

/** The methods that a limit without a method leaves alone: it is meant for what is posted. */
export const unlimitedMethods: readonly string[] = Object.keys(methods).filter(
  (one) => !one.startsWith("chat."),
);

/** One of these scopes is needed for each method; those without an entry need none. */
const scopesOf: Record<string, readonly string[]> = {
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "conversations.open": ["im:write"],
  "conversations.info": ["channels:read", "groups:read", "im:read"],
  "conversations.members": ["channels:read", "groups:read", "im:read"],
  "conversations.list": ["channels:read", "groups:read", "im:read"],
  "conversations.join": ["channels:join"],
  "users.info": ["users:read"],
  "users.list": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "users.profile.get": ["users.profile:read"],
  "team.info": ["team:read"],
  "team.profile.get": ["users.profile:read"],
  "dnd.teamInfo": ["dnd:read"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
};

const refusal = (error: string, details: Record<string, unknown> = {}): Answer => ({
  status: 200,
  json: { ok: false, error, ...details },
});

/** Gives the function that serves `POST /api/<method>`. */
export function createWebApi(at: {
  readonly ground: MethodGround;
  readonly settings: Settings;
  readonly recorder: Recorder;
  readonly faults: Faults<SlackError>;
}): (method: string, request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { ground, settings, recorder, faults } = at;

  function authError(method: string, given: string): string | null {
    if (given === "") return "not_authed";
    const wantsAppToken = method === "apps.connections.open";
    if (wantsAppToken && given === settings.token) return "not_allowed_token_type";
    if (given !== (wantsAppToken ? settings.appToken : settings.token)) return "invalid_auth";
    return wantsAppToken ? null : settings.revoked;
  }

  function missingScope(method: string): Answer | null {
    const needed = scopesOf[method];
    if (!needed || needed.some((scope) => settings.scopes.includes(scope))) return null;
    return refusal("missing_scope", { needed: needed.join(","), provided: settings.scopes.join(",") });
  }

  function effect(method: string, args: Args, token: string, problems: readonly Problem[]): Answer {
    const implementation = methods[method];
    if (!implementation) return refusal("unknown_method", { req_method: method });
    const wrongAuth = authError(method, token);
    if (wrongAuth) return refusal(wrongAuth);
    const wrongScope = missingScope(method);
    if (wrongScope) return wrongScope;
    const refused = problems.filter((problem) => problem.harmless !== true);
    const messages = refused.map((problem) => `[ERROR] ${lineOf(problem)}`);
    const isBlocks = refused.some((problem) => problem.path.startsWith("/blocks"));
    try {
      // A call that also lacks its text is told so first, as the platform does.
      if (refused.length > 0 && !(isBlocks && method.startsWith("chat."))) {
        return refusal("invalid_arguments", { response_metadata: { messages } });
      }
      if (isBlocks) return refusal("invalid_blocks", { errors: messages, response_metadata: { messages } });
      const view = args["view"] as Args | undefined;
      const unshown = [
        ...filesNotShown(args["blocks"], "/blocks", ground.world, settings.fileReadyMs),
        ...filesNotShown(view?.["blocks"], "/view/blocks", ground.world, settings.fileReadyMs),
      ].map((line) => `[ERROR] ${line}`);
      if (unshown.length > 0) {
        const error = view === undefined ? "invalid_blocks" : "invalid_arguments";
        return refusal(error, { errors: unshown, response_metadata: { messages: unshown } });
      }
      const headers = { "x-oauth-scopes": settings.scopes.join(",") };
      return { status: 200, json: { ok: true, ...implementation(args, ground) }, headers };
    } catch (error) {
      if (error instanceof SlackRefusal) return refusal(error.message, error.details);
      throw error;
    }
  }

  return async (method, request, response) => {
    const body = await readBody(request);
    const fields = body.kind === "json" ? body.fields : decodeForm(method, body.fields);
    const { token: inBody, ...args } = fields;
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const token = bearer !== "" ? bearer : typeof inBody === "string" ? inBody : "";
    const problems = callProblems(method, args);
    const lines = isKnownMethod(method) ? problems.map(lineOf) : ["is not a method that the double knows"];
    const call = recorder.record(method, args, lines);
    const chat = ground.world.conversation(textOf(args, "channel"))?.id;
    const wait = faults.admit(method, chat, performance.now());
    if (wait !== null) {
      await recorder.settle(call, 429);
      const answer = {
        status: 429,
        json: { ok: false, error: "ratelimited" },
        headers: { "retry-after": String(wait) },
      };
      return sendAnswer(response, answer);
    }
    await serveCall({
      call,
      recorder,
      response,
      fault: faults.take(method),
      latencyMs: settings.latencyMs,
      effect: () => effect(method, args, token, problems),
      refuse: (fault) => refusal(fault.error),
    });
  };
}
