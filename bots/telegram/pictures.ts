// Charts as photos: drawn once and uploaded once, then sent again by the id that Telegram gave; done without where that fails, since the words say everything.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chart } from "../../core/chart.ts";
import type { Message } from "../../core/message.ts";
import type { Log } from "../../core/ports.ts";

/** A picture as sendPhoto takes it: bytes, or the id of a photo that Telegram has. */
export interface Photo {
  readonly key: string;
  readonly file: string | { readonly source: Buffer; readonly filename: string };
}

/** Draws the pictures of messages and remembers what Telegram calls them. Nothing here rejects. */
export interface Pictures {
  /** Has the charts of a message drawn, as far as that goes within some seconds. */
  prepare(message: Message): Promise<void>;
  /** The charts of a message as photos, in their order; one that is not drawn is left out. */
  of(message: Message): readonly Photo[];
  /** Told of a photo that has arrived, by the id that Telegram gave it; null for one that Telegram did not take. */
  sent(photo: Photo, fileId: string | null): void;
}

interface Kept {
  readonly done: Promise<void>;
  readonly keptAt: number;
  file: Photo["file"] | null;
}

/** How long a message waits for its pictures, in milliseconds. */
const PATIENCE = 10_000;
/** How long a picture is remembered, and how many of them. */
const FRESH = 30 * 60_000;
const MOST = 60;

/** Gives the pictures of one bot; `draw` gives a PNG. */
export function createPictures(of: {
  readonly draw: (chart: Chart) => Promise<Uint8Array>;
  readonly log: Log;
}): Pictures {
  const { draw, log } = of;
  const kept = new Map<string, Kept>();

  const find = (key: string): Kept | null => {
    const known = kept.get(key) ?? null;
    return known !== null && performance.now() - known.keptAt < FRESH ? known : null;
  };

  async function drawn(chart: Chart): Promise<Photo["file"] | null> {
    try {
      return { source: Buffer.from(await draw(chart)), filename: "chart.png" };
    } catch {
      log.warn({ event: "picture-left-out", platform: "telegram", code: "chart-not-drawn" });
      return null;
    }
  }

  function keep(key: string, chart: Chart): Kept {
    const made: Kept = {
      done: drawn(chart).then((file) => {
        made.file = file;
        // What failed is tried anew by whoever comes next.
        if (file === null && kept.get(key) === made) kept.delete(key);
      }),
      keptAt: performance.now(),
      file: null,
    };
    kept.delete(key);
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return made;
  }

  return {
    async prepare(message) {
      const charts = chartsOf(message);
      if (charts.length === 0) return;
      const enough = new AbortController();
      const all = Promise.all(charts.map(({ key, chart }) => (find(key) ?? keep(key, chart)).done));
      await Promise.race([all, waited(PATIENCE, enough.signal)]);
      enough.abort();
    },
    of: (message) =>
      chartsOf(message).flatMap(({ key }) => {
        const file = find(key)?.file ?? null;
        return file === null ? [] : [{ key, file }];
      }),
    sent(photo, fileId) {
      const known = kept.get(photo.key);
      if (fileId === null) {
        kept.delete(photo.key);
        log.warn({ event: "picture-left-out", platform: "telegram", code: "photo-not-taken" });
      } else if (known !== undefined) known.file = fileId;
    },
  };
}

function chartsOf(message: Message): readonly { readonly key: string; readonly chart: Chart }[] {
  return message.parts.flatMap((part) =>
    part.kind === "chart"
      ? [
          {
            chart: part.chart,
            key: createHash("sha256").update(JSON.stringify(part.chart)).digest("base64"),
          },
        ]
      : [],
  );
}

/** Ends after `ms`, or when `signal` says that nothing is waited for any more. */
async function waited(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
