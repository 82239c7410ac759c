// Someone opened the App Home: drawn anew each time, so that it is never stale.
import type { Listening } from "../../listening.ts";
import { renderHome } from "../../render.ts";
import { attempt } from "../../reply.ts";

/** The part of Slack's app_home_opened that matters here. */
export interface HomeOpened {
  readonly user: string;
  readonly tab?: string;
}

/** Publishes the home tab for the person who looks at it; the Messages tab needs nothing. */
export async function onHomeOpened(listening: Listening, event: HomeOpened): Promise<void> {
  if (event.tab === "messages") return;
  const { message } = await listening.talk.home(await listening.acquaintances.meet(event.user));
  await attempt(listening, "home", () =>
    listening.client.views.publish({ user_id: event.user, view: renderHome(message) }),
  );
}
