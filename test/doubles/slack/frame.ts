// What the payloads of all acts have in common: who acts, in which team, for which app.

import type { Delivered } from "./sockets.ts";
import type { World } from "./world.ts";

/** What came of an act; `responses` grows as the app posts to the response URL of the act. */
export type Acted = Delivered & { readonly responses: unknown[] };

/** Gives a person as payloads name them; throws for one who is not in the workspace. */
export function personIn(world: World, userId: string) {
  const user = world.users.get(userId);
  if (!user) throw new Error(`there is no user ${userId}`);
  return { id: user.id, username: user.name, name: user.name, team_id: world.teamId };
}

/** Gives the part that every interactive payload starts with. */
export const frameOf = (world: World, type: string, userId: string) => ({
  type,
  user: personIn(world, userId),
  api_app_id: "A00000001",
  token: "verification-token",
  team: { id: world.teamId, domain: "double" },
  enterprise: null,
  is_enterprise_install: false,
});
