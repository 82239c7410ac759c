// Someone opened the App Home: drawn anew each time, so that it is never stale.
import type { Listening } from "../../listening.ts";
import { publishHome } from "../../publish-home.ts";

/** The part of Slack's app_home_opened that matters here. */
export interface HomeOpened {
  readonly user: string;
  readonly tab?: string;
}

/** Publishes the home tab for the person who looks at it; the Messages tab needs nothing. */
export async function onHomeOpened(listening: Listening, event: HomeOpened): Promise<void> {
  if (event.tab === "messages") return;
  await publishHome(listening, await listening.acquaintances.meet(event.user));
}
