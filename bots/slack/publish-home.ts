// The App Home of one person, drawn as things are now.
import type { Actor } from "../talk/talk.ts";
import { trying } from "./attempt.ts";
import type { Listening } from "./listening.ts";
import { renderHome } from "./render.ts";
import { homeOf, showView } from "./windows.ts";

/** Publishes the home tab for whoever looks at it; what cannot be published is logged by its code. */
export async function publishHome(listening: Listening, who: Actor): Promise<void> {
  const { message } = await listening.talk.home(who);
  const first = listening.gallery.at(message, "shown");
  await showView(listening, { place: homeOf(who.externalId), message, first }, "home", (pictures) =>
    trying(() =>
      listening.client.views.publish({
        user_id: who.externalId,
        view: renderHome(message, pictures),
      }),
    ),
  );
}
