// One measured claim, as `npm run bench -- --json FILE` writes it.

/** `reach` is what the project aims at in `unit`; `reached` says whether this run did. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reach?: number;
  readonly reached?: boolean;
}
