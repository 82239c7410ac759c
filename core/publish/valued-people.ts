// Who gave which score in a round that carries names: what lists of people by value are made of.

/** Someone who answered, with what the invitation froze of them. */
export interface ValuedPerson {
  readonly personId: string;
  /** Null where no account of theirs is left. */
  readonly name: string | null;
  readonly score: number;
  readonly groups: Readonly<Record<string, string>>;
}

/** Reads those who answered an attributed round, a page at a time; nobody of any other round. */
export interface ValuedPeople {
  page(
    roundId: string,
    from: string | null,
  ): Promise<{ readonly people: readonly ValuedPerson[]; readonly next: string | null }>;
}
