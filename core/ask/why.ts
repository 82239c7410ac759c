// Why a fire did not become a round, in codes that bots/copy has words for.

/**
 * Why a fire was passed over: `too-late`, its closing had come before it could open; `superseded`, a later fire was due as well;
 * `skipped`, the schedule does not catch up; `blackout`, the house rules keep the day free.
 */
export type MissedWhy = "too-late" | "superseded" | "skipped" | "blackout";

/**
 * Why a round is refused: nobody is in the audience; everyone was asked within the gap; fewer people than an anonymous round needs; an audience
 * that differs from a recent one by so few people that two scores would speak of them; a crowd that nobody can write to one by one. An opening
 * that was broken off can also come `too-late`, or find its audience gone.
 */
export type RefusedWhy =
  | "audience-empty"
  | "asked-recently"
  | "too-few-people"
  | "too-alike"
  | "blackout"
  | "needs-post"
  | "too-late"
  | "audience-not-visible";
