// auth.test and apps.connections.open: who the app is, and where its socket goes.

import type { Method } from "./method.ts";

const authTest: Method = (_args, { world }) => ({
  url: "https://double.slack.com/",
  team: "Double",
  user: "npsbot",
  team_id: world.teamId,
  user_id: world.botUserId,
  bot_id: "B00000001",
  is_enterprise_install: false,
});

const connectionsOpen: Method = (_args, { socketUrl }) => ({ url: socketUrl() });

/** The methods of this family by their names. */
export const connectionMethods: Record<string, Method> = {
  "auth.test": authTest,
  "apps.connections.open": connectionsOpen,
};
