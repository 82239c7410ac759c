// The App Home of one person, drawn as things are now.
import type { Actor } from "../talk/talk.ts";
import type { Listening } from "./listening.ts";
import { renderHome } from "./render.ts";
import { attempt } from "./reply.ts";

/** Publishes the home tab for whoever looks at it; what cannot be published is logged by its code. */
export async function publishHome(listening: Listening, who: Actor): Promise<void> {
  const { message } = await listening.talk.home(who);
  await attempt(listening, "home", () =>
    listening.client.views.publish({ user_id: who.externalId, view: renderHome(message) }),
  );
}
