// The pictures of messages: drawn and uploaded once for all who are shown the same, and done without where that fails, since the words say everything.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Chart } from "../../core/chart.ts";
import type { Message } from "../../core/message.ts";
import type { Log } from "../../core/ports.ts";
import { createTurns, type Turns } from "./turns.ts";
import { completeUpload, uploadBytes } from "./upload.ts";

/** The files that charts of one message have become, by chart; a chart without one is left out. */
export type Pictures = ReadonlyMap<Chart, string>;

/** No chart is shown. */
export const NO_PICTURES: Pictures = new Map();

/** Gives pictures to messages. Nothing here rejects. */
export interface Gallery {
  /** Has the pictures of a message drawn and uploaded where they are not yet; within some seconds, as far as they have come by then. */
  prepare(message: Message): Promise<void>;
  /** The pictures of a message as far as they are uploaded; `shown`: as far as Slack has shown them before, so that nothing will have to be tried again. */
  at(message: Message, how?: "shown"): Pictures;
  /** Who shows what where: a picture that comes late asks whether something else stands there by now. */
  readonly turns: Turns;
  /**
   * Sends something with its pictures. Slack takes some seconds to know a new file and answers as if the blocks were wrong: then it is tried again while
   * `forMs` last, and in the end sent without.
   */
  show<Sent>(
    pictures: Pictures,
    send: (pictures: Pictures) => Promise<Sent>,
    isRefused: (sent: Sent) => boolean,
    forMs?: number,
  ): Promise<Sent>;
}

/** A chart with what is said to those who cannot see it. */
type Drawn = Extract<Message["parts"][number], { readonly kind: "chart" }>;

interface Hung {
  readonly done: Promise<void>;
  readonly hungAt: number;
  file: string | null;
  /** Whether Slack has shown it. */
  isShown: boolean;
}

/** What a gallery needs; `draw` gives a PNG. */
export interface GalleryGround {
  readonly client: WebClient;
  readonly draw: (chart: Chart) => Promise<Uint8Array>;
  readonly log: Log;
}

/** How long a message waits for its pictures, in milliseconds. */
const PATIENCE = 10_000;
/** After how many milliseconds it is tried again with a file that Slack does not know yet, and for how long in all. */
const AGAIN: readonly number[] = [400, 600, 750, 1_500, 2_000];
const AGAIN_FOR = 6_000;
/** How long an uploaded picture serves, and how many of them are remembered. */
const FRESH = 30 * 60_000;
const MOST = 60;
/** How long nothing is uploaded once Slack has said that it may not. */
const PAUSE = 10 * 60_000;

/** Gives the gallery of one bot token. */
export function createGallery({ client, draw, log }: GalleryGround): Gallery {
  const hung = new Map<string, Hung>();
  let pausedUntil = Number.NEGATIVE_INFINITY;

  async function upload({ chart, alt }: Drawn): Promise<string | null> {
    let content: Uint8Array;
    try {
      content = await draw(chart);
    } catch {
      return without("chart-not-drawn");
    }
    const sent = await uploadBytes(client, { name: "chart.png", content, alt });
    if (sent.kind === "failed") return without(sent.code);
    const done = await completeUpload(client, { fileId: sent.fileId, title: "chart.png", isPicture: true });
    return done.kind === "failed" ? without(done.code) : done.fileId;
  }

  function without(code: string): null {
    log.warn({ event: "picture-left-out", platform: "slack", code });
    if (code === "missing_scope") pausedUntil = performance.now() + PAUSE;
    return null;
  }

  function find(of: Drawn): Hung | null {
    const known = hung.get(keyOf(of)) ?? null;
    return known !== null && performance.now() - known.hungAt < FRESH ? known : null;
  }

  function hang(of: Drawn): Hung {
    const key = keyOf(of);
    const made: Hung = {
      done: upload(of).then((file) => {
        made.file = file;
        // What failed is tried anew by whoever comes next.
        if (file === null && hung.get(key) === made) hung.delete(key);
      }),
      hungAt: performance.now(),
      file: null,
      isShown: false,
    };
    hung.delete(key);
    hung.set(key, made);
    for (const oldest of hung.keys()) {
      if (hung.size <= MOST) break;
      hung.delete(oldest);
    }
    return made;
  }

  return {
    turns: createTurns(),
    async prepare(message) {
      const charts = chartsOf(message);
      if (charts.length === 0 || performance.now() < pausedUntil) return;
      const enough = new AbortController();
      const all = Promise.all(charts.map((each) => (find(each) ?? hang(each)).done));
      await Promise.race([all, waited(PATIENCE, enough.signal)]);
      enough.abort();
    },
    at(message, how) {
      const pictures = new Map<Chart, string>();
      for (const each of chartsOf(message)) {
        const known = find(each);
        if (known !== null && known.file !== null && (how === undefined || known.isShown))
          pictures.set(each.chart, known.file);
      }
      return pictures;
    },
    async show(pictures, send, isRefused, forMs = AGAIN_FOR) {
      if (pictures.size === 0) return send(pictures);
      const until = performance.now() + forMs;
      for (const wait of [...AGAIN, null]) {
        const sent = await send(pictures);
        if (!isRefused(sent)) {
          const files = new Set(pictures.values());
          for (const known of hung.values()) {
            if (known.file !== null && files.has(known.file)) known.isShown = true;
          }
          return sent;
        }
        if (wait === null || performance.now() + wait > until) break;
        await sleep(wait);
      }
      without("file-not-ready");
      return send(NO_PICTURES);
    },
  };
}

function chartsOf(message: Message) {
  return message.parts.flatMap((part) => (part.kind === "chart" ? [part] : []));
}

// A file goes by its description too: who cannot see the same figures is not read the words that were written for another reader.
function keyOf({ chart, alt }: Drawn): string {
  return createHash("sha256")
    .update(JSON.stringify([alt, chart]))
    .digest("base64");
}

/** Ends after `ms`, or when `signal` says that nothing is waited for any more. */
async function waited(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
