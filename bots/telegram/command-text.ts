// Commands in what people type: "/nps digest", "/digest@bot", and what a Chinese keyboard makes of the slash.

/** A command as it was typed. */
export interface TypedCommand {
  /** The word behind the slash, in lower case and normal width. */
  readonly name: string;
  /** The bot that it is meant for, without @; null where it does not say. */
  readonly bot: string | null;
  /** Everything behind the word, as typed. */
  readonly rest: string;
}

// Chinese keyboards type 、 for a slash; a sentence can begin with it, so that only a Latin word makes it a command.
const COMMAND =
  /^\s*(?:[/／]([\p{Letter}\p{Number}_]+)|、([\w\uff21-\uff5a]+))(?:[@＠](\w+))?(?:\s+([\s\S]*))?$/u;

/** A stretch of a text that the platform has marked; offset and length in UTF-16 units. */
interface Marked {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly user?: { readonly id: number };
}

/** Gives a text in which people who were mentioned without a user name stand as `<@id|name>`: their name alone finds nobody. */
export function withMentions(text: string, entities: readonly Marked[] = []): string {
  return entities.toReversed().reduce((written, { type, offset, length, user }) => {
    if (type !== "text_mention" || user === undefined) return written;
    const name = written.slice(offset, offset + length).replace(/[<>|]/g, "");
    return `${written.slice(0, offset)}<@${user.id}|${name}>${written.slice(offset + length)}`;
  }, text);
}

/** Gives the command that a text begins with; null for any other text. */
export function commandIn(text: string): TypedCommand | null {
  const [matched, slashed, listed, bot, rest] = COMMAND.exec(text) ?? [];
  if (matched === undefined) return null;
  const name = (slashed ?? listed ?? "").normalize("NFKC").toLowerCase();
  return { name, bot: bot ?? null, rest: rest?.trim() ?? "" };
}

/** Gives the command's words as the conversation takes them: what follows /nps, or the single word with what follows it. */
export function wordsOf({ name, rest }: TypedCommand): string {
  if (name === "nps") return rest;
  return rest === "" ? name : `${name} ${rest}`;
}

/** Says whether a command in a group is meant for this bot: by its user name, or by the word that is ours alone. */
export function isMeantFor({ name, bot }: TypedCommand, username: string): boolean {
  return bot === null ? name === "nps" : bot.toLowerCase() === username.toLowerCase();
}
