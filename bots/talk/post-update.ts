// Keeps the count under a channel's post: owes a redraw whenever the number that may be shown has grown.
import type { Round } from "../../core/ask/round.ts";
import type { Conversation } from "./conversation.ts";

/** Owes one redraw of the round's post for each count that it comes to show; the same count twice is owed once. */
export async function owePostUpdate({ ports }: Conversation, round: Round): Promise<void> {
  const { rounds, outbox } = ports.store;
  const post = await rounds.post(round.id);
  if (post === null || post.answeredInSteps === 0) return;
  const sent = (await outbox.sentTo("post", round.id)).at(-1);
  if (sent === undefined) return;
  const now = ports.clock.now();
  const owed = await outbox.owe(
    [
      {
        organizationId: round.organizationId,
        connectionId: sent.connectionId,
        kind: "post-update",
        ref: round.id,
        roundId: round.id,
        accountId: null,
        address: sent.address,
        sequence: post.answeredInSteps,
        notBefore: now,
      },
    ],
    now,
  );
  if (owed > 0) ports.wake();
}
