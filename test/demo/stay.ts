// After the show the reader is one of the people: a small prompt to look, press, write, and move the time.
import { createInterface } from "node:readline";
import { type Moment, readMoment } from "./moment.ts";
import type { Person } from "./person.ts";
import { buttonsOf, type Seen } from "./seen.ts";
import { at, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

/** The bot ticks every few seconds; over long skips it looks this often, so that no round is missed. */
const STEP_MS = 3 * 3_600_000;
/** How long to look for what an act brings about, in milliseconds. */
const WAIT_MS = 1_500;
const PAUSE_MS = 25;

interface Play {
  readonly show: Show;
  me: Person;
  readonly people: readonly Person[];
}

type Command = (play: Play, rest: string) => Promise<void>;

/** Starts the bot again and takes commands until `quit` or the end of the input. */
export async function stay(
  show: Show,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Promise<void> {
  const { stage, screen, words, crowd } = show;
  await stage.start();
  await stage.goTo(stage.now());
  const people = [...crowd.slack, ...crowd.telegram];
  const play: Play = { show, people, me: at(people, SEATS.admin) };
  screen.line("");
  screen.line(words.stay);
  const typing = output.isTTY === true;
  const lines = createInterface({ input, output, terminal: typing });
  const you = (): string =>
    words.you({
      name: play.me.name,
      platform: PLATFORM_NAMES[play.me.platform],
      when: show.when(stage.now()),
    });
  const prompt = (): void => {
    if (!typing) return;
    lines.setPrompt(`${you()} > `);
    lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    // What comes out of a pipe is echoed, so that the transcript reads the same.
    if (!typing) screen.line(`${you()} > ${text}`);
    if (/^(quit|exit|q|退出)$/i.test(text)) break;
    if (text !== "") await obey(play, text);
    prompt();
  }
  lines.close();
}

async function obey(play: Play, text: string): Promise<void> {
  const { screen, words } = play.show;
  if (/^[/／、]/.test(text)) return acted(play, () => typed(play, text));
  const [, word = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  const command = COMMANDS[word.toLowerCase()];
  if (command === undefined) screen.line(words.unknownWord({ word }));
  else await command(play, rest);
}

const COMMANDS: Readonly<Record<string, Command>> = {
  help: async ({ show: { screen, words } }) => {
    for (const line of words.help) screen.line(line);
  },
  who: async (play, rest) => {
    const { screen, words, copy, crowd } = play.show;
    if (rest === "") {
      for (const platform of ["slack", "telegram"] as const) {
        const names = copy.format.list(crowd[platform].map(({ name }) => name));
        screen.tell(`${PLATFORM_NAMES[platform]}: ${names}`);
      }
      return;
    }
    const wanted = rest.toLowerCase();
    const found = play.people.find(({ name }) => name.toLowerCase() === wanted);
    if (found === undefined) screen.line(words.nobody({ name: rest }));
    else play.me = found;
  },
  see: async (play) => look(play),
  press: async (play, rest) => {
    const { screen, words } = play.show;
    const label = labelLike(play.me, rest);
    if (label === null) screen.line(words.noButton({ label: rest }));
    else await acted(play, () => play.me.press(label));
  },
  say: (play, rest) => acted(play, () => said(play, rest)),
  skip: async (play, rest) => {
    const { stage, screen, words, cast } = play.show;
    const moment: Moment | null = readMoment(rest, stage.now(), cast.slackZone);
    if (moment === null) return screen.line(words.badTime({ text: rest }));
    const before = play.me.messages().length;
    for (let now = stage.now().getTime(); now < moment.getTime(); ) {
      now = Math.min(now + STEP_MS, moment.getTime());
      screen.progress(play.show.when(new Date(now)));
      await stage.goTo(new Date(now));
    }
    screen.line(words.skipped({ when: play.show.when(stage.now()) }));
    for (const seen of play.me.messages().slice(before)) play.show.draw(play.me, seen);
  },
  kill: async ({ show: { stage, screen, words } }) => {
    await stage.bot.kill();
    await stage.start();
    await stage.goTo(stage.now());
    screen.line(words.killedByYou);
  },
};

/** Does something, has the bot do what is then due, and draws what has changed. */
async function acted(play: Play, act: () => Promise<void>): Promise<void> {
  const { me, show } = play;
  const { stage, screen, words } = show;
  const before = { notes: me.notes().length, window: JSON.stringify(me.window()), state: stateOf(me) };
  // Something may well have no visible consequence here: that is an answer, not an error.
  const done = act().then(
    () => null,
    (error: unknown) => error,
  );
  const end = performance.now() + WAIT_MS;
  let finished = false;
  void done.then(() => {
    finished = true;
  });
  while (!finished && performance.now() < end) await pause();
  await stage.goTo(stage.now());
  await pause();
  const notes = me.platform === "telegram" ? me.notes().slice(before.notes) : [];
  for (const note of notes) screen.line(`  “${note}”`);
  const window = me.window();
  if (window !== null && JSON.stringify(window) !== before.window) return show.draw(me, window);
  const changed = me.messages().filter((seen) => before.state.get(seen.id) !== JSON.stringify(seen.rows));
  for (const seen of changed) show.draw(me, seen);
  if (changed.length === 0 && notes.length === 0 && JSON.stringify(window) === before.window) {
    screen.line(words.noAnswer);
  }
}

function stateOf(me: Person): ReadonlyMap<string, string> {
  return new Map(me.messages().map(({ id, rows }) => [id, JSON.stringify(rows)]));
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

function look({ me, show }: Play): void {
  const seen = me.window() ?? me.messages().at(-1);
  if (seen === undefined) show.screen.line(show.words.nothingSeen);
  else show.draw(me, seen);
}

/** Finds a button on the screen by its label, in any case. */
function labelLike(me: Person, wanted: string): string | null {
  const screens: readonly Seen[] = [...me.messages(), me.window()].filter((seen) => seen !== null);
  const labels = screens.flatMap((seen) => buttonsOf(seen)).map((label) => label.replace(/^[☐☑✓] /u, ""));
  return labels.findLast((label) => label.toLowerCase() === wanted.toLowerCase()) ?? null;
}

/** Types a command; on Slack @name and #channel become what Slack makes of them. */
function typed({ me, show, people }: Play, text: string): Promise<void> {
  if (me.platform === "telegram") return me.type(text);
  const { slackChannel } = show.stage;
  const escaped = text
    .replaceAll(slackChannel.name, slackChannel.mention)
    .replace(/@([\p{L}\p{N}]+)/gu, (mention, name: string) => {
      const found = people.find(
        (one) => one.platform === "slack" && one.name.toLowerCase() === name.toLowerCase(),
      );
      return found === undefined ? mention : `<@${found.id}|${found.name}>`;
    });
  return me.type(escaped);
}

async function said({ me, show }: Play, text: string): Promise<void> {
  const field = me.field();
  if (me.window() !== null) return me.submit(field === null || text === "" ? {} : { [field]: text });
  if (me.platform === "telegram") return me.type(text);
  // Slack's conversation with the bot is read-only: there is nowhere to write.
  show.screen.line(show.words.readOnly);
}
