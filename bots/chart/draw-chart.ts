// Draws charts as pictures, in a thread of its own that starts with the first one and ends when it has had nothing to do for a while.
import { Worker } from "node:worker_threads";
import type { Chart } from "../../core/chart.ts";
import { SurveyError } from "../../core/errors.ts";

/** What the thread is asked for. */
export interface Order {
  readonly id: number;
  readonly chart: Chart;
  readonly as: "png" | "svg";
  readonly texts: { readonly alt?: string };
}

/** What the thread answers. */
export type Drawn =
  | { readonly id: number; readonly kind: "drawn"; readonly result: string | Uint8Array }
  | { readonly id: number; readonly kind: "failed"; readonly why: string };

interface Waiting {
  resolve(result: string | Uint8Array): void;
  reject(error: SurveyError): void;
}

/** How long a thread with nothing to do is kept, in milliseconds: it holds some 60 MB. */
const IDLE_MS = 60_000;

let thread: Thread | null = null;

/** Draws a chart as a PNG of 1,080 pixels' width. Throws SurveyError `internal` where it cannot be drawn. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  const result = await order(chart, "png", {});
  if (typeof result === "string") throw notDrawn("another kind");
  return result;
}

/** Draws a chart as an SVG element for a page; it has no script, no style sheet and no ids. `alt` says it to those who do not see it. */
export async function chartSvg(chart: Chart, texts: { readonly alt?: string } = {}): Promise<string> {
  const result = await order(chart, "svg", texts);
  if (typeof result !== "string") throw notDrawn("another kind");
  return result;
}

function order(chart: Chart, as: Order["as"], texts: Order["texts"]): Promise<string | Uint8Array> {
  thread ??= startThread();
  return thread.draw(chart, as, texts);
}

interface Thread {
  draw(chart: Chart, as: Order["as"], texts: Order["texts"]): Promise<string | Uint8Array>;
}

function startThread(): Thread {
  const worker = new Worker(new URL("./drawing-thread.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let orders = 0;
  let idle: NodeJS.Timeout | undefined;

  // Only what is waited for keeps the process alive.
  worker.unref();
  worker.on("message", (drawn: Drawn) => {
    const one = waiting.get(drawn.id);
    waiting.delete(drawn.id);
    if (waiting.size === 0) rest();
    if (drawn.kind === "drawn") one?.resolve(drawn.result);
    else one?.reject(notDrawn(drawn.why));
  });
  worker.on("error", (error) => end(error instanceof Error ? error.message : "thread-failed"));
  worker.on("exit", () => end("thread-ended"));

  function rest(): void {
    worker.unref();
    idle = setTimeout(() => {
      forget();
      void worker.terminate();
    }, IDLE_MS);
    idle.unref();
  }

  function end(why: string): void {
    forget();
    for (const one of waiting.values()) one.reject(notDrawn(why));
    waiting.clear();
  }

  function forget(): void {
    clearTimeout(idle);
    if (thread === self) thread = null;
  }

  const self: Thread = {
    draw: (chart, as, texts) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        orders += 1;
        const id = orders;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, chart, as, texts } satisfies Order);
      }),
  };
  return self;
}

function notDrawn(why: string): SurveyError {
  return new SurveyError("internal", { what: "chart-not-drawn" }, { cause: new Error(why) });
}
