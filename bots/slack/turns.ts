// Which of several showings in one place is the newest: what comes late must not take back what someone has pressed since.

/** Takes a place's turn (a message, a window, someone's home page); what it gives says whether nobody has taken it since. */
export type Turns = (place: string) => () => boolean;

/** Gives the name by which turns at a message are taken, by its conversation and time. */
export function messageAt(ref: string): string {
  return `message ${ref}`;
}

/** So many places are remembered, the oldest forgotten first. A forgotten one is nobody's any more. */
const MOST = 1_000;

/** Gives the turns of one bot token. */
export function createTurns(): Turns {
  const newest = new Map<string, symbol>();
  return (place) => {
    const turn = Symbol(place);
    newest.delete(place);
    newest.set(place, turn);
    for (const oldest of newest.keys()) {
      if (newest.size <= MOST) break;
      newest.delete(oldest);
    }
    return () => newest.get(place) === turn;
  };
}
