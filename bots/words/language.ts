// Reads English and Chinese with a dictionary, a stemmer and two lexicons that lie on this machine.
import type { Turns } from "../../core/ports.ts";
import type { Language, Reader } from "../../core/words/ports.ts";
import { chineseFeeling } from "./chinese-feeling.ts";
import { emojiFeeling } from "./emoji-feeling.ts";
import { englishFeeling } from "./english-feeling.ts";
import { PHRASES } from "./english-lexicon.ts";
import { tokensOf } from "./tokens.ts";
import type { Vader } from "./vader-feeling.ts";

// The dictionary of five megabytes goes in in pieces of some ten milliseconds: a bot that seals a round goes on answering.
const PIECE = 100_000;
const NEWLINE = 10;

/** Gives the language; nothing is loaded before the first reader is asked for, and then once. */
export function createLanguage(): Language {
  let loaded: Promise<Reader> | null = null;
  return {
    reader(turns) {
      loaded ??= load(turns).catch((error: unknown) => {
        // What could not be loaded this time may be there next time.
        loaded = null;
        throw error;
      });
      return loaded;
    },
  };
}

async function load(turns: Turns): Promise<Reader> {
  const { Jieba } = await import("@node-rs/jieba");
  await turns.next();
  const { dict } = await import("@node-rs/jieba/dict.js");
  await turns.next();
  const { stemmer } = await import("stemmer");
  await turns.next();
  const { SentimentIntensityAnalyzer } = await import("vader-sentiment");
  await turns.next();
  const jieba = new Jieba();
  for (const piece of piecesOf(dict)) {
    jieba.loadDict(piece);
    await turns.next();
  }
  const reader = readerOver(
    { tag: (text) => jieba.tag(text, true), stem: stemmer },
    SentimentIntensityAnalyzer,
  );
  // The first text of each kind costs as much as hundreds: lexicons are built, and patterns compiled, once for texts that have a byte a character and
  // once for those that have two.
  for (const text of ["meeting", "meeting 会议"]) {
    for (const [phrase] of PHRASES) {
      text.replace(phrase, "");
      await turns.next();
    }
  }
  for (const text of ["会议", "meeting", "meeting 会议"]) {
    reader.tokens(text);
    await turns.next();
    reader.feeling(text);
    await turns.next();
  }
  return reader;
}

function readerOver(cutting: Parameters<typeof tokensOf>[1], vader: Vader): Reader {
  return {
    tokens: (text) => tokensOf(text, cutting),
    feeling(text) {
      const emoji = emojiFeeling(text);
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
      // A word of Chinese has about two characters; a foreign word or two in a text is a name of something.
      const isChinese = han > 0 && han >= latin;
      const isEnglish = latin > 0 && (!isChinese || latin > han / 2);
      const feeling =
        (isChinese ? chineseFeeling(text) : 0) + (isEnglish ? englishFeeling(text, vader) : 0) + emoji;
      return Math.max(-1, Math.min(1, feeling));
    },
  };
}

// Whole lines.
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from + PIECE);
    const to = newline === -1 ? bytes.length : newline + 1;
    yield bytes.subarray(from, to);
    from = to;
  }
}
